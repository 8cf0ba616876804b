/**
 * Sums whose last bit does not depend on threads. Floating-point addition is not associative, so either the order is
 * fixed (chunks of 256, then pairs of chunks) or the addition is made exact (whole quanta).
 */

/** Length of a chunk: threads share out whole chunks, never parts of one. */
export const CHUNK = 256;

/** A quantum, 2^-20: the grain of exact sums. */
export const QUANTUM = 9.5367431640625e-7;

const TWO_20 = 1048576;

/** Sum of values[from … to): chunk by chunk from `from`, then the chunk sums in pairs. */
export function sumFixed(values: ArrayLike<number>, from: number, to: number): number {
  const n = Math.ceil((to - from) / CHUNK);
  if (n <= 0) return 0;
  if (n === 1) return sumOnce(values, from, to);
  const middle = from + leftOf(n) * CHUNK;
  return sumFixed(values, from, middle) + sumFixed(values, middle, to);
}

/**
 * A thread's share of `sumFixed`: writes the sums of the chunks of values[from … to) to sums[at], sums[at + 1], ….
 * `from` must be the start of a chunk.
 */
export function sumChunks(values: ArrayLike<number>, from: number, to: number, sums: Float64Array, at: number): void {
  for (let start = from; start < to; start += CHUNK) {
    sums[at++] = sumOnce(values, start, Math.min(start + CHUNK, to));
  }
}

/** The other half of `sumFixed`: adds chunk sums sums[from … to) in pairs, in the one order that depends on nothing. */
export function sumPairs(sums: ArrayLike<number>, from: number, to: number): number {
  const n = to - from;
  if (n <= 0) return 0;
  if (n === 1) return sums[from];
  const middle = from + leftOf(n);
  return sumPairs(sums, from, middle) + sumPairs(sums, middle, to);
}

/**
 * x in whole quanta. Sums of these are exact, in any order, while they stay below 2^53 quanta (8.6e9 in the unit of x);
 * multiply a total by `QUANTUM` to return.
 */
export function quantise(x: number): number {
  return Math.round(x * TWO_20) + 0;
}

function sumOnce(values: ArrayLike<number>, from: number, to: number): number {
  let sum = 0;
  for (let i = from; i < to; i++) sum += values[i];
  return sum;
}

/** The largest power of two below n (n > 1): the left share of a pair. */
function leftOf(n: number): number {
  return 1 << (31 - Math.clz32(n - 1));
}
