import { type EffectPartRow, type EffectRow, type Interval, noInterval } from "../sim/comparison.ts";
import type { RunResult } from "../sim/job.ts";
import type { Scenario } from "../sim/scenario.ts";
import { ratioInterval, resamples } from "./bootstrap.ts";
import type { Effect, EffectPart, FigureOf, Look } from "./effect.ts";
import { all } from "./effects/all.gen.ts";
import type { Job, Runner } from "./runner.ts";
import { finite, meanInterval } from "./scorecard.ts";
import { targetRows } from "./targets.gen.ts";

export const effects: readonly Effect[] = all;

type Runs = readonly (RunResult | null)[];

const figures = (of: FigureOf, runs: Runs): (number | null)[] => runs.map((run) => (run === null ? null : of(run)));

/** Reads one figure off replicates that share their luck. */
export function obtain(
  { reading, of, ofOther = of }: Pick<Look, "reading" | "of" | "ofOther">,
  runs: Runs,
  against: Runs,
  samples: readonly Int32Array[],
): Interval {
  const own = figures(of, runs);
  if (reading === "value" || reading === "share") {
    const scale = reading === "share" ? 100 : 1;
    return meanInterval(finite(own).map((x) => x * scale));
  }
  const usual = figures(ofOther, against);
  const pairs = own.flatMap((x, k) => {
    const y = usual[k];
    return typeof x === "number" && typeof y === "number" ? [[x, y] as const] : [];
  });
  if (pairs.length === 0) return noInterval;
  if (reading === "points") return meanInterval(pairs.map(([x, y]) => 100 * (x - y)));
  // A ratio of means: single replicates have few events to divide by.
  const above = pairs.map(([x, y]) => (reading === "ratio" ? x : 100 * (x - y)));
  const below = pairs.map(([, y]) => y);
  const sum = (values: readonly number[]): number => values.reduce((total, x) => total + x, 0);
  if (sum(below) <= 0) return noInterval;
  const interval = pairs.length === own.length && pairs.length > 1 ? ratioInterval(above, below, samples) : null;
  return { value: sum(above) / sum(below), low: interval?.low ?? null, high: interval?.high ?? null };
}

/** Everything that is read for an effect: what is judged, and what is shown beside it. */
export const looksOf = ({ parts }: Effect): Look[] =>
  Object.values(parts).flatMap(({ beside = [], input: _, ...judged }) => [
    judged,
    ...beside.map(({ name: __, ...other }) => ({ ...judged, ...other })),
  ]);

/** Scenarios that effects need, by id, once each. */
export const scenarioIds = (): string[] => [
  ...new Set(effects.flatMap(looksOf).flatMap(({ scenario, against }) => [scenario, against])),
];

/**
 * Runs the scenarios of all effect targets and judges them. Every target of targets.csv has a row; one that these
 * runs cannot tell says so by a null. `onProgress` hears of finished runs.
 */
export async function effectScorecard(
  scenarios: ReadonlyMap<string, Scenario>,
  options: { readonly seed: string; readonly replicates: number },
  runner: Runner,
  onProgress: (done: number, total: number) => void = () => {},
): Promise<EffectRow[]> {
  const ids = [...scenarios.keys()];
  const runs = new Map<string, (RunResult | null)[]>(
    ids.map((id) => [id, Array.from({ length: options.replicates }, () => null)]),
  );
  const jobs: Job[] = Array.from({ length: options.replicates }, (_, replicate) => ({
    scenarios: [...scenarios.values()],
    seed: options.seed,
    replicate,
    probe: true,
  }));
  const total = ids.length * options.replicates;
  let done = 0;
  onProgress(0, total);
  for await (const outcome of runner.run(jobs)) {
    if (outcome.ok)
      (runs.get(ids[outcome.run.scenario] as string) as (RunResult | null)[])[outcome.run.replicate] = outcome.run;
    onProgress(++done, total);
  }
  const samples = resamples(options.replicates, options.seed);
  const targets = targetRows.filter(({ target }) => target.startsWith("E"));
  return [...new Set(targets.map(({ target }) => target))].map((id): EffectRow => {
    const declared = effects.find((e) => e.id === id);
    if (declared === undefined) throw new Error(`no reading of ${id}`);
    const read = (look: Look): Interval =>
      obtain(look, runs.get(look.scenario) ?? [], runs.get(look.against) ?? [], samples);
    const parts = targets
      .filter(({ target }) => target === id)
      .map((row): EffectPartRow => {
        const { beside = [], input = null, ...judged } = declared.parts[row.part] as EffectPart;
        const obtained = read(judged);
        const { value } = obtained;
        return {
          part: row.part,
          outcome: row.outcome,
          population: row.population,
          fixture: row.fixture,
          low: row.low,
          high: row.high,
          scenario: judged.scenario,
          obtained,
          distance: value === null ? null : Math.max(0, row.low - value, value - row.high),
          input,
          beside: beside.map(({ name, ...other }) => ({ name, obtained: read({ ...judged, ...other }) })),
          evidence: row.evidence,
          note: row.note,
        };
      });
    const known = parts.every(({ distance }) => distance !== null);
    return {
      id,
      name: declared.name,
      parts,
      inside: known ? parts.every(({ distance }) => distance === 0) : null,
    };
  });
}
