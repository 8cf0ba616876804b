// Surveys: shares of those asked, half of them satisfied at the start, and the same person with the same aspirations.
import { describe, expect, test } from "vitest";
import { intention, isBurnedOut, relativeWorth } from "../../src/model/look.ts";
import { worthHere } from "../../src/model/return-right.ts";
import { refreshTables } from "../../src/model/steps/finance.ts";
import { satisfiedInCentres, survey, thresholds } from "../../src/sim/survey.ts";
import { driven, employed, inForce, passMonth, plain, regionWith, rowOf, smallRegion, typical } from "../verify/run.ts";

const run = driven(plain(1, { levers: [inForce("county-managed", { params: { share: 1 } })] }));
for (let k = 0; k < 14; k++) passMonth(run);
const { m } = run;
const { doctors: d, facilities: f } = m.world;
const from = thresholds(m);
const rows = survey(m, from);
const inType = (type: number): number[] => employed(m).filter((i) => f.type[d.facility[i]!] === type);

test("everybody is asked, county-managed doctors and those away included", () => {
  expect(rows.map((row) => row.doctors)).toEqual([0, 1, 2, 3, 4].map((type) => inType(type).length));
  expect(inType(2).some((i) => d.post[i] === 3)).toBe(true);
  expect(inType(2).some((i) => d.workplace[i] !== d.facility[i])).toBe(true);
});

test("of centres alone finds what a survey of everybody finds of them", () => {
  const [, , township, community] = rows;
  expect(satisfiedInCentres(m, from)).toEqual({
    doctors: township!.doctors + community!.doctors,
    satisfied: township!.satisfied.map((count, q) => count + community!.satisfied[q]!),
  });
});

test("intention is the mean of everybody's own", () => {
  for (const type of [1, 2, 4]) {
    const sum = inType(type).reduce(
      (total, i) => total + intention(m, i, relativeWorth(m, i, worthHere(m, i)), isBurnedOut(m, i)),
      0,
    );
    m.scratch.pairs.count = 0;
    expect(rows[type]!.intention).toBeCloseTo(sum, 8);
  }
});

test("degrees, titles and ages are counted", () => {
  const count = (type: number, is: (i: number) => boolean): number => inType(type).filter(is).length;
  for (const type of [1, 2, 4])
    expect(rows[type]).toMatchObject({
      bachelor: count(type, (i) => d.education[i]! >= 2),
      senior: count(type, (i) => d.title[i]! >= 3),
      aged50: count(type, (i) => m.month - d.born[i]! >= 600),
      under35: count(type, (i) => m.month - d.born[i]! < 420),
    });
});

describe("satisfaction", () => {
  test("begins at the median: half of the township doctors are satisfied when they are first asked", () => {
    // Whoever stands exactly at the median is not satisfied, and would be by the least bit more.
    const half = rows[2]!.doctors / 2;
    const byABit = survey(
      m,
      from.map((dimensions) => dimensions.map((x) => x - 1e-9)),
    )[2]!.satisfied;
    rows[2]!.satisfied.forEach((satisfied, k) => {
      expect(satisfied).toBeLessThanOrEqual(half);
      expect(byABit[k]).toBeGreaterThanOrEqual(half);
      // Aspirations come in steps, so a few may stand there together; were it many, the median would say little.
      expect(byABit[k]! - satisfied).toBeLessThan(0.05 * rows[2]!.doctors);
    });
  });

  test("is greater in hospitals, and moves with what is given", () => {
    const [material, development] = rows[1]!.satisfied.map((n) => n / rows[1]!.doctors);
    expect(material).toBeGreaterThan(0.6);
    expect(development).toBeGreaterThan(0.6);
    // More pay everywhere: more are content with what they earn, and nobody's view of anything else changes.
    const before = survey(m, from)[2]!.satisfied;
    m.pay.forEach((rmb, cell) => {
      m.pay[cell] = 1.3 * rmb;
    });
    const after = survey(m, from)[2]!.satisfied;
    refreshTables(m);
    expect(after[0]).toBeGreaterThan(before[0]! + 5);
    expect(after.slice(1)).toEqual(before.slice(1));
    expect(survey(m, from)[2]!.satisfied.slice(1)).toEqual(before.slice(1));
  });

  test("of people of whom nobody aspires to more than another is all or nothing where all have the same", () => {
    const alike = driven(
      plain(1, {
        region: regionWith([
          rowOf("general-hospital"),
          {
            ...rowOf("township-08"),
            copies: 3,
            established: 20,
            filledEstablished: 20,
            contract: 0,
            filledContract: 0,
          },
        ]),
        parameters: { ...typical.parameters, aspiration: 0 },
      }),
    );
    // Recognition depends on place and post alone: all established township doctors have the same of it.
    const [[, , recognition]] = thresholds(alike.m) as [[number, number, number]];
    const at = (cut: number): number => survey(alike.m, [[0, 0, cut]])[2]!.satisfied[2]!;
    const all = employed(alike.m).filter(
      (i) => alike.m.world.facilities.type[alike.m.world.doctors.facility[i]!] === 2,
    ).length;
    expect(all).toBe(60);
    expect([at(recognition - 1e-9), at(recognition + 1e-9)]).toEqual([all, 0]);
  });
});

test("asking changes nothing", () => {
  const asked = driven(plain(1, { region: smallRegion() }));
  const left = driven(plain(1, { region: smallRegion() }));
  for (let k = 0; k < 13; k++) {
    survey(asked.m, thresholds(asked.m));
    passMonth(asked);
    passMonth(left);
  }
  expect(new Uint8Array(asked.m.world.buffer as ArrayBuffer)).toEqual(
    new Uint8Array(left.m.world.buffer as ArrayBuffer),
  );
});
