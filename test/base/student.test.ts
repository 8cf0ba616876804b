import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { normalQuantile } from "../../src/base/normal.ts";
import { studentQuantile } from "../../src/base/student.ts";

describe("studentQuantile", () => {
  test.each([
    [0.975, 1, 12.7062047362],
    [0.975, 2, 4.30265272975],
    [0.975, 5, 2.57058183564],
    [0.975, 29, 2.04522964213],
    [0.975, 100, 1.98397151852],
  ])("of %d with %d degrees of freedom is %d (published tables)", (p, df, t) => {
    expect(Math.abs(studentQuantile(p, df) - t)).toBeLessThan(1e-10);
  });

  test.each([
    [0.51, 1, 0.03142626604335118],
    [0.75, 0.5, 1.5537739740300374],
    [0.975, 1, 12.706204736174694],
    [0.9999999, 1, 3183098.863513245],
    [0.9, 2.5, 1.7302509288071768],
    [0.995, 3, 5.840909309733355],
    [0.975, 7, 2.364624251592785],
    [0.6, 10, 0.26018482949208016],
    [0.975, 19, 2.093024054408309],
    [0.9995, 30, 3.6459586350420627],
    [0.975, 49, 2.0095752371292392],
    [0.7, 99, 0.5260932405485899],
    [0.975, 199, 1.9719565442517535],
    [0.995, 500, 2.5856978351419415],
    [0.975, 999, 1.9623414611334495],
    [0.975, 1000, 1.962339080826408],
    [0.999999, 1000, 4.781608620452438],
    [0.55, 1000, 0.1256932625187165],
    [0.975, 100000, 1.9599877075346093],
  ])("of %d with %d degrees of freedom is %d (mpmath, 40 digits)", (p, df, t) => {
    expect(Math.abs(studentQuantile(p, df) - t)).toBeLessThan(1e-12 * Math.max(1, Math.abs(t)));
  });

  test("has its closed form at 1 and 2 degrees of freedom", () => {
    fc.assert(
      fc.property(fc.double({ min: 0.001, max: 0.999, noNaN: true }), (p) => {
        const cauchy = Math.tan(Math.PI * (p - 0.5));
        expect(Math.abs(studentQuantile(p, 1) - cauchy)).toBeLessThan(1e-11 * (1 + Math.abs(cauchy)));
        const two = (2 * p - 1) / Math.sqrt(2 * p * (1 - p));
        expect(Math.abs(studentQuantile(p, 2) - two)).toBeLessThan(1e-11 * (1 + Math.abs(two)));
      }),
    );
  });

  test("is odd about a half, rises with p, falls with the degrees of freedom towards the normal", () => {
    fc.assert(
      fc.property(fc.integer({ min: 513, max: 1022 }), fc.double({ min: 0.5, max: 2000, noNaN: true }), (i, df) => {
        const p = i / 1024;
        const t = studentQuantile(p, df);
        expect(studentQuantile(1 - p, df)).toBe(-t);
        expect(studentQuantile(p + 2 ** -11, df)).toBeGreaterThan(t);
        expect(studentQuantile(p, df * 1.1)).toBeLessThan(t);
        expect(normalQuantile(p)).toBeLessThan(t);
      }),
    );
  });

  test("joins its expansion for many degrees of freedom", () => {
    for (const p of [0.6, 0.975, 0.9999]) {
      const below = studentQuantile(p, 1e5);
      const above = studentQuantile(p, 1e5 + 1e-6);
      expect(Math.abs(below - above)).toBeLessThan(5e-12);
    }
    expect(studentQuantile(0.975, Infinity)).toBe(normalQuantile(0.975));
  });

  test("joins it in far tails, too, where every term of it counts", () => {
    // At z = −30 the third term is 2e-7, its second coefficient 1e-9, what is left out 2e-10 and rounding 5e-12.
    const below = studentQuantile(1e-200, 1e5);
    const above = studentQuantile(1e-200, 1e5 + 1e-6);
    expect(Math.abs(below - above) / 30).toBeLessThan(2e-11);
  });

  test("is right at the ends", () => {
    expect(studentQuantile(0.5, 3)).toBe(0);
    expect(studentQuantile(0, 3)).toBe(-Infinity);
    expect(studentQuantile(1, 3)).toBe(Infinity);
    for (const [p, df] of [
      [NaN, 3],
      [0.9, NaN],
      [0.9, 0],
      [0.9, -1],
      [1.1, 3],
      // Where the answer would be plain, were there degrees of freedom.
      [0.5, 0],
      [0.5, NaN],
      [0, -1],
      [1, NaN],
    ] as const) {
      expect(studentQuantile(p, df)).toBeNaN();
    }
  });
});
