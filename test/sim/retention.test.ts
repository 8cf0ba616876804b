// Kaplan–Meier by hand, and who counts as having left a facility.
import { describe, expect, test } from "vitest";
import { COMMUNITY, COUNTY, destinations, TERTIARY, TOWNSHIP, VILLAGE } from "../../src/model/kinds.ts";
import { clearTally, createTally, type Month, recordMove } from "../../src/model/step.ts";
import { Curves, Retention } from "../../src/sim/retention.ts";

const to = (name: (typeof destinations)[number]): number => destinations.indexOf(name);

const curves = (r: Retention): Curves => new Curves(r.atRisk, r.ends, r.events);

/** Facilities by type, and doctors who are all there at month 0, ids from 100. */
function county(types: readonly number[], homes: readonly number[]) {
  const tally = createTally();
  const world = {
    doctors: { id: Uint32Array.from(homes, (_, i) => 100 + i), facility: Int32Array.from(homes) },
    facilities: { type: Uint8Array.from(types) },
    clock: Int32Array.of(0, homes.length, 0),
  };
  const m = { world, tally } as unknown as Month;
  const retention = Retention.of(m);
  return {
    retention,
    /** A month in which these doctors move from facility to facility (−1: out). */
    month(
      ...moves: readonly (readonly [id: number, from: number, target: number, destination: number, kind?: number])[]
    ) {
      clearTally(tally);
      for (const [id, from, target, destination, kind = 0] of moves)
        recordMove(tally, id, from, target, destination, kind, 0, 0);
      retention.month(m);
    },
  };
}

describe("the curve", () => {
  // Six of one centre: one leaves in month 2, one retires in month 3, two leave in month 4, nobody else.
  const { retention, month } = county([TOWNSHIP], [0, 0, 0, 0, 0, 0]);
  month();
  month([100, 0, -1, to("private")]);
  month([101, 0, -1, to("retirement")]);
  month([102, 0, -1, to("other")], [103, 0, -1, to("same-tier")]);
  month();

  test("falls by leavers over those at risk and by nothing else", () => {
    const s2 = 1 - 1 / 6;
    const s4 = s2 * (1 - 2 / 4);
    expect([0, 1, 2, 3, 4, 5].map((t) => curves(retention).at(0, t))).toEqual([1, 1, s2, s2, s4, s4]);
  });

  test("counts who is at risk as people leave and are censored", () => {
    expect(curves(retention).atRiskByMonth.filter((_, k) => k % 3 === 0)).toEqual([6, 6, 5, 4, 2, 2]);
  });

  test("ends with the run", () => {
    expect(curves(retention).at(0, 6)).toBeNull();
  });

  test("a retirement in the month of a departure was at risk in it", () => {
    const both = county([TOWNSHIP], [0, 0, 0, 0]);
    both.month([100, 0, -1, to("retirement")], [101, 0, -1, to("other")]);
    expect(curves(both.retention).at(0, 1)).toBe(0.75);
    both.month([102, 0, -1, to("other")]);
    expect(curves(both.retention).at(0, 2)).toBe(0.75 * 0.5);
  });
});

describe("who has left what", () => {
  const types = [TOWNSHIP, TOWNSHIP, COUNTY, VILLAGE, TERTIARY];
  const at = (r: Retention, months: number) => [0, 1, 2].map((curve) => curves(r).at(curve, months));

  test("a move between centres ends the first curve and not the second", () => {
    const { retention, month } = county(types, [0, 0, 2, 2]);
    month([100, 0, 1, TOWNSHIP]);
    expect(at(retention, 1)).toEqual([0.5, 1, 1]);
    month([100, 1, 2, COUNTY]);
    expect(at(retention, 2)).toEqual([0.5, 0.5, 1]);
    // Observed to the end: what happens afterwards is no event of anybody's.
    month([100, 2, 4, TERTIARY]);
    expect(at(retention, 3)).toEqual([0.5, 0.5, 1]);
  });

  test("to a clinic is within primary care, to a hospital is not", () => {
    const { retention, month } = county(types, [0, 0, 1, 1]);
    month([100, 0, 3, VILLAGE], [102, 1, 2, COUNTY]);
    expect(at(retention, 1)).toEqual([0.5, 0.75, 1]);
  });

  test("the third curve is the county hospitals' own", () => {
    const { retention, month } = county(types, [2, 2, 0]);
    month([100, 2, 0, TOWNSHIP]);
    expect(at(retention, 1)).toEqual([1, 1, 0.5]);
  });

  test("dispatch, training and doctors who came later end nothing", () => {
    const { retention, month } = county(types, [0, 2]);
    month([100, 0, 2, COUNTY, 2], [101, 2, 0, TOWNSHIP, 1], [555, -1, 0, TOWNSHIP], [555, 0, -1, to("other")]);
    expect(at(retention, 1)).toEqual([1, 1, 1]);
  });
});

describe("a facility's own share", () => {
  test("leaves retirement out and counts whoever comes back and goes again once", () => {
    const { retention, month } = county([TOWNSHIP, TOWNSHIP], [0, 0, 0, 0, 0, 1]);
    month([100, 0, -1, to("retirement")], [101, 0, 1, TOWNSHIP]);
    expect(retention.ofFacility(0)).toBe(1 - 1 / 4);
    month([101, 1, 0, TOWNSHIP]);
    month([101, 0, -1, to("other")]);
    expect(retention.ofFacility(0)).toBe(1 - 1 / 4);
    expect(retention.ofFacility(1)).toBe(1);
    month([102, 0, -1, to("other")]);
    expect(retention.ofFacility(0)).toBe(1 - 2 / 4);
  });

  test("is told of community centres too", () => {
    const { retention, month } = county([COMMUNITY], [0, 0, 0, 0]);
    month([100, 0, -1, to("private")]);
    expect(retention.ofFacility(0)).toBe(0.75);
    // They are in none of the curves.
    expect(curves(retention).atRiskByMonth).toEqual([0, 0, 0, 0, 0, 0]);
  });

  test("is unknown where nobody was, or all have retired", () => {
    const { retention, month } = county([TOWNSHIP, TOWNSHIP], [0]);
    month([100, 0, -1, to("retirement")]);
    expect([retention.ofFacility(0), retention.ofFacility(1)]).toEqual([Number.NaN, Number.NaN]);
  });
});
