import { settingAt } from "./coordinate.ts";
import { designLuck } from "./design.ts";
import { designs } from "./designs.ts";
import type { Point } from "./space.ts";
import type { Study } from "./study.ts";

/** The points that a study's design spreads over its space, in the design's order. */
export function designPoints({ design, space: { dimensions }, seed }: Study): readonly Point[] {
  const rows = designs.get(design.type)?.points(dimensions, design.options, designLuck(seed), design.table) ?? [];
  return rows.map((row) => dimensions.map((dimension, column) => settingAt(dimension, row[column] ?? 0)));
}
