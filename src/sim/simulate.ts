import { all as levers } from "../levers/all.gen.ts";
import { month as steps } from "../model/month.ts";
import { clearTally, type Month } from "../model/step.ts";
import { forkWorld, type World } from "../model/world.ts";
import { checkBalances, openBooks } from "./balance.ts";
import type { Job, Outcome } from "./job.ts";
import { measuresOf } from "./measures.ts";
import { book, payDoctors } from "./money.ts";
import { Policy } from "./policy.ts";
import { Recorder } from "./record.ts";
import type { Scenario } from "./scenario.ts";
import { type Beginning, begin, bind } from "./start.ts";

/** Runs one month: policy, the ten steps, money, balances. The caller records. */
function runMonth(m: Month, policy: Policy, books: ReturnType<typeof openBooks>, costs: Float64Array): void {
  m.world.clock[0] = m.month;
  clearTally(m.tally);
  policy.enact(m.month - m.start + 1);
  for (const step of steps) step.run(m);
  payDoctors(m);
  checkBalances(m, books, book(m, policy.entries, costs));
}

/** Everything up to month 1: the region under the status quo, unrecorded. */
function burnIn(scenario: Scenario, at: Beginning, exact: boolean): void {
  const m = bind(scenario, at, at.world, exact);
  const policy = new Policy([], m.terms);
  const books = openBooks(m);
  const costs = new Float64Array(levers.length * 7);
  for (; m.month < scenario.burnIn; m.month++) runMonth(m, policy, books, costs);
  at.world.clock[0] = m.month;
}

/** Scenarios that may share a burn-in: everything but levers, months and names is the same. */
const beginningKey = (s: Scenario): string => JSON.stringify([s.region, s.burnIn, s.parameters, s.betas, s.terms]);

/**
 * Runs one replicate of every scenario of a job. Scenarios of one region share synthesis and burn-in: it is simulated once
 * and forked. Never throws: a run that breaks comes back as a failed outcome naming the stage.
 */
export function simulateReplicate(job: Job): Outcome[] {
  const outcomes: Outcome[] = [];
  const beginnings = new Map<string, Beginning | { readonly stage: string; readonly message: string }>();
  job.scenarios.forEach((scenario, index) => {
    const key = beginningKey(scenario);
    let at = beginnings.get(key);
    if (at === undefined) {
      at = tryBegin(scenario, job);
      beginnings.set(key, at);
    }
    if (!("world" in at)) {
      outcomes.push({ ok: false, scenario: index, replicate: job.replicate, stage: at.stage, message: at.message });
      return;
    }
    try {
      outcomes.push({ ok: true, run: recorded(scenario, index, job, at, forkWorld(at.world)) });
    } catch (error) {
      outcomes.push({
        ok: false,
        scenario: index,
        replicate: job.replicate,
        stage: "months",
        message: messageOf(error),
      });
    }
  });
  return outcomes;
}

function tryBegin(scenario: Scenario, job: Job): Beginning | { readonly stage: string; readonly message: string } {
  try {
    const at = begin(scenario, job.seed, job.replicate);
    burnIn(scenario, at, job.exact ?? false);
    return at;
  } catch (error) {
    return { stage: "burn-in", message: messageOf(error) };
  }
}

function recorded(scenario: Scenario, index: number, job: Job, at: Beginning, world: World) {
  const m = bind(scenario, at, world, job.exact ?? false);
  const policy = new Policy(scenario.levers, m.terms);
  const books = openBooks(m);
  const recorder = new Recorder(m, levers.length);
  for (let number = 1; number <= scenario.months; number++, m.month++) {
    runMonth(m, policy, books, recorder.yearCosts);
    recorder.month(m);
    if (number % 12 === 0 || number === scenario.months) recorder.closeYear(Math.ceil(number / 12));
  }
  return {
    scenario: index,
    replicate: job.replicate,
    measures: measuresOf(recorder, scenario.months),
    tables: recorder.tables(m, index, job.replicate),
  };
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
