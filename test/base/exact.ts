/** exp and log to 250 bits in whole numbers: the yardstick for our own. */
const BITS = 256n;
const ONE = 1n << BITS;
const view = new DataView(new ArrayBuffer(8));

/** A positive double as whole · 2^exponent. */
function split(x: number): { whole: bigint; exponent: number } {
  view.setFloat64(0, x);
  const bits = view.getBigUint64(0);
  const field = Number((bits >> 52n) & 0x7ffn);
  const fraction = bits & 0xfffffffffffffn;
  return field === 0 ? { whole: fraction, exponent: -1074 } : { whole: fraction | (1n << 52n), exponent: field - 1075 };
}

const shift = (x: bigint, by: number): bigint => (by >= 0 ? x << BigInt(by) : x >> BigInt(-by));

/** A double in units of 2^(unit − BITS). */
function fixed(x: number, unit = 0): bigint {
  const { whole, exponent } = split(Math.abs(x));
  const magnitude = shift(whole, exponent + Number(BITS) - unit);
  return x < 0 ? -magnitude : magnitude;
}

function atanh(x: bigint): bigint {
  const square = (x * x) >> BITS;
  let sum = 0n;
  let power = x;
  for (let n = 1n; power !== 0n; n += 2n) {
    sum += power / n;
    power = (power * square) >> BITS;
  }
  return sum;
}

const LN2 = 2n * atanh(ONE / 3n);

/** Distance of y from the true value · 2^unit, in units in the last place of the true value. */
function ulps(y: number, truth: bigint, unit: number): number {
  const size = truth < 0n ? -truth : truth;
  const top = size.toString(2).length - 1 - Number(BITS) + unit;
  const last = shift(1n, Math.max(top, -1022) - 52 + Number(BITS) - unit);
  const difference = fixed(y, unit) - truth;
  return Number(((difference < 0n ? -difference : difference) * 1000000n) / last) / 1e6;
}

/** The error of y as e^x, in ulp. */
export function expError(x: number, y: number): number {
  const whole = fixed(x);
  const k = (whole + LN2 / 2n) / LN2 - (whole + LN2 / 2n < 0n ? 1n : 0n);
  const r = whole - k * LN2;
  let sum = ONE;
  let term = ONE;
  for (let n = 1n; term !== 0n && term !== -1n; n++) {
    term = ((term * r) >> BITS) / n;
    sum += term;
  }
  return ulps(y, sum, Number(k));
}

/** The error of y as ln x, in ulp. */
export function logError(x: number, y: number): number {
  const { whole } = split(x);
  const digits = whole.toString(2).length;
  const m = shift(whole, Number(BITS) - digits + 1);
  const k = split(x).exponent + digits - 1;
  return ulps(y, BigInt(k) * LN2 + 2n * atanh(((m - ONE) << BITS) / (m + ONE)), 0);
}

const steps = new BigInt64Array(1);
const asDouble = new Float64Array(steps.buffer);

/** How many doubles apart a and b lie. */
export function doublesApart(a: number, b: number): number {
  if (Object.is(a, b) || a === b) return 0;
  const order = (x: number): bigint => {
    asDouble[0] = x;
    return steps[0]! >= 0n ? steps[0]! : -(steps[0]! & 0x7fffffffffffffffn);
  };
  const difference = order(a) - order(b);
  return Number(difference < 0n ? -difference : difference);
}
