import type { BoxPlane, Picture, SettingAxis } from "../../sim/pictures.ts";
import { placeOn, settingAxis } from "../setting-axis.ts";
import { type Dimension, isActive, type Point, type Space } from "../space.ts";
import { keeps } from "./box.ts";
import type { Box, Discovery } from "./prim.ts";

const free = [null, null] as const;

/** Ends of a box on a dimension, in the terms of its axis; values of a list that are left lie side by side or not at all. */
function endsOf({ dimensions }: Space, box: Box, d: number): readonly [number | null, number | null] {
  const values = dimensions[d]?.values;
  const place = (limit: number): number =>
    values?.kind === "list" && typeof values.list[limit] === "number" ? Number(values.list[limit]) : limit;
  let [low, high]: readonly [number | null, number | null] = free;
  for (const { face } of box.restrictions) {
    if (face.dimension !== d) continue;
    if (face.kind === "among") [low, high] = [Math.min(...face.values) - 0.5, Math.max(...face.values) + 0.5];
    else if (face.kind === "at-least") low = place(face.limit);
    else high = place(face.limit);
  }
  return [low, high];
}

/** The first box over the two dimensions whose restrictions chance explains least; over the first of the others where it has but one. */
export function boxPicture(space: Space, points: readonly Point[], failing: readonly boolean[], box: Box): Picture[] {
  const restricted = [...box.restrictions].sort((a, b) => a.quasiP - b.quasiP).map(({ face }) => face.dimension);
  const all = [...new Set([...restricted, ...space.dimensions.keys()])];
  const [dx, dy] = all;
  if (dx === undefined || dy === undefined) return [];
  const others = box.restrictions
    .map(({ face }) => face)
    .filter(({ dimension }) => dimension !== dx && dimension !== dy);
  const dots = points.flatMap((point, p): BoxPlane["dots"] => {
    const x = placeOn(space, point, dx);
    const y = placeOn(space, point, dy);
    if (x === null || y === null) return [];
    const level = others.every((face) =>
      keeps(isActive(space, point, face.dimension) ? (point[face.dimension] ?? 0) : Number.NaN, face),
    );
    return [{ x, y, fails: failing[p] === true, level }];
  });
  const axis = (d: number): SettingAxis => settingAxis(space.dimensions[d] as Dimension);
  const ends = { x: endsOf(space, box, dx), y: endsOf(space, box, dy) };
  return [{ chart: "box", data: { x: axis(dx), y: axis(dy), dots, box: ends, hidden: others.length } }];
}

/** What each step of peeling gave up and gained. */
export function peelingPicture({ share, boxes }: Discovery): Picture {
  return {
    chart: "peelings",
    data: {
      share,
      path: (boxes[0]?.trajectory ?? []).map(({ coverage, density, restrictions }) => ({
        coverage,
        density,
        restrictions: restrictions.length,
      })),
      boxes: boxes.map(({ coverage, density }) => ({ coverage, density })),
    },
  };
}
