// People, posts and money balance every month; a run in which they do not is a failed run that says where.
import { afterEach, describe, expect, test } from "vitest";
import { ledgerAt } from "../../src/model/employ.ts";
import { month as steps } from "../../src/model/month.ts";
import type { Month, Step } from "../../src/model/step.ts";
import { cellOf, flag, NEVER } from "../../src/model/world.ts";
import type { Job, Outcome } from "../../src/sim/job.ts";
import { simulateReplicate } from "../../src/sim/simulate.ts";
import { driven, employed, inForce, passMonth, plain, smallRegion, typical } from "./run.ts";

const everyPay = ["settling-bonus", "living-subsidy", "completion-bonus", "remote-allowance", "title-allowance"].map(
  (id) => inForce(id, { intensity: 0.37, from: 2, phaseIn: 5, compliance: 0.9 }),
);
const policies = [
  ...everyPay,
  inForce("county-managed", { params: { term: 12 } }),
  inForce("targeted-cohort", { params: { months: 36 } }),
  inForce("training-places", { params: { places: 120 } }),
  inForce("dispatch-contract"),
  inForce("capitation"),
];
const busy = plain(72, {
  region: smallRegion(),
  levers: policies,
  parameters: { ...typical.parameters, searchMonthly: 0.24, bondBreach: 0.4 },
  terms: { targetedCohort: 60, completionMonths: 20 },
});

/** A last step of the month that a test adds; the list is the one the simulation reads. */
const added: Step[] = [];
const sabotage = (run: (m: Month) => void): void => {
  const step = { name: "sabotage", run };
  added.push(step);
  (steps as Step[]).push(step);
};
afterEach(() => {
  for (const step of added.splice(0)) (steps as Step[]).splice(steps.indexOf(step), 1);
});

test("in a busy county everything is accounted for, every month, besides what the run itself checks", () => {
  const run = driven(busy);
  const { m } = run;
  const { doctors: d, facilities: f, ledger, cells } = m.world;
  const authorised = (): number => [...ledger.authorised].reduce((sum, n) => sum + n, 0);
  const posts = authorised();
  let stock = employed(m).length;
  let seen = { moves: 0, away: 0, bonded: 0, managed: 0 };
  for (let k = 0; k < busy.months; k++) {
    passMonth(run);
    const rows = employed(m);
    const { moves } = m.tally;
    for (let q = 0; q < moves.count; q++) {
      if (moves.kind[q] !== 0) continue;
      if (moves.origin[q]! < 0) stock++;
      if (moves.target[q]! < 0) stock--;
    }
    expect(rows.length).toBe(stock);
    expect(authorised()).toBe(posts);
    expect(new Set(rows.map((i) => d.id[i])).size).toBe(rows.length);
    // Who works elsewhere is missed by the employer and counted by the host.
    const n = f.type.length;
    const away = { lent: new Float64Array(n), visitors: new Float64Array(n), received: new Float64Array(n) };
    const heads = new Float64Array(cells.headcount.length);
    for (const i of rows) {
      heads[cellOf(m.world, i)]!++;
      const [own, host] = [d.facility[i]!, d.workplace[i]!];
      if (own === host) continue;
      away.lent[own]!++;
      if ((d.flags[i]! & flag.training) === 0) away.visitors[host]!++;
      away.received[host]! += d.effort[i]!;
      expect(d.awayEnd[i]).not.toBe(NEVER);
    }
    expect([...f.lent]).toEqual([...away.lent]);
    expect([...f.visitors]).toEqual([...away.visitors]);
    expect([...f.received]).toEqual([...away.received]);
    expect([...cells.headcount]).toEqual([...heads]);
    const senior = new Float64Array(n);
    for (const i of rows) if (d.title[i]! >= 3) senior[d.facility[i]!]!++;
    expect([...f.seniorFilled]).toEqual([...senior]);
    seen = {
      moves: seen.moves + moves.count,
      away: seen.away + away.lent.reduce((sum, x) => sum + x, 0),
      bonded: seen.bonded + m.tally.bondsBroken,
      managed: seen.managed + rows.filter((i) => d.post[i] === 3).length,
    };
  }
  // The county was busy indeed.
  for (const count of Object.values(seen)) expect(count).toBeGreaterThan(5);
});

const job = (scenarios: Job["scenarios"]): Job => ({ scenarios, seed: "broken", replicate: 4 });
const failureOf = (outcome: Outcome | undefined): string => {
  if (outcome === undefined || outcome.ok) return "finished";
  expect(outcome.replicate).toBe(4);
  return `${outcome.stage}: ${outcome.message}`;
};
const short = plain(6, { region: smallRegion(), burnIn: 3, levers: everyPay });
const quiet = { ...short, levers: [] };

/** Strikes in the third recorded month of scenarios with levers. */
const strike = (break_: (m: Month) => void): void =>
  sabotage((m) => {
    if (m.month === m.start + 2 && m.terms.version > 0) break_(m);
  });

const broken: readonly (readonly [string, RegExp, (m: Month) => void])[] = [
  [
    "a doctor who vanishes",
    /doctors: \d+ \+ \d+ − \d+ is not \d+/,
    ({ world: { facilities } }) => facilities.headcount[2]!--,
  ],
  [
    "a post from nowhere",
    /posts: \d+ authorised, \d+ at the start/,
    ({ world: { ledger } }) => {
      ledger.authorised[ledgerAt(2, 0)]!++;
      ledger.open[ledgerAt(2, 0)]!++;
    },
  ],
  [
    "an open post too many",
    /facility 2, established posts: \d+ accounted for, \d+ authorised/,
    ({ world: { ledger } }) => ledger.open[ledgerAt(2, 0)]!++,
  ],
  [
    "a negative number of posts",
    /facility 3, contract posts: a negative number of posts/,
    ({ world: { ledger } }) => {
      ledger.frozen[ledgerAt(3, 1)]! -= 1;
      ledger.vacated[ledgerAt(3, 1)]! += 1;
    },
  ],
  [
    "a post filled by nobody",
    /facility 2, established posts: \d+ filled by \d+ doctors/,
    ({ world: { ledger } }) => {
      ledger.filled[ledgerAt(2, 0)]!++;
      ledger.open[ledgerAt(2, 0)]!--;
    },
  ],
  [
    "heads moved between facilities",
    /facility \d+: head count \d+, doctors \d+/,
    ({ world: { facilities } }) => {
      facilities.headcount[2]!--;
      facilities.headcount[3]!++;
    },
  ],
  ["a fen too much", /money: \d+ fen paid to doctors, \d+ booked/, ({ tally }) => tally.paidFen++],
  ["a fen from a pool that is not there", /money: 1 fen paid from pools, 0 booked/, ({ tally }) => tally.poolFen++],
];

describe.each(broken)("%s", (_, message, break_) => {
  test("fails the run and names it, and leaves the other scenarios of the job alone", () => {
    strike(break_);
    const outcomes = simulateReplicate(job([quiet, short, quiet]));
    expect(outcomes.map((outcome) => outcome.ok)).toEqual([true, false, true]);
    expect(failureOf(outcomes[1])).toMatch(/^months: month 3: /);
    expect(failureOf(outcomes[1])).toMatch(message);
  });
});

test("a balance that breaks in the burn-in fails every scenario that begins with it", () => {
  sabotage(({ month, world }) => {
    if (month === 1) world.facilities.headcount[0]!--;
  });
  const outcomes = simulateReplicate(job([quiet, { ...short, burnIn: 0 }, { ...quiet, months: 3 }]));
  expect(outcomes.map(failureOf).map((text) => text.split(":")[0])).toEqual(["burn-in", "months", "burn-in"]);
});

test.each(["living-subsidy", "settling-bonus", "dispatch-contract"])(
  "an entry of %s that was tampered with by one fen is found",
  (id) => {
    const run = driven({ ...busy, levers: [inForce(id)] });
    for (let k = 0; k < 8; k++) passMonth(run);
    const entries = run.policy.entries as {
      -readonly [K in keyof (typeof run.policy.entries)[number]]: (typeof run.policy.entries)[number][K];
    }[];
    for (let k = 0; k < entries.length; k++)
      if (entries[k]!.toDoctors) entries[k] = { ...entries[k]!, fen: entries[k]!.fen + 1 };
    // Found as soon as somebody is paid by it, which takes a while for those who join.
    expect(() => {
      for (let k = 0; k < 40; k++) passMonth(run);
    }).toThrow(/money: \d+ fen paid to doctors, \d+ booked/);
  },
);

test("what is booked is what a count of the doctors comes to", () => {
  const lever = inForce("living-subsidy", {
    params: { amount: 1000, doctorAmount: 1000 },
    intensity: 0.5,
    compliance: 0.8,
  });
  const run = driven({ ...quiet, burnIn: 0, levers: [lever] });
  const { doctors: d, facilities: f } = run.m.world;
  let owed = 0;
  for (let k = 0; k < 6; k++) {
    passMonth(run);
    for (const i of employed(run.m)) if ([2, 3].includes(f.type[d.facility[i]!]!)) owed += 1000 * 0.5 * 0.8 * 100;
    expect(run.m.tally.paidFen).toBeGreaterThan(0);
  }
  expect(run.costs.reduce((sum, fen) => sum + fen, 0)).toBe(owed);
});
