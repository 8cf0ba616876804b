import { expect, test } from "vitest";
import { settingEffects } from "../../src/study/setting-effects.ts";
import type { Dimension, Space } from "../../src/study/space.ts";

const name = { en: "x", zh: "甲" };
const dimension = (path: string, values: Dimension["values"], switchedBy: number | null = null): Dimension => ({
  path,
  name,
  unit: "",
  role: "lever",
  grade: null,
  values,
  switchedBy,
});
const space: Space = {
  dimensions: [
    dimension("levers.housing", { kind: "list", list: [false, true] }),
    dimension("levers.housing.price", { kind: "range", low: 0, high: 100, whole: false }, 0),
    dimension("rule", { kind: "list", list: ["random-utility", "satisficing"] }),
  ],
};
const points = Array.from({ length: 40 }, (_, k) => [k % 2, k, k % 4 < 2 ? 0 : 1]);
/** The switch makes 10, the price nothing, the rule 1. */
const figures = points.map(([on, , rule]) => 10 * on! + rule!);

test("the mean of every setting, what moves the figure most first", () => {
  const [first, second, third] = settingEffects(space, points, figures);
  expect(first?.axis.words?.map(({ en }) => en)).toEqual(["off", "on"]);
  expect(first?.levels.map(({ x, mean, points: n }) => [x, mean.value, n])).toEqual([
    [0, 0.5, 20],
    [1, 10.5, 20],
  ]);
  expect(second?.axis.words?.[0]).toEqual({ en: "Random utility", zh: "随机效用" });
  expect(second?.levels.map(({ mean }) => mean.value)).toEqual([5, 6]);
  // Where the switch is off the price means nothing: half of the points are left, in stretches of about as many.
  expect(third?.points).toHaveLength(20);
  expect(third?.levels.map(({ points: n }) => n)).toEqual([10, 10]);
  for (const { mean } of third!.levels) expect(mean.high! - mean.low!).toBeGreaterThan(0);
});

test("points without a figure are left out", () => {
  const [first] = settingEffects(
    space,
    points,
    figures.map((figure, k) => (k < 4 ? null : figure)),
  );
  expect(first?.points).toHaveLength(36);
});
