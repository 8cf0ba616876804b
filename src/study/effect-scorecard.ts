import type { Text } from "../base/text.ts";
import type { RunResult } from "../sim/job.ts";
import type { Scenario } from "../sim/scenario.ts";
import { ratioInterval, resamples } from "./bootstrap.ts";
import type { Effect, EffectPart } from "./effect.ts";
import { all } from "./effects/all.gen.ts";
import type { Job, Runner } from "./runner.ts";
import { finite, meanInterval } from "./scorecard.ts";
import { targetRows } from "./targets.gen.ts";

export const effects: readonly Effect[] = all;

/** What was obtained, with its 95 % interval over replicates. */
export interface Obtained {
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

export interface EffectPartRow {
  readonly part: string;
  readonly outcome: string;
  readonly population: string;
  readonly fixture: string;
  /** Tolerance. */
  readonly low: number;
  readonly high: number;
  readonly obtained: Obtained;
  /** 0 inside; otherwise how far the value lies from the nearer end. Null where nothing was obtained. */
  readonly distance: number | null;
  readonly beside: { readonly name: Text; readonly obtained: Obtained } | null;
  readonly evidence: string;
  readonly note: string;
}

export interface EffectRow {
  readonly id: string;
  readonly name: Text | null;
  readonly parts: readonly EffectPartRow[];
  /** Null while a part cannot be judged. */
  readonly inside: boolean | null;
}

const nothing: Obtained = { value: null, low: null, high: null };

type Runs = readonly (RunResult | null)[];

const figures = (part: EffectPart, runs: Runs): (number | null)[] =>
  runs.map((run) => (run === null ? null : part.of(run)));

/** Reads one part off replicates that share their luck. */
export function obtain(part: EffectPart, runs: Runs, against: Runs, samples: readonly Int32Array[]): Obtained {
  const own = figures(part, runs);
  if (part.reading === "value" || part.reading === "share") {
    const scale = part.reading === "share" ? 100 : 1;
    return meanInterval(finite(own).map((x) => x * scale));
  }
  const usual = figures(part, against);
  const pairs = own.flatMap((x, k) => {
    const y = usual[k];
    return typeof x === "number" && typeof y === "number" ? [[x, y] as const] : [];
  });
  if (pairs.length === 0) return nothing;
  if (part.reading === "points") return meanInterval(pairs.map(([x, y]) => 100 * (x - y)));
  const below = pairs.reduce((sum, [, y]) => sum + y, 0);
  if (below <= 0) return nothing;
  // A ratio of means: single replicates have few events to divide by.
  const value = 100 * (pairs.reduce((sum, [x]) => sum + x, 0) / below - 1);
  const interval =
    pairs.length === own.length && pairs.length > 1
      ? ratioInterval(
          pairs.map(([x, y]) => 100 * (x - y)),
          pairs.map(([, y]) => y),
          samples,
        )
      : null;
  return { value, low: interval?.low ?? null, high: interval?.high ?? null };
}

/** Scenarios that effects need, by id, once each. */
export const scenarioIds = (): string[] => [
  ...new Set(
    effects.flatMap(({ scenario, against, beside }) => [scenario, against, ...(beside ? [beside.scenario] : [])]),
  ),
];

/**
 * Runs the scenarios of all effect targets and judges them. Every target of targets.csv has a row; one that nothing measures
 * yet says so by a null. `onProgress` hears of finished runs.
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
    const runsOf = (scenario: string): Runs => runs.get(scenario) ?? [];
    const parts = targets
      .filter(({ target }) => target === id)
      .map((row): EffectPartRow => {
        const part = declared?.parts[row.part];
        const read = (scenario: string): Obtained =>
          part === undefined || declared === undefined
            ? nothing
            : obtain(part, runsOf(scenario), runsOf(declared.against), samples);
        const obtained = declared === undefined ? nothing : read(declared.scenario);
        const { value } = obtained;
        return {
          part: row.part,
          outcome: row.outcome,
          population: row.population,
          fixture: row.fixture,
          low: row.low,
          high: row.high,
          obtained,
          distance: value === null ? null : Math.max(0, row.low - value, value - row.high),
          beside:
            declared?.beside === undefined
              ? null
              : { name: declared.beside.name, obtained: read(declared.beside.scenario) },
          evidence: row.evidence,
          note: row.note,
        };
      });
    const judged = parts.every(({ distance }) => distance !== null);
    return {
      id,
      name: declared?.name ?? null,
      parts,
      inside: judged ? parts.every(({ distance }) => distance === 0) : null,
    };
  });
}
