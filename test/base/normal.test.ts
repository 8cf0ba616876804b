import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { normalQuantile } from "../../src/base/normal.ts";

describe("normalQuantile", () => {
  test.each([
    [1.1102230246251565e-16, -8.209536151601387],
    [1e-16, -8.222082216130435],
    [1e-12, -7.034483825301132],
    [1e-9, -5.9978070150076865],
    [1e-6, -4.753424308822899],
    [0.001, -3.0902323061678136],
    [0.025, -1.9599639845400543],
    [0.07, -1.4757910281791706],
    [0.08, -1.4050715603096327],
    [0.25, -0.6744897501960817],
    [0.4, -0.2533471031357997],
    [0.6, 0.2533471031357997],
    [0.9, 1.2815515655446006],
    [0.975, 1.9599639845400538],
    [0.999, 3.090232306167813],
    [0.9999999, 5.199337582290661],
  ])("of %d is %d (mpmath, 40 digits)", (p, z) => {
    expect(Math.abs(normalQuantile(p) - z)).toBeLessThanOrEqual(2e-15 * Math.abs(z));
  });

  test("is right at the ends", () => {
    expect(normalQuantile(0)).toBe(-Infinity);
    expect(normalQuantile(1)).toBe(Infinity);
    expect(normalQuantile(0.5)).toBe(0);
    for (const p of [-0.1, 1.1, NaN, Infinity]) expect(normalQuantile(p)).toBeNaN();
    expect(normalQuantile(2 ** -53)).toBeGreaterThan(-8.3);
    expect(normalQuantile(1 - 2 ** -53)).toBeLessThan(8.3);
  });

  test("is odd about a half and rises with p", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2 ** 30 - 1 }), (i) => {
        const p = i / 2 ** 30;
        expect(normalQuantile(1 - p)).toBe(-normalQuantile(p));
        expect(normalQuantile(p + 2 ** -31)).toBeGreaterThan(normalQuantile(p));
      }),
    );
  });
});
