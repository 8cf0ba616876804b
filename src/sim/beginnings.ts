import { all as levers } from "../levers/all.gen.ts";
import { PAYERS } from "../model/kinds.ts";
import { forkWorld } from "../model/world.ts";
import { openBooks } from "./balance.ts";
import { everySpecialty } from "./facilities.ts";
import type { Job } from "./job.ts";
import { passMonth } from "./pass-month.ts";
import { Policy } from "./policy.ts";
import { reinstate } from "./roster/reinstate.ts";
import type { Region, Scenario } from "./scenario.ts";
import { type Beginning, begin, bind, coarserBeginning, release, specialtyClasses } from "./start.ts";
import { type Opening, openingSurvey } from "./survey.ts";

const written = new WeakMap<Region, string>();

/** A region's tables are long: they are written out once for all scenarios and parts over it. */
function regionKey(region: Region): string {
  const key = written.get(region) ?? JSON.stringify(region);
  written.set(region, key);
  return key;
}

/** Scenarios that may share a burn-in, or a part of one: everything but levers, months and names is the same. */
export const beginningKey = (s: Scenario, part: number, parts: number): string =>
  JSON.stringify([part, parts, s.burnIn, s.parameters, s.betas, s.terms, s.rule]) + regionKey(s.region);

/** Everything up to month 1: the region under the status quo, unrecorded. Returns where month 1 begins; the world of `at` is used up. */
export function burnIn(scenario: Scenario, at: Beginning, exact: boolean): Beginning {
  const m = bind(scenario, at, at.world, exact);
  const policy = new Policy([], m.terms);
  const books = openBooks(m);
  const costs = new Float64Array(levers.length * PAYERS);
  for (; m.month < scenario.burnIn; m.month++) passMonth(m, policy, books, costs);
  at.world.clock[0] = m.month;
  release(m);
  return reinstate(scenario, at, exact);
}

/** Where scenarios that begin alike fork. */
export class Begun {
  readonly opening: Opening;
  private readonly exact: boolean;
  private readonly finest: Beginning;
  /** By the classes of specialties that are told apart. */
  private readonly known: Map<string, Beginning>;

  /** Synthesises the region and burns it in; throws what either throws. */
  constructor(scenario: Scenario, { seed, replicate, exact = false }: Job, classes: readonly number[]) {
    this.exact = exact;
    this.finest = burnIn(scenario, begin(scenario, seed, replicate, classes), exact);
    this.known = new Map([[classes.join(), this.finest]]);
    const m = bind(scenario, this.finest, forkWorld(this.finest.world), exact);
    this.opening = openingSurvey(m);
    release(m);
  }

  /** Whether all specialties are told apart that these classes tell apart. */
  tellsApart(classes: readonly number[]): boolean {
    const { specialtyClass } = this.finest.world.layout;
    const ofFine = new Map<number, number>();
    return classes.every((wanted, specialty) => {
      const fine = specialtyClass[specialty];
      const known = ofFine.get(fine) ?? wanted;
      ofFine.set(fine, known);
      return known === wanted;
    });
  }

  /** The beginning with the classes of specialties that a scenario must tell apart. Nothing may write to its world: fork it. */
  of(scenario: Scenario): Beginning {
    const own = classesOf(this.exact, scenario);
    const found = this.known.get(own.join()) ?? coarserBeginning(this.finest, scenario, own);
    this.known.set(own.join(), found);
    return found;
  }
}

/** The slow twin tells specialties apart whether it must or not. */
const classesOf = (exact: boolean, ...scenarios: readonly Scenario[]): readonly number[] =>
  exact ? everySpecialty : specialtyClasses(...scenarios);

/**
 * Beginnings of replicates, kept from job to job: a job that starts where an earlier one did forks it instead of
 * synthesising and burning in anew. Which ones are kept leaves no trace in a result.
 *
 *     const beginnings = new Beginnings(16);
 *     simulateReplicate(job, beginnings);
 */
export class Beginnings {
  private readonly most: number;
  /** The one used longest ago first. */
  private readonly kept = new Map<string, Begun>();

  /** At most so many are kept: one for each replicate, region and set of parameters that will be asked for again. */
  constructor(most: number) {
    this.most = most;
  }

  /** Where scenarios fork whose `beginningKey` is `key`; throws what synthesis or burn-in throws. */
  of(scenarios: readonly Scenario[], key: string, job: Job): Begun {
    const exact = job.exact ?? false;
    const name = JSON.stringify([job.seed, job.replicate, exact]) + key;
    const classes = classesOf(exact, ...scenarios);
    const known = this.kept.get(name);
    this.kept.delete(name);
    // Who has asked for other classes twice will do so again: all of them serve whatever comes.
    const found = known?.tellsApart(classes)
      ? known
      : new Begun(scenarios[0], job, known === undefined ? classes : everySpecialty);
    this.kept.set(name, found);
    const [oldest] = this.kept.keys();
    if (this.kept.size > this.most) this.kept.delete(oldest);
    return found;
  }
}
