import type { Text } from "../base/text.ts";
import { type OutcomeId, outcomes } from "../sim/outcomes.ts";
import { estimatesAt } from "./point-estimates.ts";
import type { Point } from "./space.ts";
import type { Study } from "./study.ts";
import { firstReplicates, type Wave, type WaveRuns } from "./wave.ts";

/** Why no more replicates were added, and how many there are. */
export interface Stop {
  readonly replicates: number;
  readonly why: Text;
}

/** Replicates of a point at most, however wide its interval still is. */
export const MOST_REPLICATES = 400;
/** Replicates grow by no more than this at a time: an early spread is a poor guess of the spread. */
const GROWTH = 2;
/** What is expected to do is overshot a little, so that a last small wave is rarely needed. */
const MARGIN = 1.1;

interface Reached {
  /** Widest half interval of a difference, and the largest difference; in the outcome's own unit. */
  readonly half: number;
  readonly largest: number;
}

/** How well the differences of an outcome are known; null where no point has one. */
function reached(runs: WaveRuns, by: OutcomeId): Reached | null {
  let half = 0;
  let largest = 0;
  let known = false;
  runs.points.forEach((_, p) => {
    const { difference = null, low = null, high = null } = estimatesAt(runs, p, [by], [])[by] ?? {};
    if (difference === null) return;
    known = true;
    largest = Math.max(largest, Math.abs(difference));
    half = Math.max(half, low === null || high === null ? Number.POSITIVE_INFINITY : (high - low) / 2);
  });
  return known ? { half, largest } : null;
}

const percent = (share: number): string => String(Number((share * 100).toPrecision(2)));

function stopped(by: OutcomeId, replicates: number, wanted: number, { half, largest }: Reached): Text {
  const { name } = outcomes[by];
  const got = percent(half / largest);
  if (half <= wanted * largest) {
    return {
      en: `after ${replicates} replicates every difference in ${name.en.toLowerCase()} is known to ±${got} % of the largest, and ±${percent(wanted)} % was asked for`,
      zh: `重复运行 ${replicates} 次后，${name.zh}的各项差值已精确到最大差值的 ±${got}%，达到所要求的 ±${percent(wanted)}%`,
    };
  }
  return {
    en: `${replicates} replicates are the most there may be; differences in ${name.en.toLowerCase()} are known to ±${got} % of the largest, where ±${percent(wanted)} % was asked for`,
    zh: `已达重复次数上限 ${replicates} 次；${name.zh}的差值精确到最大差值的 ±${got}%，未达到所要求的 ±${percent(wanted)}%`,
  };
}

const counted = (n: number): string => `${n} ${n === 1 ? "replicate" : "replicates"}`;

/**
 * Runs points under the study's replicates; where it asks for a precision, adds replicates until the 95 % interval of every
 * difference in this outcome is no wider on either side than that share of the largest difference. Looking after each wave
 * and stopping when it suits makes intervals a little too narrow (Chow & Robbins 1965): the first wave is never small.
 */
export function* replicateUntil(
  study: Study,
  points: readonly Point[],
  by: OutcomeId,
): Generator<Wave, { readonly runs: WaveRuns; readonly stop: Stop }, WaveRuns> {
  const { precision } = study;
  let { replicates } = study;
  let runs = yield { points, replicates: firstReplicates(replicates) };
  if (precision === null) {
    const why = {
      en: `the study asks for ${counted(replicates)} of every point, and they are done`,
      zh: `研究设定每个试算点重复运行 ${replicates} 次，均已完成`,
    };
    return { runs, stop: { replicates, why } };
  }
  for (;;) {
    const now = reached(runs, by);
    if (now === null || now.largest === 0) {
      const why = {
        en: `after ${counted(replicates)} no point differs from its status quo, and no precision can be asked of that`,
        zh: `重复运行 ${replicates} 次后，各点与其现状均无差异，无从要求精度`,
      };
      return { runs, stop: { replicates, why } };
    }
    const enough = now.half <= precision * now.largest;
    if (enough || replicates >= MOST_REPLICATES)
      return { runs, stop: { replicates, why: stopped(by, replicates, precision, now) } };
    const missing = now.half / (precision * now.largest);
    const expected = Number.isFinite(missing)
      ? Math.ceil(replicates * missing * missing * MARGIN)
      : Number.POSITIVE_INFINITY;
    replicates = Math.min(MOST_REPLICATES, expected, replicates * GROWTH);
    runs = yield { points, replicates: firstReplicates(replicates) };
  }
}
