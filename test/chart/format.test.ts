import { describe, expect, it } from "vitest";
import {
  differenceOf,
  duration,
  figureOf,
  inline,
  interval,
  money,
  number,
  signed,
  supported,
} from "../../src/chart/format.ts";
import { textWidth, wrap } from "../../src/chart/text-width.ts";
import { spread, ticks } from "../../src/chart/view.ts";
import type { Estimate } from "../../src/sim/comparison.ts";

const estimate = (changes: Partial<Estimate>): Estimate => ({
  value: null,
  valueLow: null,
  valueHigh: null,
  difference: null,
  low: null,
  high: null,
  varianceReduction: null,
  why: null,
  ...changes,
});

describe("numbers", () => {
  it("have separators, a real minus and no negative zero", () => {
    expect(number(1234567.891, 1)).toBe("1,234,567.9");
    expect(number(999.5)).toBe("1,000");
    expect(number(-12.34, 1)).toBe("−12.3");
    expect(number(-0.04, 1)).toBe("0.0");
    expect(number(0.1234, 4)).toBe("0.1234");
    expect(signed(0.04, 1)).toBe("0.0");
    expect(signed(6.2, 1)).toBe("+6.2");
  });
  it("join to intervals that cannot be misread", () => {
    expect(interval("4.9", "7.4", "en")).toBe("4.9–7.4");
    expect(interval("−6.0", "−2.4", "en")).toBe("−6.0 to −2.4");
    expect(interval("−1.0", "2.4", "zh")).toBe("−1.0 至 2.4");
  });
  it("show no more decimals than their interval supports, and never round a clear effect to zero", () => {
    expect(supported(4.9, 7.4, 1)).toBe(1);
    expect(supported(30, 60, 1)).toBe(0);
    expect(supported(null, null, 2)).toBe(2);
    expect(supported(-0.33, -0.01, 1)).toBe(2);
    expect(supported(-0.33, 0.01, 1)).toBe(1);
  });
});

describe("money", () => {
  it("is told in the units of the language", () => {
    expect(money(41_000, "en")).toBe("RMB 41,000");
    expect(money(8_000_000, "en")).toBe("RMB 8 million");
    expect(money(41_000, "zh")).toBe("4.1 万元");
    expect(money(8_000_000, "zh")).toBe("800 万元");
    expect(money(230_000_000, "zh")).toBe("2.3 亿元");
    expect(money(900, "zh")).toBe("900 元");
    expect(money(-41_000, "zh")).toBe("−4.1 万元");
  });
  it("is rounded to what the interval supports, both bounds in one unit", () => {
    const e = estimate({ value: 45_432, valueLow: 35_101, valueHigh: 61_333 });
    expect(inline(figureOf("costPerDoctorYear", e, "en"))).toBe("RMB 45,000 (35,000–61,000)");
    expect(inline(figureOf("costPerDoctorYear", e, "zh"))).toBe("4.5 万元 (3.50–6.10 万)");
  });
});

describe("estimates", () => {
  it("come with difference, unit and interval", () => {
    const e = estimate({ value: 0.7, valueLow: 0.69, valueHigh: 0.71, difference: 0.062, low: 0.049, high: 0.074 });
    expect(inline(figureOf("retention3", e, "en"))).toBe("70.0 % (69.0–71.0)");
    expect(inline(differenceOf("retention3", e, "en")!)).toBe("+6.2 points (4.9–7.4)");
    expect(inline(differenceOf("retention3", e, "zh")!)).toBe("+6.2 个百分点 (4.9–7.4)");
  });
  it("say in words why there is no number", () => {
    expect(figureOf("costPerDoctorYear", estimate({ why: "no gain" }), "en").value).toBe(
      "no gain to divide the cost by",
    );
    expect(differenceOf("burnout", estimate({ value: 0.5, why: "baseline" }), "zh")?.value).toBe("基线");
    expect(
      differenceOf("burnout", estimate({ value: 0.5, difference: 0.1, why: "one replicate" }), "en")?.interval,
    ).toBe("one replicate, no interval");
  });
  it("name their horizon", () => {
    expect(duration(120, "zh")).toBe("10 年");
    expect(duration(12, "en")).toBe("1 year");
    expect(duration(30, "en")).toBe("30 months");
  });
});

describe("layout", () => {
  it("takes Chinese letters for a full em", () => {
    expect(textWidth("县管乡用", 12)).toBe(48);
    expect(textWidth("County", 12)).toBeLessThan(48);
  });
  it("breaks lines at spaces, and Chinese anywhere", () => {
    expect(wrap("one two three", 50, 12)).toEqual(["one two", "three"]);
    expect(wrap("县管乡用县管乡用", 48, 12)).toEqual(["县管乡用", "县管乡用"]);
  });
  it("spreads labels without changing their order", () => {
    const placed = spread([10, 11, 12, 50], 15, 0, 100);
    expect(placed).toEqual([10, 25, 40, 55]);
    expect(spread([98, 99, 100], 15, 0, 100)).toEqual([70, 85, 100]);
  });
  it("puts ticks on round values and on zero", () => {
    expect(ticks(-2.5, 1.5, 4)).toEqual([-2, -1, 0, 1]);
    expect(ticks(0, 14, 8)).toEqual([0, 2, 4, 6, 8, 10, 12, 14]);
  });
});
