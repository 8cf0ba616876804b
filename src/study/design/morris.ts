import { coordinateOf, settingCount } from "../coordinate.ts";
import { type Design, type DesignFault, type DesignLuck, settled, shuffled, tooMany } from "../design.ts";
import type { Dimension } from "../space.ts";

const options = {
  trajectories: { means: { en: "trajectories", zh: "轨迹数" }, default: 20, range: [2, 10_000] },
  levels: {
    means: {
      en: "levels of each range; even numbers visit all alike; a list has its values",
      zh: "每个区间的水平数，取偶数则各水平机会均等；列表按其取值",
    },
    default: 4,
    range: [2, 100],
  },
  candidates: {
    means: {
      en: "trajectories drawn, of which those that lie far apart are kept; 0 draws no more than are needed",
      zh: "抽取的候选轨迹数，保留彼此相距较远者；0 表示不作择优",
    },
    default: 0,
    range: [0, 500],
  },
} as const;

/** Coordinates that a dimension is moved between, and how many of them a step goes; null: to any other one. */
interface Axis {
  readonly levels: readonly number[];
  readonly step: number | null;
}

function axisOf(dimension: Dimension, levels: number): Axis {
  const { values } = dimension;
  if (values.kind === "list") {
    const ordered = values.list.every((value) => typeof value !== "string");
    return {
      levels: values.list.map((_, at) => coordinateOf(dimension, at)),
      step: ordered ? Math.max(1, Math.floor(values.list.length / 2)) : null,
    };
  }
  const taken = Math.min(levels, settingCount(dimension) ?? levels);
  const coordinate = (level: number): number =>
    values.whole
      ? coordinateOf(dimension, values.low + Math.round((level * (values.high - values.low)) / (taken - 1)))
      : level / (taken - 1);
  return { levels: Array.from({ length: taken }, (_, at) => coordinate(at)), step: Math.floor(taken / 2) };
}

/** The level that a step goes to: up or down where only one of them is inside, by luck where both are. */
function next({ levels, step }: Axis, level: number, luck: number): number {
  if (step === null) {
    const other = Math.floor(luck * (levels.length - 1));
    return other < level ? other : other + 1;
  }
  if (level + step >= levels.length) return level - step;
  return level - step < 0 || luck < 0.5 ? level + step : level - step;
}

/** A trajectory: from a point of luck, every dimension moved once, in an order of luck. */
function trajectory(axes: readonly Axis[], luck: DesignLuck, first: number): readonly Float64Array[] {
  const k = axes.length;
  const level = axes.map(({ levels }, column) => Math.floor(luck(first, column) * levels.length));
  const points = [Float64Array.from(axes, ({ levels }, column) => levels[level[column] as number] as number)];
  for (const column of shuffled(k, luck, first + 2, k)) {
    const axis = axes[column] as Axis;
    const moved = Float64Array.from(points.at(-1) as Float64Array);
    moved[column] = axis.levels[next(axis, level[column] as number, luck(first + 1, column))] as number;
    points.push(moved);
  }
  return points;
}

/** Sum of the distances of all points of one trajectory to all of another. */
function apart(one: readonly Float64Array[], other: readonly Float64Array[]): number {
  let sum = 0;
  for (const p of one) {
    for (const q of other) {
      let square = 0;
      for (let c = 0; c < p.length; c++) {
        square += ((p[c] as number) - (q[c] as number)) * ((p[c] as number) - (q[c] as number));
      }
      sum += Math.sqrt(square);
    }
  }
  return sum;
}

/**
 * Positions of trajectories that lie far apart: the two that are farthest, then one by one that with the largest sum of squared
 * distances to those chosen (the criterion of Campolongo, Cariboni & Saltelli 2007, sought greedily as by Ruano et al. 2012).
 */
function spread(all: readonly (readonly Float64Array[])[], wanted: number): readonly number[] {
  const squares = all.map(() => new Float64Array(all.length));
  let farthest: readonly [number, number] = [0, 1];
  all.forEach((one, i) => {
    for (let j = 0; j < i; j++) {
      const distance = apart(one, all[j] as readonly Float64Array[]);
      (squares[i] as Float64Array)[j] = distance * distance;
      (squares[j] as Float64Array)[i] = distance * distance;
      if (distance * distance > ((squares[farthest[0]] as Float64Array)[farthest[1]] as number)) farthest = [j, i];
    }
  });
  const chosen: number[] = [...farthest];
  while (chosen.length < wanted) {
    const sum = (at: number): number =>
      chosen.reduce((total, c) => total + ((squares[at] as Float64Array)[c] as number), 0);
    const left = all.map((_, at) => at).filter((at) => !chosen.includes(at));
    chosen.push(left.reduce((best, at) => (sum(at) > sum(best) ? at : best)));
  }
  return chosen.sort((a, b) => a - b);
}

export default {
  id: "morris",
  name: { en: "Morris trajectories", zh: "Morris 轨迹" },
  means: {
    en: "From points of luck, one dimension moved at a time (Morris 1991): screens many dimensions with few runs",
    zh: "从随机起点逐一变动各维度（Morris 1991），用较少的运行筛选大量维度",
  },
  options,
  faults(dimensions, given) {
    const { trajectories, candidates } = settled(options, given);
    const faults: DesignFault[] = [...tooMany(trajectories * (dimensions.length + 1), "trajectories")];
    if (candidates > 0 && candidates < trajectories) {
      faults.push({
        file: null,
        line: null,
        key: "candidates",
        en: `must be 0 or at least the ${trajectories} trajectories that are wanted, not ${candidates}`,
        zh: `应为 0 或不少于所需的 ${trajectories} 条轨迹，现为 ${candidates}`,
      });
    }
    for (const dimension of dimensions.filter((d) => settingCount(d) === 1)) {
      faults.push({
        file: null,
        line: null,
        key: "type",
        en: `morris cannot move ${dimension.path}, which has one value only`,
        zh: `morris 无法变动 ${dimension.path}：它只有一个取值`,
      });
    }
    return faults;
  },
  count: (dimensions, given) => settled(options, given).trajectories * (dimensions.length + 1),
  points(dimensions, given, luck) {
    const { trajectories, levels, candidates } = settled(options, given);
    const axes = dimensions.map((dimension) => axisOf(dimension, levels));
    // A trajectory draws its start, its directions and its order from rows of its own.
    const rows = dimensions.length + 2;
    const drawn = Array.from({ length: Math.max(trajectories, candidates) }, (_, t) =>
      trajectory(axes, luck, t * rows),
    );
    const kept = drawn.length > trajectories ? spread(drawn, trajectories) : drawn.map((_, t) => t);
    return kept.flatMap((t) => drawn[t] as readonly Float64Array[]);
  },
} as const satisfies Design;
