// Labels keep clear of lines, dots and each other where there is room.
import { expect, test } from "vitest";
import { type Line, placeLabels } from "../../src/chart/labels.ts";
import { textWidth } from "../../src/chart/text-width.ts";

const dots = [
  { x: 30, y: 150, text: "Family first" },
  { x: 30, y: 250, text: "Dispatch by contract" },
  { x: 300, y: 200, text: "Tight medical consortium" },
  { x: 3, y: 250, text: "Status quo" },
];
/** The baseline, a frontier along three dots and a whisker. */
const lines: Line[] = [
  [0, 250, 600, 250],
  [3, 250, 30, 250],
  [30, 250, 30, 150],
  [30, 150, 500, 20],
  [240, 200, 360, 200],
];

test("no label is struck through, covered or cut off", () => {
  const boxes = placeLabels(dots, lines, 600, 300).map(({ x, y }, at) => ({
    left: x,
    right: x + textWidth(dots[at]!.text, 12),
    top: y - 7,
    bottom: y + 7,
  }));
  for (const [at, box] of boxes.entries()) {
    expect(box.left >= 0 && box.right <= 600 && box.top >= 0 && box.bottom <= 300).toBe(true);
    for (const [x1, y1, x2, y2] of lines) {
      for (let k = 0; k <= 1000; k++) {
        const [x, y] = [x1 + ((x2 - x1) * k) / 1000, y1 + ((y2 - y1) * k) / 1000];
        expect(x > box.left && x < box.right && y > box.top && y < box.bottom).toBe(false);
      }
    }
    for (const other of boxes.slice(at + 1)) {
      const apart =
        other.left >= box.right || other.right <= box.left || other.top >= box.bottom || other.bottom <= box.top;
      expect(apart).toBe(true);
    }
  }
});
