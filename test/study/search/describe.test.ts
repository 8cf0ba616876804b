// Packages in words, in both languages, from the shipped levers and by hand.
import { describe, expect, test } from "vitest";
import type { Lever } from "../../../src/levers/lever.ts";
import { catalogue } from "../../../src/sim/full-catalogue.ts";
import type { Archive } from "../../../src/study/search/archive.ts";
import { describeFrontier, describePackage } from "../../../src/study/search/describe.ts";
import { type Problem, standingOf } from "../../../src/study/search/problem.ts";
import type { Dimension } from "../../../src/study/space.ts";

const levers: readonly Lever[] = catalogue.levers;
const dimension = (path: string, over: Partial<Dimension> = {}): Dimension => {
  const [, id, name = ""] = path.split(".");
  const parameter = levers.find((lever) => lever.id === id)?.params[name];
  return {
    path,
    name: { en: path, zh: path },
    unit: parameter?.unit ?? "",
    role: "lever",
    grade: null,
    values: { kind: "range", low: 0, high: 1e6, whole: false },
    switchedBy: null,
    ...over,
  };
};
const onOff = (id: string): Dimension => dimension(`levers.${id}`, { values: { kind: "list", list: [false, true] } });

const dimensions: readonly Dimension[] = [
  onOff("housing"),
  dimension("levers.housing.share", { switchedBy: 0 }),
  dimension("levers.housing.amount", { switchedBy: 0 }),
  onOff("county-managed"),
  dimension("levers.county-managed.term", { switchedBy: 3 }),
  dimension("levers.county-managed.terms", { switchedBy: 3 }),
  dimension("levers.county-managed.phaseIn", {
    switchedBy: 3,
    name: { en: "Phase-in", zh: "分步实施" },
    unit: "months",
  }),
  dimension("parameters.graduates", { role: "uncertainty" }),
];

describe("a package", () => {
  test("is told by the levers that are on and what is set about them", () => {
    expect(describePackage(dimensions, [1, 0.6, 51234.5, 0, 36, 1, 6, 40], levers)).toEqual({
      en: "1 lever: Flats for doctors (doctors housed: 60 %; price of a flat: 51,200 RMB per flat).",
      zh: "1 项政策工具：人才公寓（入住比例：60%；每套造价：51,200 元/套）。",
    });
    const two = describePackage(dimensions, [1, 0.1234, 50000, 1, 36, 0, 6, 40], levers);
    expect(two.en).toMatch(
      /^2 levers: Flats for doctors \(doctors housed: 12\.3 %; .*\) \+ County-managed, township-used posts \(/,
    );
    expect(two.en).toMatch(
      /\(term before the right of return: 36 months; county terms .*: no; phase-in: 6 months\)\.$/,
    );
    expect(two.zh).toMatch(/ ＋ 县管乡用（服务周期：36 个月；.*：否；分步实施：6 个月）。$/);
  });

  test("without any is the status quo", () => {
    const nothing = describePackage(dimensions, [0, 0, 0, 0, 0, 0, 0, 0], levers);
    expect(nothing).toEqual({ en: "No lever: the status quo.", zh: "不采用任何政策工具，维持现状。" });
  });

  test("of levers without settings is a list of their names", () => {
    expect(describePackage([onOff("housing"), onOff("nobody")], [1, 1], levers)).toEqual({
      en: "2 levers: Flats for doctors + nobody.",
      zh: "2 项政策工具：人才公寓 ＋ nobody。",
    });
  });

  test("every parameter of every lever has words in both languages", () => {
    for (const lever of levers)
      for (const [name, parameter] of Object.entries(lever.params)) {
        const one = dimension(`levers.${lever.id}.${name}`);
        const { en, zh } = describePackage([one], [parameter.default], levers);
        expect(en).toContain(lever.name.en);
        expect(zh).toContain(parameter.name.zh);
        expect(en).not.toMatch(/undefined|NaN/);
        // Nothing of the unit is left in English.
        const told = zh.slice(zh.indexOf(parameter.name.zh) + parameter.name.zh.length);
        expect(told).not.toMatch(/[a-z]{2,}/);
      }
  });

  test("a choice goes by its name", () => {
    const found = levers.flatMap((lever) =>
      Object.entries(lever.params).flatMap(([name, { choices }]) =>
        choices === undefined ? [] : [{ lever, name, choices }],
      ),
    );
    expect(found.length).toBeGreaterThan(0);
    for (const { lever, name, choices } of found)
      choices.forEach((choice, at) => {
        const { en, zh } = describePackage([dimension(`levers.${lever.id}.${name}`)], [at], levers);
        expect([en.includes(choice.name.en), zh.includes(choice.name.zh)]).toEqual([true, true]);
      });
  });
});

describe("a frontier", () => {
  const problem: Problem = {
    dimensions: [dimensions[0]!, dimensions[1]!],
    objectives: [
      { measure: "retention3", better: "more" },
      { measure: "cost", better: "less" },
    ],
    limits: [{ measure: "unheard", atMost: 5000 }],
  };
  const candidate = (point: readonly number[], retention3: number, cost: number) => {
    const measures = { retention3, cost, unheard: 1234.56 };
    return { point, measures, standing: standingOf(problem, measures), seed: "s", generation: 0 };
  };
  const archive: Archive = {
    candidates: [
      candidate([0, 0], 0.6, 0),
      candidate([1, 0.5], 0.69, 4.1e6),
      candidate([1, 1], 0.7123, 12e6),
      candidate([1, 0.9], 0.6, 12e6),
    ],
    frontier: [2, 1, 0],
    progress: [],
    stopped: { en: "", zh: "" },
  };
  const described = describeFrontier(problem, archive, levers);

  test("has its packages in order, each with what it reaches and what limits look at", () => {
    expect(described.map((each) => each.candidate)).toEqual([2, 1, 0]);
    expect(described[0]!.figures.en).toMatch(
      /^Retention, 3 years: 71\.2 %; .*: 12\.\d* million RMB a year; unheard: 1,230$/,
    );
    expect(described[0]!.figures.zh).toMatch(/^3 年留任率：71\.2%；.*；unheard：1,230$/);
    expect(described[2]!.words.en).toBe("No lever: the status quo.");
  });

  test("says which are best in what, and which is most balanced", () => {
    expect(described.map(({ marks }) => marks.map(({ en }) => en))).toEqual([
      ["best in retention, 3 years"],
      ["most balanced"],
      [expect.stringMatching(/^best in .*cost/)],
    ]);
    expect(described[0]!.marks[0]!.zh).toBe("3 年留任率最优");
  });

  test("of nothing is empty", () => {
    expect(describeFrontier(problem, { ...archive, frontier: [] }, levers)).toEqual([]);
  });
});
