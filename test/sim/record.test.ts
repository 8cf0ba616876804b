// The record against what a test counts itself, month by month.
import { describe, expect, test } from "vitest";
import { destinations, FACILITY_TIERS, GROUPS, TYPES } from "../../src/model/kinds.ts";
import { measuresOf } from "../../src/sim/measures.ts";
import { Recorder } from "../../src/sim/record.ts";
import { COUNT, Statistics } from "../../src/sim/statistics.ts";
import { openingSurvey } from "../../src/sim/survey.ts";
import { driven, employed, inForce, levers, passMonth, plain, smallRegion, typical } from "../verify/run.ts";

const MONTHS = 40;
const RETIREMENT = destinations.indexOf("retirement");

const run = driven(
  plain(MONTHS, {
    region: smallRegion(),
    levers: [
      inForce("training-places", { params: { places: 100, months: 5 } }),
      inForce("dispatch-contract", { params: { months: 8 } }),
      inForce("living-subsidy"),
    ],
    parameters: { ...typical.parameters, searchMonthly: 0.24, bondBreach: 0.3 },
    terms: { targetedCohort: 40 },
  }),
);
const { m } = run;
const { doctors: d, facilities: f } = m.world;
const recorder = new Recorder(m, levers.length, openingSurvey(m));
const own = {
  left: 0,
  breaches: 0,
  up: 0,
  down: 0,
  long: 0,
  short: 0,
  costs: 0,
  townshipMonths: 0,
  flows: new Map<string, number>(),
};
for (let number = 1; number <= MONTHS; number++) {
  passMonth({ ...run, costs: recorder.yearCosts });
  // The driver has gone on to the next month; the recorder reads the one that is over.
  m.month--;
  recorder.month(m);
  m.month++;
  if (number % 12 === 0 || number === MONTHS) {
    own.costs += recorder.yearCosts.reduce((sum, fen) => sum + fen, 0) / 100;
    recorder.closeYear();
  }
  own.townshipMonths += employed(m).filter((i) => f.type[d.facility[i]!] === 2).length;
  own.breaches += m.tally.bondsBroken;
  const t = m.tally.moves;
  for (let q = 0; q < t.count; q++) {
    const [from, to] = [t.origin[q]!, t.target[q]!];
    if (t.kind[q] === 0 && from >= 0 && t.destination[q] !== RETIREMENT) own.left++;
    if (t.kind[q] !== 0) own[t.term[q]! >= 6 ? "long" : "short"]++;
    if (t.kind[q] !== 0 && t.term[q]! < 6) continue;
    const key = [Math.ceil(number / 12), from < 0 ? TYPES : f.type[from], t.destination[q], t.kind[q]].join(" ");
    own.flows.set(key, (own.flows.get(key) ?? 0) + 1);
    if (from < 0 || to < 0) continue;
    const rise = FACILITY_TIERS[f.type[to]!]! - FACILITY_TIERS[f.type[from]!]!;
    if (rise > 0) own.up++;
    if (rise < 0) own.down++;
  }
}
const statistics = new Statistics(recorder.account(m));
const tables = statistics.tables(3, 8);
const sum = (column: Float64Array): number => column.reduce((total, x) => total + x, 0);

describe("flows", () => {
  test("are counted by year, origin, destination and kind, short dispatches and trainings left out", () => {
    const { year, origin, destination, kind, count } = tables.flows;
    const rows = [...count!].map((n, k) => [[year![k], origin![k], destination![k], kind![k]].join(" "), n] as const);
    expect(new Map(rows)).toEqual(own.flows);
    expect(rows.length).toBe(own.flows.size);
    // Trainings of five months are short, dispatches of eight are long: both were there.
    expect([own.short, own.long].every((n) => n > 5)).toBe(true);
  });

  test("up and down are by tier", () => {
    expect([statistics.counts[COUNT.up], statistics.counts[COUNT.down]]).toEqual([own.up, own.down]);
    expect([own.up, own.down].every((n) => n > 5)).toBe(true);
  });
});

describe("causes", () => {
  test("are asked of everybody who chose to go: broken bonds are no choice among offers", () => {
    expect(sum(tables.causes["leavers"]!)).toBe(own.left - own.breaches);
    expect(own.breaches).toBeGreaterThan(3);
  });

  test("overlap, but none is found in more leavers than there are; what was gained is more than what held them back", () => {
    const groups = Object.entries(tables.causes).filter(([id]) => id.startsWith("pivotal"));
    expect(groups.length).toBe(GROUPS);
    for (const [, column] of groups)
      column.forEach((n, row) => {
        expect(n).toBeLessThanOrEqual(tables.causes["leavers"]![row]!);
      });
    // Everybody who went gained: the parts of the split sum to more than nothing in every row with leavers.
    const splits = Object.entries(tables.causes).filter(([id]) => id.startsWith("split"));
    tables.causes["leavers"]!.forEach((n, row) => {
      const gained = splits.reduce((total, [, column]) => total + column[row]!, 0);
      if (n > 0) expect(gained).toBeGreaterThan(0);
      else expect(gained).toBe(0);
    });
  });
});

test("costs are closed year by year and lose nothing", () => {
  expect(sum(tables.costs["rmb"]!)).toBeCloseTo(own.costs, 4);
  expect([...new Set(tables.costs["year"])]).toEqual([1, 2, 3, 4]);
  expect(own.costs).toBeGreaterThan(0);
});

test("every row carries its scenario and replicate", () => {
  for (const table of Object.values(tables)) {
    expect(new Set(table["scenario"])).toEqual(new Set([3]));
    expect(new Set(table["replicate"])).toEqual(new Set([8]));
  }
});

test("measures read the record: township doctors, vacancy of a facility, separations", () => {
  const measures = measuresOf(statistics, MONTHS);
  expect(measures["townshipDoctors"]).toBeCloseTo(own.townshipMonths / MONTHS, 9);
  expect(measures["flowUp"]! / measures["flowDown"]!).toBeCloseTo(own.up / own.down, 9);
  expect(sum(tables.facilities["doctors"]!)).toBeCloseTo(own.townshipMonths / MONTHS, 9);
  for (const vacancy of tables.facilities["vacancy"]!) expect(vacancy >= 0 && vacancy < 1).toBe(true);
  // Three years have passed: retention by facility is known, and not for later ones.
  for (const share of tables.facilities["retention3"]!) expect(share > 0 && share <= 1).toBe(true);
  expect(measures["retention5"]).toBeNull();
});
