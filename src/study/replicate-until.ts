import type { Text } from "../base/text.ts";
import { type OutcomeId, outcomes } from "../sim/outcomes.ts";
import { type Differences, type Enough, enough, FEWEST } from "./enough.ts";
import { figuresAt, isOfARun } from "./point-figures.ts";
import { differenceWords } from "./point-words.ts";
import type { Point } from "./space.ts";
import type { Study } from "./study.ts";
import { firstReplicates, type Wave, type WaveRuns } from "./wave.ts";

/** Why no more replicates were added, and how many there are. */
export interface Stop {
  readonly replicates: number;
  readonly why: Text;
}

/** Replicates of a point at most, however little is known still. */
export const MOST_REPLICATES = 400;
/** Replicates grow by no more than this at a time: an early spread is a poor guess of the spread. */
const GROWTH = 2;
/** What is expected to do is overshot a little, so that a last small wave is rarely needed. */
const MARGIN = 1.1;

const counted = (n: number): string => `${n} ${n === 1 ? "replicate" : "replicates"}`;

/** Differences of every point to its own status quo by replicate; those that are their status quo differ in nothing. */
const differencesOf = (runs: WaveRuns, by: OutcomeId): Differences[] =>
  runs.points.flatMap((_, p) =>
    runs.scenario(p) === runs.baselineScenario(p)
      ? []
      : [{ name: { en: `point ${p}`, zh: `试算点 ${p}` }, values: figuresAt(runs, p, by, "difference") }],
  );

const meanSize = ({ values }: Differences): number => {
  const known = values.filter((value): value is number => value !== null);
  return known.length === 0 ? 0 : Math.abs(known.reduce((sum, value) => sum + value, 0) / known.length);
};

/** What an unsigned amount of an outcome reads as. */
const amount =
  (by: OutcomeId) =>
  (value: number): Text => {
    const { en, zh } = differenceWords(by, value);
    return { en: en.replace("+", ""), zh: zh.replace("+", "") };
  };

/** Whether the runs so far tell what the study wants; null where nothing differs, so that there is nothing to be sure of. */
function judged({ precision, ranking, seed }: Study, runs: WaveRuns, by: OutcomeId): Enough | null {
  const series = differencesOf(runs, by);
  const largest = Math.max(0, ...series.map(meanSize));
  if (largest === 0) return null;
  return enough(
    series,
    {
      precision,
      // A difference near nothing need not be known more closely than the largest.
      floor: (precision ?? 0) * largest,
      chance: ranking,
      ranking: "best",
      better: outcomes[by].better === "less" ? "less" : "more",
      least: FEWEST,
      most: MOST_REPLICATES,
    },
    seed,
    amount(by),
  );
}

/**
 * Runs points under the study's replicates; where it asks for a precision, or for a chance that the best point is the best, adds
 * replicates until both are there: `enough` says what stopping when it suits costs.
 */
export function* replicateUntil(
  study: Study,
  points: readonly Point[],
  by: OutcomeId,
): Generator<Wave, { readonly runs: WaveRuns; readonly stop: Stop }, WaveRuns> {
  let { replicates } = study;
  let runs = yield { points, replicates: firstReplicates(replicates) };
  const asked = (study.precision !== null || study.ranking !== null) && isOfARun(by);
  if (!asked) {
    const why = {
      en: `the study asks for ${counted(replicates)} of every point, and they are done`,
      zh: `研究设定每个试算点重复运行 ${replicates} 次，均已完成`,
    };
    return { runs, stop: { replicates, why } };
  }
  for (;;) {
    const now = judged(study, runs, by);
    if (now === null) {
      const why = {
        en: `after ${counted(replicates)} no point differs from its status quo, and no precision can be asked of that`,
        zh: `重复运行 ${replicates} 次后，各点与其现状均无差异，无从要求精度`,
      };
      return { runs, stop: { replicates, why } };
    }
    if (now.state !== "go on" || replicates >= MOST_REPLICATES) {
      const { name } = outcomes[by];
      const why = { en: `${name.en}. ${now.reason.en}`, zh: `${name.zh}。${now.reason.zh}` };
      return { runs, stop: { replicates, why } };
    }
    const expected =
      now.more === null ? Number.POSITIVE_INFINITY : replicates + Math.max(1, Math.ceil(now.more * MARGIN));
    replicates = Math.min(MOST_REPLICATES, expected, replicates * GROWTH);
    runs = yield { points, replicates: firstReplicates(replicates) };
  }
}
