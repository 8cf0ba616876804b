import { mean, sampleStandardDeviation } from "simple-statistics";
import { studentQuantile } from "../base/student.ts";
import type { Text } from "../base/text.ts";
import { noInterval, type ScorecardPart, type ScorecardRow } from "../sim/comparison.ts";
import type { RunResult } from "../sim/job.ts";
import { targetRows } from "./targets.gen.ts";

const names: Readonly<Record<string, Text>> = {
  B1: { en: "Leaving a year", zh: "年流失率" },
  B2: { en: "Where township leavers go", zh: "乡镇离开者去向" },
  B3: { en: "Schooling as a cause", zh: "子女教育原因" },
  B4: { en: "Turnover intention", zh: "离职意愿" },
  B5: { en: "Burnout", zh: "职业倦怠" },
  B6: { en: "Township pay against county pay", zh: "乡镇与县级收入比" },
  B7: { en: "Degrees and titles after five years", zh: "五年后学历与职称" },
  B8: { en: "Ages", zh: "年龄结构" },
  B9: { en: "First contact and visits", zh: "基层首诊与诊疗占比" },
  B10: { en: "Density", zh: "医师密度" },
  B11: { en: "Vacancy and contract staff", zh: "空编与编外" },
  B12: { en: "Bonds", zh: "服务期履约" },
  B13: { en: "Staying put", zh: "年度留任" },
};

const quantiles = new Map<number, number>();

/** Half-width of a 95 % interval in standard errors; a study asks for the same one thousands of times. */
function quantile95(degreesOfFreedom: number): number {
  const known = quantiles.get(degreesOfFreedom) ?? studentQuantile(0.975, degreesOfFreedom);
  quantiles.set(degreesOfFreedom, known);
  return known;
}

/** A mean over replicates with its 95 % interval (Student t). */
export function meanInterval(values: readonly number[]): {
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
} {
  if (values.length === 0) return noInterval;
  const value = mean([...values]);
  if (values.length === 1) return { value, low: null, high: null };
  const half = (quantile95(values.length - 1) * sampleStandardDeviation([...values])) / Math.sqrt(values.length);
  return { value, low: value - half, high: value + half };
}

export const finite = (values: readonly (number | null | undefined)[]): number[] =>
  values.filter((v): v is number => typeof v === "number" && Number.isFinite(v));

/** The scale of a target: shares are stated in per cent there and as fractions in runs. */
export const targetScale = (outcome: string): number => (outcome.includes("%") ? 100 : 1);

/**
 * The baseline targets against the runs of the status quo. Parts of another fixture are listed and do not count; a target with a
 * part that the runs are too short to measure is not judged.
 */
export function scorecard(baseline: readonly RunResult[], fixture: string): ScorecardRow[] {
  const ids = [...new Set(targetRows.filter((row) => row.target.startsWith("B")).map((row) => row.target))];
  return ids.map((id) => {
    const parts = targetRows
      .filter((row) => row.target === id)
      .map((row): ScorecardPart => {
        const counts = row.fixture === fixture;
        const scale = targetScale(row.outcome);
        const measured = counts
          ? finite(baseline.map((run) => run.measures[row.target + row.part])).map((v) => v * scale)
          : [];
        const { value, low, high } = meanInterval(measured);
        return {
          part: row.part,
          outcome: row.outcome,
          population: row.population,
          fixture: row.fixture,
          low: row.low,
          high: row.high,
          value,
          valueLow: low,
          valueHigh: high,
          inside: counts && value !== null ? value >= row.low && value <= row.high : null,
          evidence: row.evidence,
          note: row.note,
        };
      });
    const counting = parts.filter((part) => part.fixture === fixture);
    const judged = counting.length > 0 && counting.every(({ inside }) => inside !== null);
    return {
      id,
      name: names[id] ?? { en: id, zh: id },
      parts,
      inside: judged ? counting.every(({ inside }) => inside === true) : null,
    };
  });
}
