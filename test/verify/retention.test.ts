// A constant hazard of leaving gives geometric retention.
import { expect, test } from "vitest";
import type { Scenario } from "../../src/sim/scenario.ts";
import { indifferent, noConstants, noDispatch, noEntry, plain, regionWith, rowOf, runAll } from "./run.ts";

const inertia = 1.5;
const look = 0.1;

/** Centres with established posts alone, all of which freeze when they fall vacant: three ways out and nothing else. */
const leaking: Scenario = plain(60, {
  region: regionWith([
    { ...rowOf("general-hospital"), established: 40, contract: 0, filledEstablished: 40, filledContract: 0 },
    { ...rowOf("township-06"), copies: 12, established: 120, contract: 0, filledEstablished: 120, filledContract: 0 },
  ]),
  betas: indifferent,
  parameters: {
    ...noConstants,
    ...noEntry,
    inertia,
    // σ(0) = ½ of twice the wanted chance.
    intentionBase: 0,
    searchMonthly: 2 * look,
    lookMax: 1,
    frozenShare: 1,
    frozenHospital: 1,
  },
  terms: noDispatch,
});

test("retention is (1 − h)^t with h the chance of looking times n/(n + e^b)", () => {
  const hazard = (look * 3) / (3 + Math.exp(inertia));
  const runs = [0, 1].map((replicate) => runAll([leaking], replicate)[0]!);
  for (const months of [6, 24, 60]) {
    const expected = (1 - hazard) ** months;
    const reached = runs.map(({ tables: { retention } }) => {
      const at = retention["month"]!.findIndex((month, k) => month === months && retention["curve"]![k] === 0);
      return retention["survival"]![at]!;
    });
    const mean = reached.reduce((sum, s) => sum + s, 0) / runs.length;
    // Censoring by retirement widens the error a little beyond the binomial one.
    const error = 1.25 * Math.sqrt((expected * (1 - expected)) / (12 * 120 * runs.length));
    expect(Math.abs(mean - expected)).toBeLessThan(4 * error);
  }
  for (const { measures } of runs) expect(measures["retention5"]).toBeLessThan(measures["retention3"]!);
});

test("the yearly rate of leaving is twelve times the hazard", () => {
  const hazard = (look * 3) / (3 + Math.exp(inertia));
  const { measures } = runAll([leaking])[0]!;
  expect(Math.abs(measures["leavingPrimary"]! / (12 * hazard) - 1)).toBeLessThan(0.12);
});
