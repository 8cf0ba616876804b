import type { LogMemo } from "../base/log-memo.ts";
import type { Text } from "../base/text.ts";
import type { FactorGroup } from "./kinds.ts";
import type { Grade } from "./parameter.ts";
import type { Params } from "./parameters.ts";
import type { Source } from "./source.ts";
import type { Terms } from "./terms.ts";
import type { World } from "./world.ts";

/**
 * Pairs of a doctor and a place under a kind of post. A pair is *here* when the doctor holds that post now; otherwise
 * the doctor weighs it. Columns are reused: only the first `count` entries mean anything.
 */
export interface Pairs {
  count: number;
  /** Row of the doctor. */
  readonly doctor: Int32Array;
  /** Index into person terms for this doctor in that place and post. */
  readonly cell: Int32Array;
  readonly placeClass: Int32Array;
  readonly post: Uint8Array;
  /** 1 when the doctor holds it now. */
  readonly here: Uint8Array;
}

/** Everything a factor may read besides the pair: fixed for the month. */
export interface Surroundings {
  readonly world: World;
  readonly terms: Terms;
  readonly params: Params;
  readonly month: number;
  /** RMB a month by person cell; outside options before the education factor. */
  readonly pay: Float64Array;
  /** What colleagues of the same kind earn, by person cell; fairness compares with it. */
  readonly peerPay: Float64Array;
  /** Logarithms of pay by person cell × education, and of pay over peers' by person cell: many pairs ask for the same. */
  readonly payLogs: LogMemo;
  readonly gapLogs: LogMemo;
  /** Chance of an appointment a year by place class × title. */
  readonly success: Float64Array;
  /** Town of a place class as county × 1000 + town; −2 outside the region. */
  readonly townOf: Int32Array;
  /** First of a row for each title, of doctors as sensitive as any can be: what these lose bounds what anybody loses. */
  readonly sentinel: number;
}

/** One reason to stay or to go. What a place is worth to a doctor is the sum of all factors. */
export interface Factor {
  readonly id: string;
  readonly name: Text;
  /** One sentence, so that a reader can disagree. */
  readonly why: Text;
  readonly group: FactorGroup;
  /** True when it reads pay, peers' pay or chances of a title: they move between changes of policy, the rest does not. */
  readonly drifts?: true;
  readonly beta: {
    readonly default: number;
    readonly range: readonly [number, number];
    readonly source: Source;
    readonly grade: Grade;
  };
  /**
   * Puts beta × attribute into `worth[k]` for each pair k, 0 where it does not apply. Draws nothing, allocates nothing. For a
   * doctor who stays where they are, this may fall from one month to another by no more than it falls for the sentinel in the same cell,
   * unless policy changes or an event touches the doctor: the look's bound rests on it.
   */
  put(worth: Float64Array, pairs: Pairs, beta: number, around: Surroundings): void;
}

/** Checks a factor's declaration. */
export const factor = (declaration: Factor): Factor => declaration;
