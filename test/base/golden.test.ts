import { describe, expect, test } from "vitest";
import { exp, log, power, sigmoid } from "../../src/base/exp-log.ts";
import { TableHash } from "../../src/base/hash.ts";
import { Draw } from "../../src/base/rng.ts";
import { runKey } from "../../src/base/seed.ts";
import { studentQuantile } from "../../src/base/student.ts";
import { sumFixed } from "../../src/base/sum.ts";

/**
 * The bits of layer 0, for good: any engine, architecture or version that gives another hash would give other results.
 */
describe("bits", () => {
  const n = 10_000;
  const [k0, k1] = runKey("golden", 0);
  const draw = new Draw(k0, k1);
  const column = (f: (i: number) => number) =>
    new TableHash().numbers(Float64Array.from({ length: n }, (_, i) => f(i))).digest();

  test.each([
    [
      "u32",
      (i: number) => draw.u32(i & 4095, i % 480, i),
      "e326bd00b04698a05936cd45c32632e312ad68f6f64132892af7c67892b4938d",
    ],
    [
      "uniform",
      (i: number) => draw.uniform(1, i % 480, i),
      "4b4a804889ed1859631123450cd92488e33f01b93f0fed2e8d825fa1a02e4ed7",
    ],
    [
      "exp",
      (i: number) => exp(1456 * draw.uniform(2, 0, i) - 746),
      "a7c0dc5ff9abff9d4c8b5ef1a7a3d3292bd32e42ab7fe27b7c54835910c65165",
    ],
    [
      "log",
      (i: number) => log(exp(1450 * draw.uniform(3, 0, i) - 744)),
      "e6cdcb6824d6f874438a3f7dfad38e916f57dd9f4ed851530d2a07bcee1d2f28",
    ],
    [
      "power",
      (i: number) => power(1e6 * draw.uniform(4, 0, i), 8 * draw.uniform(4, 1, i) - 4),
      "56909f92461f905d6c913311583b16bcd2733b1ab519dacad18872ff1bafd0e0",
    ],
    [
      "sigmoid",
      (i: number) => sigmoid(80 * draw.uniform(5, 0, i) - 40),
      "64e8b849048194972e27ab12f195b21bbb85c36a97fa29a5470b3378e926b536",
    ],
    [
      "gumbel",
      (i: number) => draw.gumbel(6, 0, i, i & 1023),
      "698c2965c69063ead1018818a6d9d4aa146d6c3c231d51a5c18056f6050145e3",
    ],
    ["normal", (i: number) => draw.normal(7, 0, i), "e2c739bda47609cc57d56320a9739abbffe00547d743f7f0a11d6ce80ab03dfc"],
    [
      "exponential",
      (i: number) => draw.exponential(8, 0, i),
      "70014b2cfb3134b58885847f0cc2ab58c94757bc2636c99e4ab6ad8976079561",
    ],
    [
      "student",
      (i: number) => studentQuantile(draw.uniform(9, 0, i), 1 + 200 * draw.uniform(9, 1, i)),
      "839a93b3e2ce471abbc326117d501da8543fb84d674e2adc825dc48d56f30c6e",
    ],
  ] as const)("%s", (_name, f, hash) => {
    expect(column(f)).toBe(hash);
  });

  test("sum", () => {
    const x = Float64Array.from({ length: n }, (_, i) => draw.normal(10, 0, i));
    expect(sumFixed(x, 0, n)).toBe(101.49114244915293);
  });
});
