import { settingCount } from "../coordinate.ts";
import { type Design, type DesignLuck, settled, shuffled, tooMany } from "../design.ts";
import type { Dimension } from "../space.ts";

const options = {
  points: { means: { en: "points", zh: "点数" }, default: 100, range: [1, 1_000_000] },
  candidates: {
    means: {
      en: "hypercubes drawn, of which the one whose closest two points lie farthest apart is kept",
      zh: "抽取的候选超立方数，保留最近两点距离最大者",
    },
    default: 1,
    range: [1, 100],
  },
} as const;

/** Pairs of points that are compared in choosing among candidates; beyond it choosing would take minutes. */
const MOST_PAIRS = 1e9;

/** One hypercube: every column has one coordinate in each of n equal parts; the settings of a list come as evenly as n allows. */
function hypercube(dimensions: readonly Dimension[], n: number, luck: DesignLuck, first: number): Float64Array[] {
  const points = Array.from({ length: n }, () => new Float64Array(dimensions.length));
  dimensions.forEach((dimension, column) => {
    const strata = shuffled(n, luck, first, column);
    const count = settingCount(dimension);
    points.forEach((point, at) => {
      const stratum = strata[at] as number;
      const inside = luck(first + n + at, column);
      if (count === null) point[column] = (stratum + inside) / n;
      else if (count > n) {
        // Settings are shared out among the strata, so that none is drawn twice.
        const from = Math.ceil((stratum * count) / n - 0.5);
        const to = Math.ceil(((stratum + 1) * count) / n - 0.5);
        point[column] = (from + Math.floor(inside * (to - from)) + 0.5) / count;
      } else point[column] = (Math.floor((stratum * count) / n) + 0.5) / count;
    });
  });
  return points;
}

/** Squared distance of the closest two points. */
function closest(points: readonly Float64Array[]): number {
  let least = Number.POSITIVE_INFINITY;
  for (let a = 0; a < points.length; a++) {
    for (let b = 0; b < a; b++) {
      const p = points[a] as Float64Array;
      const q = points[b] as Float64Array;
      let apart = 0;
      for (let c = 0; c < p.length && apart < least; c++) {
        apart += ((p[c] as number) - (q[c] as number)) * ((p[c] as number) - (q[c] as number));
      }
      if (apart < least) least = apart;
    }
  }
  return least;
}

export default {
  id: "latin",
  name: { en: "Latin hypercube", zh: "拉丁超立方" },
  means: {
    en: "Each of n equal parts of every dimension is hit once (McKay, Beckman & Conover 1979)",
    zh: "每一维 n 等分，每份恰取一点（McKay、Beckman 与 Conover 1979）",
  },
  options,
  faults(_, given) {
    const { points, candidates } = settled(options, given);
    if (candidates === 1 || (points * points * candidates) / 2 <= MOST_PAIRS) return tooMany(points, "points");
    const most = Math.floor(Math.sqrt((2 * MOST_PAIRS) / candidates));
    return [
      {
        file: null,
        line: null,
        key: "candidates",
        en: `choosing among ${candidates} hypercubes is possible for at most ${most} points, not ${points}: take 1`,
        zh: `在 ${candidates} 个候选超立方中择优最多支持 ${most} 个点，现为 ${points} 个：请取 1`,
      },
    ];
  },
  count: (_, given) => settled(options, given).points,
  points(dimensions, given, luck) {
    const { points, candidates } = settled(options, given);
    let best = hypercube(dimensions, points, luck, 0);
    let distance = candidates > 1 ? closest(best) : 0;
    for (let candidate = 1; candidate < candidates; candidate++) {
      const other = hypercube(dimensions, points, luck, candidate * 2 * points);
      const apart = closest(other);
      if (apart > distance) {
        best = other;
        distance = apart;
      }
    }
    return best;
  },
} as const satisfies Design;
