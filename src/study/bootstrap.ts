import { Draw } from "../base/rng.ts";
import { runKey } from "../base/seed.ts";
import { Kept } from "../sim/kept.ts";

/** Resamples of replicates; enough for the second digit of a 95 % interval. */
const RESAMPLES = 2000;

const drawn = new Kept<readonly Int32Array[]>(8);

/** Positions of each resample, the same for every figure of a comparison, so that joint statements stay joint. */
export const resamples = (n: number, seed: string): readonly Int32Array[] =>
  drawn.of(JSON.stringify([n, seed]), () => drawResamples(n, seed));

function drawResamples(n: number, seed: string): readonly Int32Array[] {
  const [k0, k1] = runKey(`${seed} bootstrap`, 0);
  const draw = new Draw(k0, k1);
  return Array.from({ length: RESAMPLES }, (_, b) =>
    Int32Array.from({ length: n }, (__, k) => Math.floor(draw.uniform(1, 0, b * 16384 + k) * n)),
  );
}

/** The middle 95 % of the values of a statistic over resamples. */
export function middle95(values: readonly number[]): { readonly low: number; readonly high: number } {
  const sorted = [...values].sort((a, b) => a - b);
  return {
    low: sorted[Math.floor(0.025 * sorted.length)] as number,
    high: sorted[Math.ceil(0.975 * sorted.length) - 1] as number,
  };
}

const meanOf = (values: ArrayLike<number>, at: Int32Array): number => {
  let sum = 0;
  for (const k of at) sum += values[k] as number;
  return sum / at.length;
};

/** Middle 95 % of numerator ÷ denominator over joint resamples; null when the denominator's sign is not settled. */
export function ratioInterval(
  numerator: readonly number[],
  denominator: readonly number[],
  samples: readonly Int32Array[],
): { readonly low: number; readonly high: number } | null {
  const ratios: number[] = [];
  for (const at of samples) {
    const below = meanOf(denominator, at);
    if (below <= 0) return null;
    ratios.push(meanOf(numerator, at) / below);
  }
  return middle95(ratios);
}

/** How often each series has the best mean over joint resamples. */
export function chanceBest(
  series: readonly (readonly number[] | null)[],
  samples: readonly Int32Array[],
  better: "more" | "less",
): number[] {
  const wins = series.map(() => 0);
  for (const at of samples) {
    let best = -1;
    let bestValue = 0;
    series.forEach((values, s) => {
      if (values === null) return;
      const value = better === "more" ? meanOf(values, at) : -meanOf(values, at);
      if (best < 0 || value > bestValue) {
        best = s;
        bestValue = value;
      }
    });
    if (best >= 0) wins[best] = (wins[best] ?? 0) + 1;
  }
  return wins.map((n) => n / samples.length);
}

/** How often the means of series stand in the order in which they are given, from the largest down, over joint resamples. */
export function chanceOfOrder(
  series: readonly (readonly number[])[],
  samples: readonly Int32Array[],
  firstOnly: boolean,
): number {
  let right = 0;
  for (const at of samples) {
    const [first = 0, ...others] = series.map((values) => meanOf(values, at));
    let before = first;
    const stands = others.every((value) => {
      const below = value <= before;
      if (!firstOnly) before = value;
      return below;
    });
    if (stands) right++;
  }
  return right / samples.length;
}
