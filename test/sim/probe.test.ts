// What only published effects ask for, on runs and months made up so that the answer is known.
import { describe, expect, test } from "vitest";
import { exp } from "../../src/base/exp-log.ts";
import { silverHands } from "../../src/model/guests.ts";
import { destinations, TARGETED, TOWNSHIP } from "../../src/model/kinds.ts";
import { clearTally, type Month, recordMove } from "../../src/model/step.ts";
import { NEVER } from "../../src/model/world.ts";
import { Probe } from "../../src/sim/probe.ts";
import { simulateReplicate } from "../../src/sim/simulate.ts";
import {
  type Driven,
  digest,
  driven,
  employed,
  indifferent,
  inForce,
  noConstants,
  noDispatch,
  noEntry,
  passMonth,
  plain,
  smallRegion,
} from "../verify/run.ts";

const OTHER = destinations.indexOf("other");
const RETIREMENT = destinations.indexOf("retirement");

/** The driver has gone on to the next month; the probe reads the one that is over. */
function look(probe: Probe, m: Month): void {
  m.month--;
  probe.month(m);
  m.month++;
}

function probed(run: Driven, months: number): Record<string, number | null> {
  const probe = new Probe(run.m);
  for (let month = 1; month <= months; month++) {
    passMonth(run);
    look(probe, run.m);
  }
  return probe.figures();
}

/** A small county after its first month, with nothing in the tally: what happens next is the test's to say. */
function still(): { readonly m: Month; readonly township: readonly number[] } {
  const run = driven(plain(2, { region: smallRegion(), parameters: noEntry, terms: noDispatch }));
  passMonth(run);
  const { m } = run;
  clearTally(m.tally);
  const { doctors: d, facilities: f } = m.world;
  const township = employed(m).filter((i) => f.type[d.facility[i]!] === TOWNSHIP && d.workplace[i] === d.facility[i]);
  return { m, township };
}

const leave = (m: Month, i: number, destination = OTHER): void =>
  recordMove(m.tally, m.world.doctors.id[i]!, m.world.doctors.facility[i]!, -1, destination, 0, 0, 0);

test("looking changes nothing, and nobody looks unasked", () => {
  const scenario = plain(14, { region: smallRegion(), levers: [inForce("training-places"), inForce("silver-age")] });
  const [with_, without] = [true, false].map((probe) => {
    const [outcome] = simulateReplicate({ scenarios: [scenario], seed: "probe", replicate: 0, probe });
    if (outcome?.ok !== true) throw new Error("the run failed");
    return outcome.run;
  });
  expect(digest(with_!.tables)).toBe(digest(without!.tables));
  expect(with_!.measures).toEqual(without!.measures);
  expect(without!.probes).toBeUndefined();
  expect(with_!.probes).toBeDefined();
});

describe("intention is asked twice", () => {
  const alike = { ...noConstants, ...noEntry };
  const oddsRatio = (run: Driven): number => {
    const { intentionOddsRanked, intentionOddsUnranked } = probed(run, 12);
    return intentionOddsRanked! / intentionOddsUnranked!;
  };
  test("half a rank between the two is worth half of what rank is", () => {
    const scenario = plain(12, { region: smallRegion(), parameters: alike, betas: { ...indifferent, rank: 0.6 } });
    expect(oddsRatio(driven(scenario))).toBeCloseTo(exp(-weightOf(driven(scenario)) * 0.5 * 0.6), 10);
  });
  test("and nothing where rank counts for nothing", () => {
    const scenario = plain(12, { region: smallRegion(), parameters: alike, betas: indifferent });
    expect(oddsRatio(driven(scenario))).toBeCloseTo(1, 12);
  });
  test("an allowance for senior titles adds to it", () => {
    const paid = (levers: Parameters<typeof plain>[1]) =>
      oddsRatio(driven(plain(12, { region: smallRegion(), ...levers })));
    const allowance = inForce("title-allowance", { params: { attendingShare: 0 } });
    expect(paid({ levers: [allowance] })).toBeLessThan(0.8 * paid({}));
  });
});

/** Weight of worth in intention. */
const weightOf = ({ m }: Driven): number => m.params.evidenceInLook;

describe("satisfaction with training", () => {
  test("is half at the start, and moves as far as the spread of aspirations lets it", () => {
    const only = { betas: { ...indifferent, training: 0.3 }, parameters: { aspiration: 0.3 } };
    expect(probed(driven(plain(12, only)), 12)["satisfiedTraining"]).toBeCloseTo(0.5, 1);
    const places = inForce("training-places");
    const more = probed(driven(plain(12, { ...only, levers: [places] })), 12)["satisfiedTraining"]!;
    // A rise of 0.35 in access is 0.35 standard deviations: Φ(0.35) = 0.637.
    expect(Math.abs(more - 0.637)).toBeLessThan(0.06);
  });
});

test("targeted graduates are followed until they leave rural care, retire, or the run ends", () => {
  const { m, township } = still();
  const { doctors: d } = m.world;
  const [bound, free, retiring, moving] = township as [number, number, number, number];
  for (const i of [bound, free, retiring, moving]) {
    d.post[i] = TARGETED;
    d.bondEnd[i] = i === bound ? m.month + 50 : m.month;
    m.tally.joined.push(i);
  }
  const probe = new Probe(m);
  probe.month(m);
  clearTally(m.tally);
  m.month++;
  leave(m, bound);
  leave(m, retiring, RETIREMENT);
  recordMove(m.tally, d.id[moving]!, d.facility[moving]!, d.facility[free]!, TOWNSHIP, 0, 0, 0);
  probe.month(m);
  clearTally(m.tally);
  leave(m, free);
  probe.month(m);
  // Months at risk: four, then two (one moved within rural care), then one; two left, one of them unbound.
  const { targetedLeaving, targetedLeavingUnbound } = probe.figures();
  expect(targetedLeaving).toBeCloseTo((12 * 2) / (4 + 2 + 1), 12);
  expect(targetedLeavingUnbound).toBeCloseTo((12 * 1) / (3 + 2 + 1), 12);
});

test("the odds of leaving after long training are compared within ages", () => {
  const { m, township } = still();
  const { doctors: d, facilities: f } = m.world;
  const others = employed(m).filter((i) => f.type[d.facility[i]!] === TOWNSHIP && !township.includes(i));
  for (const i of [...township, ...others]) {
    d.bondEnd[i] = NEVER;
    d.trainedEnd[i] = NEVER;
  }
  const half = Math.floor(township.length / 2);
  const young = township.slice(0, half);
  const old = township.slice(half);
  for (const [group, age] of [
    [young, 30],
    [old, 52],
  ] as const)
    for (const i of group) d.born[i] = m.month - age * 12 - 1;
  // Four of the young and two of the old come back from long training; some of each leave.
  const trained = [...young.slice(0, 4), ...old.slice(0, 2)];
  for (const i of trained) d.trainedEnd[i] = m.month + 24;
  const probe = new Probe(m);
  probe.month(m);
  m.month++;
  for (const i of [young[0]!, young[1]!, young[5]!, old[0]!, old[4]!, old[5]!]) leave(m, i);
  leave(m, old[3]!, RETIREMENT);
  probe.month(m);
  const [y, o] = [young.length, old.length - 1];
  const above = (2 * (y - 4 - 1)) / y + (1 * (o - 2 - 2)) / o;
  const below = (1 * (4 - 2)) / y + (2 * (2 - 1)) / o;
  const { leavingTrained, leavingUntrained } = probe.figures();
  expect(leavingTrained).toBeCloseTo(above, 12);
  expect(leavingUntrained).toBeCloseTo(below, 12);
});

test("recruits of centres with a degree are counted, those under a bond left out", () => {
  const { m, township } = still();
  const { doctors: d } = m.world;
  township.slice(0, 4).forEach((i, k) => {
    d.education[i] = k === 3 ? 1 : 2;
    d.post[i] = k === 2 ? TARGETED : 0;
    m.tally.joined.push(i);
  });
  const probe = new Probe(m);
  probe.month(m);
  expect(probe.figures()["recruitsWithDegree"]).toBe(2);
});

test("key staff are watched in the third year alone", () => {
  const { m, township } = still();
  const { doctors: d, facilities: f } = m.world;
  for (const i of employed(m)) if (f.type[d.facility[i]!] === TOWNSHIP) d.title[i] = 1;
  for (const i of township.slice(0, 5)) d.title[i] = 2;
  const probe = new Probe(m);
  for (const month of [m.start + 22, m.start + 23, m.start + 24]) {
    clearTally(m.tally);
    leave(m, township[0]!);
    leave(m, township[7]!);
    m.month = month;
    probe.month(m);
  }
  expect(probe.figures()["leavingKeyStaff"]).toBeCloseTo(12 / 5, 12);
});

test("silver-age doctors see a centre's patients in proportion to the time they give", () => {
  const run = driven(
    plain(3, {
      region: smallRegion(),
      parameters: { silverFound: 1 },
      terms: noDispatch,
      levers: [inForce("silver-age", { params: { count: 1, days: 10, teaching: 0.2 } })],
    }),
  );
  passMonth(run);
  const { m } = run;
  const probe = new Probe(m);
  passMonth(run);
  look(probe, m);
  const { facilities: f } = m.world;
  const centres = [...m.geography.ofType[0]![TOWNSHIP]!];
  const hands = (10 * 0.8) / (251 / 12);
  const visits = centres.map((j) => (f.visits[j]! * hands) / (f.headcount[j]! - f.lent[j]! + hands));
  expect(silverHands({ ...m, month: m.month - 1 }, centres[0]!)).toBeCloseTo(hands, 12);
  const expected = (12 * visits.reduce((sum, x) => sum + x, 0)) / centres.length;
  expect(probe.figures()["silverVisits"]).toBeCloseTo(expected, 8);
});

describe("entrants with a child at school", () => {
  const choosing = (schooling: number, levers: Parameters<typeof plain>[1] = {}): number =>
    probed(driven(plain(24, { betas: { schooling }, parameters: { midCareer: 40 }, ...levers })), 24)[
      "parentsChoosing"
    ]!;
  test("choose a township job the less, the more its schools count, and more with places in the county seat", () => {
    const without = choosing(1);
    expect(without).toBeGreaterThan(0);
    expect(choosing(0)).toBeGreaterThan(without);
    expect(choosing(1, { levers: [inForce("school-access", { params: { places: 1 } })] })).toBeGreaterThan(without);
  });
});
