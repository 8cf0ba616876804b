import { all as levers } from "../levers/all.gen.ts";
import { PAYERS } from "../model/kinds.ts";
import { month as steps } from "../model/month.ts";
import { clearTally, type Month } from "../model/step.ts";
import { forkWorld } from "../model/world.ts";
import { checkBalances, openBooks } from "./balance.ts";
import { everySpecialty } from "./facilities.ts";
import type { Job, Outcome } from "./job.ts";
import { type Loop, openLoop } from "./loop/loop.ts";
import { measuresOf } from "./measures.ts";
import { book, payDoctors } from "./money.ts";
import { Muster } from "./muster.ts";
import { Policy } from "./policy.ts";
import { Probe } from "./probe.ts";
import { Recorder } from "./record.ts";
import { runHash } from "./run-hash.ts";
import type { Scenario } from "./scenario.ts";
import { type Beginning, begin, bind, coarserBeginning, specialtyClasses } from "./start.ts";
import { type Opening, openingSurvey } from "./survey.ts";

/** Runs one month: policy, the ten steps, money, balances. The caller records. */
function runMonth(
  m: Month,
  policy: Policy,
  books: ReturnType<typeof openBooks>,
  costs: Float64Array,
  loop: Loop | null = null,
): void {
  m.world.clock[0] = m.month;
  clearTally(m.tally);
  const number = m.month - m.start + 1;
  const before = loop === null ? costs : costs.slice();
  loop?.steer(m, number);
  policy.enact(number);
  for (const step of steps) step.run(m);
  payDoctors(m);
  checkBalances(m, books, book(m, policy.entries, costs));
  loop?.close(m, number, costs, before);
}

/** Everything up to month 1: the region under the status quo, unrecorded. */
function burnIn(scenario: Scenario, at: Beginning, exact: boolean): void {
  const m = bind(scenario, at, at.world, exact);
  const policy = new Policy([], m.terms);
  const books = openBooks(m);
  const costs = new Float64Array(levers.length * PAYERS);
  for (; m.month < scenario.burnIn; m.month++) runMonth(m, policy, books, costs);
  at.world.clock[0] = m.month;
}

/** Scenarios that may share a burn-in: everything but levers, months and names is the same. */
const beginningKey = (s: Scenario): string =>
  JSON.stringify([s.region, s.burnIn, s.parameters, s.betas, s.terms, s.rule]);

/**
 * Runs one replicate of every scenario of a job. Scenarios of one region share synthesis and burn-in: it is simulated once
 * and forked. Never throws: a run that breaks comes back as a failed outcome naming the stage.
 */
export function simulateReplicate(job: Job): Outcome[] {
  const { scenarios, replicate } = job;
  const alike = new Map<string, number[]>();
  for (const scenario of richestFirst(scenarios)) {
    const key = beginningKey(scenarios[scenario]);
    alike.set(key, [...(alike.get(key) ?? []), scenario]);
  }
  const outcomes: Outcome[] = [];
  for (const together of alike.values()) {
    const fork = tryBegin(
      together.map((scenario) => scenarios[scenario]),
      job,
    );
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

/** Where scenarios that begin alike fork. */
interface Begun {
  readonly opening: Opening;
  /** The beginning with the classes of specialties that a scenario must tell apart. */
  of(scenario: Scenario): Beginning;
}

function tryBegin(scenarios: readonly Scenario[], job: Job): Begun | Failure {
  const exact = job.exact ?? false;
  // The slow twin tells specialties apart whether it must or not.
  const classesOf = (...some: readonly Scenario[]): readonly number[] =>
    exact ? everySpecialty : specialtyClasses(...some);
  const [first] = scenarios;
  const classes = classesOf(...scenarios);
  try {
    const beginning = begin(first, job.seed, job.replicate, classes);
    burnIn(first, beginning, exact);
    const known = new Map([[classes.join(), beginning]]);
    return {
      opening: openingSurvey(bind(first, beginning, forkWorld(beginning.world), exact)),
      of(scenario) {
        const own = classesOf(scenario);
        const found = known.get(own.join()) ?? coarserBeginning(beginning, scenario, own);
        known.set(own.join(), found);
        return found;
      },
    };
  } catch (error) {
    return { stage: "burn-in", message: messageOf(error) };
  }
}

/**
 * What the last run was made of, kept alive for no other reason than speed: an engine forgets the shape of objects of which
 * none is left when it collects garbage between two jobs, and throws away the code that it has compiled for them.
 */
const kept: (readonly unknown[])[] = [];

function recorded(scenario: Scenario, index: number, job: Job, { of, opening }: Begun) {
  const beginning = of(scenario);
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
    runMonth(m, policy, books, recorder.yearCosts, loop);
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
  const beginning = begin(scenario, seed, replicate);
  burnIn(scenario, beginning, false);
  const m = bind(scenario, beginning, forkWorld(beginning.world), false);
  const policy = new Policy(scenario.levers, m.terms);
  const books = openBooks(m);
  const costs = new Float64Array(levers.length * PAYERS);
  const start = (): Month => bind(scenario, beginning, forkWorld(beginning.world), false);
  const loop = openLoop(scenario.levers, m, policy, () => openingSurvey(start()).satisfiedFrom);
  visit(m);
  for (let number = 1; number <= scenario.months; number++, m.month++) {
    runMonth(m, policy, books, costs, loop);
    visit(m);
  }
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
