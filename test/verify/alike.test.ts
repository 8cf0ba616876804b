// What must not matter does not: the order of scenarios, how jobs are shared out, the order of doctors in memory.
import { afterAll, describe, expect, test } from "vitest";
import { load } from "../../src/host/node/load.ts";
import { createPool } from "../../src/host/node/pool.ts";
import { ledgerAt } from "../../src/model/employ.ts";
import { COUNTY, ESTABLISHED } from "../../src/model/kinds.ts";
import type { Job } from "../../src/sim/job.ts";
import type { Scenario } from "../../src/sim/scenario.ts";
import { compare } from "../../src/study/compare.ts";
import { inlineRunner, type Outcome, type Runner } from "../../src/study/runner.ts";
import { digest, driven, employed, inForce, passMonth, plain, runAll, smallRegion, typical } from "./run.ts";

const base = plain(30, { region: smallRegion(), burnIn: 14 });
const packages: readonly Scenario[] = [
  base,
  { ...base, id: "managed", levers: [inForce("county-managed", { phaseIn: 9 }), inForce("targeted-cohort")] },
  { ...base, id: "paid", months: 25, levers: [inForce("living-subsidy", { from: 8 }), inForce("capitation")] },
];

test("a scenario's run is the same alone, beside others and in any order", () => {
  const alone = packages.map((scenario) => digest(runAll([scenario])[0]!.tables));
  const orders = [
    [0, 1, 2],
    [2, 0, 1],
    [1, 2, 0],
  ];
  for (const order of orders) {
    const together = runAll(order.map((k) => packages[k]!));
    order.forEach((k, at) => {
      expect(digest(together[at]!.tables)).toBe(alone[k]);
    });
  }
  expect(new Set(alone).size).toBe(3);
});

test("scenarios with their own burn-in do not share one", () => {
  const other = { ...base, parameters: { ...base.parameters, inertia: 1.6 } };
  const longer = { ...base, burnIn: 15 };
  const alone = [base, other, longer].map((scenario) => digest(runAll([scenario])[0]!.tables));
  const together = runAll([base, other, longer, base]).map(({ tables }) => digest(tables));
  expect(together).toEqual([...alone, alone[0]]);
  expect(new Set(alone).size).toBe(3);
});

/** Hands finished jobs over in the opposite order. */
const backwards: Runner = {
  async *run(jobs: Iterable<Job>): AsyncGenerator<Outcome> {
    const all: Outcome[] = [];
    for await (const outcome of inlineRunner.run(jobs)) all.push(outcome);
    yield* all.reverse();
  },
};

describe("threads", () => {
  const pools = [1, 2].map((threads) => createPool({ threads }));
  afterAll(async () => {
    await Promise.all(pools.map((pool) => pool.close()));
  });

  test("one, two and none give the same comparison to the byte", { timeout: 60_000 }, async () => {
    const options = { seed: "threads", replicates: 3, baseline: base.id };
    const of = async (runner: Runner) => {
      const { comparison } = await compare(packages, options, runner);
      expect(comparison.failed).toEqual([]);
      return JSON.stringify(comparison);
    };
    const [inline, ...others] = await Promise.all([inlineRunner, backwards, ...pools].map(of));
    for (const other of others) expect(other).toBe(inline);
  });

  test("a budget is split the same way on any number of threads", { timeout: 60_000 }, async () => {
    const short = packages.map((scenario) => ({ ...scenario, months: 12, burnIn: 6 }));
    const options = { seed: "threads", replicates: 2, baseline: base.id, budget: 100_000 };
    const hashes = await Promise.all(
      [backwards, pools[1]!].map(async (runner) => (await compare(short, options, runner)).comparison.hash),
    );
    expect(hashes[1]).toBe(hashes[0]);
  });
});

test("another seed and another replicate are other runs", () => {
  const digests = [runAll([base])[0]!, runAll([base], 1)[0]!, runAll([base], 0, false, "other")[0]!].map(({ tables }) =>
    digest({ ...tables, months: { ...tables.months, replicate: new Float64Array() } }),
  );
  expect(new Set(digests).size).toBe(3);
});

test("where doctors lie in memory makes no difference to anybody's life", () => {
  const policy = ["county-managed", "targeted-cohort", "training-places", "dispatch-contract", "appoint-on-pass"];
  const scenario = plain(72, {
    region: smallRegion(),
    levers: policy.map((id) => inForce(id, id === "county-managed" ? { params: { share: 1, term: 12 } } : {})),
    parameters: { ...typical.parameters, searchMonthly: 0.24, intentionBase: 1, constantDown: 0.2, returnHonoured: 1 },
  });
  const lives = [false, true].map((reversed) => {
    const run = driven(scenario);
    if (reversed) reverseRows(run.m.world);
    const moves: string[] = [];
    const { ledger, facilities } = run.m.world;
    const hospital = ledgerAt(facilities.type.indexOf(COUNTY), ESTABLISHED);
    // One post at most for those whose term ends: the others carry theirs back.
    const scarce = (step: string): void => {
      if (step !== "intention" || ledger.open[hospital]! < 2) return;
      ledger.frozen[hospital]! += ledger.open[hospital]! - 1;
      ledger.open[hospital] = 1;
    };
    for (let k = 0; k < scenario.months; k++) {
      passMonth(run, scarce);
      const t = run.m.tally.moves;
      for (let q = 0; q < t.count; q++)
        moves.push([k, t.id[q], t.origin[q], t.target[q], t.destination[q], t.kind[q], t.term[q], t.post[q]].join(" "));
    }
    const { doctors: d } = run.m.world;
    const end = employed(run.m).map((i) =>
      [d.id[i], d.facility[i], d.title[i], d.post[i], d.competence[i], d.burnout[i]].join(" "),
    );
    return { moves: moves.sort(), end: end.sort(), ledger: [...run.m.world.ledger.open] };
  });
  expect(lives[1]!.moves).toEqual(lives[0]!.moves);
  expect(lives[1]).toEqual(lives[0]);
  expect(lives[0]!.moves.length).toBeGreaterThan(100);
});

/** Turns the rows of all doctors round. */
function reverseRows({ doctors, clock }: ReturnType<typeof driven>["m"]["world"]): void {
  for (const column of Object.values(doctors)) column.subarray(0, clock[1]).reverse();
}

test("the shipped packages begin alike: burn-in does not know what comes", () => {
  const shipped = ["status-quo", "county-managed", "capitation"].map((id) => ({
    ...load(id),
    region: smallRegion(),
    months: 1,
    burnIn: 12,
  }));
  const curves = runAll(shipped).map(({ tables }) => [...tables.retention["atRisk"]!.subarray(0, 1)]);
  expect(curves[1]).toEqual(curves[0]);
  expect(curves[2]).toEqual(curves[0]);
});
