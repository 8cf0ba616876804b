import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { runKey } from "../../src/base/seed.ts";

const spelled = (seed: string, replicate: number) => runKey(seed, replicate).join(" ");

describe("runKey", () => {
  test("is fixed for good", () => {
    expect(runKey("medtide", 0)).toEqual([-863337518, -311572270]);
    expect(runKey("medtide", 1)).toEqual([482652516, -1892945174]);
    expect(runKey("", 0)).toEqual([-673619581, 1425561653]);
    expect(runKey("县管乡用", 7)).toEqual([374641561, -1682147330]);
  });

  test("takes any string and gives two signed words", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 400 }), fc.nat(), (seed, replicate) => {
        const [k0, k1] = runKey(seed, replicate);
        expect(k0).toBe(k0 | 0);
        expect(k1).toBe(k1 | 0);
        expect(runKey(seed, replicate)).toEqual([k0, k1]);
      }),
    );
  });

  test("differs for all replicates of a seed", () => {
    for (const seed of ["", "1", "县域医共体"]) {
      const seen = new Set<string>();
      for (let r = 0; r < 5000; r++) seen.add(spelled(seed, r));
      for (const r of [2 ** 32 - 1, 2 ** 32, 2 ** 32 + 1, Number.MAX_SAFE_INTEGER]) seen.add(spelled(seed, r));
      expect(seen.size).toBe(5004);
    }
  });

  test("differs between seeds that seedrandom itself confuses", () => {
    const seeds = [
      "a",
      "aa",
      "aaa",
      "a\0",
      "\0a",
      "",
      "\0",
      "1",
      "01",
      "1 ",
      "一",
      "伀",
      "N\0",
      "\0N",
      "一一",
      "\ud800",
    ];
    expect(new Set(seeds.map((seed) => spelled(seed, 0))).size).toBe(seeds.length);
  });

  test("goes on beyond 2^32 replicates", () => {
    for (const r of [0, 1, 77]) expect(spelled("far", r + 2 ** 32)).not.toBe(spelled("far", r));
  });

  test("differs between seeds", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.string({ unit: "binary" }), (a, b) => {
        expect(spelled(a, 0) === spelled(b, 0)).toBe(a === b);
      }),
    );
  });

  test("is even over replicates: each of the 64 bits is set in half of them", () => {
    const set = new Array(64).fill(0);
    const n = 4000;
    for (let r = 0; r < n; r++) {
      const [k0, k1] = runKey("even", r);
      for (let bit = 0; bit < 32; bit++) {
        set[bit] += (k0 >>> bit) & 1;
        set[bit + 32] += (k1 >>> bit) & 1;
      }
    }
    for (const count of set) expect(Math.abs(count - n / 2)).toBeLessThan(4.5 * Math.sqrt(n / 4));
  });
});
