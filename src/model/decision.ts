import type { Proposal } from "./matching.ts";

/** An alternative to staying. */
export interface Alternative extends Proposal {
  readonly offerClass: number;
  /** Facility and kind of post; facility −1 for a way out. */
  readonly facility: number;
  readonly kind: number;
  readonly constant: number;
  readonly gumbel: number;
  readonly placeClass: number;
}

/** A looker's decision: what staying is worth, and what is better. */
export interface Decision {
  readonly row: number;
  readonly stay: number;
  readonly stayConstant: number;
  readonly stayGumbel: number;
  readonly stayWorth: number;
  readonly better: readonly Alternative[];
}
