// Levers in force: their strength month by month, and that terms are as if folded from nothing whenever it changes.
import { describe, expect, test } from "vitest";
import { strengthIn } from "../../src/levers/setting.ts";
import { allowance } from "../../src/model/factors/pay.ts";
import { schoolAccess } from "../../src/model/factors/schooling.ts";
import { TOWNSHIP, VILLAGE } from "../../src/model/kinds.ts";
import { declaredTerms, personCell, Terms } from "../../src/model/terms.ts";
import { Policy } from "../../src/sim/policy.ts";
import { inForce, levers } from "../verify/run.ts";

const places = {
  count: 3,
  counties: 1,
  type: Uint8Array.of(TOWNSHIP, TOWNSHIP, VILLAGE),
  county: new Int32Array(3),
  remoteness: Float64Array.of(0.2, 1, 0.5),
  specialties: 6,
  specialtyClass: Uint8Array.of(0, 1, 2, 3, 4, 5),
};
const cell = (place: number): number => personCell(6, place, 0, 2, 0);

describe("strength", () => {
  test.each([
    ["from its month to its last", { from: 3, until: 5 }, [0, 0, 1, 1, 1, 0]],
    ["grows in equal steps", { from: 2, phaseIn: 4 }, [0, 0.25, 0.5, 0.75, 1, 1]],
    ["is at full strength at once without a phase", { from: 1, phaseIn: 0 }, [1, 1, 1, 1, 1, 1]],
    ["ends in the middle of its growth", { from: 1, phaseIn: 10, until: 2 }, [0.1, 0.2, 0, 0, 0, 0]],
    ["times intensity", { from: 2, phaseIn: 2, intensity: 0.4 }, [0, 0.2, 0.4, 0.4, 0.4, 0.4]],
    ["compliance is another matter", { compliance: 0.1 }, [1, 1, 1, 1, 1, 1]],
  ])("%s", (_, change, expected) => {
    const setting = inForce("living-subsidy", change);
    expected.forEach((strength, k) => {
      expect(strengthIn(setting, k + 1)).toBeCloseTo(strength, 12);
    });
  });
});

describe("terms", () => {
  test("grow with strength and go back to what they were", () => {
    const terms = new Terms(places);
    const policy = new Policy(
      [inForce("living-subsidy", { from: 2, phaseIn: 2, until: 4, params: { amount: 1000, doctorAmount: 1000 } })],
      terms,
    );
    const seen = [1, 2, 3, 4, 5].map((month) => {
      policy.enact(month);
      return [terms.of(allowance)[cell(0)], policy.entries.length > 0];
    });
    expect(seen).toEqual([
      [0, false],
      [50_000, true],
      [100_000, true],
      [100_000, true],
      [0, false],
    ]);
  });

  test("are folded anew only when a strength changes", () => {
    const terms = new Terms(places);
    const policy = new Policy(
      [inForce("living-subsidy", { from: 3, phaseIn: 3 }), inForce("housing", { from: 4, until: 7 })],
      terms,
    );
    const versions = [1, 2, 3, 4, 5, 6, 7, 8, 9].map((month) => {
      policy.enact(month);
      return terms.version;
    });
    expect(versions).toEqual([0, 0, 1, 2, 3, 3, 3, 4, 4]);
  });

  test("of several levers do not depend on what was in force before", () => {
    const settings = [
      inForce("living-subsidy", { from: 1, until: 3 }),
      inForce("remote-allowance", { from: 2 }),
      inForce("school-access", { from: 2, phaseIn: 6 }),
    ];
    const stepwise = new Terms(places);
    const policy = new Policy(settings, stepwise);
    for (let month = 1; month <= 6; month++) policy.enact(month);
    const atOnce = new Terms(places);
    new Policy(settings, atOnce).enact(6);
    for (const term of [allowance, schoolAccess]) expect([...stepwise.of(term)]).toEqual([...atOnce.of(term)]);
    expect(stepwise.of(allowance)[cell(1)]).toBeGreaterThan(stepwise.of(allowance)[cell(0)]!);
  });

  test("of the whole catalogue are those folded from nothing, and so is what is booked", () => {
    const settings = levers.map(({ id }, k) =>
      inForce(id, {
        from: 1 + (k % 5),
        phaseIn: [0, 3, 6][k % 3]!,
        until: k % 4 === 0 ? 4 + (k % 7) : null,
        compliance: [1, 0.6, 0.9][k % 3]!,
      }),
    );
    const terms = new Terms(places);
    const policy = new Policy(settings, terms);
    const lines = ({ entries }: Policy): string[] =>
      entries
        .map(({ lever, payer, basis, pool, fen, toDoctors, reach: { cells, places, counties } }) =>
          [lever, payer, basis, pool, fen, toDoctors, cells, places, counties].join(" "),
        )
        .sort();
    for (let month = 1; month <= 12; month++) {
      policy.enact(month);
      const atOnce = new Terms(places);
      const afresh = new Policy(settings, atOnce);
      afresh.enact(month);
      const other = declaredTerms().filter((term) => terms.of(term).some((value, at) => value !== atOnce.of(term)[at]));
      expect(other.map(({ id }) => id)).toEqual([]);
      expect(lines(policy)).toEqual(lines(afresh));
      const counts = new Map(policy.entries.map((entry) => [entry.counted, entry]));
      for (const { counted, basis, reach } of policy.entries)
        expect(counts.get(counted)?.basis === basis && counts.get(counted)?.reach === reach).toBe(true);
    }
  });

  test("reach the target and nobody else", () => {
    const terms = new Terms(places);
    const target = { types: ["township"], remoteness: [0.5, 1] } as const;
    new Policy([inForce("remote-allowance", { target, params: { amount: 1000 } })], terms).enact(1);
    expect([0, 1, 2].map((place) => terms.of(allowance)[cell(place)])).toEqual([0, 100_000, 0]);
  });

  test("of two pay levers add up", () => {
    const terms = new Terms(places);
    const settings = [
      inForce("living-subsidy", { params: { amount: 700, doctorAmount: 700 } }),
      inForce("remote-allowance", { params: { amount: 1000 } }),
    ];
    new Policy(settings, terms).enact(1);
    expect(terms.of(allowance)[cell(0)]).toBe(100 * (700 + 200));
  });
});
