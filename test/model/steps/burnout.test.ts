// Burnout as demands against resources: one month by the equation of docs/model.md, term by term.
import { describe, expect, test } from "vitest";
import { autonomy } from "../../../src/model/factors/autonomy.ts";
import { voice } from "../../../src/model/factors/fairness.ts";
import { recognition } from "../../../src/model/factors/recognition.ts";
import {
  COMMUNITY,
  CONTRACT,
  COUNTY,
  ESTABLISHED,
  POSTS,
  TERTIARY,
  TOWNSHIP,
  VILLAGE,
} from "../../../src/model/kinds.ts";
import { basePay } from "../../../src/model/pay-table.ts";
import burnout, * as step from "../../../src/model/steps/burnout.ts";
import type { Term } from "../../../src/model/terms.ts";
import { EVALUATE } from "../../../src/model/world.ts";
import { byHand, cellAt, move } from "../by-hand.ts";

const parameters = {
  burnoutPace: 0.1,
  burnoutCut: 0.5,
  strainTertiary: 1.1,
  strainCounty: 1.2,
  strainTownship: 1.3,
  strainVillage: 1.4,
  demandBase: 0.5,
  demandWorkload: 0.4,
  demandPublicHealth: 0.3,
  demandDispute: 0.2,
  demandUnfairness: 0.6,
  resourceBase: 0.5,
  resourceSupport: 0.2,
  resourceFlexibility: 0.3,
  resourceAutonomy: 0.4,
  resourceRecognition: 0.5,
  resourceFamily: 0.6,
  referencePay: 5000,
  payTownship: 4000,
  payCounty: 8000,
};
const START = 0.25;

/** The burnout after a month of a doctor who works in a place, from a quarter. */
function afterMonth(
  place: number,
  change: (m: ReturnType<typeof county>) => void = () => {},
  { susceptibility = 1, post = ESTABLISHED, before = START } = {},
): number {
  const m = county();
  const { doctors: d } = m.world;
  d.workplace[0] = place;
  d.susceptibility[0] = susceptibility;
  d.post[0] = post;
  d.burnout[0] = before;
  change(m);
  burnout.run(m);
  return d.burnout[0]!;
}

function county() {
  const m = byHand(parameters);
  m.world.facilities.workload.fill(1);
  m.world.doctors.workplace.fill(-1);
  m.world.clock[1] = 3;
  // Pay is what it usually is: short of civil servants' where base pay is.
  for (let place = 0; place < 5; place++)
    m.pay.fill(basePay(m.params, place), cellAt(place, 0, 0), cellAt(place, 4, 4) + 1);
  const facilities = m.world.facilities.type.length;
  const scratch = {
    ...m.scratch,
    strain: null,
    worthVersion: 0,
    demandOf: new Float64Array(facilities),
    resourcesAt: new Float64Array(facilities),
  };
  return { ...m, scratch } as unknown as typeof m;
}

const value = (m: ReturnType<typeof county>, term: Term, place: number): number => m.usual.of(term)[place]!;
const steady = (m: ReturnType<typeof county>, place: number): number =>
  0.5 + 0.3 * value(m, step.publicHealthShare, place) + 0.2 * value(m, step.disputeRisk, place);
const usual = (m: ReturnType<typeof county>, place: number): number =>
  steady(m, place) + 0.4 + 0.6 * Math.max(0, Math.log(5000 / basePay(m.params, place)));
const resources = (m: ReturnType<typeof county>, place: number): number =>
  0.5 +
  0.2 * value(m, step.psychologicalSupport, place) +
  0.3 * value(m, step.flexibleHours, place) +
  0.4 * value(m, autonomy, place) +
  0.5 * value(m, recognition, place) +
  0.6 * value(m, step.familySupport, place);
/** b + pace × (demands × (1 − b) − resources × b). */
const expected = (demands: number, resources = 1, before = START): number =>
  before + 0.1 * (demands * (1 - before) - resources * before);

describe("in the usual place of a tier", () => {
  test.each([
    [TERTIARY, 1.1],
    [COUNTY, 1.2],
    [TOWNSHIP, 1.3],
    [COMMUNITY, 1.3],
    [VILLAGE, 1.4],
  ])("of type %d demands over resources are ρ", (place, rho) => {
    const { params } = byHand(parameters);
    expect(step.strain(params, place)).toBe(rho);
    expect(afterMonth(place)).toBeCloseTo(expected(rho), 6);
    expect(afterMonth(place, undefined, { susceptibility: 1.5 })).toBeCloseTo(expected(1.5 * rho), 6);
  });

  test("burnout stays where demands and resources balance, at ρ/(1 + ρ)", () => {
    expect(afterMonth(TOWNSHIP, undefined, { before: 1.3 / 2.3 })).toBeCloseTo(1.3 / 2.3, 6);
  });
});

describe("demands", () => {
  const m = county();
  const scale = 1.3 / usual(m, TOWNSHIP);

  test("grow with work, public health and disputes", () => {
    expect(
      afterMonth(TOWNSHIP, ({ world }) => {
        world.facilities.workload[TOWNSHIP] = 2;
      }),
    ).toBeCloseTo(expected(1.3 + scale * 0.4), 6);
    for (const [term, weight] of [
      [step.publicHealthShare, 0.3],
      [step.disputeRisk, 0.2],
    ] as const) {
      const before = value(m, term, TOWNSHIP);
      expect(afterMonth(TOWNSHIP, (each) => move(each, term, TOWNSHIP, before + 0.5))).toBeCloseTo(
        expected(1.3 + scale * weight * 0.5),
        6,
      );
    }
  });

  test("grow with pay that is unfair for the post, less where it is heard", () => {
    const short = (each: ReturnType<typeof county>): void => {
      each.pay[cellAt(TOWNSHIP, CONTRACT, 2)] = 2000;
      each.peerPay[cellAt(TOWNSHIP, CONTRACT, 2)] = 4000;
    };
    const usualGap = 0.6 * Math.log(5000 / 4000);
    const unfair = 1.3 + scale * (0.6 * Math.log(2) - usualGap);
    expect(afterMonth(TOWNSHIP, short, { post: CONTRACT })).toBeCloseTo(expected(unfair), 6);
    expect(afterMonth(TOWNSHIP, short)).toBeCloseTo(expected(1.3), 6);
    const heard = (each: ReturnType<typeof county>): void => {
      short(each);
      move(each, voice, TOWNSHIP, 0.25);
    };
    expect(afterMonth(TOWNSHIP, heard, { post: CONTRACT })).toBeCloseTo(
      expected(1.3 + scale * (0.6 * Math.log(2) * 0.75 - usualGap)),
      6,
    );
  });

  test("are no smaller where pay is better than peers'", () => {
    const rich = (each: ReturnType<typeof county>): void => {
      each.pay[cellAt(COUNTY, ESTABLISHED, 2)] = 50_000;
    };
    expect(afterMonth(COUNTY, rich)).toBeCloseTo(expected(1.2), 6);
    expect(POSTS).toBe(5);
  });
});

test("resources grow with support, hours, autonomy, recognition and family, against the usual", () => {
  const m = county();
  const before = resources(m, TOWNSHIP);
  for (const [term, weight] of [
    [step.psychologicalSupport, 0.2],
    [step.flexibleHours, 0.3],
    [autonomy, 0.4],
    [recognition, 0.5],
    [step.familySupport, 0.6],
  ] as const) {
    const own = value(m, term, TOWNSHIP);
    expect(afterMonth(TOWNSHIP, (each) => move(each, term, TOWNSHIP, own + 0.5))).toBeCloseTo(
      expected(1.3, (before + weight * 0.5) / before),
      6,
    );
  }
});

test("burnout is at most one, and whoever comes over the cut is looked at again", () => {
  expect(afterMonth(TOWNSHIP, undefined, { susceptibility: 1000 })).toBe(1);
  const bound = (before: number, susceptibility: number): number => {
    const m = county();
    const { doctors: d } = m.world;
    d.workplace[1] = TOWNSHIP;
    d.burnout[1] = before;
    d.susceptibility[1] = susceptibility;
    d.lookBound.fill(7);
    burnout.run(m);
    expect([d.lookBound[0], d.lookBound[2]]).toEqual([7, 7]);
    return d.lookBound[1]!;
  };
  expect(bound(0.49, 3)).toBe(EVALUATE);
  expect(bound(0.5, 3)).toBe(EVALUATE);
  expect(bound(0.51, 3)).toBe(7);
  expect(bound(0.2, 1)).toBe(7);
});

test("tables are made anew when pay or terms have changed, and not before", () => {
  const m = county();
  const { doctors: d } = m.world;
  d.workplace[0] = TOWNSHIP;
  const pass = (): number => {
    d.burnout[0] = START;
    d.susceptibility[0] = 1;
    burnout.run(m);
    return d.burnout[0]!;
  };
  expect(pass()).toBeCloseTo(expected(1.3), 6);
  move(m, step.disputeRisk, TOWNSHIP, 1);
  expect(pass()).toBeCloseTo(expected(1.3), 6);
  m.scratch.worthVersion++;
  expect(pass()).toBeGreaterThan(expected(1.3) + 1e-3);
});
