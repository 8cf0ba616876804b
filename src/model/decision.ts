import type { Proposal } from "./matching.ts";
import type { WaysOut } from "./rule.ts";

/** An alternative to staying. */
export interface Alternative extends Proposal {
  readonly offerClass: number;
  /** Facility and kind of post; facility −1 for a way out. */
  readonly facility: number;
  readonly kind: number;
  readonly constant: number;
  readonly gumbel: number;
  readonly placeClass: number;
  readonly utility: number;
}

/** A looker's decision: what staying is worth, and what is better. */
export interface Decision {
  readonly row: number;
  readonly stay: number;
  readonly stayConstant: number;
  readonly stayGumbel: number;
  readonly stayWorth: number;
  /** The same as the rule of choice weighs it, and what the rule needs to say what staying adds to it. */
  readonly stayWeighed: number;
  readonly ways: WaysOut;
  readonly better: readonly Alternative[];
}
