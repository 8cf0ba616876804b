import { normalQuantile } from "../../base/normal.ts";
import type { Picture, Posteriors, TargetStrips } from "../../sim/pictures.ts";
import { unitText } from "../../sim/unit-text.ts";
import { shownScale } from "../fitted-targets.ts";
import type { Dimension } from "../space.ts";
import type { Target } from "./distance.ts";
import { marginals, type Posterior } from "./posterior.ts";
import type { Predicted } from "./predictive.ts";
import { type Prior, valueAtScore } from "./prior.ts";

/** The one set of parameters for studies that use no distribution, and what it comes to. */
export interface Chosen {
  readonly values: readonly number[];
  readonly means: readonly (number | null)[];
  readonly distance: number;
}

/** What a calibration has come to. */
export interface Calibrated {
  readonly posterior: Posterior;
  readonly targets: readonly Target[];
  readonly held: ReadonlySet<string>;
  readonly found: readonly (Predicted | null)[];
  readonly chosen: Chosen | null;
}

/** Standard normal score that bounds the middle 95 %. */
const MIDDLE = normalQuantile(0.975);

/** What the tables show, to be seen at a glance. */
export function calibrationPictures(
  dimensions: readonly Dimension[],
  priors: readonly Prior[],
  { posterior, targets, held, found, chosen }: Calibrated,
): readonly Picture[] {
  const known = marginals(posterior).flatMap((each, d): Posteriors["rows"] => {
    const dimension = dimensions[d];
    const prior = priors[d];
    if (dimension === undefined || prior === undefined) return [];
    const { name, unit } = dimension;
    return [
      {
        name,
        unit: unitText(unit),
        low: prior.low,
        high: prior.high,
        prior: [valueAtScore(prior, -MIDDLE), valueAtScore(prior, MIDDLE)],
        posterior: each.interval,
        median: each.median,
        taken: chosen?.values[d] ?? null,
      },
    ];
  });
  const rows = targets.map(({ id, low, high }, t): TargetStrips["rows"][number] => {
    const shown = (value: number): number => value * shownScale(id);
    const one = found[t] ?? null;
    const taken = chosen?.means[t] ?? null;
    return {
      target: id,
      low: shown(low),
      high: shown(high),
      mean: one === null ? null : shown(one.mean),
      spread: one === null ? null : [shown(one.interval[0]), shown(one.interval[1])],
      taken: taken === null ? null : shown(taken),
      heldOut: held.has(id),
    };
  });
  return [
    { chart: "posteriors", data: { rows: known } },
    { chart: "targets", data: { rows } },
  ];
}
