import type { Text } from "../base/text.ts";
import type { OutcomeId } from "../sim/outcomes.ts";
import type { Point } from "./space.ts";
import type { Study } from "./study.ts";
import { firstReplicates, type Wave, type WaveRuns } from "./wave.ts";

/** Why no more replicates were added, and how many there are. */
export interface Stop {
  readonly replicates: number;
  readonly why: Text;
}

/** Runs points under the study's replicates. */
export function* replicateUntil(
  study: Study,
  points: readonly Point[],
  _by: OutcomeId,
): Generator<Wave, { readonly runs: WaveRuns; readonly stop: Stop }, WaveRuns> {
  const { replicates } = study;
  const runs = yield { points, replicates: firstReplicates(replicates) };
  const why = {
    en: `the study asks for ${replicates} ${replicates === 1 ? "replicate" : "replicates"} of every point, and they are done`,
    zh: `研究设定每个试算点重复运行 ${replicates} 次，均已完成`,
  };
  return { runs, stop: { replicates, why } };
}
