// A thousand random stacks of levers: nothing crashes, every balance holds every month, no figure is none. See random-stacks.ts.
import { expect, test } from "vitest";
import { simulateReplicate } from "../../src/sim/simulate.ts";
import { JOB, jobOf, tryStacks } from "./random-stacks.ts";
import { digest } from "./run.ts";

test("the first thousand", { timeout: 180_000 }, () => {
  const { wrong, runs, felt } = tryStacks(0, 1000 / JOB);
  expect(wrong).toEqual([]);
  expect(runs).toBe(1000);
  expect(felt).toBeGreaterThan(4000);
});

test("the order of scenarios changes no byte, nor does the slow twin", { timeout: 60_000 }, () => {
  const scenarios = jobOf(1000).slice(0, 6);
  const bytes = (list: typeof scenarios, exact: boolean): Map<string, string> =>
    new Map(
      simulateReplicate({ scenarios: list, seed: "order", replicate: 0, exact }).map((outcome, k) => [
        list[k]!.id,
        outcome.ok ? digest(outcome.run.tables) : outcome.message,
      ]),
    );
  const forward = bytes(scenarios, false);
  const backward = bytes([...scenarios].reverse(), false);
  const slow = bytes(scenarios, true);
  for (const [id, digested] of forward) {
    expect(digested.length).toBe(64);
    expect(backward.get(id)).toBe(digested);
    expect(slow.get(id)).toBe(digested);
  }
});
