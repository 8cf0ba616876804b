// What is booked: units times fen for each basis, for whom the target reaches and nobody else.
import { describe, expect, test } from "vitest";
import type { LedgerEntry } from "../../src/levers/fold.ts";
import { reachOf } from "../../src/levers/target.ts";
import { COUNTY, PAYERS, TOWNSHIP } from "../../src/model/kinds.ts";
import { flag } from "../../src/model/world.ts";
import { book } from "../../src/sim/money.ts";
import { driven, employed, inForce, levers, passMonth, plain, smallRegion } from "../verify/run.ts";

const run = driven(
  plain(1, {
    region: smallRegion({ counties: 2 }),
    levers: [
      inForce("training-places", { params: { places: 150 } }),
      inForce("education-subsidy"),
      inForce("equity-share"),
      inForce("living-subsidy"),
    ],
  }),
);
for (let k = 0; k < 10; k++) passMonth(run);
const { m } = run;
const { doctors: d, facilities: f } = m.world;

const LEVER = 2;
const PAYER = 3;
const entry = (basis: LedgerEntry["basis"], target = {}, toDoctors = true): LedgerEntry => ({
  lever: LEVER,
  payer: PAYER,
  basis,
  fen: 7,
  pool: undefined,
  reach: reachOf(target, m.terms.places),
  counted: 0,
  toDoctors,
});
/** Fen booked for one entry. */
function booked(one: LedgerEntry): number {
  const into = new Float64Array(levers.length * PAYERS);
  const { toDoctors, pools } = book(m, [one], into);
  const fen = into[LEVER * PAYERS + PAYER]!;
  expect(into.reduce((sum, x) => sum + Math.abs(x), 0)).toBe(fen);
  expect(toDoctors + pools).toBe(one.toDoctors ? fen : 0);
  return fen;
}
const count = (is: (i: number) => boolean): number => employed(m).filter(is).length;
const typeOf = (i: number): number => f.type[d.facility[i]!]!;
const away = (i: number): boolean => d.workplace[i] !== d.facility[i];
/** Months since the first child was born, and of service, at the end of the last month. */
const childAge = (i: number): number => m.month - 1 - d.childBorn[i]!;
const service = (i: number): number => m.month - 1 - d.since[i]!;
const training = (i: number): boolean => away(i) && (d.flags[i]! & flag.training) !== 0;

describe("an entry counts", () => {
  test.each([
    ["everybody a month", entry("month"), () => count(() => true)],
    ["those of a type", entry("month", { types: ["township"] }), () => count((i) => typeOf(i) === TOWNSHIP)],
    [
      "those of a county",
      entry("month", { regions: ["county-2"] }),
      () => count((i) => f.county[d.facility[i]!] === 1),
    ],
    [
      "those of a title and post",
      entry("month", { titles: ["attending"], posts: ["contract"] }),
      () => count((i) => d.title[i] === 2 && d.post[i] === 1),
    ],
    ["doctors by degree", entry("month-doctor"), () => count((i) => d.education[i] === 4)],
    [
      "parents of a child from 6 to 11 where that is paid for",
      entry("primary-pupil"),
      () => count((i) => typeOf(i) >= TOWNSHIP && childAge(i) >= 72 && childAge(i) < 144),
    ],
    [
      "parents of a child from 12 to 17 in townships",
      entry("secondary-pupil", { types: ["township"] }),
      () => count((i) => typeOf(i) === TOWNSHIP && childAge(i) >= 144 && childAge(i) < 216),
    ],
    [
      "those of a title who have served for three years",
      entry("served-month", { titles: ["attending"] }),
      () => count((i) => typeOf(i) === TOWNSHIP && d.title[i] === 2 && service(i) >= 36),
    ],
    ["those in training", entry("training-month"), () => count(training)],
    [
      "those dispatched, by where they come from",
      entry("dispatch-month", { types: ["county"] }),
      () => count((i) => away(i) && !training(i) && typeOf(i) === COUNTY),
    ],
    ["a programme in each county", entry("fixed", {}, false), () => 2],
    ["a programme in one county", entry("fixed", { regions: ["county-1"] }, false), () => 1],
    [
      "facilities",
      entry("place", { types: ["village"] }, false),
      () => [...f.type].filter((type) => type === 4).length,
    ],
  ])("%s", (_, one, units) => {
    expect(units()).toBeGreaterThan(0);
    expect(booked(one)).toBe(7 * units());
  });

  test("nobody where the target is empty", () => {
    for (const basis of [
      "month",
      "month-doctor",
      "training-month",
      "dispatch-month",
      "fixed",
      "place",
      "pool",
    ] as const)
      expect(booked(entry(basis, { types: [] }))).toBe(0);
  });

  test("what the pools of the counties reached pay out, the prefecture's hospital apart", () => {
    m.world.counties.poolFenPerHead.set([100, -30]);
    const heads = (county: number): number => count((i) => f.county[d.facility[i]!] === county && typeOf(i) !== 0);
    expect(booked(entry("pool", { regions: ["county-1"] }))).toBe(7 * 100 * heads(0));
    const into = new Float64Array(levers.length * PAYERS);
    expect(book(m, [entry("pool")], into).pools).toBe(7 * (100 * heads(0) - 30 * heads(1)));
    m.world.counties.poolFenPerHead.fill(0);
  });
});
