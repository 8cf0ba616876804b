/**
 * exp and log of our own: Math.exp and Math.log differ in the last bit between JavaScript engines, and one bit is
 * enough to send a doctor elsewhere. Only + − × ÷, comparisons and integer bit work, so every engine agrees; error
 * below 1 ulp.
 *
 * After fdlibm's e_exp.c and e_log.c, whose notice reads: Copyright (C) 1993, 2004 by Sun Microsystems, Inc. All rights
 * reserved. Permission to use, copy, modify, and distribute this software is freely granted, provided that this notice
 * is preserved.
 */

/** One double seen as two 32-bit words, to take its exponent apart and to build powers of two. */
const double = new Float64Array(1);
const words = new Int32Array(double.buffer);
double[0] = 1;
/** Which of the two words holds sign and exponent: 1 on little-endian machines, 0 on big-endian ones. */
const HIGH = words[1] === 0 ? 0 : 1;
const LOW = 1 - HIGH;

/** ln 2 in two parts, the first with enough trailing zeros that a whole multiple of it is exact. */
const LN2_HIGH = 0.6931471803691238;
const LN2_LOW = 1.9082149292705877e-10;
const HALF_LN2 = 0.34657359027997264;
const EXP_MAX = 709.782712893384;
const EXP_MIN = -745.1332191019411;
const TWO_54 = 18014398509481984;
const TWO_1023 = 8.98846567431158e307;
const TWO_MINUS_1000 = 9.332636185032189e-302;

/** e^x. */
export function exp(x: number): number {
  if (Number.isNaN(x)) return x;
  if (x > EXP_MAX) return Infinity;
  if (x < EXP_MIN) return 0;
  // x = k·ln 2 + (high − low), the remainder at most ½ ln 2 in size
  let k = 0;
  let high = x;
  let low = 0;
  if (x > HALF_LN2 || x < -HALF_LN2) {
    k = (Math.LOG2E * x + (x < 0 ? -0.5 : 0.5)) | 0;
    high = x - k * LN2_HIGH;
    low = k * LN2_LOW;
  }
  const r = high - low;
  const t = r * r;
  const c =
    r -
    t *
      (0.16666666666666602 +
        t *
          (-0.0027777777777015593 +
            t * (0.00006613756321437934 + t * (-0.0000016533902205465252 + t * 4.1381367970572385e-8))));
  if (k === 0) return 1 - ((r * c) / (c - 2) - r);
  const y = 1 - (low - (r * c) / (2 - c) - high);
  words[LOW] = 0;
  if (k >= -1021) {
    if (k === 1024) return y * 2 * TWO_1023;
    words[HIGH] = (1023 + k) << 20;
    return y * double[0];
  }
  words[HIGH] = (2023 + k) << 20;
  return y * double[0] * TWO_MINUS_1000;
}

/** Natural logarithm: −Infinity at ±0, NaN below 0. */
export function log(x: number): number {
  if (!(x > 0)) return x === 0 ? -Infinity : NaN;
  if (x === Infinity) return x;
  // x = 2^k·(1 + f), 1 + f between √½ and √2
  let k = 0;
  double[0] = x;
  let top = words[HIGH];
  if (top < 0x00100000) {
    double[0] = x * TWO_54;
    top = words[HIGH];
    k = -54;
  }
  k += (top >> 20) - 1023;
  top &= 0x000fffff;
  const carry = (top + 0x95f64) & 0x100000;
  words[HIGH] = top | (carry ^ 0x3ff00000);
  k += carry >> 20;
  const f = double[0] - 1;
  if ((0x000fffff & (2 + top)) < 3) {
    // |f| < 2^-20: three terms of the series are enough
    if (f === 0) return k === 0 ? 0 : k * LN2_HIGH + k * LN2_LOW;
    const r = f * f * (0.5 - 0.3333333333333333 * f);
    return k === 0 ? f - r : k * LN2_HIGH - (r - k * LN2_LOW - f);
  }
  const s = f / (2 + f);
  const z = s * s;
  const w = z * z;
  const odd = z * (0.6666666666666735 + w * (0.2857142874366239 + w * (0.1818357216161805 + w * 0.14798198605116586)));
  const even = w * (0.3999999999940942 + w * (0.22222198432149784 + w * 0.15313837699209373));
  const r = even + odd;
  if (((top - 0x6147a) | (0x6b851 - top)) > 0) {
    const half = 0.5 * f * f;
    if (k === 0) return f - (half - s * (half + r));
    return k * LN2_HIGH - (half - (s * (half + r) + k * LN2_LOW) - f);
  }
  if (k === 0) return f - s * (f - r);
  return k * LN2_HIGH - (s * (f - r) - k * LN2_LOW - f);
}

/** x^y for x > 0, as exp(y·log x): the relative error grows with |y·log x| (about that many ulp). NaN for x < 0. */
export function power(x: number, y: number): number {
  return exp(y * log(x));
}

/** The logistic function 1/(1 + e^−x), without overflow and exact in both tails. */
export function sigmoid(x: number): number {
  if (x >= 0) return 1 / (1 + exp(-x));
  const e = exp(x);
  return e / (1 + e);
}
