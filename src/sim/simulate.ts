import { all as levers } from "../levers/all.gen.ts";
import { PAYERS } from "../model/kinds.ts";
import type { Month } from "../model/step.ts";
import { forkWorld } from "../model/world.ts";
import { openBooks } from "./balance.ts";
import { Beginnings, type Begun, beginningKey, burnIn } from "./beginnings.ts";
import type { Job, Outcome } from "./job.ts";
import { openLoop } from "./loop/loop.ts";
import { measuresOf } from "./measures.ts";
import { Muster } from "./muster.ts";
import { passMonth } from "./pass-month.ts";
import { Policy } from "./policy.ts";
import { Probe } from "./probe.ts";
import { Recorder } from "./record.ts";
import { runHash } from "./run-hash.ts";
import type { Scenario } from "./scenario.ts";
import { begin, bind } from "./start.ts";
import { openingSurvey } from "./survey.ts";

/**
 * Runs one replicate of every scenario of a job. Scenarios of one region share synthesis and burn-in: it is simulated once
 * and forked; `beginnings` keeps it for later jobs. Never throws: a run that breaks comes back as a failed outcome naming the stage.
 */
export function simulateReplicate(job: Job, beginnings = new Beginnings(0)): Outcome[] {
  const { scenarios, replicate } = job;
  const alike = new Map<string, number[]>();
  for (const scenario of richestFirst(scenarios)) {
    const key = beginningKey(scenarios[scenario]);
    alike.set(key, [...(alike.get(key) ?? []), scenario]);
  }
  const outcomes: Outcome[] = [];
  for (const [key, together] of alike) {
    const alikes = together.map((scenario) => scenarios[scenario]);
    const fork = tryBegin(alikes, key, job, beginnings);
    for (const scenario of together) {
      try {
        if ("stage" in fork) outcomes[scenario] = { ok: false, scenario, replicate, ...fork };
        else outcomes[scenario] = { ok: true, run: recorded(scenarios[scenario], scenario, job, fork) };
      } catch (error) {
        outcomes[scenario] = { ok: false, scenario, replicate, stage: "months", message: messageOf(error) };
      }
    }
  }
  return outcomes;
}

/** Positions of scenarios, those with most levers first: an engine that has seen every path compiles what it needs once. */
const richestFirst = (scenarios: readonly Scenario[]): number[] =>
  scenarios.map((_, k) => k).sort((a, b) => scenarios[b].levers.length - scenarios[a].levers.length || a - b);

interface Failure {
  readonly stage: string;
  readonly message: string;
}

function tryBegin(scenarios: readonly Scenario[], key: string, job: Job, beginnings: Beginnings): Begun | Failure {
  try {
    return beginnings.of(scenarios, key, job);
  } catch (error) {
    return { stage: "burn-in", message: messageOf(error) };
  }
}

/**
 * What the last run was made of, kept alive for no other reason than speed: an engine forgets the shape of objects of which
 * none is left when it collects garbage between two jobs, and throws away the code that it has compiled for them.
 */
const kept: (readonly unknown[])[] = [];

function recorded(scenario: Scenario, index: number, job: Job, begun: Begun) {
  const beginning = begun.of(scenario);
  const { opening } = begun;
  const felt = job.felt?.[index] ?? undefined;
  const m = bind(scenario, beginning, forkWorld(beginning.world), job.exact ?? false, felt);
  const policy = new Policy(scenario.levers, m.terms);
  const books = openBooks(m);
  const recorder = new Recorder(m, levers.length, opening);
  const loop = openLoop(scenario.levers, m, policy, () => opening.satisfiedFrom);
  const probe = job.probe === true ? new Probe(m) : null;
  const muster = job.muster === true ? new Muster(m, scenario.months) : null;
  kept[0] = [beginning, m, policy, books, recorder];
  for (let number = 1; number <= scenario.months; number++, m.month++) {
    passMonth(m, policy, books, recorder.yearCosts, loop);
    recorder.month(m);
    probe?.month(m);
    muster?.month(m);
    if (number % 12 === 0 || number === scenario.months) recorder.closeYear(Math.ceil(number / 12));
  }
  const measures = measuresOf(recorder, scenario.months);
  const tables = { ...recorder.tables(m, index, job.replicate), ...loop?.tables(index, job.replicate) };
  return {
    scenario: index,
    replicate: job.replicate,
    measures,
    tables,
    hash: runHash({ measures, tables }),
    ...(probe === null ? {} : { probes: probe.figures() }),
    ...(muster === null ? {} : { muster: muster.roll() }),
  };
}

/**
 * Runs one replicate of one scenario month by month and shows each recorded month to `visit`, which must change nothing.
 * Throws what a run throws.
 */
export function observe(scenario: Scenario, seed: string, replicate: number, visit: (m: Month) => void): void {
  const beginning = burnIn(scenario, begin(scenario, seed, replicate), false);
  const m = bind(scenario, beginning, forkWorld(beginning.world), false);
  const policy = new Policy(scenario.levers, m.terms);
  const books = openBooks(m);
  const costs = new Float64Array(levers.length * PAYERS);
  const start = (): Month => bind(scenario, beginning, forkWorld(beginning.world), false);
  const loop = openLoop(scenario.levers, m, policy, () => openingSurvey(start()).satisfiedFrom);
  visit(m);
  for (let number = 1; number <= scenario.months; number++, m.month++) {
    passMonth(m, policy, books, costs, loop);
    visit(m);
  }
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
