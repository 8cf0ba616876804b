import type { Estimate } from "../sim/comparison.ts";
import { type OutcomeId, outcomes } from "../sim/outcomes.ts";
import { costPerGain, pairedEstimate } from "./paired.ts";
import type { WaveRuns } from "./wave.ts";

/** What an outcome is worked out from: itself, or for a cost per gain both. */
const measuresFor = (id: OutcomeId): readonly string[] =>
  id === "costPerDoctorYear" ? ["cost", "townshipDoctors"] : [id];

/** The measures that these outcomes are worked out from. */
export const measuresOfOutcomes = (ids: readonly OutcomeId[]): readonly string[] => [
  ...new Set(ids.flatMap(measuresFor)),
];

const known = (values: Float64Array): (number | null)[] => Array.from(values, (x) => (Number.isNaN(x) ? null : x));

/** Outcomes of a point, each as a value and as the difference to its own status quo under the same luck. */
export function estimatesAt(
  runs: WaveRuns,
  p: number,
  ids: readonly OutcomeId[],
  samples: readonly Int32Array[],
): Readonly<Partial<Record<OutcomeId, Estimate>>> {
  const isBaseline = runs.scenario(p) === runs.baselineScenario(p);
  const own = (measure: string) => known(runs.values(measure, p));
  const base = (measure: string) => known(runs.baseline(measure, p));
  return Object.fromEntries(
    ids.map((id) => [
      id,
      id === "costPerDoctorYear"
        ? costPerGain(own("cost"), base("cost"), own("townshipDoctors"), base("townshipDoctors"), samples, isBaseline)
        : pairedEstimate(own(id), isBaseline ? null : base(id)),
    ]),
  );
}

/** Ranks by an outcome, 1 the best: by the difference, which is none at a status quo, or by the value where all are. Null where there is no better. */
export function ranks(id: OutcomeId, estimates: readonly (Estimate | undefined)[]): (number | null)[] {
  const { better } = outcomes[id];
  if (better === "neither") return estimates.map(() => null);
  const allBaselines = estimates.every((e) => e?.why === "baseline");
  const figure = (e: Estimate | undefined): number | null => {
    if (e === undefined || e.value === null) return null;
    if (allBaselines || id === "costPerDoctorYear") return e.value;
    return e.why === "baseline" ? 0 : e.difference;
  };
  const places = estimates.flatMap((e, p) => (figure(e) === null ? [] : [p]));
  const sign = better === "more" ? -1 : 1;
  const sorted = places.sort((a, b) => sign * ((figure(estimates[a]) ?? 0) - (figure(estimates[b]) ?? 0)) || a - b);
  const found = new Map(sorted.map((p, rank) => [p, rank + 1]));
  return estimates.map((_, p) => found.get(p) ?? null);
}
