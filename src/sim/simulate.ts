import { all as levers } from "../levers/all.gen.ts";
import { PAYERS } from "../model/kinds.ts";
import type { Month } from "../model/step.ts";
import { forkWorld } from "../model/world.ts";
import { type Books, openBooks } from "./balance.ts";
import { Beginnings, type Begun, beginningKey, burnIn } from "./beginnings.ts";
import type { Job, Outcome } from "./job.ts";
import { type Loop, openLoop } from "./loop/loop.ts";
import { Muster } from "./muster.ts";
import { Assembly, LOOP, type Piece, partOf, partsOf } from "./parts.ts";
import { passMonth } from "./pass-month.ts";
import { Policy } from "./policy.ts";
import { Probe } from "./probe.ts";
import { Recorder } from "./record.ts";
import type { Scenario } from "./scenario.ts";
import { begin, bind, release } from "./start.ts";
import { openingSurvey } from "./survey.ts";

/** Work that pauses after every recorded year: who drives it may see to something else in between, or let it be. */
export type Steps<T> = Generator<undefined, T, undefined>;

function toTheEnd<T>(steps: Steps<T>): T {
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return value;
  }
}

/**
 * Runs one replicate of every scenario of a job. Scenarios of one region share synthesis and burn-in: it is simulated once
 * and forked; `beginnings` keeps it for later jobs. Never throws: a run that breaks comes back as a failed outcome naming the stage.
 */
export const simulateReplicate = (job: Job, beginnings = new Beginnings(0)): Outcome[] =>
  toTheEnd(replicateInSteps(job, beginnings));

/** The same, year by year. */
export function* replicateInSteps(job: Job, beginnings: Beginnings): Steps<Outcome[]> {
  const assembly = new Assembly(job);
  for (let part = 0; !assembly.complete; part++) assembly.add(part, yield* partInSteps(job, part, beginnings));
  return assembly.outcomes();
}

/** One part of the region alone: by scenario what it came to, null where a run has no such part. */
export const simulatePart = (job: Job, part: number, beginnings = new Beginnings(0)): (Piece | null)[] =>
  toTheEnd(partInSteps(job, part, beginnings));

function* partInSteps(job: Job, part: number, beginnings: Beginnings): Steps<(Piece | null)[]> {
  const scenarios = job.scenarios.map((scenario, k) => {
    const parts = partsOf(job, k);
    return part < parts ? partOf(scenario, part, parts) : null;
  });
  const alike = new Map<string, number[]>();
  for (const scenario of richestFirst(job.scenarios)) {
    if (scenarios[scenario] === null) continue;
    const key = beginningKey(job.scenarios[scenario], part, partsOf(job, scenario));
    alike.set(key, [...(alike.get(key) ?? []), scenario]);
  }
  const pieces: (Piece | null)[] = scenarios.map(() => null);
  for (const [key, together] of alike) {
    const group = together.map((index) => ({ index, scenario: scenarios[index] as Scenario }));
    const begun = tryBegin(
      group.map(({ scenario }) => scenario),
      key,
      job,
      beginnings,
    );
    if ("stage" in begun) for (const { index } of group) pieces[index] = { ok: false, ...begun };
    else yield* runsFrom(begun, group, job, pieces);
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

/** A scenario and its position in the job. */
interface Planned {
  readonly scenario: Scenario;
  readonly index: number;
}

/**
 * Runs scenarios that begin alike. Months before a scenario's first lever are those of the status quo: they are passed once,
 * and a scenario forks where its own begin.
 */
function* runsFrom(begun: Begun, group: readonly Planned[], job: Job, pieces: (Piece | null)[]): Steps<void> {
  const later = group.filter((planned) => sharedMonths(planned, job) > 0);
  const trunks: Planned[] = [];
  // Scenarios that tell other specialties apart are laid out otherwise: they have a status quo of their own.
  for (const beginning of new Set(later.map(({ scenario }) => begun.of(scenario)))) {
    const alike = ({ scenario }: Planned): boolean => begun.of(scenario) === beginning;
    const own = later.filter(alike);
    own.sort((a, b) => sharedMonths(a, job) - sharedMonths(b, job));
    const last = own[own.length - 1];
    const usual = group.find((p) => alike(p) && isTrunk(p, job) && p.scenario.months > sharedMonths(last, job));
    if (usual !== undefined) trunks.push(usual);
    const first = usual ?? { ...last, scenario: { ...last.scenario, levers: [] } };
    const trunk = new Trunk(() => start(first, begun, job, beginning));
    for (const planned of own)
      pieces[planned.index] = yield* attempt(function* () {
        return fork(yield* trunk.at(sharedMonths(planned, job)), planned, begun);
      });
    if (usual !== undefined) pieces[usual.index] = yield* attempt(() => trunk.at(usual.scenario.months));
  }
  for (const planned of group)
    if (!later.includes(planned) && !trunks.includes(planned))
      pieces[planned.index] = yield* attempt(() => new Trunk(() => start(planned, begun, job)).at(0));
}

/** A run that others may fork from as it goes on. Once it has broken, so has everything that was to fork from it. */
class Trunk {
  private readonly begin: () => Run;
  private run: Run | null = null;
  private broken: unknown = null;

  constructor(begin: () => Run) {
    this.begin = begin;
  }

  /** As it stands when this many recorded months have passed; months only go up. */
  *at(month: number): Steps<Run> {
    if (this.broken !== null) throw this.broken;
    try {
      this.run ??= this.begin();
      yield* advance(this.run, month);
      return this.run;
    } catch (error) {
      this.broken = error;
      throw error;
    }
  }
}

type Finished = Omit<Extract<Piece, { ok: true }>, "ok">;

/** Begins a run and passes it to its end. */
function* attempt(begin: () => Steps<Run>): Steps<Piece> {
  try {
    return { ok: true, ...(yield* finished(yield* begin())) };
  } catch (error) {
    return { ok: false, stage: "months", message: messageOf(error) };
  }
}

/** Whether somebody looks on from the first month. */
const isWatched = ({ index }: Planned, { probe, muster, felt }: Job): boolean =>
  probe === true || muster === true || (felt?.[index] ?? null) !== null;

const isTrunk = (planned: Planned, job: Job): boolean =>
  planned.scenario.levers.length === 0 && !isWatched(planned, job);

/** Months of a scenario that pass before anything of its own happens; none where somebody looks on, nor under a loop, which learns from the first. */
function sharedMonths(planned: Planned, job: Job): number {
  const { levers: settings, months } = planned.scenario;
  if (settings.length === 0 || isWatched(planned, job)) return 0;
  const first = Math.min(...settings.map(({ lever, from }) => (lever === LOOP ? 1 : from)));
  return Math.min(first, months) - 1;
}

/** A run under way. */
interface Run {
  readonly scenario: Scenario;
  readonly index: number;
  readonly job: Job;
  readonly m: Month;
  readonly policy: Policy;
  readonly books: Books;
  readonly recorder: Recorder;
  readonly loop: Loop | null;
  readonly probe: Probe | null;
  readonly muster: Muster | null;
}

function start({ scenario, index }: Planned, begun: Begun, job: Job, beginning = begun.of(scenario)): Run {
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
  return { scenario, index, job, m, policy, books, recorder, loop, probe, muster };
}

/** Another scenario that goes on from where the status quo has got to. */
function fork(from: Run, { scenario, index }: Planned, begun: Begun): Run {
  const world = forkWorld(from.m.world);
  world.clock[0] = from.m.month;
  const m = bind(scenario, begun.of(scenario), world, from.m.exact);
  // Pay stands as it was last settled, not as it would be settled today.
  world.cells.settled.set(from.m.world.cells.settled);
  for (const table of ["pay", "peerPay", "success"] as const) m[table].set(from.m[table]);
  const policy = new Policy(scenario.levers, m.terms);
  return { ...from, scenario, index, m, policy, books: openBooks(m), recorder: from.recorder.fork(m) };
}

/** Passes the months up to and with this one. */
function* advance({ scenario, m, policy, books, recorder, loop, probe, muster }: Run, last: number): Steps<void> {
  for (let number = m.month - m.start + 1; number <= last; number++, m.month++) {
    passMonth(m, policy, books, recorder.yearCosts, loop);
    recorder.month(m);
    probe?.month(m);
    muster?.month(m);
    if (number % 12 === 0 || number === scenario.months) {
      recorder.closeYear();
      yield;
    }
  }
}

function* finished(run: Run): Steps<Finished> {
  yield* advance(run, run.scenario.months);
  const { index, job, m, recorder, loop, probe, muster } = run;
  const came: Finished = {
    account: recorder.account(m),
    whole: {
      tables: loop?.tables(index, job.replicate) ?? {},
      ...(probe === null ? {} : { probes: probe.figures() }),
      ...(muster === null ? {} : { muster: muster.roll() }),
    },
  };
  release(m);
  return came;
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
