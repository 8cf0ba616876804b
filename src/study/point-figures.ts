import type { OutcomeId } from "../sim/outcomes.ts";
import type { WaveRuns } from "./wave.ts";

/** What an analysis takes of an outcome: the difference to the point's own status quo, or the value. */
export const figureKinds = ["difference", "value"] as const;
export type FigureKind = (typeof figureKinds)[number];

/** An outcome that every single run has: a cost per gain is one of many runs. */
export const isOfARun = (id: OutcomeId): boolean => id !== "costPerDoctorYear";

/** The figure of a point by replicate; null where a run failed or cannot tell. */
export function figuresAt(runs: WaveRuns, p: number, measure: string, figure: FigureKind): (number | null)[] {
  const base = figure === "difference" ? runs.baseline(measure, p) : null;
  return Array.from(runs.values(measure, p), (value, r) => {
    const one = value - (base === null ? 0 : (base[r] as number));
    return Number.isNaN(one) ? null : one;
  });
}

/** The mean of a point's figures; null where any of them is missing: what is left would be of other luck than its neighbours. */
export function meanFigure(figures: readonly (number | null)[]): number | null {
  let sum = 0;
  for (const figure of figures) {
    if (figure === null) return null;
    sum += figure;
  }
  return figures.length > 0 ? sum / figures.length : null;
}

/** Whether every point is its own status quo: then nothing differs, and the value is what there is. */
export const isAllBaseline = (runs: WaveRuns): boolean =>
  runs.points.every((_, p) => runs.scenario(p) === runs.baselineScenario(p));
