// Burnout comes to rest where demands and resources balance; without personal susceptibility its prevalence is a step.
import { expect, test } from "vitest";
import { TOWNSHIP } from "../../src/model/kinds.ts";
import { isBurnedOut } from "../../src/model/look.ts";
import burnout from "../../src/model/steps/burnout.ts";
import { type Driven, driven, employed, inForce, plain, smallRegion } from "./run.ts";

/** Pay of an established attending doctor is that of the tier, so that a usual place has demands ρ and resources 1. */
const usual = { performanceLink: 0 };

/** A county in which everybody has had the usual workload for long enough to come to rest. */
function rested(parameters: Record<string, number>, levers = [] as ReturnType<typeof inForce>[]): Driven {
  const run = driven(plain(1, { region: smallRegion(), parameters, terms: usual, levers }));
  run.policy.enact(1);
  run.m.world.facilities.workload.fill(1);
  for (let k = 0; k < 400; k++) burnout.run(run.m);
  return run;
}

const established = ({ m }: Driven, type: number): number[] =>
  employed(m).filter(
    (i) => m.world.facilities.type[m.world.doctors.facility[i]!] === type && m.world.doctors.post[i] === 0,
  );

test("the fixed point is k·d/(k·d + k·r), person by person", () => {
  const run = rested({ strainTownship: 1.1, burnoutPace: 0.1 });
  const { doctors: d } = run.m.world;
  const rows = established(run, TOWNSHIP);
  expect(rows.length).toBeGreaterThan(40);
  for (const i of rows) {
    const demand = 1.1 * d.susceptibility[i]!;
    expect(d.burnout[i]).toBeCloseTo((0.1 * demand) / (0.1 * demand + 0.1), 5);
  }
});

test("support is a resource: it lowers the point of rest by what it adds to r", () => {
  const support = { strainTownship: 1.1, resourceSupport: 0.35 };
  const run = rested(support, [inForce("psychological-support", { params: { share: 0.8 } })]);
  const { doctors: d } = run.m.world;
  const { resourceBase, resourceAutonomy, resourceRecognition } = run.m.params;
  const before = resourceBase + 0.3 * resourceAutonomy + 0.3 * resourceRecognition;
  const resources = (before + 0.35 * 0.8) / before;
  for (const i of established(run, TOWNSHIP)) {
    const demand = 1.1 * d.susceptibility[i]!;
    expect(d.burnout[i]).toBeCloseTo(demand / (demand + resources), 5);
  }
});

test("so is a family that stands behind the work, with a weight of its own, and so is being recognised", () => {
  const weights = { strainTownship: 1.1, resourceFamily: 0.2 };
  const run = rested(weights, [inForce("family-days", { params: { share: 0.6, count: 2 } })]);
  const { doctors: d } = run.m.world;
  const { resourceBase, resourceAutonomy, resourceRecognition } = run.m.params;
  const before = resourceBase + 0.3 * resourceAutonomy + 0.3 * resourceRecognition;
  // Half of those whose family comes are under its influence at a time; a fifth of them are newly recognised.
  const resources = (before + 0.2 * 0.3 + resourceRecognition * 0.7 * 0.2 * 0.3) / before;
  for (const i of established(run, TOWNSHIP)) {
    const demand = 1.1 * d.susceptibility[i]!;
    expect(d.burnout[i]).toBeCloseTo(demand / (demand + resources), 5);
  }
});

test("a point of rest does not depend on where one starts", () => {
  const run = rested({});
  const { doctors: d, clock } = run.m.world;
  const from = [0.01, 0.99].map((start) => {
    d.burnout.fill(start, 0, clock[1]);
    for (let k = 0; k < 600; k++) burnout.run(run.m);
    return established(run, TOWNSHIP).map((i) => d.burnout[i]!);
  });
  from[0]!.forEach((b, k) => {
    expect(b).toBeCloseTo(from[1]![k]!, 5);
  });
});

test("with susceptibility 0 prevalence is a step at ρ = 1; with the usual one it is not", () => {
  const share = (strainTownship: number, susceptibility: number): number => {
    const run = rested({ strainTownship, susceptibility, burnoutPace: 0.1 });
    const rows = established(run, TOWNSHIP);
    return rows.filter((i) => isBurnedOut(run.m, i)).length / rows.length;
  };
  expect([0.7, 0.98, 1.02, 1.4].map((rho) => share(rho, 0))).toEqual([0, 0, 1, 1]);
  const spread = [0.7, 0.98, 1.02, 1.4].map((rho) => share(rho, 0.6));
  expect(spread[0]).toBeGreaterThan(0.05);
  expect(spread[3]).toBeLessThan(0.95);
  // Half at ρ = 1 (about 50 %, model.md §4.4).
  expect(Math.abs((spread[1]! + spread[2]!) / 2 - 0.5)).toBeLessThan(0.15);
});

test("flexible hours are a resource, too, and what wears doctors out is less with fewer disputes and less paper", () => {
  const rho = { strainTownship: 1.1 };
  const none = rested(rho).m.params;
  const resources = none.resourceBase + 0.3 * none.resourceAutonomy + 0.3 * none.resourceRecognition;
  const flexible = rested(rho, [inForce("flexible-hours", { params: { share: 0.5 } })]);
  const more = (resources + 0.5 * none.resourceFlexibility) / resources;
  for (const i of established(flexible, TOWNSHIP)) {
    const demand = 1.1 * flexible.m.world.doctors.susceptibility[i]!;
    expect(flexible.m.world.doctors.burnout[i]).toBeCloseTo(demand / (demand + more), 5);
  }
  for (const [id, less] of [
    ["dispute-mediation", 0.3 * none.demandDispute],
    ["health-platform", 0.5 * 0.23 * none.demandPublicHealth],
  ] as const) {
    const run = rested(rho, [
      inForce(id, { params: id === "health-platform" ? { share: 1, efficiency: 2 } : { share: 1 } }),
    ]);
    const short = Math.log(none.referencePay / none.payTownship);
    const usual =
      none.demandBase +
      0.23 * none.demandPublicHealth +
      0.3 * none.demandDispute +
      none.demandWorkload +
      none.demandUnfairness * Math.max(0, short);
    for (const i of established(run, TOWNSHIP)) {
      const demand = 1.1 * run.m.world.doctors.susceptibility[i]! * (1 - less / usual);
      expect(run.m.world.doctors.burnout[i]).toBeCloseTo(demand / (demand + 1), 5);
    }
  }
});
