// A worker of the page: what somebody waits for goes first, what nobody wants any more ends, and nothing of it shows in a result.
import { expect, test } from "vitest";
import { Packer } from "../../../src/host/web/parcel.ts";
import { type Answer, type Errand, Workbench } from "../../../src/host/web/workbench.ts";
import type { Job } from "../../../src/sim/job.ts";
import { simulateReplicate } from "../../../src/sim/simulate.ts";
import { inForce, plain, smallRegion } from "../../verify/run.ts";

const base = plain(36, { region: smallRegion(), burnIn: 4 });
const paid = { ...base, levers: [inForce("living-subsidy")] };
const job = (scenarios: Job["scenarios"], replicate: number): Job => ({ scenarios, seed: "bench", replicate });

/** A bench whose pauses end when the test says so. */
const bench = () => {
  const answers: Answer[] = [];
  let resume: (() => void) | null = null;
  const workbench = new Workbench(
    (answer) => answers.push(answer),
    (next) => {
      resume = next;
    },
  );
  const packer = new Packer();
  const give = (number: number, { scenarios, ...rest }: Job, urgent: boolean): void =>
    workbench.take(structuredClone({ ...rest, number, urgent, parcel: packer.pack(scenarios) } satisfies Errand));
  /** Whether there was anything left to do. */
  const turn = (): boolean => {
    const next = resume;
    resume = null;
    next?.();
    return next !== null;
  };
  const finish = (): void => {
    while (turn());
  };
  return { answers, give, turn, finish, callOff: (calledOff: number[]) => workbench.take({ calledOff }) };
};

test("answers are those of the runs by themselves, those of urgent errands first", () => {
  const { answers, give, turn, finish } = bench();
  const long = job([base, paid], 0);
  const [first, second] = [job([paid], 1), job([{ ...paid, months: 24 }], 2)];
  give(1, long, false);
  turn();
  give(2, first, true);
  turn();
  give(3, second, true);
  finish();
  expect(answers).toEqual([
    { number: 2, outcomes: simulateReplicate(first) },
    { number: 3, outcomes: simulateReplicate(second) },
    { number: 1, outcomes: simulateReplicate(long) },
  ]);
  give(4, first, true);
  finish();
  expect(answers[3]).toEqual({ number: 4, outcomes: simulateReplicate(first) });
});

test("what is called off ends within a simulated year, and what comes after it is none the worse", () => {
  const { answers, give, turn, finish, callOff } = bench();
  give(1, job([paid], 0), true);
  give(2, job([paid], 1), true);
  turn();
  callOff([1, 2]);
  turn();
  expect(turn()).toBe(false);
  give(3, job([paid], 0), true);
  finish();
  expect(answers).toEqual([{ number: 3, outcomes: simulateReplicate(job([paid], 0)) }]);
});
