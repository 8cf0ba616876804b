// What assessment and planning by need make of dispatch by order.
import { expect, test } from "vitest";
import { EFFORT_UNITS, isAway } from "../../src/model/employ.ts";
import { COUNTY } from "../../src/model/kinds.ts";
import { isSenior } from "../../src/model/titles.ts";
import { driven, employed, inForce, passMonth, plain } from "../verify/run.ts";

const inForceArgs = (id: string, params: Readonly<Record<string, number>>): Parameters<typeof inForce> => [
  id,
  { params },
];

/** Those sent down in the first month, under these levers. */
function sent(levers: Parameters<typeof inForce>[]) {
  const run = driven(plain(1, { levers: levers.map((args) => inForce(...args)) }));
  passMonth(run);
  const { m } = run;
  const { doctors: d, facilities: f } = m.world;
  const rows = employed(m).filter((i) => f.type[d.facility[i]!] === COUNTY && isAway(m.world, i));
  return { m, rows, senior: rows.filter((i) => isSenior(d.title[i]!)).length, effort: rows.map((i) => d.effort[i]!) };
}

test("orders send more, with the usual effort and match", () => {
  const { m, rows, senior, effort } = sent([["dispatch-orders", { params: { count: 3 } }]]);
  expect(rows.length).toBe(3 * 16);
  expect(senior).toBe(0);
  expect(new Set(effort)).toEqual(new Set([Math.round(m.params.ordersEffort * m.params.ordersMatch * EFFORT_UNITS)]));
});

test("assessed orders send seniors, who bring what is measured", () => {
  const { m, rows, senior, effort } = sent([["dispatch-assessment", { params: { share: 1, joint: 0 } }]]);
  const { assessedEffort, seniorDispatched, ordersMatch } = m.params;
  expect(senior).toBe(rows.length);
  expect(new Set(effort)).toEqual(
    new Set([Math.round(assessedEffort * seniorDispatched * ordersMatch * EFFORT_UNITS)]),
  );
});

test("by need, the match of those sent by order rises to what is asked for", () => {
  const { m, effort } = sent([["dispatch-match", { params: { share: 0.5 } }]]);
  const match = m.params.ordersMatch + 0.5 * (1 - m.params.ordersMatch);
  expect(new Set(effort)).toEqual(new Set([Math.round(match * m.params.ordersEffort * EFFORT_UNITS)]));
});

test("joint scoring keeps simple cases in townships, and spending with them", () => {
  const spending = [0, 1].map((joint) => {
    const run = driven(plain(1, { levers: [inForce("dispatch-assessment", { params: { share: 0, joint } })] }));
    passMonth(run);
    return { m: run.m, spending: run.m.world.counties.spending[0]!, inpatients: run.m.world.counties.inpatients[0]! };
  });
  const [none, full] = spending;
  const p = none!.m.params;
  const kept = none!.inpatients * p.simpleCases * p.siphoning;
  expect(none!.spending - full!.spending).toBeCloseTo(
    p.reimbursement * kept * (p.feeCaseCounty - p.feeCaseTownship),
    3,
  );
});

test("incentives of the output side make volunteers of those who were ordered, each dimension by itself", () => {
  const nothing = { senderPay: 0, senderHonour: 0, senderCredit: 0, hostPay: 0, hostHonour: 0, hostTraining: 0 };
  const places = inForceArgs("dispatch-orders", { count: 8 });
  const willing = (params: Readonly<Record<string, number>>): number => {
    const { m, rows, effort } = sent([places, inForceArgs("three-incentives", { ...nothing, ...params })]);
    const { contractEffort, ordersMatch } = m.params;
    for (const units of effort) expect(units).toBe(Math.round(contractEffort * ordersMatch * EFFORT_UNITS));
    return rows.length;
  };
  const none = willing({});
  for (const params of [{ senderPay: 6000 }, { senderHonour: 1 }, { senderCredit: 36 }])
    expect(willing(params)).toBeGreaterThan(none);
  for (const params of [{ hostPay: 3000 }, { hostHonour: 1 }]) expect(willing(params)).toBe(none);
});
