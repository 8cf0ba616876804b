import { type Design, type DesignFault, type DesignLuck, type DesignOptions, settled, tooMany } from "../design.ts";
import { blocksOf } from "../sensitivity/blocks.ts";
import { groupsOf } from "../sensitivity/groups.ts";
import { digitalShift, fractions, LONGEST, MOST_DIMENSIONS, owenScramble, sobolDigits } from "../sobol/sequence.ts";
import type { Dimension } from "../space.ts";

const options = {
  points: {
    means: {
      en: "points of the sequence; a power of two keeps it balanced",
      zh: "序列的点数；取 2 的幂可保持均衡",
    },
    default: 256,
    range: [1, LONGEST],
  },
  scramble: {
    means: {
      en: "0 as published, 1 random digital shift, 2 Owen's nested uniform scrambling",
      zh: "0 不加扰，1 随机数字移位，2 Owen 嵌套均匀加扰",
    },
    default: 2,
    range: [0, 2],
  },
  mixed: {
    means: {
      en: "0 the points alone; with Saltelli's mixed rows: 1 for first-order and total indices, 2 also for second-order ones",
      zh: "0 仅用序列本身的点；加入 Saltelli 混合行：1 用于一阶与总效应指数，2 另含二阶指数",
    },
    default: 0,
    range: [0, 2],
  },
  grouped: {
    means: {
      en: "1 mixes dimensions by where they come from (grade of evidence, rule, levers, region), 0 one by one",
      zh: "1 按来源（证据等级、行为规则、政策工具、地区）成组混合，0 逐个维度混合",
    },
    default: 0,
    range: [0, 1],
  },
} as const;

/** Columns that are mixed together, group by group. */
function mixedColumns(dimensions: readonly Dimension[], grouped: boolean): readonly (readonly number[])[] {
  return grouped ? groupsOf(dimensions).map(({ columns }) => columns) : dimensions.map((_, at) => [at]);
}

/** Columns of the sequence, scrambled. */
function sequence(points: number, columns: number, scramble: number, luck: DesignLuck): readonly Float64Array[] {
  const word = (row: number, column: number): number => Math.floor(luck(row, column) * 4294967296);
  return sobolDigits(points, columns).map((digits, column) => {
    if (scramble === 0) return fractions(digits);
    const key = [word(0, column), word(1, column)] as const;
    return fractions(scramble === 1 ? digitalShift(digits, key) : owenScramble(digits, key));
  });
}

/** How many points there will be. */
function count(dimensions: readonly Dimension[], given: DesignOptions): number {
  const { points, mixed, grouped } = settled(options, given);
  if (mixed === 0) return points;
  return points * blocksOf(mixedColumns(dimensions, grouped === 1).length, mixed === 2).size;
}

export default {
  id: "sobol",
  name: { en: "Sobol' points", zh: "Sobol' 低差异序列" },
  means: {
    en: "Points of low discrepancy (Sobol' 1967; direction numbers of Joe & Kuo 2008), randomised, for sweeps and for Sobol' indices",
    zh: "低差异点列（Sobol' 1967，Joe 与 Kuo 2008 方向数），经随机化，用于扫描与 Sobol' 指数",
  },
  options,
  faults(dimensions, given) {
    const { mixed } = settled(options, given);
    const most = mixed === 0 ? MOST_DIMENSIONS : MOST_DIMENSIONS / 2;
    const faults: DesignFault[] = [];
    if (dimensions.length > most) {
      faults.push({
        file: null,
        line: null,
        key: "type",
        en: `sobol takes at most ${most} dimensions${mixed === 0 ? "" : " with mixed rows"}, not ${dimensions.length}`,
        zh: `sobol ${mixed === 0 ? "" : "在含混合行时"}最多支持 ${most} 个维度，现为 ${dimensions.length} 个`,
      });
    }
    return [...faults, ...tooMany(count(dimensions, given), "points")];
  },
  count,
  points(dimensions, given, luck) {
    const { points, scramble, mixed, grouped } = settled(options, given);
    const k = dimensions.length;
    const columns = sequence(points, mixed === 0 ? k : 2 * k, scramble, luck);
    const row = (at: number, from: (column: number) => "a" | "b"): Float64Array =>
      Float64Array.from({ length: k }, (_, c) => (columns[from(c) === "a" ? c : k + c] as Float64Array)[at] as number);
    const plain = (at: number): Float64Array => row(at, () => "a");
    const groups = mixedColumns(dimensions, grouped === 1);
    return Array.from({ length: points }, (_, at) =>
      mixed === 0
        ? [plain(at)]
        : [
            plain(at),
            ...groups.map((group) => row(at, (c) => (group.includes(c) ? "b" : "a"))),
            ...(mixed === 2 ? groups.map((group) => row(at, (c) => (group.includes(c) ? "a" : "b"))) : []),
            row(at, () => "b"),
          ],
    ).flat();
  },
} as const satisfies Design;
