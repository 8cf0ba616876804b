import { type ParameterId, parameters } from "../model/parameters.ts";
import type { Job, RunResult } from "../sim/job.ts";
import type { Scenario } from "../sim/scenario.ts";
import type { Runner } from "./runner.ts";
import { finite, targetScale } from "./scorecard.ts";
import { targetRows } from "./targets.gen.ts";

/** What may be calibrated: the parameters that their declarations mark, and nothing else. */
export const calibrated = (Object.keys(parameters) as ParameterId[]).filter(
  (id) => "calibrated" in parameters[id] && parameters[id].calibrated === true,
);

/** A published figure that the baseline is fitted to besides the scorecard's: too weak a source to judge by, and better than nothing. */
const alsoFitted = [{ measure: "villageBurnout", low: 0.2, high: 0.27, source: "E147" }] as const;

/** Weight of staying near a declared default: it decides only what the targets leave open. */
const PRIOR = 0.15;
const ROUNDS = 6;
/** Distance from every target, in half widths, of parameters at which a run fails. */
const FAR = 100;

interface Aim {
  readonly measure: string;
  readonly middle: number;
  readonly half: number;
}

/** Everything the fit pulls at: the middle of each tolerance of this fixture, in units of its half width. */
export function aims(fixture: string): readonly Aim[] {
  const scored = targetRows
    .filter((row) => row.target.startsWith("B") && row.fixture === fixture)
    .map((row) => {
      const scale = targetScale(row.outcome);
      return {
        measure: row.target + row.part,
        middle: (row.low + row.high) / 2 / scale,
        half: (row.high - row.low) / 2 / scale,
      };
    });
  return [
    ...scored,
    ...alsoFitted.map(({ measure, low, high }) => ({ measure, middle: (low + high) / 2, half: (high - low) / 2 })),
  ];
}

export interface Calibration {
  readonly values: Readonly<Record<string, number>>;
  /** Sum of squared distances, targets in half widths and parameters in PRIOR-weighted half ranges. */
  readonly distance: number;
  /** Where the fit ended, by measure. */
  readonly reached: Readonly<Record<string, number | null>>;
  readonly evaluations: number;
}

type Vector = readonly number[];

/**
 * Fits the calibrated parameters to the baseline targets: damped Gauss–Newton with finite differences on common random
 * numbers, so that a step's effect is not drowned by luck, kept inside the declared ranges. The same seed gives the same
 * numbers to the last digit.
 */
export async function calibrate(
  scenario: Scenario,
  options: { readonly seed: string; readonly replicates: number },
  runner: Runner,
  onProgress: (done: number, total: number) => void = () => {},
): Promise<Calibration> {
  const wanted = aims(scenario.region.id);
  const ids = calibrated;
  const declared = ids.map((id) => parameters[id]);
  const total = 1 + ROUNDS * (ids.length + 3);
  let evaluations = 0;
  const failed: Readonly<Record<string, null>> = Object.fromEntries(wanted.map(({ measure }) => [measure, null]));

  const reach = async (at: Vector): Promise<Readonly<Record<string, number | null>>> => {
    const over = Object.fromEntries(ids.map((id, k) => [id, at[k] as number]));
    const varied: Scenario = { ...scenario, parameters: { ...scenario.parameters, ...over } };
    const jobs: Job[] = Array.from({ length: options.replicates }, (_, replicate) => ({
      scenarios: [varied],
      seed: options.seed,
      replicate,
    }));
    const runs: RunResult[] = [];
    for await (const outcome of runner.run(jobs)) if (outcome.ok) runs.push(outcome.run);
    runs.sort((a, b) => a.replicate - b.replicate);
    onProgress(++evaluations, total);
    if (runs.length < options.replicates) return failed;
    return Object.fromEntries(
      wanted.map(({ measure }) => {
        const values = finite(runs.map((run) => run.measures[measure]));
        return [measure, values.length > 0 ? values.reduce((sum, v) => sum + v, 0) / values.length : null];
      }),
    );
  };
  // What a finished run cannot tell pulls nowhere; a run that breaks is as far off as can be.
  const residuals = (reached: Readonly<Record<string, number | null>>, at: Vector): number[] => [
    ...wanted.map(({ measure, middle, half }) =>
      reached === failed ? FAR : ((reached[measure] ?? middle) - middle) / half,
    ),
    ...declared.map((p, k) => (PRIOR * ((at[k] as number) - p.default)) / ((p.range[1] - p.range[0]) / 2)),
  ];
  const inside = (at: Vector): number[] => at.map((v, k) => Math.min(bound(k, 1), Math.max(bound(k, 0), v)));
  const bound = (k: number, end: 0 | 1): number => (declared[k] as (typeof declared)[number]).range[end];
  const square = (r: Vector): number => r.reduce((sum, v) => sum + v * v, 0);

  let at: number[] = declared.map((p) => p.default);
  let reached = await reach(at);
  let r = residuals(reached, at);
  let damping = 0.1;
  for (let round = 0; round < ROUNDS; round++) {
    const columns: number[][] = [];
    for (let k = 0; k < ids.length; k++) {
      // A step towards the nearer middle of the range, wide enough to be seen through the luck that is left.
      const width = (bound(k, 1) - bound(k, 0)) * 0.08;
      const step = (at[k] as number) + width <= bound(k, 1) ? width : -width;
      const moved = at.map((v, q) => (q === k ? v + step : v));
      const there = residuals(await reach(moved), moved);
      columns.push(there.map((v, q) => (v - (r[q] as number)) / step));
    }
    let improved = false;
    for (let attempt = 0; attempt < 3 && !improved; attempt++) {
      const scales = ids.map((_, k) => (bound(k, 1) - bound(k, 0)) / 2);
      const delta = solveDamped(columns, r, scales, damping);
      const next = inside(at.map((v, k) => v + (delta[k] as number)));
      const nextReached = await reach(next);
      const nextResiduals = residuals(nextReached, next);
      if (square(nextResiduals) < square(r)) {
        improved = true;
        at = next;
        reached = nextReached;
        r = nextResiduals;
        damping /= 3;
      } else damping *= 5;
    }
    if (!improved) break;
  }
  onProgress(total, total);
  const rounded = at.map((v) => Math.round(v * 10000) / 10000);
  return {
    values: Object.fromEntries(ids.map((id, k) => [id, rounded[k] as number])),
    distance: square(r),
    reached,
    evaluations,
  };
}

/** Solves (JᵀJ + damping·D)·δ = −Jᵀr, with D the squared reciprocal scales; J by columns. */
export function solveDamped(columns: readonly Vector[], r: Vector, scales: Vector, damping: number): number[] {
  const n = columns.length;
  const a = columns.map((ci, i) => [
    ...columns.map((cj, j) => dot(ci, cj) + (i === j ? damping / ((scales[i] as number) * (scales[i] as number)) : 0)),
    -dot(ci, r),
  ]);
  for (let p = 0; p < n; p++) {
    let pivot = p;
    for (let q = p + 1; q < n; q++) if (Math.abs(at2(a, q, p)) > Math.abs(at2(a, pivot, p))) pivot = q;
    [a[p], a[pivot]] = [a[pivot] as number[], a[p] as number[]];
    for (let q = p + 1; q < n; q++) {
      const ratio = at2(a, q, p) / at2(a, p, p);
      for (let k = p; k <= n; k++) (a[q] as number[])[k] = at2(a, q, k) - ratio * at2(a, p, k);
    }
  }
  const x = new Array<number>(n).fill(0);
  for (let p = n - 1; p >= 0; p--) {
    let sum = at2(a, p, n);
    for (let k = p + 1; k < n; k++) sum -= at2(a, p, k) * (x[k] as number);
    x[p] = sum / at2(a, p, p);
  }
  return x;
}

const dot = (a: Vector, b: Vector): number => a.reduce((sum, v, k) => sum + v * (b[k] as number), 0);
const at2 = (a: readonly (readonly number[])[], row: number, column: number): number =>
  (a[row] as readonly number[])[column] as number;

/** `scenarios/parameters.yaml` as text: written by calibration, never by hand. */
export function parametersFile(
  result: Calibration,
  aligned: Readonly<Record<string, number>>,
  options: { readonly seed: string; readonly replicates: number },
): string {
  const line = ([id, value]: readonly [string, number]): string => {
    const p = parameters[id as ParameterId];
    return `  ${id}: ${value} # ${p.name.en} (${p.unit}; default ${p.default}, range ${p.range[0]} to ${p.range[1]}): ${p.source}`;
  };
  return [
    "# Written by `npm run calibrate`; edits would be lost with the next run.",
    `# Seed ${JSON.stringify(options.seed)}, ${options.replicates} replicates a point; distance to the targets ${result.distance.toFixed(3)} after ${result.evaluations} points.`,
    "schemaVersion: 1",
    "parameters:",
    ...Object.entries(result.values).map(line),
    "  # Fitted afterwards, for scenarios under these rules of choice alone.",
    ...Object.entries(aligned).map(line),
    "",
  ].join("\n");
}
