// How much of a lever's intent arrives once safeguards make good part of what compliance loses.
import { describe, expect, test } from "vitest";
import { allowance } from "../../src/model/factors/pay.ts";
import { TOWNSHIP } from "../../src/model/kinds.ts";
import { personCell, Terms } from "../../src/model/terms.ts";
import { Policy } from "../../src/sim/policy.ts";
import { inForce } from "../verify/run.ts";

/** A township in each of two counties. */
const places = {
  count: 2,
  counties: 2,
  type: Uint8Array.of(TOWNSHIP, TOWNSHIP),
  county: Int32Array.of(0, 1),
  remoteness: Float64Array.of(0.5, 0.5),
  specialties: 1,
  specialtyClass: new Uint8Array(6),
};
const subsidy = (compliance: number) =>
  inForce("living-subsidy", { compliance, params: { amount: 1000, doctorAmount: 0 } });
const safeguards = (of: readonly [number, number, number, number], change: Parameters<typeof inForce>[1] = {}) => {
  const [institution, resources, assessment, culture] = of;
  return inForce("four-safeguards", { ...change, params: { institution, resources, assessment, culture } });
};

/** What arrives of 1,000 RMB in either county, and that it is what is booked. */
function arrives(settings: readonly ReturnType<typeof inForce>[], month = 1, firstCounty = 0): number[] {
  const terms = new Terms({ ...places, firstCounty });
  const policy = new Policy(settings, terms);
  for (let passed = 1; passed <= month; passed++) policy.enact(passed);
  return [0, 1].map((place) => {
    const cell = personCell(1, place, 0, 2, 0);
    const fen = terms.of(allowance)[cell]!;
    const booked = policy.entries
      .filter(({ toDoctors, basis, reach }) => toDoctors && basis === "month" && reach.hasCell[cell] === 1)
      .reduce((sum, entry) => sum + entry.fen, 0);
    expect(booked).toBe(fen);
    return fen / 100;
  });
}

describe("what arrives", () => {
  test("is what compliance says, without safeguards or with none of the four", () => {
    expect(arrives([subsidy(0.6)])).toEqual([600, 600]);
    expect(arrives([subsidy(0.6), safeguards([0, 0, 0, 0])])).toEqual([600, 600]);
  });

  test.each([
    [[1, 1, 1, 1], 1000],
    [[0.5, 0.5, 0.5, 0.5], 800],
    [[1, 0, 0, 0], 700],
    [[0, 1, 0, 0], 700],
    [[0, 0, 1, 0], 700],
    [[0, 0, 0, 1], 700],
  ] as const)("of a loss of 400 is made good by %j: %d", (of, rmb) => {
    expect(arrives([subsidy(0.6), safeguards(of)])).toEqual([rmb, rmb]);
  });

  test("is never more than was meant, and safeguards that do not arrive bring less", () => {
    expect(arrives([subsidy(1), safeguards([1, 1, 1, 1])])).toEqual([1000, 1000]);
    expect(arrives([subsidy(0.6), safeguards([1, 1, 1, 1], { compliance: 0.5 })])).toEqual([800, 800]);
    expect(arrives([subsidy(0.6), safeguards([1, 1, 1, 1], { intensity: 0.25 })])).toEqual([700, 700]);
  });

  test("grows with them from month to month and falls back when they end", () => {
    const settings = [subsidy(0.6), safeguards([1, 1, 1, 1], { from: 2, phaseIn: 2, until: 3 })];
    expect([1, 2, 3, 4].map((month) => arrives(settings, month)[0])).toEqual([600, 800, 1000, 600]);
  });

  test("is more only in the counties that have them", () => {
    const target = { types: ["township"], regions: ["county-2"] } as const;
    expect(arrives([subsidy(0.6), safeguards([1, 1, 1, 1], { target })])).toEqual([600, 1000]);
    expect(arrives([subsidy(0.6), safeguards([1, 1, 1, 1], { target: { regions: [] } })])).toEqual([600, 600]);
  });

  test("is the same in a part of a region that has other counties before it", () => {
    const target = { types: ["township"], regions: ["county-10"] } as const;
    expect(arrives([subsidy(0.6), safeguards([1, 1, 1, 1], { target })], 1, 8)).toEqual([600, 1000]);
  });
});
