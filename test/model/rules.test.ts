// Rules of choice where they can be worked out by hand.
import { describe, expect, test } from "vitest";
import type { Surroundings } from "../../src/model/factor.ts";
import { getUsedTo, usedTo } from "../../src/model/habituation.ts";
import { paramsWith } from "../../src/model/parameters.ts";
import forwardLooking, { option } from "../../src/model/rules/forward-looking.ts";
import prospect from "../../src/model/rules/prospect.ts";
import satisficing from "../../src/model/rules/satisficing.ts";
import { ruleNamed } from "../../src/model/rules.ts";

/** Two doctors: 30 and 61 years old in month 0, in post for ten months and since now. */
function surroundings(parameters: Record<string, number> = {}): Surroundings {
  const world = {
    doctors: { id: [7, 8], born: [-360, -61 * 12], since: [-10, 0], facility: [0, 0] },
    facilities: { type: [2] },
    memory: { owner: new Uint32Array(2), level: new Float64Array(2) },
  };
  return { world, params: paramsWith(parameters), month: 0 } as unknown as Surroundings;
}

const noWays = { worth: [], constant: [] };

describe("forward-looking retention", () => {
  const leave = (constant: number, worth = 0) => ({ worth: [worth], constant: [constant] });

  test("the option of leaving in the one year that is left is the expected larger of two", () => {
    for (const [flow, constant, worth] of [
      [0, 0, 0],
      [0.4, -1.5, 0.2],
      [-2, 1, 0.5],
    ] as const)
      expect(option(flow, leave(constant, worth), 2, 0.9)).toBeCloseTo(
        Math.log(Math.exp(flow) + Math.exp(constant + worth)) - flow,
        12,
      );
  });

  test("with two years, the first knows of the second", () => {
    const [flow, constant, rho] = [0.3, -1, 0.9];
    const last = Math.log(Math.exp(flow) + Math.exp(constant));
    const first = Math.log(Math.exp(flow + rho * last) + Math.exp(constant));
    expect(option(flow, leave(constant), 3, rho)).toBeCloseTo(first - flow - rho * flow, 12);
  });

  test("no years, no option; no way out, none either; and no number is too large", () => {
    expect(option(1, leave(5), 1, 0.9)).toBe(0);
    expect(option(1, noWays, 20, 0.9)).toBeCloseTo(0, 12);
    expect(option(-2000, leave(3000, 900), 20, 0.98)).toBeGreaterThan(0);
    expect(Number.isFinite(option(-2000, leave(3000, 900), 20, 0.98))).toBe(true);
  });

  test("worth counts in full with a whole career ahead, and one year's with a year to retirement", () => {
    const around = surroundings();
    const weighedFor = (doctor: number): number => {
      const worth = Float64Array.of(1, 2);
      const rows = [Float64Array.of(0.25, 2), Float64Array.of(0.75, 0)];
      forwardLooking.weigh?.(rows, worth, 0, 2, 0, doctor, around);
      expect(rows[0]![0]! + rows[1]![0]!).toBeCloseTo(worth[0]!, 12);
      return worth[0]!;
    };
    expect(weighedFor(0)).toBe(1);
    const years = around.params.horizon / 12;
    expect(weighedFor(1)).toBeCloseTo((1 - 0.9) / (1 - 0.9 ** years), 12);
  });

  test("without foresight it is random utility", () => {
    const around = surroundings({ foresight: 0 });
    for (const relative of [-1.3, 0, 0.7]) expect(forwardLooking.felt?.(relative, 0, around)).toBe(relative);
    expect(forwardLooking.staying?.(0.7, 0.7, leave(1), 0, around)).toBe(0);
  });
});

describe("satisficing", () => {
  test("the aspiration moves towards what is had, as if it always had been so", () => {
    const around = surroundings({ habituation: 0.1 });
    // Ten months in post: 1 − 0.9^10 of the way.
    expect(satisficing.felt?.(2, 0, around)).toBeCloseTo(2 * 0.9 ** 10, 12);
    for (let n = 0; n < 4; n++) satisficing.remember?.(2, 0, around);
    // The first month is where it starts from.
    expect(satisficing.felt?.(2, 0, around)).toBeCloseTo(2 * 0.9 ** 13, 12);
    // A newcomer aspires to what one like them earns.
    expect(satisficing.felt?.(2, 1, around)).toBe(2);
    expect(satisficing.least?.(1.5)).toBe(1.5);
  });

  test("who is below the aspiration asks for that much more, who is above for no less than what is held", () => {
    const around = surroundings({ habituation: 0.1 });
    satisficing.remember?.(1, 0, around);
    const level = usedTo(around, 0);
    expect(satisficing.staying?.(0, level - 0.5, noWays, 0, around)).toBeCloseTo(
      0.5 * around.params.evidenceInChoice,
      12,
    );
    expect(satisficing.staying?.(0, level + 0.5, noWays, 0, around)).toBe(0);
  });
});

describe("prospect theory", () => {
  const weighed = (lossAversion: number) => {
    const rows = [Float64Array.of(1, 1.5, 0.5), Float64Array.of(0, -0.25, 0.5)];
    const worth = Float64Array.of(1, 1.25, 1);
    prospect.weigh?.(rows, worth, 0, 3, 0, 0, surroundings({ lossAversion }));
    return { rows: rows.map((row) => [...row]), worth: [...worth] };
  };

  test("a loss in one factor counts more than the same gain in another", () => {
    expect(weighed(2)).toEqual({
      rows: [
        [1, 1.5, 0],
        [0, -0.5, 0.5],
      ],
      worth: [1, 1, 0.5],
    });
  });

  test("with a loss aversion of one nothing is weighed anew", () => {
    expect(weighed(1)).toEqual({
      rows: [
        [1, 1.5, 0.5],
        [0, -0.25, 0.5],
      ],
      worth: [1, 1.25, 1],
    });
  });

  test("in the look a fall below what one is used to counts more, and a rise as it is", () => {
    const around = surroundings();
    expect(prospect.felt?.(0.4, 0, around)).toBe(0.4);
    prospect.remember?.(1, 0, around);
    expect(prospect.felt?.(0.6, 0, around)).toBeCloseTo(1 - 2.25 * 0.4, 12);
    expect(prospect.felt?.(1.4, 0, around)).toBe(1.4);
  });
});

test("a level belongs to a person and not to a row", () => {
  const around = surroundings({ habituation: 0.5 });
  expect(usedTo(around, 0)).toBeNaN();
  getUsedTo(around, 0, 3, 1);
  expect(usedTo(around, 0)).toBe(1);
  getUsedTo(around, 0, 3, 1);
  expect(usedTo(around, 0)).toBe(2);
  (around.world.doctors.id as unknown as number[])[0] = 9;
  expect(usedTo(around, 0)).toBeNaN();
});

test("random utility changes nothing", () => {
  const { id, name, why, theory, ...more } = ruleNamed("random-utility");
  expect(more).toEqual({});
});
