// The split by mechanism: exact on a game whose answer is known, and whole on real runs.
import { describe, expect, test } from "vitest";
import { load } from "../../src/host/node/load.ts";
import { factorGroups } from "../../src/model/kinds.ts";
import type { Job } from "../../src/sim/job.ts";
import { type Mechanisms, mechanisms } from "../../src/study/mechanisms.ts";
import type { Outcome, Runner } from "../../src/study/runner.ts";
import { inlineRunner } from "../../src/study/runner.ts";
import { inForce, plain, smallRegion } from "../verify/run.ts";
import { runWith } from "./stub.ts";

/** A runner that is told which groups feel the policy; null for the baseline. */
const game = (worth: (felt: number | null, job: Job) => number): Runner => ({
  async *run(jobs) {
    for (const job of jobs)
      yield* job.scenarios.map(
        (_, at): Outcome => ({
          ok: true,
          run: runWith({ retention3: worth(job.felt?.[at] ?? null, job) }, at, job.replicate),
        }),
      );
  },
});

const whole = ({ outcomes }: Mechanisms): number =>
  Math.max(
    ...outcomes.map(({ total, administration, groups }) =>
      Math.abs(administration.value! + groups.reduce((sum, { share }) => sum + share.value!, 0) - total.value!),
    ),
  );

describe("a game whose answer is known", () => {
  const [status, family] = [load("status-quo"), load("family-first")];
  const worth = (felt: number | null, { replicate }: Job): number => {
    if (felt === null) return 0.5;
    const [material, development] = [felt & 1, (felt >> 1) & 1];
    return 0.51 + 0.04 * material + 0.02 * material * development + 0.001 * replicate * development;
  };

  test("pays two groups that need each other alike, and the rest apart", async () => {
    const seen: (number | null)[][] = [];
    const runner = game((felt, job) => {
      if (felt === null) seen.push([...job.felt!]);
      return worth(felt, job);
    });
    const result = await mechanisms(family, status, { seed: "1", replicates: 3 }, runner);
    expect(seen.length).toBe(3);
    for (const felt of seen) expect(new Set(felt).size).toBe(65);
    const [stay] = result.outcomes;
    const points = Object.fromEntries(stay!.groups.map(({ group, share }) => [group, share.value!]));
    expect(points["material"]).toBeCloseTo(5, 9);
    expect(points["development"]).toBeCloseTo(1.1, 9);
    for (const idle of ["recognition", "place", "family", "strain"]) expect(points[idle]).toBeCloseTo(0, 9);
    expect(stay!.administration.value).toBeCloseTo(1, 9);
    expect(stay!.total.value).toBeCloseTo(7.1, 9);
    const [material, development] = stay!.groups;
    expect(material!.alone.value).toBeCloseTo(4, 9);
    expect(development!.last.value).toBeCloseTo(2.1, 9);
    // Luck differs only in what development does: by 0, 0.1 and 0.2 points.
    expect(development!.share.high! - development!.share.low!).toBeCloseTo((0.2 * 4.30265273) / Math.sqrt(3), 6);
    expect(whole(result)).toBeLessThan(1e-9);
  });
});

test("on real runs, shares and administration sum to the whole of every outcome", async () => {
  const base = { ...plain(24, { region: smallRegion() }), id: "base" };
  const levers = [inForce("living-subsidy"), inForce("county-managed"), inForce("school-access")];
  const result = await mechanisms({ ...base, id: "all", levers }, base, { seed: "1", replicates: 2 }, inlineRunner);
  expect(result.failed).toBe(0);
  expect(result.outcomes.length).toBeGreaterThan(10);
  for (const { groups } of result.outcomes) expect(groups.map(({ group }) => group)).toEqual(factorGroups);
  // Relative to money in millions and shares in per cent.
  expect(whole(result)).toBeLessThan(1e-9);
});
