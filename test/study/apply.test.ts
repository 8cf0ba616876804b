import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { catalogue } from "../../src/sim/full-catalogue.ts";
import type { Scenario } from "../../src/sim/scenario.ts";
import { baselineAt, scenarioAt } from "../../src/study/apply.ts";
import { parseStudy } from "../../src/study/parse-study.ts";
import { settingWords } from "../../src/study/point-words.ts";
import { isActive, type Point, type Space } from "../../src/study/space.ts";
import type { Study } from "../../src/study/study.ts";
import { fakeCatalogue } from "../sim/fake-catalogue.ts";
import { county, memoryFiles } from "../sim/memory-files.ts";
import { studyFaults, studyOf } from "./studies.ts";

const study = studyOf(
  "vary:\n  levers.living-subsidy: [off, on]\n  levers.living-subsidy.amount: [500, 3000]\n  levers.housing.intensity: [0.2, 1]\n" +
    "  factors.schooling.beta: [0.5, 1]\n  parameters.inertia: [1.5, 2.5]\n  rule: [random-utility, satisficing]\n",
);

/** Any point of a space. */
const pointsOf = ({ dimensions }: Space): fc.Arbitrary<Point> =>
  fc.tuple(
    ...dimensions.map(({ values }) =>
      values.kind === "list"
        ? fc.nat({ max: values.list.length - 1 })
        : fc.double({ min: values.low, max: values.high, noNaN: true }),
    ),
  );

const setting = (scenario: Scenario, id: string) => scenario.levers.find(({ lever }) => lever === id);

describe("a point is a scenario", () => {
  test("what is varied is as the point says, and nothing else is changed", () => {
    fc.assert(
      fc.property(pointsOf(study.space), (point) => {
        const [on, amount, intensity, beta, inertia, rule] = point;
        const scenario = scenarioAt(study, point);
        expect(setting(scenario, "living-subsidy")?.params["amount"]).toBe(on === 1 ? amount : undefined);
        expect(setting(scenario, "housing")?.intensity).toBe(intensity);
        expect(scenario.betas["schooling"]).toBe(beta);
        expect(scenario.parameters["inertia"]).toBe(inertia);
        expect(scenario.rule).toBe(rule === 1 ? "satisficing" : undefined);
        const base = study.bases[rule === 1 ? 1 : 0] as Scenario;
        const { levers: _, parameters: own, betas: __, ...rest } = scenario;
        const { levers: ___, parameters: declared, betas: ____, ...same } = base;
        expect(rest).toEqual(same);
        expect({ ...own, inertia: 0 }).toEqual({ ...declared, inertia: 0 });
      }),
    );
  });

  test("its status quo is the same world without the varied levers", () => {
    fc.assert(
      fc.property(pointsOf(study.space), (point) => {
        const { levers, ...world } = scenarioAt(study, point);
        const { levers: none, ...same } = baselineAt(study, point);
        expect(none).toEqual([]);
        expect(same).toEqual(world);
      }),
    );
  });

  test("a lever that is switched off is not there, whatever its parameters say", () => {
    fc.assert(
      fc.property(pointsOf(study.space), fc.double({ min: 500, max: 3000, noNaN: true }), (point, other) => {
        const off = [0, point[1] ?? 0, ...point.slice(2)];
        expect(scenarioAt(study, off)).toEqual(scenarioAt(study, [0, other, ...point.slice(2)]));
      }),
    );
  });

  test("levers stand in the order of the catalogue", () => {
    const ids = scenarioAt(study, [1, 500, 1, 0.5, 2, 0]).levers.map(({ lever }) => lever);
    const order = catalogue.levers.map(({ id }) => id).filter((id) => ids.includes(id));
    expect(ids).toHaveLength(2);
    expect(ids).toEqual(order);
  });
});

describe("a package that is varied", () => {
  const packageStudy = (text: string): Study => {
    const files = memoryFiles({
      ...county,
      "p.yaml":
        "schemaVersion: 1\nextends: county.yaml\nname: { en: P, zh: 组 }\nlevers: { housing: {}, living-subsidy: { amount: 800, from: 5 } }\n",
      "s.yaml": `kind: sweep\nscenario: p.yaml\n${text}`,
    });
    return parseStudy("s.yaml", files, catalogue);
  };

  test("keeps its other levers and settings, also in what points are held against", () => {
    const varied = packageStudy("vary: { levers.living-subsidy.amount: [500, 3000] }\n");
    expect(setting(scenarioAt(varied, [1000]), "living-subsidy")).toMatchObject({ from: 5, params: { amount: 1000 } });
    expect(setting(scenarioAt(varied, [1000]), "housing")).toBeDefined();
    expect(baselineAt(varied, [1000]).levers.map(({ lever }) => lever)).toEqual(["housing"]);
  });

  test("may be held against no lever at all", () => {
    const varied = packageStudy("baseline: status-quo\nvary: { levers.living-subsidy.amount: [500, 3000] }\n");
    expect(baselineAt(varied, [1000]).levers).toEqual([]);
  });

  test("is held against no lever at all where none is varied", () => {
    const varied = packageStudy("vary: { parameters.inertia: [1.5, 2.5] }\n");
    expect(scenarioAt(varied, [2]).levers).toHaveLength(2);
    expect(baselineAt(varied, [2])).toMatchObject({ levers: [], parameters: { inertia: 2 } });
  });

  test("may have a lever switched off", () => {
    const varied = packageStudy("vary: { levers.housing: [on, off] }\n");
    expect(setting(scenarioAt(varied, [0]), "housing")).toEqual(setting(varied.bases[0] as Scenario, "housing"));
    expect(setting(scenarioAt(varied, [1]), "housing")).toBeUndefined();
  });
});

test("a term is set everywhere, or at one kind of place with the others as they were", () => {
  const term = catalogue.terms.find(({ axes, initial }) => axes !== "county" && typeof initial !== "number");
  if (term === undefined) throw new Error("no such term");
  const [low, high] = term.range;
  const everywhere = studyOf(`vary: { terms.${term.id}: [${low}, ${high}] }\n`);
  expect(scenarioAt(everywhere, [high]).terms[term.id]).toBe(high);
  const township = studyOf(`vary: { terms.${term.id}.township: [${low}, ${high}] }\n`);
  expect(scenarioAt(township, [high]).terms[term.id]).toEqual({ ...(term.initial as object), township: high });
});

test("levers that exclude each other are varied by their switches, and never both on", () => {
  const parse = (scenario: string, vary: string): Study => {
    const both = "schemaVersion: 1\nextends: county.yaml\nname: { en: B, zh: 乙 }\nlevers: { capitation: {} }\n";
    const text = `kind: sweep\nscenario: ${scenario}\nvary:\n${vary}`;
    return parseStudy("s.yaml", memoryFiles({ ...county, "both.yaml": both, "s.yaml": text }), fakeCatalogue);
  };
  const school = "  levers.school-access: [off, on]\n";
  expect(() => parse("county.yaml", school)).not.toThrow();
  expect(() => parse("county.yaml", `${school}  levers.capitation.share: [0, 1]\n`)).toThrowError(
    "s.yaml:5: vary.levers.capitation.share: capitation and school-access exclude each other",
  );
  expect(() => parse("both.yaml", school)).toThrowError(
    "s.yaml:4: vary.levers.school-access: capitation and school-access exclude each other",
  );
  const both = parse("county.yaml", `${school}  levers.capitation: [off, on]\n  levers.capitation.share: [0, 1]\n`);
  const on = (point: readonly number[]) => scenarioAt(both, point).levers.map(({ lever }) => lever);
  expect([on([0, 0, 0.5]), on([1, 0, 0.5]), on([0, 1, 0.5])]).toEqual([[], ["school-access"], ["capitation"]]);
  // The first has its way; the other, and what is set of it, mean nothing then.
  expect(on([1, 1, 0.5])).toEqual(["school-access"]);
  expect([0, 1, 2].map((d) => isActive(both.space, [1, 1, 0.5], d))).toEqual([true, false, false]);
  // A lever that the scenario has gives way, too.
  const had = parse("both.yaml", `${school}  levers.capitation: [off, on]\n`);
  expect(scenarioAt(had, [1, 1]).levers.map(({ lever }) => lever)).toEqual(["school-access"]);
});

test("whom a lever reaches is varied as a list of targets, or by an end of the band of remoteness", () => {
  const list = studyOf(
    "vary:\n  levers.remote-allowance.target: [{ types: [village] }, { types: [township], remoteness: [0.5, 1] }]\n",
  );
  const target = (study: Study, point: readonly number[]) => scenarioAt(study, point).levers[0]?.target;
  const usual = catalogue.levers.find(({ id }) => id === "remote-allowance")!.target;
  expect(target(list, [0])).toEqual({ ...usual, types: ["village"] });
  expect(target(list, [1])).toEqual({ ...usual, types: ["township"], remoteness: [0.5, 1] });
  expect(settingWords(list.space, [1], 0)).toEqual({
    en: "township centres, remoteness 0.5–1",
    zh: "乡镇卫生院、偏远度 0.5–1",
  });
  const band = studyOf("vary:\n  levers.remote-allowance.target.remoteness.low: [0, 0.8]\n");
  expect(target(band, [0.4])?.remoteness).toEqual([0.4, 1]);
});

test.each([
  ["levers.living-subsidy.target: [{ typs: [village] }]", 'unknown key; did you mean "types"'],
  ["levers.living-subsidy.target: [{ types: [hospital] }]", 'unknown facility type "hospital"'],
  ["levers.living-subsidy.target: [{ regions: [county-99] }]", 'unknown county "county-99"'],
  ["levers.living-subsidy.target: [{ types: [village] }, { types: [village] }]", "stands here twice"],
  ["levers.living-subsidy.target: []", "at least one"],
  ["levers.living-subsidy.target.remoteness: [0, 1]", "levers.living-subsidy.target.remoteness.low and .high"],
  [
    "levers.review-loop.target: [{ types: [village] }]",
    "review-loop cannot be targeted: it applies to the whole region",
  ],
  [
    "levers.living-subsidy.target.remoteness.low: [0, 0.8]\n  levers.living-subsidy.target.remoteness.high: [0.5, 1]",
    "would begin at 0.8 and end at 0.5",
  ],
])("a target that cannot be is refused: %s", (vary, words) => {
  const faults = studyFaults(`kind: sweep\nscenario: county.yaml\nvary:\n  ${vary}\n`);
  expect(faults.map(({ en }) => en)).toEqual([expect.stringContaining(words)]);
  expect(faults[0]!.zh).toMatch(/\p{Script=Han}/u);
});
