import { textWidth } from "./text-width.ts";
import { short } from "./view.ts";

/** A rectangle in pixels from the top left. */
interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}
const overlap = (a: Box, b: Box): number =>
  Math.max(0, Math.min(a.right, b.right) - Math.max(a.left, b.left)) *
  Math.max(0, Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top));

/** A line as a string of small boxes, which labels keep clear of. */
export const beads = (from: { x: number; y: number }, to: { x: number; y: number }): Box[] =>
  Array.from({ length: 41 }, (_, at) => {
    const x = from.x + ((to.x - from.x) * at) / 40;
    const y = from.y + ((to.y - from.y) * at) / 40;
    return { left: x - 2, right: x + 2, top: y - 2, bottom: y + 2 };
  });

/** Puts each label where it covers least: beside, above or below its dot. Plain greed, best packages first. */
export const placeLabels = (
  dots: readonly { x: number; y: number; text: string }[],
  lines: readonly Box[],
  width: number,
  height: number,
): { x: number; y: number }[] => {
  const taken: Box[] = dots.map(({ x, y }) => ({ left: x - 7, right: x + 7, top: y - 7, bottom: y + 7 }));
  taken.push(...lines);
  return dots.map(({ x, y, text }) => {
    const w = textWidth(text, 12) + 4;
    const places = [
      [x + 10, y - 9],
      [x + 10, y + 9],
      [x + 10, y],
      [x - 10 - w, y - 9],
      [x - 10 - w, y + 9],
      [x - 10 - w, y],
      [x - w / 2, y - 17],
      [x - w / 2, y + 17],
      [x + 10, y - 24],
      [x + 10, y + 24],
      [x - 10 - w, y - 24],
      [x - 10 - w, y + 24],
      [x + 10, y - 40],
      [x + 10, y + 40],
    ] as const;
    let best = { x: places[0][0], y: places[0][1] };
    let least = Number.POSITIVE_INFINITY;
    let chosen: Box | undefined;
    for (const [left, middle] of places) {
      const box = { left, right: left + w, top: middle - 9, bottom: middle + 9 };
      const outside =
        Math.max(0, -left) + Math.max(0, box.right - width) + Math.max(0, -box.top) + Math.max(0, box.bottom - height);
      const covered = taken.reduce((sum, other) => sum + overlap(box, other), 0) + outside * 40;
      if (covered < least) {
        least = covered;
        best = { x: left, y: middle };
        chosen = box;
      }
    }
    if (chosen !== undefined) taken.push(chosen);
    return { x: short(best.x, 1), y: short(best.y, 1) };
  });
};
