// Whole runs under each rule of choice.
import { describe, expect, test } from "vitest";
import { calibratedCatalogue, load } from "../../src/host/node/load.ts";
import { destinations } from "../../src/model/kinds.ts";
import { rules } from "../../src/model/rules.ts";
import { clearTally, SPLITS } from "../../src/model/step.ts";
import choice from "../../src/model/steps/choice.ts";
import intention from "../../src/model/steps/intention.ts";
import { underRule } from "../../src/sim/rule.ts";
import type { Scenario } from "../../src/sim/scenario.ts";
import {
  digest,
  driven,
  employed,
  full,
  indifferent,
  noConstants,
  noDispatch,
  noEntry,
  passMonth,
  plain,
  regionWith,
  runAll,
  shareError,
  smallRegion,
  typical,
} from "./run.ts";

const all = rules.map(({ id }) => id);
const rivals = all.slice(1);
const catalogue = calibratedCatalogue();
const digestOf = (scenario: Scenario, exact = false): string => digest(runAll([scenario], 0, exact)[0]!.tables);

/** Everything at once, so that every path is taken: a county with levers, county-managed posts among them. */
const eventful = (rule: string): Scenario =>
  underRule({ ...load("retention-ecosystem"), region: smallRegion(), burnIn: 6, months: 24 }, rule, catalogue);

describe.each(rivals)("%s", (rule) => {
  test("gives the same with and without the shortcuts, and the same again", () => {
    const fast = digestOf(eventful(rule));
    expect(digestOf(eventful(rule), true)).toBe(fast);
    expect(digestOf(eventful(rule))).toBe(fast);
    expect(fast).not.toBe(digestOf(eventful("random-utility")));
  });

  test("shares no burn-in with another rule", () => {
    const both = runAll([eventful("random-utility"), eventful(rule)]).map(({ tables }) => digest(tables));
    expect(both).toEqual([digestOf(eventful("random-utility")), digestOf(eventful(rule))]);
  });
});

test.each([
  ["forward-looking", { foresight: 0 }],
  ["prospect", { lossAversion: 1 }],
])("%s is random utility to the byte with %o", (rule, parameters) => {
  const own = plain(24, { region: smallRegion(), parameters, levers: load("retention-ecosystem").levers });
  expect(digestOf({ ...own, rule })).toBe(digestOf(own));
});

describe.each(all)("the causes of leaving under %s", (rule) => {
  test("every gain is above nothing in all, and a group is pivotal for no more than leave", () => {
    const run = driven({ ...eventful(rule), burnIn: 0 });
    let leavers = 0;
    for (let month = 0; month < 24; month++) {
      passMonth(run);
      const { tally } = run.m;
      for (let type = 0; type < tally.leavers.length; type++) {
        const left = tally.leavers[type]!;
        leavers += left;
        const gain = tally.split.slice(type * SPLITS, (type + 1) * SPLITS).reduce((sum, x) => sum + x, 0);
        if (left > 0) expect(gain).toBeGreaterThan(0);
        for (let g = 0; g < SPLITS - 2; g++) expect(tally.pivotal[type * (SPLITS - 2) + g]!).toBeLessThanOrEqual(left);
      }
    }
    expect(leavers).toBeGreaterThan(5);
  });
});

test.each([0, 1.5])("who takes the first that is good enough leaves as the logit says, inertia %f", (inertia) => {
  const run = driven(
    plain(1, {
      rule: "satisficing",
      region: regionWith(typical.region.facilities.map(full)),
      betas: indifferent,
      parameters: { ...noConstants, ...noEntry, searchMonthly: 1, lookMax: 1, intentionBase: 60, inertia },
      terms: noDispatch,
    }),
  );
  const { m } = run;
  const bytes = new Uint8Array(m.world.buffer as ArrayBuffer);
  const before = bytes.slice();
  const doctors = employed(m).length;
  const gone = new Map<number, number>();
  for (let k = 0; k < 5; k++) {
    m.month = 1 + k;
    clearTally(m.tally);
    intention.run(m);
    choice.run(m);
    for (let q = 0; q < m.tally.moves.count; q++) {
      const to = m.tally.moves.destination[q]!;
      gone.set(to, (gone.get(to) ?? 0) + 1);
    }
    bytes.set(before);
  }
  // Three ways out of equal worth: some is good enough as often as the best is, and none is met before the others.
  const total = [...gone.values()].reduce((sum, n) => sum + n, 0);
  const expected = 3 / (3 + Math.exp(inertia));
  expect(Math.abs(shareError(total, 5 * doctors, expected))).toBeLessThan(4);
  for (const way of ["same-tier", "private", "other"])
    expect(
      Math.abs(shareError(gone.get((destinations as readonly string[]).indexOf(way)) ?? 0, 5 * doctors, expected / 3)),
    ).toBeLessThan(4);
});

test("every rule is aligned: in the status quo as many intend to leave primary care, and do", () => {
  const of = (rule: string) => {
    const runs = [0, 1, 2].flatMap((replicate) =>
      runAll([underRule({ ...typical, months: 60 }, rule, catalogue)], replicate),
    );
    const mean = (id: string) => runs.reduce((sum, { measures }) => sum + measures[id]!, 0) / runs.length;
    return { leaving: mean("leavingPrimary"), intention: mean("B4a") };
  };
  const usual = of("random-utility");
  for (const rule of rivals) {
    const { leaving, intention } = of(rule);
    expect(Math.abs(leaving / usual.leaving - 1), rule).toBeLessThan(0.12);
    expect(Math.abs(intention / usual.intention - 1), rule).toBeLessThan(0.06);
  }
});
