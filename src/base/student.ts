import { exp, log } from "./exp-log.ts";
import { normalQuantile } from "./normal.ts";

/**
 * The quantile of Student's t: `studentQuantile(0.975, n − 1)` is the half-width, in standard errors, of a 95 %
 * interval. Any positive degrees of freedom, also fractional; error below 1e-12. ∓Infinity at 0 and 1, NaN where
 * nothing is defined.
 */
export function studentQuantile(p: number, degreesOfFreedom: number): number {
  if (!(p >= 0 && p <= 1 && degreesOfFreedom > 0)) return NaN;
  if (p === 0.5) return 0;
  const sign = p < 0.5 ? -1 : 1;
  const z = sign * normalQuantile(p);
  if (z === Infinity) return sign * z;
  if (degreesOfFreedom > 1e5) return sign * expansion(z, degreesOfFreedom);
  // The tail is convex and t lies above z, so Newton climbs to the root from below and cannot overshoot.
  const target = p < 0.5 ? p : 1 - p;
  const logScale = logGammaStep(degreesOfFreedom / 2) - 0.5 * log(Math.PI * degreesOfFreedom);
  let t = z;
  for (let i = 0; i < 2000; i++) {
    const density = exp(logScale - 0.5 * (degreesOfFreedom + 1) * log1p((t * t) / degreesOfFreedom));
    const step = (upperTail(t, degreesOfFreedom, density) - target) / density;
    if (!(step > t * 1e-15)) break;
    t += step;
  }
  return sign * t;
}

/** Cornish–Fisher: t from the normal quantile, exact to 1e-15 beyond 100,000 degrees of freedom. */
function expansion(z: number, degreesOfFreedom: number): number {
  const z2 = z * z;
  const first = (z * (z2 + 1)) / 4;
  const second = (z * ((5 * z2 + 16) * z2 + 3)) / 96;
  const third = (z * (((3 * z2 + 19) * z2 + 17) * z2 - 15)) / 384;
  return z + (first + (second + third / degreesOfFreedom) / degreesOfFreedom) / degreesOfFreedom;
}

/** Pr(T > t) for t > 0: an incomplete beta function, from whichever of its two sides converges. */
function upperTail(t: number, degreesOfFreedom: number, density: number): number {
  const a = degreesOfFreedom / 2;
  const sum = degreesOfFreedom + t * t;
  const inner = (t * t) / sum;
  if (inner < 1.5 / (a + 2.5)) return 0.5 - density * t * betaFraction(0.5, a, inner);
  return (density * t * betaFraction(a, 0.5, degreesOfFreedom / sum)) / degreesOfFreedom;
}

/** The continued fraction of the incomplete beta function (DLMF 8.17.22), by Lentz's method; its terms do not vanish here. */
function betaFraction(a: number, b: number, x: number): number {
  let c = 1;
  let d = 1 / (1 - ((a + b) * x) / (a + 1));
  let value = d;
  for (let m = 1; m < 10000; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / (1 + even * d);
    c = 1 + even / c;
    value *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / (1 + odd * d);
    c = 1 + odd / c;
    value *= d * c;
    if (Math.abs(d * c - 1) < 3e-16) break;
  }
  return value;
}

/**
 * log Γ(a + ½) − log Γ(a) for a > 0, by its own series: the difference of two large log Γ would lose the digits that
 * count. Small a step up to where the series converges.
 */
function logGammaStep(a: number): number {
  let product = 1;
  while (a < 20) {
    product *= a / (a + 0.5);
    a += 1;
  }
  const w = 1 / (a * a);
  const series = (1 / 8 - w * (1 / 192 - w * (1 / 640 - w * (17 / 14336 - (w * 31) / 18432)))) / a;
  return 0.5 * log(a) - series + log(product);
}

/** log(1 + x) for x ≥ 0, also where 1 + x is rounded. */
function log1p(x: number): number {
  const y = 1 + x;
  return y === 1 ? x : (log(y) * x) / (y - 1);
}
