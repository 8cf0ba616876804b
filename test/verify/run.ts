import { TableHash } from "../../src/base/hash.ts";
import { load } from "../../src/host/node/load.ts";
import { all } from "../../src/levers/all.gen.ts";
import type { Lever } from "../../src/levers/lever.ts";
import type { LeverSetting } from "../../src/levers/setting.ts";
import { PAYERS } from "../../src/model/kinds.ts";
import { month as steps } from "../../src/model/month.ts";
import { clearTally, type Month } from "../../src/model/step.ts";
import { declaredTerms } from "../../src/model/terms.ts";
import { factors } from "../../src/model/worth.ts";
import { type Books, checkBalances, openBooks } from "../../src/sim/balance.ts";
import type { RunResult } from "../../src/sim/job.ts";
import { book } from "../../src/sim/money.ts";
import { payDoctors } from "../../src/sim/payroll.ts";
import { Policy } from "../../src/sim/policy.ts";
import type { Tables } from "../../src/sim/rows.ts";
import type { FacilityRow, Region, Scenario } from "../../src/sim/scenario.ts";
import { simulateReplicate } from "../../src/sim/simulate.ts";
import { type Beginning, begin, bind } from "../../src/sim/start.ts";

export const levers = all as readonly unknown[] as readonly Lever[];

/** The shipped county under the status quo. */
export const typical = load("typical-county");

/** The county for so many months without a burn-in, with some of its numbers changed. */
export const plain = (months: number, change: Partial<Scenario> = {}): Scenario => ({
  ...typical,
  months,
  burnIn: 0,
  levers: [],
  ...change,
  parameters: { ...typical.parameters, ...change.parameters },
});

/** No reason to stay or to go counts for anything. */
export const indifferent = Object.fromEntries(factors.map(({ id }) => [id, 0]));

/** Class constants, and everything besides worth that moves intention: all nothing. */
export const noConstants = {
  constantUp: 0,
  constantUpTwo: 0,
  constantLateral: 0,
  constantSameTier: 0,
  constantDown: 0,
  constantPrivate: 0,
  constantOther: 0,
  intentionTenure: 0,
  intentionVillage: 0,
  intentionBurnout: 0,
  stayerIntention: 0,
  trainedIntention: 0,
};

/** Nobody is hired from outside, sent down or up: the parameters of a closed county … */
export const noEntry = { graduates: 0, midCareer: 0 };
/** … and its terms. */
export const noDispatch = { targetedCohort: 0, dispatchPlaces: 0, trainingPlaces: 0 };

/** The county with other facilities. */
export const regionWith = (facilities: readonly FacilityRow[], change: Partial<Region> = {}): Region => ({
  ...typical.region,
  ...change,
  facilities,
});

export const rowOf = (id: string): FacilityRow => {
  const row = typical.region.facilities.find((each) => each.id === id);
  if (row === undefined) throw new Error(`no facility ${id}`);
  return row;
};

/** A facility all of whose posts are filled. */
export const full = (row: FacilityRow): FacilityRow => ({
  ...row,
  established: row.filledEstablished,
  contract: row.filledContract,
  village: row.filledVillage,
});

/** Hospital, a few centres near and remote, some clinics and a small hospital of the prefecture: an eighth of the county. */
export const smallRegion = (change: Partial<Region> = {}): Region =>
  regionWith(
    [
      { ...rowOf("tertiary-hospital"), established: 60, contract: 6, filledEstablished: 58, filledContract: 5 },
      { ...rowOf("general-hospital"), established: 60, contract: 10, filledEstablished: 55, filledContract: 9 },
      rowOf("township-02"),
      rowOf("township-08"),
      rowOf("township-13"),
      { ...rowOf("clinics-02"), copies: 6 },
      { ...rowOf("clinics-13"), copies: 6 },
    ],
    change,
  );

/** A lever in full force from the first month, at its defaults but for what is changed. */
export function inForce(id: string, change: Partial<LeverSetting> = {}): LeverSetting {
  const lever = levers.find((each) => each.id === id);
  if (lever === undefined) throw new Error(`no lever ${id}`);
  const params = Object.fromEntries(Object.entries(lever.params).map(([name, p]) => [name, p.default]));
  return {
    lever: id,
    from: 1,
    until: null,
    phaseIn: 0,
    target: lever.target,
    intensity: 1,
    compliance: 1,
    ...change,
    params: { ...params, ...change.params },
  };
}

/** Everything that was recorded, but for which scenario of the job it was. */
export function digest(tables: Tables): string {
  const hash = new TableHash();
  for (const [id, table] of Object.entries(tables))
    for (const [column, values] of Object.entries(table))
      if (column !== "scenario") hash.text(`${id}.${column}`).numbers(values);
  return hash.digest();
}

/** The runs of a job, all of which must be finished. */
export function runAll(scenarios: readonly Scenario[], replicate = 0, exact = false, seed = "verify"): RunResult[] {
  return simulateReplicate({ scenarios, seed, replicate, exact }).map((outcome) => {
    if (!outcome.ok) throw new Error(`${outcome.stage}: ${outcome.message}`);
    return outcome.run;
  });
}

/** A run that a test drives itself, a month or a step at a time. */
export interface Driven {
  readonly at: Beginning;
  readonly m: Month;
  readonly policy: Policy;
  readonly books: Books;
  readonly costs: Float64Array;
}

export function driven(scenario: Scenario, replicate = 0, exact = false, seed = "verify"): Driven {
  const at = begin(scenario, seed, replicate);
  const m = bind(scenario, at, at.world, exact);
  return {
    at,
    m,
    policy: new Policy(scenario.levers, m.terms),
    books: openBooks(m),
    costs: new Float64Array(levers.length * PAYERS),
  };
}

/** One month as the simulation has it; `after` is called when a step is over. The month's tally can be read afterwards. */
export function passMonth({ m, policy, books, costs }: Driven, after: (step: string) => void = () => {}): void {
  m.world.clock[0] = m.month;
  clearTally(m.tally);
  policy.enact(m.month - m.start + 1);
  for (const step of steps) {
    step.run(m);
    after(step.name);
  }
  payDoctors(m);
  checkBalances(m, books, book(m, policy.entries, costs));
  m.month++;
}

/** Rows of those who are employed. */
export const employed = ({ world }: Month): number[] => {
  const rows: number[] = [];
  for (let i = 0; i < world.clock[1]!; i++) if (world.doctors.facility[i]! >= 0) rows.push(i);
  return rows;
};

export const termNamed = (id: string) => {
  const found = declaredTerms().find((term) => term.id === id);
  if (found === undefined) throw new Error(`no term ${id}`);
  return found;
};

/** How far a count out of n lies from its expected share, in standard deviations. */
export function shareError(count: number, n: number, expected: number): number {
  return (count / n - expected) / Math.sqrt((expected * (1 - expected)) / n);
}
