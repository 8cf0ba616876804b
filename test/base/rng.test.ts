import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Draw, uniform, uniform32 } from "../../src/base/rng.ts";
import { threefry, words } from "../../src/base/threefry.ts";

const EULER = 0.5772156649015329;
const N = 200_000;

function moments(draw: (i: number) => number): { mean: number; variance: number; skewness: number } {
  let [s1, s2, s3] = [0, 0, 0];
  for (let i = 0; i < N; i++) {
    const x = draw(i);
    s1 += x;
    s2 += x * x;
    s3 += x * x * x;
  }
  const mean = s1 / N;
  const variance = s2 / N - mean * mean;
  return {
    mean,
    variance,
    skewness: (s3 / N - 3 * mean * variance - mean * mean * mean) / (variance * Math.sqrt(variance)),
  };
}

describe("Threefry-2x32-20", () => {
  test.each([
    [0, 0, 0, 0, 0x6b200159, 0x99ba4efe],
    [0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff, 0x1cb996fc, 0xbb002be7],
    [0x13198a2e, 0x03707344, 0x243f6a88, 0x85a308d3, 0xc4923a9c, 0x483df7a0],
  ])("gives the known answer of Random123 for key %i %i, counter %i %i", (k0, k1, c0, c1, first, second) => {
    threefry(k0, k1, c0, c1);
    expect([...words]).toEqual([first, second]);
    expect(uniform32(k0, k1, c0, c1)).toBe(first);
    expect(uniform(k0, k1, c0, c1)).toBe((first * 2 ** 20 + (second >>> 12) + 0.5) * 2 ** -52);
    threefry(k0 | 0, k1 | 0, c0 | 0, c1 | 0); // signed words are the same words
    expect([...words]).toEqual([first, second]);
  });

  test("is a bijection of the counter: no two blocks alike", () => {
    const seen = new Set<bigint>();
    for (let c1 = 0; c1 < 16; c1++) {
      for (let c0 = 0; c0 < 16384; c0++) {
        threefry(99, -5, c0, c1);
        seen.add((BigInt(words[0]!) << 32n) | BigInt(words[1]!));
      }
    }
    expect(seen.size).toBe(16 * 16384);
  });

  test("a race is a bijection of its numbers, and another for another key", () => {
    const draw = new Draw(3, 4);
    const [race, other] = [draw.race(8, 1, 7), draw.race(8, 1, 8)];
    const seen = new Set<number>();
    let alike = 0;
    let off = 0;
    for (let n = 0; n < 1 << 17; n++) {
      const word = race.bits(n);
      seen.add(word);
      if (word === other.bits(n)) alike++;
      if (race.uniform(n) !== (word + 0.5) * 2 ** -32) off++;
    }
    expect(off).toBe(0);
    expect(seen.size).toBe(1 << 17);
    // 2^17 / 2^32 expected
    expect(alike).toBeLessThan(2);
    expect(draw.race(8, 1, 7).bits(0x80000001)).toBe(race.bits(0x80000001));
  });

  test("races look random over numbers, months and bits", () => {
    const draw = new Draw(3, 4);
    const n = 4096;
    const months = 200;
    const ones = new Float64Array(32);
    let product = 0;
    for (let month = 0; month < months; month++) {
      const [now, next] = [draw.race(1, month, 0), draw.race(1, month + 1, 0)];
      for (let id = 0; id < n; id++) {
        const word = now.bits(id);
        for (let bit = 0; bit < 32; bit++) ones[bit]! += (word >>> bit) & 1;
        product += (now.uniform(id) - 0.5) * (next.uniform(id) - 0.5);
      }
    }
    const all = n * months;
    for (const count of ones) expect(Math.abs(count - all / 2)).toBeLessThan(4.5 * Math.sqrt(all / 4));
    expect(Math.abs(product)).toBeLessThan((4 * Math.sqrt(all)) / 12);
  });

  test("a Gumbel is left out only where it cannot exceed what is needed", () => {
    const draw = new Draw(5, 6);
    let left = 0;
    for (let id = 0; id < 20_000; id++) {
      const needed = -3 + (id % 1000) / 100;
      const all = draw.gumbel(4, 1, id);
      const some = draw.gumbelAbove(needed, 4, 1, id);
      if (some === Number.NEGATIVE_INFINITY) {
        left++;
        expect(all).toBeLessThanOrEqual(needed);
      } else expect(some).toBe(all);
    }
    expect(left).toBeGreaterThan(10_000);
  });

  test("first words collide as often as chance has it", () => {
    const n = 500_000;
    const first = new Uint32Array(n);
    for (let i = 0; i < n; i++) first[i] = uniform32(1, 2, i, 3 << 20);
    first.sort();
    let collisions = 0;
    for (let i = 1; i < n; i++) if (first[i] === first[i - 1]) collisions++;
    // n²/2^33 = 29.1 expected, Poisson: four standard deviations
    expect(Math.abs(collisions - 29.1)).toBeLessThan(4 * Math.sqrt(29.1));
  });

  test("each bit of key and counter turns half of the result", () => {
    for (let bit = 0; bit < 128; bit++) {
      let turned = 0;
      for (let i = 0; i < 200; i++) {
        const input = [i * 7919, i ^ 0x5a5a5a5a, i, i << 10];
        threefry(input[0]!, input[1]!, input[2]!, input[3]!);
        const [a, b] = [words[0]!, words[1]!];
        input[bit >> 5]! ^= 1 << (bit & 31);
        threefry(input[0]!, input[1]!, input[2]!, input[3]!);
        for (let d = a ^ words[0]!; d !== 0; d &= d - 1) turned++;
        for (let d = b ^ words[1]!; d !== 0; d &= d - 1) turned++;
      }
      // 12,800 fair coins, standard deviation 56.6
      expect(Math.abs(turned - 6400), `bit ${bit}`).toBeLessThan(5 * 56.6);
    }
  });
});

describe("uniform", () => {
  test("never reaches 0 or 1, even with extreme words", () => {
    const from = (high: number, low: number) => (high * 1048576 + (low >>> 12) + 0.5) * 2 ** -52;
    expect(from(0, 0)).toBe(2 ** -53);
    expect(from(0xffffffff, 0xffffffff)).toBe(1 - 2 ** -53);
    fc.assert(
      fc.property(fc.integer(), fc.integer(), fc.nat(), fc.nat(), (k0, k1, c0, c1) => {
        const x = uniform(k0, k1, c0, c1);
        expect(x > 0 && x < 1).toBe(true);
      }),
      { numRuns: 5000 },
    );
  });

  test("is even: mean, variance, chi-square over 100 cells", () => {
    const cells = new Array(100).fill(0);
    const { mean, variance } = moments((i) => {
      const x = uniform(11, 12, i, 0);
      cells[Math.floor(x * 100)]++;
      return x;
    });
    expect(Math.abs(mean - 0.5)).toBeLessThan(4 * Math.sqrt(1 / 12 / N));
    expect(Math.abs(variance - 1 / 12)).toBeLessThan(4 * Math.sqrt(1 / 180 / N));
    const chi = cells.reduce((sum, n) => sum + (n - N / 100) ** 2 / (N / 100), 0);
    expect(chi).toBeGreaterThan(60);
    expect(chi).toBeLessThan(148); // 99.9 % point with 99 degrees of freedom
  });
});

describe("Draw", () => {
  const draw = new Draw(0x12345678, 0x9abcdef0);

  test("lays the counter out as documented", () => {
    fc.assert(
      fc.property(
        fc.nat(4095),
        fc.nat(1023),
        fc.integer({ min: 0, max: 2 ** 32 - 1 }),
        fc.nat(1023),
        (purpose, month, id, option) => {
          const c1 = purpose * 2 ** 20 + month * 2 ** 10 + option;
          const x = uniform(0x12345678, 0x9abcdef0, id, c1);
          expect(draw.u32(purpose, month, id, option)).toBe(uniform32(0x12345678, 0x9abcdef0, id, c1));
          expect(draw.uniform(purpose, month, id, option)).toBe(x);
          expect(draw.uniform(purpose, month, id)).toBe(draw.uniform(purpose, month, id, 0));
          expect(draw.gumbel(purpose, month, id, option)).toBeCloseTo(-Math.log(-Math.log(x)), 12);
          expect(draw.exponential(purpose, month, id, option)).toBeCloseTo(-Math.log(x), 12);
        },
      ),
    );
  });

  test("gives neighbours nothing in common: id, month, purpose, option, run", () => {
    const other = new Draw(0x12345679, 0x9abcdef0);
    const pairs: [string, (i: number) => number, (i: number) => number][] = [
      ["id", (i) => draw.uniform(1, 1, i), (i) => draw.uniform(1, 1, i + 1)],
      ["month", (i) => draw.uniform(1, 1, i), (i) => draw.uniform(1, 2, i)],
      ["purpose", (i) => draw.uniform(1, 1, i), (i) => draw.uniform(2, 1, i)],
      ["option", (i) => draw.uniform(1, 1, i), (i) => draw.uniform(1, 1, i, 1)],
      ["run", (i) => draw.uniform(1, 1, i), (i) => other.uniform(1, 1, i)],
    ];
    for (const [name, a, b] of pairs) {
      let sum = 0;
      for (let i = 0; i < N; i++) sum += (a(i) - 0.5) * (b(i) - 0.5);
      const correlation = (12 * sum) / N;
      expect(Math.abs(correlation), name).toBeLessThan(4 / Math.sqrt(N));
    }
  });

  test("gumbel has mean γ, variance π²/6, skewness 1.1395", () => {
    const { mean, variance, skewness } = moments((i) => draw.gumbel(3, 5, i));
    expect(Math.abs(mean - EULER)).toBeLessThan(4 * Math.sqrt(Math.PI ** 2 / 6 / N));
    expect(Math.abs(variance - Math.PI ** 2 / 6)).toBeLessThan(0.03);
    expect(Math.abs(skewness - 1.1395)).toBeLessThan(0.05);
  });

  test("the largest of utility plus gumbel is chosen as the logit says", () => {
    const utility = [0, 1, -0.5];
    const total = utility.reduce((sum, v) => sum + Math.exp(v), 0);
    const chosen = [0, 0, 0];
    for (let i = 0; i < N; i++) {
      let best = 0;
      let most = -Infinity;
      for (let option = 0; option < 3; option++) {
        const value = utility[option]! + draw.gumbel(4, 9, i, option);
        if (value > most) [most, best] = [value, option];
      }
      chosen[best]!++;
    }
    utility.forEach((v, option) => {
      const p = Math.exp(v) / total;
      expect(Math.abs(chosen[option]! / N - p)).toBeLessThan(4 * Math.sqrt((p * (1 - p)) / N));
    });
  });

  test("normal has mean 0, variance 1, no skew, and its tails", () => {
    const { mean, variance, skewness } = moments((i) => draw.normal(6, 2, i));
    expect(Math.abs(mean)).toBeLessThan(4 / Math.sqrt(N));
    expect(Math.abs(variance - 1)).toBeLessThan(4 * Math.sqrt(2 / N));
    expect(Math.abs(skewness)).toBeLessThan(4 * Math.sqrt(6 / N));
    let beyond = 0;
    for (let i = 0; i < N; i++) if (draw.normal(6, 2, i) > 1.959963984540054) beyond++;
    expect(Math.abs(beyond / N - 0.025)).toBeLessThan(4 * Math.sqrt((0.025 * 0.975) / N));
  });

  test("exponential has mean 1 and variance 1", () => {
    const { mean, variance } = moments((i) => draw.exponential(7, 2, i));
    expect(Math.abs(mean - 1)).toBeLessThan(4 / Math.sqrt(N));
    expect(Math.abs(variance - 1)).toBeLessThan(4 * Math.sqrt(8 / N));
  });
});
