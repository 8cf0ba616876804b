import { all as levers } from "../levers/all.gen.ts";
import { PAYERS } from "../model/kinds.ts";
import type { Month } from "../model/step.ts";
import { forkWorld } from "../model/world.ts";
import { openBooks } from "./balance.ts";
import { Beginnings, type Begun, beginningKey, burnIn } from "./beginnings.ts";
import type { Job, Outcome } from "./job.ts";
import { openLoop } from "./loop/loop.ts";
import { Muster } from "./muster.ts";
import { Assembly, type Piece, partOf, partsOf } from "./parts.ts";
import { passMonth } from "./pass-month.ts";
import { Policy } from "./policy.ts";
import { Probe } from "./probe.ts";
import { Recorder } from "./record.ts";
import type { Scenario } from "./scenario.ts";
import { begin, bind } from "./start.ts";
import { openingSurvey } from "./survey.ts";

/**
 * Runs one replicate of every scenario of a job. Scenarios of one region share synthesis and burn-in: it is simulated once
 * and forked; `beginnings` keeps it for later jobs. Never throws: a run that breaks comes back as a failed outcome naming the stage.
 */
export function simulateReplicate(job: Job, beginnings = new Beginnings(0)): Outcome[] {
  const assembly = new Assembly(job);
  for (let part = 0; !assembly.complete; part++) assembly.add(part, simulatePart(job, part, beginnings));
  return assembly.outcomes();
}

/** The same of one part of the region: by scenario what it came to, null where a run has no such part. */
export function simulatePart(job: Job, part: number, beginnings = new Beginnings(0)): (Piece | null)[] {
  const scenarios = job.scenarios.map((scenario, k) => {
    const parts = partsOf(job, k);
    return part < parts ? partOf(scenario, part, parts) : null;
  });
  const alike = new Map<string, number[]>();
  for (const scenario of richestFirst(job.scenarios)) {
    const own = scenarios[scenario];
    if (own === null) continue;
    const key = beginningKey(own);
    alike.set(key, [...(alike.get(key) ?? []), scenario]);
  }
  const pieces: (Piece | null)[] = scenarios.map(() => null);
  for (const [key, together] of alike) {
    const alikes = together.map((scenario) => scenarios[scenario] as Scenario);
    const fork = tryBegin(alikes, key, job, beginnings);
    together.forEach((scenario, k) => {
      try {
        pieces[scenario] =
          "stage" in fork ? { ok: false, ...fork } : { ok: true, ...recorded(alikes[k], scenario, job, fork) };
      } catch (error) {
        pieces[scenario] = { ok: false, stage: "months", message: messageOf(error) };
      }
    });
  }
  return pieces;
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
    if (number % 12 === 0 || number === scenario.months) recorder.closeYear();
  }
  return {
    account: recorder.account(m),
    whole: {
      tables: loop?.tables(index, job.replicate) ?? {},
      ...(probe === null ? {} : { probes: probe.figures() }),
      ...(muster === null ? {} : { muster: muster.roll() }),
    },
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
