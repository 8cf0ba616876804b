// A region in parts against the same region in one piece, and parts on threads against parts in a row.
import { afterAll, expect, test } from "vitest";
import { createPool } from "../../src/host/node/pool.ts";
import type { Job, Outcome, RunResult } from "../../src/sim/job.ts";
import { Assembly, partsIn } from "../../src/sim/parts.ts";
import { simulatePart, simulateReplicate } from "../../src/sim/simulate.ts";
import { inForce, plain, smallRegion, typical } from "../verify/run.ts";

const MONTHS = 26;
// Three prefectures, the last of them smaller; levers that draw lots by county, by facility and by doctor.
const region = smallRegion({ counties: 7, countiesPerPrefecture: 3 });
const some = { target: { types: ["township"], regions: ["county-2", "county-6", "county-7"] } } as const;
const drawing = [
  "silver-age",
  "county-managed",
  "village-conversion",
  "post-not-status",
  "targeted-cohort",
  "prize-fund",
  "volunteers",
  "hr-information",
  "post-pool",
  "tiered-training",
  "capitation",
];
const job: Job = {
  scenarios: [
    plain(MONTHS, { region, burnIn: 5, parameters: { ...typical.parameters, searchMonthly: 0.2, bondBreach: 0.2 } }),
    plain(MONTHS, { region, burnIn: 5, levers: [inForce("living-subsidy", some)] }),
    plain(MONTHS, { region, burnIn: 5, levers: drawing.map((id) => inForce(id)) }),
    plain(MONTHS - 8, { region: smallRegion(), burnIn: 5 }),
  ],
  seed: "parts",
  replicate: 3,
};

const finished = (outcomes: readonly Outcome[]): RunResult[] =>
  outcomes.map((outcome) => {
    if (!outcome.ok) throw new Error(`${outcome.stage}: ${outcome.message}`);
    return outcome.run;
  });

/** Sums of fractions over doctors, who stand in another order where there are more of them: alike but for the last bits. */
const addedUp = (column: string): boolean => column === "intention" || column.startsWith("split");

const inParts = finished(simulateReplicate(job));

test("parts come to what the region in one piece does", () => {
  expect(partsIn(job)).toBe(3);
  // Whoever follows doctors through the region has it run in one piece.
  const whole: Job = { ...job, muster: true };
  expect(partsIn(whole)).toBe(1);
  const inOne = finished(simulateReplicate(whole));
  let compared = 0;
  inParts.forEach(({ tables }, k) => {
    for (const [id, table] of Object.entries(inOne[k]!.tables))
      for (const [column, values] of Object.entries(table)) {
        const own = tables[id as keyof typeof tables]![column]!;
        compared += values.length;
        if (!addedUp(column)) expect([id, column, own]).toEqual([id, column, values]);
        else for (const [row, value] of values.entries()) expect(own[row]).toBeCloseTo(value, 10);
      }
  });
  expect(compared).toBeGreaterThan(10_000);
});

test("levers that name counties reach them in whichever part they lie", () => {
  const costs = inParts[1]!.tables.costs["rmb"]!.reduce((sum, rmb) => sum + rmb, 0);
  const everywhere = finished(
    simulateReplicate({
      ...job,
      scenarios: [
        plain(MONTHS, { region, burnIn: 5, levers: [inForce("living-subsidy", { target: { types: ["township"] } })] }),
      ],
    }),
  )[0]!;
  const all = everywhere.tables.costs["rmb"]!.reduce((sum, rmb) => sum + rmb, 0);
  expect(costs / all).toBeGreaterThan(0.33);
  expect(costs / all).toBeLessThan(0.53);
});

test("parts may come in any order", () => {
  const assembly = new Assembly(job);
  for (const part of [2, 0, 1]) {
    expect(assembly.complete).toBe(false);
    assembly.add(part, simulatePart(job, part));
  }
  expect(assembly.complete).toBe(true);
  expect(finished(assembly.outcomes()).map(({ hash }) => hash)).toEqual(inParts.map(({ hash }) => hash));
});

let toldOf = 0;
const onPart = (runs: number): void => {
  toldOf += runs;
};
const pools = [1, 2].map((threads) => createPool({ threads, onPart }));
afterAll(() => Promise.all(pools.map((pool) => pool.close())));

test("threads leave no trace", { timeout: 60_000 }, async () => {
  for (const pool of pools) {
    const hashes: string[] = [];
    for await (const outcome of pool.run([job])) hashes.push(outcome.ok ? outcome.run.hash : outcome.message);
    expect(hashes).toEqual(inParts.map(({ hash }) => hash));
  }
  // Each pool told of all runs of the job, a third of them at a time.
  expect(toldOf).toBeCloseTo(pools.length * job.scenarios.length, 9);
});

test("a part that breaks fails its run and no other", () => {
  const assembly = new Assembly(job);
  for (let part = 0; part < 3; part++) {
    const pieces = simulatePart(job, part);
    if (part > 0) pieces[2] = { ok: false, stage: "months", message: `part ${part}` };
    assembly.add(part, pieces);
  }
  const outcomes = assembly.outcomes();
  expect(outcomes.map(({ ok }) => ok)).toEqual([true, true, false, true]);
  expect(outcomes[2]).toEqual({ ok: false, scenario: 2, replicate: 3, stage: "months", message: "part 1" });
});
