import { coordinateOf, settingCount } from "../coordinate.ts";
import { type Design, type DesignOptions, settled, tooMany } from "../design.ts";
import type { Dimension } from "../space.ts";

const options = {
  levels: {
    means: {
      en: "evenly spaced values of each range, both ends included; a list gives all its values",
      zh: "每个区间等距取值个数（含两端）；列表取全部值",
    },
    default: 3,
    range: [2, 1000],
  },
} as const;

/** Coordinates of the levels of one dimension, in order. */
function levelsOf(dimension: Dimension, levels: number): readonly number[] {
  const count = settingCount(dimension);
  if (count === null) return Array.from({ length: levels }, (_, level) => level / (levels - 1));
  const { values } = dimension;
  if (values.kind === "list") return values.list.map((_, at) => coordinateOf(dimension, at));
  const taken = Math.min(levels, count);
  return Array.from({ length: taken }, (_, level) => {
    const step = taken === 1 ? 0 : Math.round((level * (count - 1)) / (taken - 1));
    return coordinateOf(dimension, values.low + step);
  });
}

/** How many points there will be. */
function count(dimensions: readonly Dimension[], given: DesignOptions): number {
  const { levels } = settled(options, given);
  return dimensions.reduce((product, dimension) => product * levelsOf(dimension, levels).length, 1);
}

export default {
  id: "grid",
  name: { en: "Full grid", zh: "全因子网格" },
  means: {
    en: "Every combination of levels; the last dimension runs fastest",
    zh: "各维度水平的全部组合，末一维变化最快",
  },
  options,
  faults(dimensions, given) {
    return tooMany(count(dimensions, given), "levels");
  },
  count,
  points(dimensions, given) {
    const { levels } = settled(options, given);
    const axes = dimensions.map((dimension) => levelsOf(dimension, levels));
    return Array.from({ length: count(dimensions, given) }, (_, at) => {
      const point = new Float64Array(axes.length);
      let rest = at;
      for (let column = axes.length - 1; column >= 0; column--) {
        const axis = axes[column] as readonly number[];
        point[column] = axis[rest % axis.length] as number;
        rest = Math.floor(rest / axis.length);
      }
      return point;
    });
  },
} as const satisfies Design;
