// The look by its definition in docs/model.md: log odds of intention, the chance of looking, thresholds of draws.

import { describe, expect, test } from "vitest";
import { VILLAGE_POST } from "../../src/model/kinds.ts";
import {
  deciding,
  feltWorth,
  intention,
  intentionLogit,
  isBurnedOut,
  lookChance,
  lookDraws,
  lookLimit,
  relativeWorth,
  thresholdOf,
  usualPay,
} from "../../src/model/look.ts";
import { openWindow } from "../../src/model/obligation.ts";
import { purpose } from "../../src/model/purposes.ts";
import type { Rule } from "../../src/model/rule.ts";
import { flag } from "../../src/model/world.ts";
import { factors } from "../../src/model/worth.ts";
import { byHand } from "./by-hand.ts";

const parameters = {
  intentionBase: 0.5,
  evidenceInLook: 0.8,
  intentionTenure: 0.4,
  intentionVillage: 0.3,
  intentionBurnout: 0.7,
  stayerIntention: 0.2,
  trainedIntention: 0.9,
  searchMonthly: 0.2,
  postBond: 0.5,
  lookMax: 0.1,
  lookMaxAfterBond: 0.15,
  burnoutCut: 0.5,
};

describe("log odds of intention", () => {
  const base = 0.5 - 0.8 * 0.25 - 0.4 * Math.log(1 + 36 / 12);
  const month = () => {
    const m = byHand(parameters);
    m.world.doctors.since[0] = 600 - 36;
    return m;
  };
  const logit = (m: ReturnType<typeof month>, burnedOut = false): number => intentionLogit(m, 0, 0.25, burnedOut);

  test("fall with worth and with the log of years in post", () => {
    expect(logit(month())).toBeCloseTo(base, 12);
    expect(intention(month(), 0, 0.25, false)).toBeCloseTo(1 / (1 + Math.exp(-base)), 12);
  });

  test("rise in a village post, with burnout and after training, and are lower for stayers", () => {
    const village = month();
    village.world.doctors.post[0] = VILLAGE_POST;
    expect(logit(village)).toBeCloseTo(base + 0.3, 12);
    expect(logit(month(), true)).toBeCloseTo(base + 0.7, 12);
    const stayer = month();
    stayer.world.doctors.flags[0] = flag.stayer;
    expect(logit(stayer)).toBeCloseTo(base - 0.2, 12);
    stayer.world.doctors.flags[0] = 0xffff ^ flag.stayer;
    expect(logit(stayer)).toBeCloseTo(base, 12);
    const trained = month();
    trained.world.doctors.trainedEnd[0] = 601;
    expect(logit(trained)).toBeCloseTo(base + 0.9, 12);
    trained.world.doctors.trainedEnd[0] = 600;
    expect(logit(trained)).toBeCloseTo(base, 12);
  });

  test("hold what aligns a rule of choice with the default", () => {
    const m = { ...month(), rule: { aligned: { intention: "intentionVillage", inertia: "inertia" } } as Rule };
    expect(logit(m)).toBeCloseTo(base + 0.3, 12);
  });

  test("know of no more than a hundred years in post", () => {
    const m = month();
    m.world.doctors.since[0] = 600 - 1500;
    expect(logit(m)).toBeCloseTo(0.5 - 0.8 * 0.25 - 0.4 * Math.log(1 + 1199 / 12), 12);
  });
});

describe("worth relative to what one like the doctor earns anywhere", () => {
  test("is less by the weight of pay times the log of title pay times education pay", () => {
    const m = byHand({ titlePayAssociate: 1.5, educationPayCollege: 0.9 });
    m.scratch.usualPay.set(usualPay(m.params));
    const { doctors: d } = m.world;
    d.title[0] = 3;
    d.education[0] = 1;
    d.payWeight[0] = 0.5;
    m.betas[factors.findIndex(({ id }) => id === "pay")] = 2;
    expect(relativeWorth(m, 0, 3)).toBeCloseTo(3 - 2 * 0.5 * Math.log(1.5 * 0.9), 12);
    expect(feltWorth(m, 0, 3)).toBe(relativeWorth(m, 0, 3));
    const felt = { ...m, rule: { felt: (relative: number, i: number) => 10 * relative + i } as unknown as Rule };
    expect(feltWorth(felt, 0, 3)).toBe(10 * relativeWorth(m, 0, 3));
  });
});

describe("the chance of looking", () => {
  test("is intention times the monthly search up to a limit, both higher in a decision window", () => {
    const m = byHand(parameters);
    expect(lookChance(m, 0, 0.25)).toBeCloseTo(0.05, 12);
    expect(lookChance(m, 0, 0.9)).toBe(0.1);
    expect([lookLimit(m, false), lookLimit(m, true)]).toEqual([0.1, 0.15]);
    openWindow(m.world, 0, 601);
    expect(deciding(m, 0)).toBe(true);
    expect(lookChance(m, 0, 0.25)).toBeCloseTo(0.05 * 1.5, 12);
    expect(lookChance(m, 0, 0.9)).toBe(0.15);
    openWindow(m.world, 0, 600);
    expect(deciding(m, 0)).toBe(false);
    expect(deciding(m, 1)).toBe(false);
  });

  test("as a threshold of 32-bit draws is never below the chance and never above what certainty needs", () => {
    for (const chance of [0, 1e-12, 0.1, 0.25, 0.999]) {
      const threshold = thresholdOf(chance);
      expect(threshold).toBeGreaterThan(chance * 2 ** 32);
      expect(threshold).toBeLessThanOrEqual(chance * 2 ** 32 + 2);
    }
    expect(thresholdOf(0.25)).toBe(2 ** 30 + 1);
    expect(thresholdOf(1)).toBe(2 ** 32 - 2);
    // The largest threshold marks what asks for an evaluation.
    expect(thresholdOf((2 ** 32 - 4) / 2 ** 32)).toBe(2 ** 32 - 3);
  });

  test("is drawn by month and person alone", () => {
    const m = byHand();
    expect(lookDraws(m).bits(7)).toBe(m.draw.race(purpose.look, 600, 0).bits(7));
  });

  test("burned out is who is above the cut", () => {
    const m = byHand(parameters);
    m.world.doctors.burnout.set([0.5, 0.51]);
    expect([isBurnedOut(m, 0), isBurnedOut(m, 1)]).toEqual([false, true]);
  });
});
