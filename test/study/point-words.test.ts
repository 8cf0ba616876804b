import { describe, expect, test } from "vitest";
import { differenceHeading, differenceInterval, differenceWords, sizeWords } from "../../src/study/point-words.ts";

describe("money is told in millions in English and in 万 in Chinese", () => {
  test("a difference", () => {
    expect(differenceWords("cost", 12_340_000)).toEqual({ en: "+12.34 million RMB a year", zh: "+1,234 万元/年" });
    expect(differenceWords("costPerDoctorYear", -44_200)).toEqual({ en: "−44,200 RMB", zh: "−4.4 万元" });
    expect(sizeWords("cost", 250_000)).toEqual({ en: "0.25 million RMB a year", zh: "25 万元/年" });
  });

  test("a table, whose heading names the unit", () => {
    expect(differenceHeading("cost")).toEqual({ en: "Cost, million RMB a year", zh: "年均成本，万元/年" });
    const told = differenceInterval("cost", { value: 1_500_000, low: -20_000, high: 12_000_000 });
    expect(told).toEqual({ en: "1.50 (−0.02 to 12.00)", zh: "150（−2 至 1,200）" });
  });
});

describe("shares differ by points", () => {
  test("a difference", () => {
    expect(differenceWords("leavingPrimary", -0.0123)).toEqual({ en: "−1.2 points a year", zh: "−1.2 个百分点/年" });
  });

  test("a table, whose cells name the unit; nothing has no sign", () => {
    expect(differenceHeading("retention3")).toEqual({ en: "Retention, 3 years", zh: "3 年留任率" });
    const told = differenceInterval("retention3", { value: -0.0001, low: -0.02, high: 0.01 });
    expect(told).toEqual({ en: "0.0 points (−2.0 to 1.0)", zh: "0.0 个百分点（−2.0 至 1.0）" });
  });
});
