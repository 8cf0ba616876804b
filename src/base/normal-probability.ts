import { exp } from "./exp-log.ts";

/**
 * Standard normal probability below x: Hart's algorithm 5666 (1968) in the form of West (2005), "Better approximations to
 * cumulative normal functions". Absolute error about 1e-15, in the lower tail relative error below 1e-10; 0 below −37.
 */
export function normalProbability(x: number): number {
  const size = Math.abs(x);
  const tail = size > 37 ? 0 : exp((-size * size) / 2) * millsOf(size);
  return x > 0 ? 1 - tail : tail;
}

/** Tail over e^(−x²/2) for x ≥ 0. */
function millsOf(x: number): number {
  if (x < 4.5) {
    const top =
      (((((x * 0.0352624965998911 + 0.700383064443688) * x + 6.37396220353165) * x + 33.912866078383) * x +
        112.079291497871) *
        x +
        221.213596169931) *
        x +
      220.206867912376;
    const bottom =
      ((((((x * 0.0883883476483184 + 1.75566716318264) * x + 16.064177579207) * x + 86.7807322029461) * x +
        296.564248779674) *
        x +
        637.333633378831) *
        x +
        793.826512519948) *
        x +
      440.413735824752;
    return top / bottom;
  }
  // Further out the continued fraction keeps more digits, to as many terms as count from here on.
  let below = x;
  for (let k = 60; k > 0; k--) below = x + k / below;
  return 1 / (below * 2.5066282746310002);
}
