// Drawing first and evaluating only below a bound finds the same lookers because no bound is ever too low.
import { describe, expect, test } from "vitest";
import { load } from "../../src/host/node/load.ts";
import { COUNTY, COUNTY_MANAGED } from "../../src/model/kinds.ts";
import { intention, isBurnedOut, lookChance, relativeWorth, thresholdOf } from "../../src/model/look.ts";
import { isBound } from "../../src/model/obligation.ts";
import { worthHere } from "../../src/model/return-right.ts";
import type { Month } from "../../src/model/step.ts";
import { refreshTables } from "../../src/model/steps/finance.ts";
import { EVALUATE } from "../../src/model/world.ts";
import type { Scenario } from "../../src/sim/scenario.ts";
import { driven, employed, inForce, passMonth, plain, smallRegion, typical } from "./run.ts";

/** Doctors free to look whose bound lies below their chance of looking, and how many bounds were worth having. */
function boundsOf(m: Month) {
  const { doctors: d } = m.world;
  const tooLow: string[] = [];
  let set = 0;
  for (const i of employed(m)) {
    if (isBound(m.world, i) || d.workplace[i] !== d.facility[i]) continue;
    const relative = relativeWorth(m, i, worthHere(m, i));
    m.scratch.pairs.count = 0;
    const threshold = thresholdOf(lookChance(m, i, intention(m, i, relative, isBurnedOut(m, i))));
    if (d.lookBound[i]! < threshold >>> 16) tooLow.push(`month ${m.month}, post ${d.post[i]}, title ${d.title[i]}`);
    if (d.lookBound[i] !== EVALUATE) set++;
  }
  return { tooLow, set };
}

/** Coefficients and parameters at which worth moves the most. */
const restless = {
  betas: { waiting: 0.23, pay: 1.8, fairness: 0.6, schooling: 1.25 },
  parameters: {
    ...typical.parameters,
    priorSuccess: 2,
    searchMonthly: 0.24,
    lookMax: 0.5,
    constantDown: 0.2,
    poolElasticity: 1,
  },
};
const shipped = (id: string): Scenario => ({ ...load(id), region: smallRegion(), burnIn: 0 });
const cases: readonly (readonly [string, Scenario])[] = [
  ["the status quo", shipped("status-quo")],
  ["all levers of the ecosystem", shipped("retention-ecosystem")],
  ["capitation", { ...shipped("capitation"), ...restless }],
  ["title reform", { ...shipped("title-reform"), ...restless }],
  [
    "tracks that end",
    plain(1, {
      ...restless,
      region: smallRegion(),
      levers: [inForce("parallel-tracks", { until: 20, params: { share: 0.5, worth: 1 } })],
    }),
  ],
  [
    "pay for parents, shares in the surplus, prizes and an annuity",
    plain(1, {
      ...restless,
      region: smallRegion(),
      levers: [
        inForce("education-subsidy", { params: { primary: 3000, secondary: 1000 } }),
        inForce("equity-share", { params: { share: 0.5, months: 14 }, until: 30 }),
        inForce("prize-fund", { from: 5 }),
        inForce("annuity", { until: 20 }),
      ],
    }),
  ],
  [
    "pools of places and grants",
    plain(1, {
      ...restless,
      region: smallRegion(),
      levers: [
        inForce("primary-disease-uplift", { params: { staffShare: 1 } }),
        inForce("remote-coefficient", { until: 20 }),
        inForce("outcome-assessment", { params: { weight: 1, progress: 0 } }),
        inForce("accountability", { params: { penalty: 0.2, limit: 0.02, bonus: 0.2, goal: 0.5 } }),
        inForce("hr-information", { params: { months: 1, share: 1 } }),
      ],
    }),
  ],
  [
    "completion bonuses",
    plain(1, { ...restless, region: smallRegion(), levers: [inForce("completion-bonus", { params: { months: 14 } })] }),
  ],
];

test.each(cases)("%s: every bound lies at or above the chance, every month", (_, scenario) => {
  const run = driven(scenario);
  const found: string[] = [];
  let set = 0;
  for (let k = 0; k < 40; k++)
    passMonth(run, (step) => {
      if (step !== "intention") return;
      const bounds = boundsOf(run.m);
      found.push(...bounds.tooLow);
      set += bounds.set;
    });
  expect(found).toEqual([]);
  // Nearly everybody has one: nothing would be gained from bounds that ask for an evaluation.
  expect(set / 40).toBeGreaterThan(0.3 * employed(run.m).length);
});

test("strengths that a loop cuts month by month: the same", () => {
  const levers = [
    inForce("living-subsidy", { params: { amount: 1000, doctorAmount: 9000 } }),
    inForce("education-subsidy", { params: { primary: 3000, secondary: 1000 } }),
    inForce("equity-share", { params: { share: 0.5, months: 14 } }),
    inForce("completion-bonus", { params: { amount: 200_000, months: 30 } }),
    inForce("dispatch-credit"),
    inForce("parallel-tracks", { params: { share: 0.5, worth: 1 } }),
    inForce("housing"),
  ];
  const run = driven(plain(1, { ...restless, region: smallRegion(), levers }));
  const { m, policy } = run;
  const found: string[] = [];
  let set = 0;
  for (let k = 0; k < 36; k++) {
    policy.granted.forEach((_, at) => {
      policy.granted[at] = 1 - 0.03 * ((k + at) % 12);
    });
    passMonth(run, (step) => {
      if (step !== "intention") return;
      const bounds = boundsOf(m);
      found.push(...bounds.tooLow);
      set += bounds.set;
    });
  }
  expect(found).toEqual([]);
  expect(set / 36).toBeGreaterThan(0.3 * employed(m).length);
});

describe("when a place's worth falls at once", () => {
  const managed = plain(1, {
    ...restless,
    region: smallRegion(),
    levers: [inForce("county-managed", { params: { share: 1, term: 24 } })],
  });

  test.each(["the county hospital", "a centre"])(
    "%s: those who are there or have a right to return are asked anew",
    (where) => {
      const run = driven(managed);
      for (let k = 0; k < 40; k++) passMonth(run);
      const { m } = run;
      const { doctors: d, facilities: f, places } = m.world;
      const pooled = employed(m).filter((i) => d.post[i] === COUNTY_MANAGED);
      expect(pooled.length).toBeGreaterThan(3);
      const fallen = where === "a centre" ? d.facility[pooled[0]!]! : m.geography.ofType[0]![COUNTY]![0]!;
      places.performance[f.placeClass[fallen]!] = 0.1;
      refreshTables(m);
      expect(boundsOf(m).tooLow.length).toBeGreaterThan(0);
      let after: string[] = [];
      passMonth(run, (step) => {
        if (step === "intention") after = boundsOf(m).tooLow;
      });
      expect(after).toEqual([]);
    },
  );
});
