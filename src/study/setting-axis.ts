import type { Text } from "../base/text.ts";
import type { SettingAxis } from "../sim/pictures.ts";
import { unitText } from "../sim/unit-text.ts";
import { valueName } from "./point-words.ts";
import { type Dimension, isActive, type Point, type Space } from "./space.ts";

/** Units that say no more than that there is a number. */
const silent = new Set(["", "share", "ratio", "index", "weight", "choice", "switch", "rule", "0 or 1"]);
const nothing: Text = { en: "", zh: "" };

/** Whether settings are numbers with a distance. */
const isNumber = ({ values, path }: Dimension): boolean =>
  values.kind === "range" || values.list.every((value) => typeof value === "number" && valueName(path, value) === null);

/** A dimension as an axis of a picture. */
export function settingAxis(dimension: Dimension): SettingAxis {
  const { name, unit, values, path } = dimension;
  const words =
    isNumber(dimension) || values.kind === "range"
      ? null
      : values.list.map((value) => valueName(path, value) ?? { en: String(value), zh: String(value) });
  return { name, unit: silent.has(unit) ? nothing : unitText(unit), words };
}

/** Where a point stands on that axis; null where the dimension means nothing. */
export function placeOn(space: Space, point: Point, d: number): number | null {
  const dimension = space.dimensions[d];
  const at = point[d];
  if (dimension === undefined || at === undefined || !isActive(space, point, d)) return null;
  if (dimension.values.kind === "range" || !isNumber(dimension)) return at;
  return Number(dimension.values.list[at]);
}
