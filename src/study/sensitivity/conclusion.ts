import { studentQuantile } from "../../base/student.ts";
import type { Text } from "../../base/text.ts";
import type { Interval } from "../../sim/comparison.ts";
import { blocksOf } from "./blocks.ts";
import { components } from "./components.ts";
import { functionOfMeans, meansOf } from "./function-of-means.ts";
import type { Group, Source } from "./groups.ts";
import { type Incomplete, refuseHoles } from "./incomplete.ts";

/** What one source has of the variance, by itself and with everything that it takes part in, as shares of all of it. */
export interface SourceShare {
  readonly source: Source;
  readonly first: Interval;
  readonly total: Interval;
}

/** The variance of a difference to the baseline in one world of luck and one setting of everything uncertain, taken apart. */
export interface ConclusionVariance {
  readonly complete: true;
  /** Mean difference over all points and replicates. */
  readonly mean: number;
  /** Its variance from world to world and point to point, in squared units of the difference. */
  readonly variance: Interval;
  /** Share of luck with all that it takes part in: the variance among replicates of one point. */
  readonly luck: Interval;
  /** Of this the part that is the same at all points; 0 where replicates of different points do not share their luck. */
  readonly luckAlone: Interval;
  /** Share of everything that the points vary, luck averaged out. */
  readonly points: Interval;
  readonly sources: readonly SourceShare[];
  /** Share of the points that no source has by itself. */
  readonly interplay: Interval;
  /** Share that luck would have if a point were told by the mean of all replicates of this study. */
  readonly luckOfMean: Interval;
  readonly replicates: number;
}

/**
 * Splits the variance of a difference Y to the baseline on a grouped Saltelli design (`sobol` with `mixed` 1 and `grouped` 1)
 * whose points all have the same R ≥ 2 replicates: `differences` has a row a point, a column a replicate. Estimators:
 * `components`. Intervals: bootstrap over base points, each half widened by the jackknife over replicates (Efron & Stein 1981;
 * Student's t with R − 1 degrees of freedom; root of the sum of squares); none with fewer than three replicates.
 */
export function conclusionVariance(
  differences: readonly ArrayLike<number | null>[],
  groups: readonly Group[],
  seed: string,
): ConclusionVariance | Incomplete {
  const blocks = blocksOf(groups.length, false);
  const r = differences[0]?.length ?? 0;
  if (differences.length === 0 || differences.length % blocks.size !== 0) {
    throw new Error(`${differences.length} rows are no whole number of blocks of ${blocks.size}`);
  }
  if (r < 2) throw new Error("luck cannot be told from points with fewer than two replicates");
  const holes = refuseHoles(differences.length, (row) => {
    const values = differences[row] as ArrayLike<number | null>;
    return values.length === r && Array.from(values).every(Number.isFinite);
  });
  if (holes !== null) return holes;
  const table = differences.map((row) => Float64Array.from(row as ArrayLike<number>));
  const whole = components(table, groups.length);
  const parts = functionOfMeans(whole.columns, whole.statistic, seed);
  const without = Array.from({ length: r < 3 ? 0 : r }, (_, left) => {
    const { columns, statistic } = components(
      table.map((row) => row.filter((__, k) => k !== left)),
      groups.length,
    );
    return statistic(meansOf(columns));
  });
  const [variance, luck, luckAlone, points, interplay, luckOfMean, ...shares] = parts.map((part, at) =>
    widened(
      part,
      without.map((values) => values[at] as number),
    ),
  ) as [Interval, Interval, Interval, Interval, Interval, Interval, ...Interval[]];
  return {
    complete: true,
    mean: whole.mean,
    variance,
    luck,
    luckAlone,
    points,
    interplay,
    luckOfMean,
    replicates: r,
    sources: groups.map(({ source }, g) => ({
      source,
      first: shares[g] as Interval,
      total: shares[groups.length + g] as Interval,
    })),
  };
}

/** An interval with the uncertainty added that the values without one replicate each show; none where there are none. */
function widened({ value, low, high }: Interval, without: readonly number[]): Interval {
  const r = without.length;
  if (value === null || low === null || high === null || r === 0 || !without.every(Number.isFinite)) {
    return { value, low: null, high: null };
  }
  const middle = without.reduce((sum, v) => sum + v, 0) / r;
  const squares = without.reduce((sum, v) => sum + (v - middle) * (v - middle), 0);
  const luck = studentQuantile(0.975, r - 1) * Math.sqrt(((r - 1) / r) * squares);
  const half = (side: number): number => Math.sqrt(side * side + luck * luck);
  return { value, low: value - half(value - low), high: value + half(high - value) };
}

const named: Readonly<Record<Source, Text>> = {
  measured: { en: "measured parameters", zh: "有实测依据的参数" },
  derived: { en: "derived parameters", zh: "推算所得的参数" },
  assumed: { en: "assumed parameters", zh: "假定的参数" },
  rule: { en: "the rule of behaviour", zh: "行为规则的选择" },
  lever: { en: "the settings of levers", zh: "政策工具的设定" },
  region: { en: "the region", zh: "地区" },
};

/** A share in whole per cent; what chance has put outside 0 to 100 is brought back. */
const percent = ({ value }: Interval): number => Math.round(100 * Math.min(1, Math.max(0, value ?? 0)));

/** Where the variance of a conclusion comes from, in one sentence, the greatest share first. */
export function conclusionSentence({ luck, sources, variance }: ConclusionVariance): Text {
  if (variance.value === null) {
    return { en: "The difference does not vary at all.", zh: "该差异没有任何变动。" };
  }
  const parts = [
    ...sources.map(({ source, total }) => ({ name: named[source], share: percent(total) })),
    { name: { en: "luck", zh: "随机性" }, share: percent(luck) },
  ];
  const ordered = parts.map((part, at) => ({ ...part, at })).sort((a, b) => b.share - a.share || a.at - b.at);
  const en = ordered.map(({ name, share }) => `${share} % from ${name.en}`);
  const zh = ordered.map(({ name, share }) => `${name.zh} ${share} %`);
  return {
    en: `Of the variance of this difference, ${en.join(", ")}; what several cause together counts for each of them.`,
    zh: `该差异的方差来源：${zh.join("，")}；由多个来源共同造成的部分在各来源中重复计入。`,
  };
}
