import type { Aligned } from "./align.ts";
import type { Target } from "./distance.ts";
import type { Fit } from "./fit.ts";
import type { Posterior } from "./posterior.ts";
import type { Predicted } from "./predictive.ts";
import type { Prior } from "./prior.ts";

/** The set in use: what it has reached on the luck that it was chosen by, and on luck that nothing was chosen by. */
export interface Chosen {
  readonly fit: Fit;
  readonly confirmed: Fit;
  readonly aligned: readonly Aligned[];
}

/** All that a calibration has found. */
export interface Calibrated {
  readonly priors: readonly Prior[];
  readonly posterior: Posterior;
  readonly targets: readonly Target[];
  /** Ids of targets that nothing was fitted to. */
  readonly held: ReadonlySet<string>;
  readonly predicted: readonly (Predicted | null)[];
  /** Null where nothing could be simulated. */
  readonly chosen: Chosen | null;
  /** Replicates under fresh luck. */
  readonly fresh: number;
}
