// Twice the region is twice the counts.
import { expect, test } from "vitest";
import { facilityTypes } from "../../src/model/kinds.ts";
import type { RunResult } from "../../src/sim/job.ts";
import { plain, runAll, smallRegion } from "./run.ts";

const REPLICATES = 8;
const months = 30;

/** Sums over the run by facility type: what was counted, not what was divided. */
const counts = ({ tables }: RunResult): number[] =>
  ["doctors", "filled", "joined", "left", "retired", "dispatchedHere", "inTraining", "visits"].flatMap((column) =>
    facilityTypes.map((_, type) => {
      let sum = 0;
      tables.months["type"]!.forEach((t, row) => {
        if (t === type) sum += tables.months[column]![row]!;
      });
      return sum;
    }),
  );

const moments = (counties: number, replicate: number): number[] =>
  counts(runAll([plain(months, { region: smallRegion({ counties, countiesPerPrefecture: 1 }) })], replicate)[0]!);

test("doubling the region doubles stocks and flows within Monte Carlo error", { timeout: 60_000 }, () => {
  const runs = [1, 2].map((counties) => Array.from({ length: REPLICATES }, (_, r) => moments(counties, r)));
  const mean = (values: number[]): number => values.reduce((sum, x) => sum + x, 0) / values.length;
  const variance = (values: number[]): number => {
    const m = mean(values);
    return values.reduce((sum, x) => sum + (x - m) * (x - m), 0) / (values.length - 1);
  };
  let compared = 0;
  runs[0]![0]!.forEach((_, k) => {
    const [one, two] = runs.map((of) => of.map((counted) => counted[k]!));
    const error = Math.sqrt((4 * variance(one!) + variance(two!)) / REPLICATES);
    const difference = Math.abs(mean(two!) - 2 * mean(one!));
    if (error === 0) expect(difference).toBe(0);
    // Six standard errors of eight runs: one in a thousand of 40 figures would be too many.
    else expect(difference / error).toBeLessThan(6);
    if (mean(one!) > 0) {
      compared++;
      // And in no figure that is not rare far off in size.
      if (mean(one!) > 100) expect(mean(two!) / mean(one!)).toBeCloseTo(2, 0);
    }
  });
  expect(compared).toBeGreaterThan(20);
});

test("both counties begin with the same posts, and each has luck of its own", () => {
  const { tables } = runAll([plain(24, { region: smallRegion({ counties: 2 }) })])[0]!;
  const { facility, doctors } = tables.facilities;
  const half = facility!.length / 2;
  expect(half).toBe(3);
  expect([...doctors!.subarray(0, half)]).not.toEqual([...doctors!.subarray(half)]);
});
