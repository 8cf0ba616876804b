// Who was where: held against what the tables of the same run say.
import { describe, expect, test } from "vitest";
import { TOWNSHIP } from "../../src/model/kinds.ts";
import type { RunResult } from "../../src/sim/job.ts";
import { ties } from "../../src/sim/muster.ts";
import type { Scenario } from "../../src/sim/scenario.ts";
import { simulateReplicate } from "../../src/sim/simulate.ts";
import { digest, indifferent, inForce, plain, smallRegion } from "../verify/run.ts";

const base = plain(40, { region: smallRegion(), burnIn: 12 });
const runsOf = (scenarios: readonly Scenario[], muster = true): RunResult[] =>
  simulateReplicate({ scenarios, seed: "muster", replicate: 0, muster }).map((outcome) => {
    if (!outcome.ok) throw new Error(`${outcome.stage}: ${outcome.message}`);
    return outcome.run;
  });
const levers = [inForce("targeted-cohort"), inForce("county-managed"), inForce("training-places")];
const [without, under] = runsOf([base, { ...base, levers }]) as [RunResult, RunResult];

test("calling the roll changes nothing, and nobody calls it unasked", () => {
  const [plainly] = runsOf([base], false);
  expect(digest(without.tables)).toBe(digest(plainly!.tables));
  expect(without.measures).toEqual(plainly!.measures);
  expect(plainly!.muster).toBeUndefined();
});

describe.each([
  ["the status quo", without],
  ["a package", under],
])("the roll of %s", (_, { tables, muster }) => {
  const { township, opening, atEnd, tieMonths, tieLeavers, worth, pay } = muster!;
  const rows = [...tables.months["type"]!.keys()].filter((k) => tables.months["type"]![k] === TOWNSHIP);
  const column = (id: string): number[] => rows.map((k) => tables.months[id]![k]!);
  const heads = Array.from(township.from.subarray(1), (end, month) => end - township.from[month]!);

  test("has as many township doctors each month as the table", () => {
    expect(heads.length).toBe(41);
    expect(heads.slice(1)).toEqual(column("doctors"));
    for (let month = 0; month <= 40; month++) {
      const ids = township.id.subarray(township.from[month], township.from[month + 1]);
      expect([...new Set(ids)].sort((a, b) => a - b)).toEqual([...ids]);
    }
  });
  test("has every doctor-month under one tie, and every leaver but those who retire", () => {
    const sum = (list: ArrayLike<number>): number => Array.from(list).reduce((a, b) => a + b, 0);
    expect(sum(tieMonths)).toBe(sum(heads.slice(0, -1)));
    // Whoever came this month leaves no earlier than the next.
    expect(sum(tieLeavers)).toBe(sum(column("left")));
  });
  test("knows what those of month 0 have after a year, as long as they are there", () => {
    expect(opening.id.length).toBe(worth.length);
    const known = Array.from(worth, Number.isFinite);
    expect(Array.from(pay, Number.isFinite)).toEqual(known);
    const stayed = Array.from(atEnd).filter((type) => type >= 0).length;
    expect(known.filter((is) => is).length).toBeGreaterThanOrEqual(stayed);
    expect(stayed).toBeGreaterThan(0.5 * worth.length);
  });
});

test("both worlds begin with the same doctors, and only the package has its posts", () => {
  expect(under.muster!.opening).toEqual(without.muster!.opening);
  const at = ties.indexOf("county-managed");
  expect([without.muster!.tieMonths[at]! > 0, under.muster!.tieMonths[at]! > 0]).toEqual([false, true]);
});

test("worth is told in logarithms of pay: an allowance is worth what it adds to pay", () => {
  const only = {
    ...base,
    months: 12,
    betas: { ...indifferent, pay: 1 },
    parameters: { ...base.parameters, payWeightSpread: 0 },
  };
  const [bare, paid] = runsOf([only, { ...only, levers: [inForce("living-subsidy")] }]);
  const { opening, worth, pay, atEnd } = bare!.muster!;
  let compared = 0;
  for (let at = 0; at < worth.length; at++) {
    const richer = paid!.muster!;
    if (opening.type[at] !== TOWNSHIP || atEnd[at] !== TOWNSHIP || richer.atEnd[at] !== TOWNSHIP) continue;
    expect(richer.worth[at]! - worth[at]!).toBeCloseTo(Math.log(richer.pay[at]! / pay[at]!), 9);
    compared++;
  }
  expect(compared).toBeGreaterThan(10);
});
