import type { Text } from "../base/text.ts";
import { type OutcomeId, outcomes } from "../sim/outcomes.ts";
import { type Differences, type Enough, enough, FEWEST } from "./enough.ts";
import { sizeWords } from "./point-words.ts";
import type { Point } from "./space.ts";
import type { Study } from "./study.ts";
import { firstReplicates, type Wave, type WaveRuns } from "./wave.ts";

/** Why no more replicates were added, and how many there are. */
export interface Stop {
  readonly replicates: number;
  readonly why: Text;
}

/** Replicates of a point at most, however much is still unknown. */
export const MOST_REPLICATES = 400;
/** Replicates grow by no more than this at a time: an early spread is a poor guess of the spread. */
const GROWTH = 2;

/** Differences to the status quo of the points that are something else, and that have any run. */
function differencesOf(runs: WaveRuns, by: OutcomeId): readonly Differences[] {
  return runs.points.flatMap((_, p) => {
    if (runs.scenario(p) === runs.baselineScenario(p)) return [];
    const base = runs.baseline(by, p);
    const values = Array.from(runs.values(by, p), (value, r) => {
      const difference = value - (base[r] ?? Number.NaN);
      return Number.isNaN(difference) ? null : difference;
    });
    if (values.every((value) => value === null)) return [];
    return [{ name: { en: `point ${p}`, zh: `试算点 ${p}` }, values }];
  });
}

const mean = (values: readonly (number | null)[]): number => {
  const known = values.filter((value) => value !== null);
  return known.reduce((sum, value) => sum + value, 0) / known.length;
};

/** What is known so far, measured by the largest difference: a point that changes little need not be known to a share of that little. */
function judged(study: Study, series: readonly Differences[], by: OutcomeId): Enough {
  const largest = Math.max(...series.map(({ values }) => Math.abs(mean(values))));
  const wanted = {
    precision: study.precision,
    floor: (study.precision ?? 0) * largest,
    chance: study.ranking,
    ranking: "best",
    better: outcomes[by].better === "less" ? "less" : "more",
    least: FEWEST,
    most: MOST_REPLICATES,
  } as const;
  return enough(series, wanted, study.seed, (size) => sizeWords(by, size));
}

/**
 * Runs points under the study's replicates; where it asks for a precision, or for a chance that the best point is the best,
 * adds replicates until it has them. Precision is a share of the largest difference in this outcome.
 */
export function* replicateUntil(
  study: Study,
  points: readonly Point[],
  by: OutcomeId,
): Generator<Wave, { readonly runs: WaveRuns; readonly stop: Stop }, WaveRuns> {
  let { replicates } = study;
  let runs = yield { points, replicates: firstReplicates(replicates) };
  if (study.precision === null && study.ranking === null) {
    const why = {
      en: `The study asks for ${replicates} ${replicates === 1 ? "replicate" : "replicates"} of every point, and they are done.`,
      zh: `研究设定每个试算点重复运行 ${replicates} 次，均已完成。`,
    };
    return { runs, stop: { replicates, why } };
  }
  for (;;) {
    const series = differencesOf(runs, by);
    if (series.every(({ values }) => values.every((value) => value === null || value === 0))) {
      const why = {
        en: `After ${replicates} replicates no point differs from its status quo: there is nothing to be known better.`,
        zh: `重复运行 ${replicates} 次后，各点与其现状均无差异，无从提高精度。`,
      };
      return { runs, stop: { replicates, why } };
    }
    const { state, more, reason } = judged(study, series, by);
    // Runs that fail never make a whole set: what counts for the limit is what was run.
    if (state !== "go on" || replicates >= MOST_REPLICATES) return { runs, stop: { replicates, why: reason } };
    replicates = Math.min(MOST_REPLICATES, replicates * GROWTH, replicates + (more ?? replicates));
    runs = yield { points, replicates: firstReplicates(replicates) };
  }
}
