import { sampleVariance } from "simple-statistics";
import type { Estimate, Interval } from "../sim/comparison.ts";
import { ratioInterval } from "./bootstrap.ts";
import { finite, meanInterval } from "./scorecard.ts";

type Values = readonly (number | null)[];

/** Pairs of replicates that both have the figure. */
const pairsOf = (values: Values, baseline: Values): readonly (readonly [number, number])[] =>
  values.flatMap((v, k) => {
    const b = baseline[k];
    return typeof v === "number" && typeof b === "number" ? [[v, b] as const] : [];
  });

const noDifference = { difference: null, low: null, high: null, varianceReduction: null } as const;

/** One outcome of one package over replicates that share their luck with the baseline's. */
export function pairedEstimate(values: Values, baseline: Values | null): Estimate {
  const own = meanInterval(finite(values));
  const value = { value: own.value, valueLow: own.low, valueHigh: own.high };
  if (baseline === null) return { ...value, ...noDifference, why: "baseline" };
  const pairs = pairsOf(values, baseline);
  const { value: difference, low, high } = meanInterval(pairs.map(([a, b]) => a - b));
  if (pairs.length < 2) return { ...value, ...noDifference, difference, why: "one replicate" };
  const paired = sampleVariance(pairs.map(([a, b]) => a - b));
  const apart = sampleVariance(pairs.map(([a]) => a)) + sampleVariance(pairs.map(([, b]) => b));
  return { ...value, difference, low, high, varianceReduction: paired > 0 ? apart / paired : null, why: null };
}

/** Paired difference alone. */
export function pairedInterval(values: Values, baseline: Values): Interval {
  return meanInterval(pairsOf(values, baseline).map(([a, b]) => a - b));
}

/** Resamples of the replicates that have both figures, by their position among these. */
function among(samples: readonly Int32Array[], values: Values, baseline: Values): readonly Int32Array[] {
  let count = 0;
  const position = values.map((v, k) => (pairsOf([v], [baseline[k] ?? null]).length > 0 ? count++ : -1));
  if (count === values.length) return samples;
  const kept = samples.map((at) => at.map((k) => position[k] ?? -1).filter((k) => k >= 0));
  return kept.filter((at) => at.length > 0);
}

/** Additional cost over additional doctor-years, with the joint bootstrap's interval; null without a gain that is settled. */
export function costPerGain(
  costs: Values,
  baseCosts: Values,
  doctors: Values,
  baseDoctors: Values,
  samples: readonly Int32Array[],
  isBaseline: boolean,
): Estimate {
  const nothing = { value: null, valueLow: null, valueHigh: null, ...noDifference };
  if (isBaseline) return { ...nothing, why: "baseline" };
  const cost = pairsOf(costs, baseCosts).map(([a, b]) => a - b);
  const gain = pairsOf(doctors, baseDoctors).map(([a, b]) => a - b);
  const meanGain = meanInterval(gain).value ?? 0;
  if (meanGain <= 0 || cost.length !== gain.length) return { ...nothing, why: "no gain" };
  if (gain.length < 2) return { ...nothing, value: (meanInterval(cost).value ?? 0) / meanGain, why: "one replicate" };
  const interval = ratioInterval(cost, gain, among(samples, doctors, baseDoctors));
  // Where resamples disagree on whether there is a gain at all, a ratio means nothing.
  if (interval === null) return { ...nothing, why: "no gain" };
  return {
    ...nothing,
    value: (meanInterval(cost).value ?? 0) / meanGain,
    valueLow: interval.low,
    valueHigh: interval.high,
    why: null,
  };
}
