// Points from a file: what is read, and what is told about a file that cannot be used.
import { describe, expect, test } from "vitest";
import { settingAt } from "../../../src/study/coordinate.ts";
import file from "../../../src/study/design/file.ts";
import type { PointTable } from "../../../src/study/design.ts";
import { designLuck } from "../../../src/study/design.ts";
import { list, range, whole } from "./dimensions.ts";

const dimensions = [
  list("levers.housing", [false, true], { role: "lever" }),
  whole("levers.housing.flats", 0, 40, { role: "lever", switchedBy: 0 }),
  range("parameters.look", 0.1, 0.5),
  list("rule", ["logit", "prospect"]),
];
const head = dimensions.map(({ path }) => path);
const table = (rows: readonly (readonly string[])[], cells: readonly string[] = head): PointTable => ({
  file: "points.csv",
  head: { line: 1, cells },
  rows: rows.map((row, at) => ({ line: at + 2, cells: row })),
});
const told = (t: PointTable): string[] =>
  file.faults(dimensions, {}, t).map(({ line, key, en }) => `${line} ${key}: ${en}`);

test("a row is a point, in whatever order the columns stand", () => {
  const t = table(
    [
      ["prospect", "0.25", "12", "true"],
      ["logit", "5e-1", "", "false"],
    ],
    [...head].reverse(),
  );
  expect(told(t)).toEqual([]);
  expect(file.count(dimensions, {}, t)).toBe(2);
  const points = file.points(dimensions, {}, designLuck("file"), t);
  const settings = points.map((p) => dimensions.map((d, c) => settingAt(d, p[c]!)));
  expect(settings[0]).toEqual([1, 12, expect.closeTo(0.25, 12), 1]);
  // What is switched off has some setting, which means nothing.
  expect(settings[1]!.filter((_, c) => c !== 1)).toEqual([0, 0.5, 0]);
});

describe("told with line and column", () => {
  test("cells that are no legal setting", () => {
    expect(
      told(
        table([
          ["yes", "12", "0.25", "logit"],
          ["true", "1.5", "0.6", "Logit"],
          ["true", "", "", "logit"],
          ["true", "1", "0.25"],
        ]),
      ),
    ).toEqual([
      '2 levers.housing: must be one of false, true, not "yes"',
      '3 levers.housing.flats: must be a whole number from 0 to 40, not "1.5"',
      '3 parameters.look: must be a number from 0.1 to 0.5, not "0.6"',
      '3 rule: must be one of logit, prospect, not "Logit"',
      "4 levers.housing.flats: is empty; must be a whole number from 0 to 40",
      "4 parameters.look: is empty; must be a number from 0.1 to 0.5",
      "5 null: 3 cells where the head has 4",
    ]);
  });

  test("columns that are missing, twice there or unknown, with the nearest name", () => {
    expect(told(table([], ["levers.housing", "levers.housing", "parameters.looks", "rule"]))).toEqual([
      "1 levers.housing: this column stands here twice",
      '1 parameters.looks: is nothing that the study varies; did you mean "parameters.look"?',
      "1 levers.housing.flats: this column is missing",
      "1 parameters.look: this column is missing",
    ]);
  });

  test("no points, and no file", () => {
    expect(told(table([]))).toEqual(["1 null: holds no points"]);
    expect(file.faults(dimensions, {}, undefined)[0]).toMatchObject({ file: null, key: "file" });
    expect(file.points(dimensions, {}, designLuck("file"), undefined)).toEqual([]);
  });
});
