import type { SettingEffect } from "../sim/pictures.ts";
import { meanInterval } from "./scorecard.ts";
import { placeOn, settingAxis } from "./setting-axis.ts";
import type { Point, Space } from "./space.ts";

/** More settings of one thing than this are taken together in stretches. */
const MOST = 8;
/** Stretches of a range: the fewer points, the fewer. */
const stretches = (points: number): number => Math.max(2, Math.min(5, Math.floor(points / 8)));

interface Place {
  readonly x: number;
  readonly y: number;
}

const mean = (values: readonly number[]): number => values.reduce((sum, x) => sum + x, 0) / values.length;

/** Points in the order of their setting, cut where the setting changes: by setting, or in stretches of about as many points. */
function together(places: readonly Place[]): readonly (readonly Place[])[] {
  const sorted = [...places].sort((a, b) => a.x - b.x);
  const settings = new Set(sorted.map(({ x }) => x)).size;
  const bySetting = settings <= MOST;
  const wanted = bySetting ? settings : stretches(sorted.length);
  const groups: Place[][] = [];
  let before: Place | null = null;
  sorted.forEach((place, at) => {
    const isNew = place.x !== before?.x;
    const due = bySetting ? groups.length : Math.ceil((groups.length * sorted.length) / wanted);
    if (groups.length === 0 || (isNew && (bySetting || at >= due))) groups.push([]);
    groups.at(-1)?.push(place);
    before = place;
  });
  return groups;
}

/** How far apart the means of the settings lie: what moves an outcome most comes first. */
const reach = ({ levels }: SettingEffect): number => {
  const means = levels.flatMap(({ mean: { value } }) => (value === null ? [] : [value]));
  return means.length < 2 ? 0 : Math.max(...means) - Math.min(...means);
};

/** The main effect of each dimension on a figure: the mean over points of each setting, everything else averaged. */
export function settingEffects(
  space: Space,
  points: readonly Point[],
  figures: readonly (number | null)[],
): readonly SettingEffect[] {
  const effects = space.dimensions.map((dimension, d): SettingEffect => {
    const places = points.flatMap((point, p): Place[] => {
      const x = placeOn(space, point, d);
      const y = figures[p] ?? null;
      return x === null || y === null ? [] : [{ x, y }];
    });
    return {
      axis: settingAxis(dimension),
      points: places,
      levels: together(places).map((group) => ({
        x: mean(group.map(({ x }) => x)),
        mean: meanInterval(group.map(({ y }) => y)),
        points: group.length,
      })),
    };
  });
  return effects.sort((a, b) => reach(b) - reach(a));
}
