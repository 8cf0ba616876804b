import { threefry, words } from "../../base/threefry.ts";
import { joeKuo } from "./joe-kuo.ts";

const BITS = 32;
const TWO_32 = 4294967296;

/** Digits that are scrambled one by one; the longest sequence has as many points as they can tell apart. */
const NESTED = 16;

/** Most dimensions that there are direction numbers for. */
export const MOST_DIMENSIONS = 256;
/** Length of the longest sequence. */
export const LONGEST = 65536;

/** Direction numbers v₁ … v₃₂ of every dimension, the first binary digit in the top bit. */
const directions: readonly Uint32Array[] = [
  Uint32Array.from({ length: BITS }, (_, k) => 1 << (BITS - 1 - k)),
  ...joeKuo
    .trim()
    .split("\n")
    .map((line) => {
      const [, degree = 0, inner = 0, ...m] = line.split(" ").map(Number);
      const v = new Uint32Array(BITS);
      for (let k = 0; k < BITS; k++) {
        if (k < degree) v[k] = (m[k] as number) << (BITS - 1 - k);
        else {
          const before = v[k - degree] as number;
          let next = before ^ (before >>> degree);
          for (let j = 1; j < degree; j++) if ((inner >>> (degree - 1 - j)) & 1) next ^= v[k - j] as number;
          v[k] = next;
        }
      }
      return v;
    }),
];

/**
 * The Sobol' sequence in 32 binary digits, point by point in the order of the Gray code (Antonov & Saleev 1979), the origin
 * first; one array a dimension. At most `LONGEST` points in `MOST_DIMENSIONS` dimensions.
 */
export function sobolDigits(count: number, dimensions: number): readonly Uint32Array[] {
  return directions.slice(0, dimensions).map((v) => {
    const digits = new Uint32Array(count);
    for (let n = 1; n < count; n++) {
      // The lowest zero of n − 1 is the lowest one of n.
      digits[n] = (digits[n - 1] as number) ^ (v[31 - Math.clz32(n & -n)] as number);
    }
    return digits;
  });
}

/** A random digital shift: the digits of every point xor the same random ones. Keeps the balance of every elementary interval. */
export function digitalShift(digits: Uint32Array, key: readonly [number, number]): Uint32Array {
  threefry(key[0], key[1], 0, 0);
  const shift = words[0] as number;
  return digits.map((x) => x ^ shift);
}

/**
 * Nested uniform scrambling (Owen 1995): a digit is flipped by a coin of its own for every string of digits before it. The
 * first 16 digits are taken one by one; they tell all points of a sequence apart, so the rest needs one draw a point.
 */
export function owenScramble(digits: Uint32Array, key: readonly [number, number]): Uint32Array {
  return digits.map((x) => {
    let flips = 0;
    for (let level = 0; level < NESTED; level++) {
      const before = level === 0 ? 0 : x >>> (BITS - level);
      threefry(key[0], key[1], before, level + 1);
      flips |= ((words[0] as number) & 1) << (BITS - 1 - level);
    }
    threefry(key[0], key[1], x >>> NESTED, NESTED + 1);
    return x ^ flips ^ ((words[0] as number) >>> NESTED);
  });
}

/** Digits as numbers of the open unit interval: the middle of their cell. */
export function fractions(digits: Uint32Array): Float64Array {
  return Float64Array.from(digits, (x) => (x + 0.5) / TWO_32);
}
