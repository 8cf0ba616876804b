// What pay, distance and fairness come to under terms that reach some doctors and not others: exact to rounding.

import { describe, expect, test } from "vitest";
import type { LeverSetting } from "../../src/levers/setting.ts";
import { schoolStage } from "../../src/model/factors/pay.ts";
import { CONTRACT, TOWNSHIP } from "../../src/model/kinds.ts";
import { worthHere } from "../../src/model/return-right.ts";
import type { Month } from "../../src/model/step.ts";
import { refreshTables } from "../../src/model/steps/finance.ts";
import { cellOf } from "../../src/model/world.ts";
import { factors } from "../../src/model/worth.ts";
import { driven, employed, inForce, plain, smallRegion } from "../verify/run.ts";

/** The small county with these levers in force, before its first month. */
function county(...levers: LeverSetting[]): Month {
  const { m, policy } = driven(plain(1, { region: smallRegion(), levers }));
  policy.enact(1);
  refreshTables(m);
  return m;
}
/** What one factor makes of a doctor's own post, over its coefficient. */
function attribute(m: Month, id: string, i: number): number {
  const f = factors.findIndex((factor) => factor.id === id);
  worthHere(m, i);
  const value = m.scratch.factorWorth[f]![0]! / m.betas[f]!;
  m.scratch.pairs.count = 0;
  return value;
}
const plainCounty = county();
const { doctors: d, facilities: f } = plainCounty.world;
const township = employed(plainCounty).filter((i) => f.type[d.facility[i]!] === TOWNSHIP);
/** What a doctor counts as pay more under levers, as a multiple of what it was. */
const gain = (m: Month, i: number): number =>
  Math.exp((attribute(m, "pay", i) - attribute(plainCounty, "pay", i)) / d.payWeight[i]!);
const payOf = (i: number): number => plainCounty.pay[cellOf(plainCounty.world, i)]!;

describe("a child is", () => {
  test.each([
    [0, 0],
    [71, 0],
    [72, 1],
    [143, 1],
    [144, 2],
    [215, 2],
    [216, 0],
  ])("%d months old: at school stage %d", (age, stage) => expect(schoolStage(500, 500 - age)).toBe(stage));
});

test("the education subsidy is pay to parents of a pupil, by stage, and nothing to anybody else", () => {
  const m = county(inForce("education-subsidy", { params: { primary: 500, secondary: 900 } }));
  const seen = new Set<number>();
  for (const i of township) {
    const stage = schoolStage(0, d.childBorn[i]!);
    seen.add(stage);
    expect(gain(m, i)).toBeCloseTo(1 + [0, 500, 900][stage]! / payOf(i), 9);
  }
  expect(seen.size).toBe(3);
});

test("a share in the surplus counts in full after the years of service, and less the longer it is to wait", () => {
  const m = county(inForce("equity-share", { params: { share: 0.1, surplus: 48_000, months: 36 } }));
  const year = m.params.discount ** 12;
  let waiting = 0;
  for (const i of township) {
    const left = 36 + d.since[i]!;
    if (left > 0) waiting++;
    const worth = d.title[i]! < 2 ? 0 : 400 * year ** Math.max(0, Math.ceil(left / 12));
    expect(gain(m, i)).toBeCloseTo(1 + worth / payOf(i), 9);
  }
  expect(waiting).toBeGreaterThan(5);
});

test("an annuity is worth what it is worth today less one's own part, to contract staff", () => {
  const m = county(inForce("annuity", { params: { employer: 0.08, own: 0.04, security: 0.25 } }));
  const net = m.params.annuityWorth * 0.12 - 0.04;
  for (const i of township) {
    const contract = d.post[i] === CONTRACT;
    expect(gain(m, i)).toBeCloseTo(contract ? 1 + net : 1, 9);
    if (contract) expect(attribute(m, "security", i)).toBeCloseTo(0.25, 12);
  }
});

test("a bus takes away its share of the distance", () => {
  const m = county(inForce("commuting-support", { params: { shuttle: 0.5, relief: 0.4 } }));
  for (const i of township)
    expect(attribute(m, "remoteness", i)).toBeCloseTo(0.8 * attribute(plainCounty, "remoteness", i), 12);
});

test("a gap in pay hurts less where it is talked over, and the pay is the same", () => {
  const m = county(inForce("team-culture", { params: { share: 0.5, fairness: 0.4 } }));
  for (const i of township) {
    expect(attribute(m, "fairness", i)).toBeCloseTo(0.8 * attribute(plainCounty, "fairness", i), 12);
    expect(gain(m, i)).toBe(1);
  }
});

test("rural origin is worth its coefficient in the county's townships and villages, and nothing at its seat or to others", () => {
  const seen = new Set<string>();
  for (const i of employed(plainCounty)) {
    const town = f.town[d.facility[i]!]!;
    const home = d.hometown[i]!;
    const rural = home > 0 && home % plainCounty.world.layout.towns !== 0;
    seen.add(`${rural ? "rural" : home < 0 ? "elsewhere" : "seat"} in ${town === 0 ? "town" : "country"}`);
    expect(attribute(plainCounty, "home", i)).toBe(rural && town !== 0 ? 1 : 0);
  }
  expect(seen.size).toBeGreaterThanOrEqual(4);
});
