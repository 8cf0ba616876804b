// The scorecard: one row for each of B1 … B13, judged by the parts of this fixture alone.
import { describe, expect, test } from "vitest";
import { scorecard, targetScale } from "../../src/study/scorecard.ts";
import { targetRows } from "../../src/study/targets.gen.ts";
import { runWith } from "./stub.ts";

const typical = targetRows.filter((row) => row.target.startsWith("B") && row.fixture === "typical-county");
const middle = Object.fromEntries(
  typical.map((row) => [row.target + row.part, (row.low + row.high) / 2 / targetScale(row.outcome)]),
);
const runs = (measures: Record<string, number | null>) =>
  [0, 1, 2].map((k) => runWith({ ...middle, ...measures }, 0, k));
const rowOf = (rows: ReturnType<typeof scorecard>, id: string) => rows.find((row) => row.id === id)!;

test("has one row for each target, in their order, in both languages", () => {
  const rows = scorecard(runs({}), "typical-county");
  expect(rows.map((row) => row.id)).toEqual(Array.from({ length: 13 }, (_, k) => `B${k + 1}`));
  for (const row of rows) {
    expect(row.name.en).not.toBe(row.id);
    expect(row.name.zh).not.toBe(row.name.en);
  }
});

test("middles of all tolerances are inside, and values are shown in the target's unit", () => {
  const rows = scorecard(runs({}), "typical-county");
  for (const row of rows) {
    const counting = row.parts.filter((part) => part.fixture === "typical-county");
    expect(row.inside).toBe(counting.length === 0 ? null : true);
    for (const part of counting) {
      expect(part.inside).toBe(true);
      expect(part.value).toBeCloseTo((part.low + part.high) / 2, 9);
    }
  }
  expect(rows.filter((row) => row.inside !== null).length).toBe(12);
});

test("parts of another fixture are listed and do not count", () => {
  const rows = scorecard(runs({}), "typical-county");
  const foreign = rows.flatMap((row) => row.parts).filter((part) => part.fixture !== "typical-county");
  expect(foreign.length).toBeGreaterThan(0);
  for (const part of foreign)
    expect(part).toMatchObject({ inside: null, value: null, valueLow: null, valueHigh: null });
  expect(scorecard(runs({}), "no such fixture").every((row) => row.inside === null)).toBe(true);
});

describe("a target of several parts", () => {
  test("is missed when one of them is", () => {
    const rows = scorecard(runs({ B1b: 0.2 }), "typical-county");
    expect(rowOf(rows, "B1").inside).toBe(false);
    expect(rowOf(rows, "B1").parts.map((part) => part.inside)).toEqual([true, false, true]);
    expect(rowOf(rows, "B2").inside).toBe(true);
  });

  test("is not judged when one of them is not known", () => {
    const row = rowOf(scorecard(runs({ B1b: null }), "typical-county"), "B1");
    expect([row.inside, ...row.parts.map((part) => part.inside)]).toEqual([null, true, null, true]);
    expect(rowOf(scorecard([], "typical-county"), "B1").inside).toBe(null);
  });
});

test.each(typical.map((row) => [row.target + row.part, row] as const))(
  "%s is inside up to the ends of its tolerance",
  (id, row) => {
    const scale = targetScale(row.outcome);
    const insideAt = (value: number): boolean | null | undefined =>
      rowOf(scorecard([runWith({ [id]: value / scale })], "typical-county"), row.target).parts.find(
        ({ part }) => part === row.part,
      )?.inside;
    const hair = 1e-9;
    expect([row.low + hair, row.high - hair].map(insideAt)).toEqual([true, true]);
    expect([row.low - hair, row.high + hair].map(insideAt)).toEqual([false, false]);
  },
);

test("is judged by the mean over replicates, with its interval", () => {
  const [row] = typical;
  const id = row!.target + row!.part;
  const mid = (row!.low + row!.high) / 2 / targetScale(row!.outcome);
  const far = (row!.high - row!.low) / targetScale(row!.outcome);
  const [part] = rowOf(
    scorecard(
      [mid - far, mid + far, mid].map((v) => runWith({ [id]: v })),
      "typical-county",
    ),
    row!.target,
  ).parts;
  expect(part!.inside).toBe(true);
  expect(part!.valueLow).toBeLessThan(part!.low);
  expect(part!.valueHigh).toBeGreaterThan(part!.high);
});
