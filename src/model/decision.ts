import type { Proposal } from "./matching.ts";

/** An alternative to staying, with the worth by factor that its utility was made from. */
export interface Alternative extends Proposal {
  readonly offerClass: number;
  /** Facility and kind of post; facility −1 for a way out. */
  readonly facility: number;
  readonly kind: number;
  readonly constant: number;
  readonly gumbel: number;
  readonly byFactor: Float64Array;
}

/** A looker's decision: what staying is worth, and what is better. */
export interface Decision {
  readonly row: number;
  readonly stay: number;
  readonly stayConstant: number;
  readonly stayGumbel: number;
  readonly stayByFactor: Float64Array;
  readonly stayWorth: number;
  readonly better: readonly Alternative[];
}
