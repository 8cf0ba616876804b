// A replicate of a job: fast paths give what the slow ones give, a failed run is a row, and what comes out is complete.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { load } from "../../src/host/node/load.ts";
import { parameters } from "../../src/model/parameters.ts";
import { factors } from "../../src/model/worth.ts";
import { Beginnings } from "../../src/sim/beginnings.ts";
import { outcomeIds } from "../../src/sim/outcomes.ts";
import { schemas, type TableId } from "../../src/sim/rows.ts";
import type { Scenario } from "../../src/sim/scenario.ts";
import { replicateInSteps, simulateReplicate } from "../../src/sim/simulate.ts";
import { targetRows } from "../../src/study/targets.gen.ts";
import { digest, inForce, levers, plain, runAll, smallRegion } from "../verify/run.ts";

/** A scenario of the shipped ones in the small county. */
const small = (id: string, months: number, burnIn: number): Scenario => ({
  ...load(id),
  region: smallRegion(),
  months,
  burnIn,
});

describe("evaluating only below a bound gives the tables of evaluating everybody", () => {
  const both = (scenarios: readonly Scenario[], replicate: number) =>
    [false, true].map((exact) => runAll(scenarios, replicate, exact).map(({ tables }) => digest(tables)));

  test("for the status quo and packages that move pay, titles and posts", () => {
    const ids = ["status-quo", "retention-ecosystem", "county-managed", "title-reform"];
    const [fast, slow] = both(
      ids.map((id) => small(id, 48, 12)),
      3,
    );
    expect(fast).toEqual(slow);
    expect(new Set(fast).size).toBe(ids.length);
  });

  const within = ([low, high]: readonly [number, number]) => fc.double({ min: low, max: high, noNaN: true });
  const someOf = <T>(entries: readonly (readonly [string, fc.Arbitrary<T>])[]) =>
    fc
      .subarray([...entries])
      .chain((chosen) => fc.record(Object.fromEntries(chosen)) as fc.Arbitrary<Record<string, T>>);
  const anyScenario = fc.record({
    betas: someOf(factors.map((f) => [f.id, within(f.beta.range)] as const)),
    parameters: someOf(
      Object.entries(parameters)
        .filter(([, p]) => p.role === "uncertainty")
        .map(([id, p]) => [id, within(p.range)] as const),
    ),
    policy: fc.subarray(levers.map(({ id }) => id)),
    from: fc.integer({ min: 1, max: 9 }),
    phaseIn: fc.integer({ min: 0, max: 12 }),
    intensity: fc.double({ min: 0.1, max: 1, noNaN: true }),
    replicate: fc.nat(1000),
  });

  test("for any parameters, coefficients and policies within their ranges", { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(anyScenario, ({ betas, parameters: changed, policy, from, phaseIn, intensity, replicate }) => {
        const scenario = plain(27, {
          region: smallRegion(),
          burnIn: 7,
          betas,
          parameters: changed,
          levers: policy.map((id) => inForce(id, { from, phaseIn, intensity })),
        });
        const [fast, slow] = both([scenario], replicate);
        expect(fast).toEqual(slow);
      }),
      { seed: 20, numRuns: 14 },
    );
  });
});

describe("what comes out of a run", () => {
  const ecosystem = small("retention-ecosystem", 74, 12);
  const run = runAll([{ ...ecosystem, levers: [...ecosystem.levers, inForce("review-loop")] }])[0]!;
  const rows = (id: TableId): number => Object.values(run.tables[id]!)[0]!.length;

  test("is every column of every table, all of one length, and finite but where nobody was there to ask", () => {
    expect(Object.keys(run.tables).sort()).toEqual(Object.keys(schemas).sort());
    for (const id of Object.keys(schemas) as TableId[]) {
      expect(Object.keys(run.tables[id]!)).toEqual(schemas[id].columns.map((column) => column.id));
      for (const [column, values] of Object.entries(run.tables[id]!)) {
        expect(values.length).toBe(rows(id));
        expect(rows(id)).toBeGreaterThan(0);
        if (column !== "retention3") expect(values.every(Number.isFinite)).toBe(true);
      }
    }
  });

  test("is every outcome and every part of a target of the county", () => {
    const parts = targetRows
      .filter((row) => row.target.startsWith("B") && row.fixture === "typical-county")
      .map((row) => row.target + row.part);
    const wanted = [...outcomeIds.filter((id) => id !== "costPerDoctorYear"), ...parts];
    expect(wanted.filter((id) => !(id in run.measures))).toEqual([]);
    for (const id of wanted) if (run.measures[id] !== null) expect(Number.isFinite(run.measures[id])).toBe(true);
  });

  test("counts: who was there, came and went makes who is there", () => {
    const t = run.tables.months;
    const types = 5;
    for (let row = types; row < rows("months"); row++) {
      const before = t["doctors"]![row - types]!;
      const after = before + t["joined"]![row]! - t["left"]![row]! - t["retired"]![row]!;
      expect(t["doctors"]![row]).toBe(after);
      expect(t["filled"]![row]! + t["open"]![row]! + t["frozen"]![row]!).toBe(t["authorised"]![row]);
    }
  });

  test("measures agree with the tables they are made from", () => {
    const t = run.tables.months;
    const sum = (type: number, column: string): number =>
      t["type"]!.reduce((total, of, row) => total + (of === type ? t[column]![row]! : 0), 0);
    expect(run.measures["townshipVacancy"]).toBeCloseTo(1 - sum(2, "filled") / sum(2, "authorised"), 12);
    expect(run.measures["leavingHospital"]).toBeCloseTo((12 * sum(1, "left")) / sum(1, "doctors"), 12);
    expect(run.measures["townshipDoctors"]).toBeCloseTo(sum(2, "doctors") / 74, 9);
    const booked = run.tables.costs["rmb"]!.reduce((total, rmb) => total + rmb, 0);
    expect(run.measures["cost"]).toBeCloseTo(booked / (74 / 12), 4);
    const curve = run.tables.retention["curve"]!;
    const at = run.tables.retention["month"]!.findIndex((month, row) => month === 36 && curve[row] === 0);
    expect(run.measures["retention3"]).toBe(run.tables.retention["survival"]![at]);
  });

  test("a year that is not over is closed with what there is of it", () => {
    expect(Math.max(...run.tables.flows["year"]!)).toBe(7);
    const flows = run.tables.flows["count"]!;
    const kinds = run.tables.flows["kind"]!;
    const origin = run.tables.flows["origin"]!;
    const entered = flows.reduce((total, n, row) => total + (origin[row] === 5 && kinds[row] === 0 ? n : 0), 0);
    expect(entered).toBeGreaterThan(0);
    const moved = flows.reduce((total, n, row) => total + (kinds[row] === 0 ? n : 0), 0);
    const sum = (column: string): number => run.tables.months[column]!.reduce((total, n) => total + n, 0);
    // Every change of employer is one departure, or one entry.
    expect(moved).toBe(sum("left") + sum("retired") + entered);
  });
});

test("a region that cannot be made is a failed outcome for every scenario of it, and for no other", () => {
  const bad = plain(3, { region: { ...smallRegion(), margins: [] } });
  const broken = {
    ...bad,
    region: {
      ...bad.region,
      facilities: [{ ...bad.region.facilities[0]!, filledEstablished: 4096, established: 4096 }],
    },
  };
  const good = plain(3, { region: smallRegion() });
  const outcomes = simulateReplicate({ scenarios: [broken, good, broken], seed: "s", replicate: 7 });
  expect(
    outcomes.map((outcome) => (outcome.ok ? "ok" : `${outcome.stage} ${outcome.scenario} ${outcome.replicate}`)),
  ).toEqual(["burn-in 0 7", "ok", "burn-in 2 7"]);
});

test.each([1, 4])(
  "with %i counties to a prefecture everybody may want to go to its hospital, and no post is given twice",
  (counties) => {
    const rush = {
      constantUp: 9,
      constantUpTwo: 9,
      tertiaryOpenings: 15,
      searchMonthly: 0.24,
      intentionBase: 2,
      lookMax: 1,
    };
    const scenario = plain(24, {
      region: smallRegion({ counties, countiesPerPrefecture: counties }),
      parameters: rush,
    });
    for (let replicate = 0; replicate < 4; replicate++) {
      const [outcome] = simulateReplicate({ scenarios: [scenario], seed: "rush", replicate });
      expect(outcome?.ok === true ? "finished" : outcome?.message).toBe("finished");
    }
  },
);

test("runs that take turns year by year, and some that are let be, give what each gives by itself", () => {
  const paid = { ...plain(30, { region: smallRegion(), burnIn: 4 }), levers: [inForce("living-subsidy", { from: 9 })] };
  const job = (replicate: number) => ({ scenarios: [{ ...paid, levers: [] }, paid], seed: "steps", replicate });
  const jobs = [job(0), job(1), job(2)];
  const beginnings = new Beginnings(2);
  const open = jobs.map((each) => replicateInSteps(each, beginnings));
  const ended = jobs.map((): unknown => null);
  let turns = 0;
  for (; ended.slice(0, 2).includes(null); turns++)
    for (const [k, steps] of open.entries()) {
      if (k === 2 && turns === 2) steps.return([]);
      const { done, value } = steps.next();
      if (done === true && k < 2) ended[k] ??= value;
    }
  // Three years of each of two runs, the last of them short.
  expect(turns).toBeGreaterThan(5);
  expect(ended.slice(0, 2)).toEqual(jobs.slice(0, 2).map((each) => simulateReplicate(each)));
});
