// A box in words: what a reader of either language is told.
import { describe, expect, test } from "vitest";
import type { Restriction } from "../../../src/study/discover/box.ts";
import { boxSentence } from "../../../src/study/discover/sentences.ts";
import type { Dimension } from "../../../src/study/space.ts";
import { list, range, whole } from "../design/dimensions.ts";

const named = (dimension: Dimension, en: string, zh: string, unit = ""): Dimension => ({
  ...dimension,
  name: { en, zh },
  unit,
});
const dimensions = [
  named(range("terms.payGap", 1, 2), "Pay gap to the county", "县乡收入差距", "ratio"),
  named(whole("levers.housing.flats", 0, 40), "Flats", "周转房", "places a year"),
  named(list("rule", ["logit", "prospect", "satisficing"]), "Rule of behaviour", "行为规则"),
  named(list("levers.housing", [false, true]), "Housing", "住房保障"),
  named(list("levers.x.amount", [500, 1000, 2500]), "RMB paid monthly", "月补贴", "RMB/month"),
];
const say = (...faces: Restriction[]) =>
  boxSentence(
    dimensions,
    { restrictions: faces.map((face) => ({ face, quasiP: 0 })), coverage: 0.7416, density: 0.861 },
    { happens: { en: "fails", zh: "失败" } },
    (_, value) => (value === "prospect" ? { en: "prospect theory", zh: "前景理论" } : null),
  );

test("a box of several dimensions, in their order, with coverage and density", () => {
  expect(
    say(
      { dimension: 3, kind: "among", values: [0] },
      { dimension: 0, kind: "at-least", limit: 1.41379 },
      { dimension: 1, kind: "at-most", limit: 12 },
    ),
  ).toEqual({
    en: "It fails when pay gap to the county is above 1.41, flats is at most 12 places a year and housing is off; this happens in 86 % of such cases (density) and covers 74 % of all cases in which it fails (coverage).",
    zh: "当县乡收入差距高于 1.41、周转房不高于 12 名额/年且未采用住房保障时失败；此类情形中有 86% 如此（密度），涵盖全部失败情形的 74%（覆盖率）。",
  });
});

describe("each way of limiting a dimension", () => {
  test.each([
    [[{ dimension: 0, kind: "at-most", limit: 1.5 }], "pay gap to the county is below 1.5", "县乡收入差距低于 1.5"],
    [
      [
        { dimension: 0, kind: "at-most", limit: 1.5 },
        { dimension: 0, kind: "at-least", limit: 1.25 },
      ],
      "pay gap to the county is between 1.25 and 1.5",
      "县乡收入差距介于 1.25 与 1.5 之间",
    ],
    [[{ dimension: 1, kind: "at-least", limit: 12 }], "flats is at least 12 places a year", "周转房不低于 12 名额/年"],
    [
      [
        { dimension: 1, kind: "at-least", limit: 3 },
        { dimension: 1, kind: "at-most", limit: 3 },
      ],
      "flats is 3 places a year",
      "周转房为 3 名额/年",
    ],
    [[{ dimension: 2, kind: "among", values: [1] }], "rule of behaviour is prospect theory", "行为规则为“前景理论”"],
    [
      [{ dimension: 2, kind: "among", values: [0, 1] }],
      "rule of behaviour is logit or prospect theory",
      "行为规则为“logit”或“前景理论”",
    ],
    [[{ dimension: 3, kind: "among", values: [1] }], "housing is on", "采用住房保障"],
    // The limit of a list is a position: the value is told.
    [
      [{ dimension: 4, kind: "at-least", limit: 1 }],
      "RMB paid monthly is at least 1000 RMB/month",
      "月补贴不低于 1000 元/月",
    ],
  ] as const)("%j", (faces, en, zh) => {
    const sentence = say(...faces);
    expect(sentence.en).toContain(`when ${en}; this`);
    expect(sentence.zh).toContain(`当${zh}时失败`);
  });
});
