// Why a doctor left: pivotal groups and the split of what was gained, in cases where every number can be worked out.
import { describe, expect, test } from "vitest";
import { causesOf, type Reasons } from "../../src/model/causes.ts";
import type { Alternative, Decision } from "../../src/model/decision.ts";
import { factorGroups, GROUPS, TOWNSHIP } from "../../src/model/kinds.ts";
import { lookDraws } from "../../src/model/look.ts";
import type { Rule } from "../../src/model/rule.ts";
import { SPLITS } from "../../src/model/step.ts";
import { factors, groupOf } from "../../src/model/worth.ts";
import { byHand } from "./by-hand.ts";

const at = (id: string): number => factors.findIndex((factor) => factor.id === id);
const group = (name: (typeof factorGroups)[number]): number => factorGroups.indexOf(name);
const MU = 0.5;

interface Case {
  /** Worth by factor of staying and of what was chosen. */
  readonly stay: Readonly<Record<string, number>>;
  readonly chosen: Readonly<Record<string, number>>;
  readonly margin: number;
  readonly looks?: "whatever happens" | "barely";
  readonly burnout?: number;
  readonly rule?: Partial<Rule>;
  readonly wayOut?: number;
  readonly weighing?: number;
}

/** The causes of leaving a centre for what is better by `margin`. */
function explained({
  stay,
  chosen,
  margin,
  looks = "whatever happens",
  burnout = 0,
  rule = {},
  wayOut,
  weighing,
}: Case) {
  const row = (values: Readonly<Record<string, number>>, times = 1): Float64Array =>
    Float64Array.from(factors, ({ id }) => times * (values[id] ?? 0));
  // With a search of 1 and nothing but worth in it, the chance of looking is the logistic function of what staying lacks.
  const m = byHand({
    evidenceInChoice: MU,
    evidenceInLook: 1,
    intentionBase: 0,
    intentionTenure: 0,
    intentionVillage: 0,
    intentionBurnout: 2,
    stayerIntention: 0,
    searchMonthly: 1,
    lookMax: 1,
    burnoutCut: 0.5,
  });
  m.betas.fill(0);
  const { doctors: d } = m.world;
  d.facility[0] = TOWNSHIP;
  d.burnout[0] = burnout;
  const draw = (lookDraws(m).bits(d.id[0]!) + 1) / 2 ** 32;
  // The worth of staying at which this draw is just below the chance.
  const edge = Math.log(1 / draw - 1) + (burnout > 0.5 ? 2 : 0);
  const stayWorth = looks === "barely" ? edge - 1e-3 : -1e6;
  const decision = {
    row: 0,
    stay: 1,
    stayConstant: 0.25,
    stayGumbel: 0.125,
    stayWorth,
    stayWeighed: 7,
    ways: { worth: [], constant: [] },
    better:
      wayOut === undefined
        ? []
        : [
            { facility: -1, utility: wayOut },
            { facility: 3, utility: 99 },
          ],
  } as unknown as Decision;
  const taken = { utility: 1 + margin, constant: 0.75, gumbel: 0.5 } as Alternative;
  const worth = { stay: row(stay), chosen: row(chosen) };
  const weighed = weighing === undefined ? worth : { stay: row(stay, weighing), chosen: row(chosen, weighing) };
  const reasons: Reasons = { worth, weighed };
  const ruled = { ...m, rule: { ...m.rule, ...rule } } as typeof m;
  causesOf(ruled, decision, taken, reasons);
  const { tally } = m;
  const mask = tally.causes.pivotal[0]!;
  return {
    tally,
    pivotal: factorGroups.filter((_, g) => tally.pivotal[TOWNSHIP * GROUPS + g] === 1),
    fromMask: factorGroups.filter((_, g) => (mask & (1 << g)) !== 0),
    split: [...tally.split.subarray(TOWNSHIP * SPLITS, (TOWNSHIP + 1) * SPLITS)],
    schooling: tally.schooling[TOWNSHIP],
  };
}

describe("pivotal", () => {
  test("is a group whose deficit, made good here, would have kept the doctor", () => {
    // Pay lacks 2 (worth 1 in the choice), a home is better here, schooling lacks 1 (worth 0.5).
    const gaps = { stay: { home: 3 }, chosen: { pay: 2, schooling: 1 } };
    const wide = explained({ ...gaps, margin: 1.5 });
    expect([wide.pivotal, wide.fromMask, wide.schooling]).toEqual([[], [], 0]);
    const less = explained({ ...gaps, margin: 0.75 });
    expect([less.pivotal, less.fromMask, less.schooling]).toEqual([["material"], ["material"], 0]);
    const least = explained({ ...gaps, margin: 0.4 });
    expect([least.pivotal, least.fromMask, least.schooling]).toEqual([
      ["material", "family"],
      ["material", "family"],
      1,
    ]);
    // Just as good here is no reason to go.
    expect(explained({ ...gaps, margin: 1 }).pivotal).toEqual(["material"]);
    expect(explained({ ...gaps, margin: 0.5 }).schooling).toBe(1);
    expect(least.tally.leavers[TOWNSHIP]).toBe(1);
    expect(least.tally.causes.id).toEqual([100]);
  });

  test("is none that does not differ", () => {
    expect(explained({ stay: { pay: 1 }, chosen: { pay: 1 }, margin: 0 }).pivotal).toEqual([]);
  });

  test("is a group without whose deficit there would have been no look", () => {
    const barely = explained({ stay: {}, chosen: { pay: 0.1, schooling: 0.1 }, margin: 50, looks: "barely" });
    expect([barely.pivotal, barely.schooling]).toEqual([["material", "family"], 1]);
  });

  test("is strain, where only burnout made the doctor look", () => {
    const burned = explained({ stay: {}, chosen: {}, margin: 50, looks: "barely", burnout: 0.9 });
    expect([burned.pivotal, burned.fromMask]).toEqual([["strain"], ["strain"]]);
    expect(explained({ stay: {}, chosen: {}, margin: 50, burnout: 0.9 }).pivotal).toEqual([]);
    expect(explained({ stay: {}, chosen: {}, margin: 50, looks: "barely", burnout: 0.1 }).pivotal).toEqual([]);
  });

  test("is measured against the best of the ways out, too", () => {
    const gaps = { stay: {}, chosen: { pay: 2 }, margin: 0.5 };
    expect(explained({ ...gaps, wayOut: 1.9 }).pivotal).toEqual(["material"]);
    expect(explained({ ...gaps, wayOut: 2.1 }).pivotal).toEqual([]);
  });

  test("counts what the rule of choice adds to staying", () => {
    // Twice what is weighed and the relative worth, beyond what it adds as things are.
    const staying = (weighed: number, relative: number): number => 2 * weighed + 0.5 * relative;
    const gaps = { stay: {}, chosen: { pay: 2 } };
    // mu × 2 + 2 × 2 + 0.5 × 2.
    expect(explained({ ...gaps, margin: 5.9, rule: { staying } }).pivotal).toEqual(["material"]);
    expect(explained({ ...gaps, margin: 6.1, rule: { staying } }).pivotal).toEqual([]);
  });

  test("goes by gains as the rule weighs them, and by deficits as they are", () => {
    const gaps = { stay: {}, chosen: { schooling: 1 } };
    expect(explained({ ...gaps, margin: 1.4, weighing: 3 }).pivotal).toEqual(["family"]);
    expect(explained({ ...gaps, margin: 1.4, weighing: 3 }).schooling).toBe(1);
    expect(explained({ ...gaps, margin: 1.6, weighing: 3 }).pivotal).toEqual([]);
  });
});

describe("the split", () => {
  test("sums what groups, opportunity and luck gain to all that was gained", () => {
    const { split } = explained({
      stay: { home: 3, tier: 1 },
      chosen: { pay: 2, fairness: 1, schooling: 1 },
      margin: 1,
    });
    const expected = new Array<number>(SPLITS).fill(0);
    expected[group("material")] = MU * 3;
    expected[group("place")] = -MU * 4;
    expected[group("family")] = MU;
    expected[GROUPS] = 0.75 - 0.25;
    expected[GROUPS + 1] = 0.5 - 0.125;
    expect(split).toEqual(expected.map((value) => expect.closeTo(value, 12)));
    expect(groupOf[at("fairness")]).toBe(group("material"));
  });

  test("is of gains as the rule weighs them", () => {
    const { split } = explained({ stay: {}, chosen: { pay: 2 }, margin: 1, weighing: 1.5 });
    expect(split[group("material")]).toBeCloseTo(MU * 3, 12);
  });

  test("adds up over doctors", () => {
    const once = explained({ stay: {}, chosen: { pay: 2 }, margin: 0.5 });
    expect(once.tally.pivotal.reduce((sum, n) => sum + n, 0)).toBe(1);
    expect(once.tally.split.length).toBe(5 * SPLITS);
  });
});
