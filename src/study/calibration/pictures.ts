import { normalQuantile } from "../../base/normal.ts";
import type { Picture, Posteriors, TargetStrips } from "../../sim/pictures.ts";
import { unitText } from "../../sim/unit-text.ts";
import { shownScale } from "../fitted-targets.ts";
import type { Space } from "../space.ts";
import type { Calibrated } from "./calibrated.ts";
import { known } from "./distance.ts";
import { marginals } from "./posterior.ts";
import { valueAtScore } from "./prior.ts";
import { drawnIn } from "./rivals.ts";

/** Standard normal score that bounds the middle 95 %. */
const MIDDLE = normalQuantile(0.975);

/** What the tables show, to be seen at a glance. */
export function calibrationPictures(
  space: Space,
  { priors, posterior, targets, held, predicted, chosen }: Calibrated,
): readonly Picture[] {
  const drawn = drawnIn(space);
  const learned = marginals(posterior).flatMap((each, d): Posteriors["rows"] => {
    const dimension = space.dimensions[drawn[d] ?? -1];
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
        taken: chosen?.fit.values[d] ?? null,
      },
    ];
  });
  const rows = targets.map(({ id, low, high }, t): TargetStrips["rows"][number] => {
    const shown = (value: number): number => value * shownScale(id);
    const one = predicted[t] ?? null;
    const taken = known(chosen?.confirmed.means ?? {}, id);
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
    { chart: "posteriors", data: { rows: learned } },
    { chart: "targets", data: { rows } },
  ];
}
