import { all as allLevers } from "../levers/all.gen.ts";
import type { Lever } from "../levers/lever.ts";
import { written } from "../levers/lever-parameter.ts";
import { destinations, facilityTypes, factorGroups, payers } from "../model/kinds.ts";
import { type Interval, noInterval, type PackageResult, type SeriesPoint } from "../sim/comparison.ts";
import type { Facilities } from "../sim/facilities.ts";
import type { RunResult } from "../sim/job.ts";
import { type OutcomeId, outcomeIds } from "../sim/outcomes.ts";
import type { Table } from "../sim/rows.ts";
import type { Scenario } from "../sim/scenario.ts";
import { centreGroups } from "./centres.ts";
import { loopOf } from "./loop-result.ts";
import { costPerGain, pairedEstimate, pairedInterval } from "./paired.ts";
import { finite, meanInterval } from "./scorecard.ts";

/** Runs of one scenario by replicate; null where a run failed. */
export type Runs = readonly (RunResult | null)[];

const levers = allLevers as readonly unknown[] as readonly Lever[];

export interface Described {
  readonly scenario: Scenario;
  readonly runs: Runs;
  readonly baseline: Runs;
  readonly isBaseline: boolean;
  readonly samples: readonly Int32Array[];
  readonly scale: number;
  readonly belowBudget: number | null;
  readonly chanceBestRetention: number;
  readonly facilities: Facilities;
}

const measure = (runs: Runs, id: string): (number | null)[] => runs.map((run) => run?.measures[id] ?? null);
const at = (table: Table, column: string, row: number): number => (table[column] as Float64Array)[row] as number;
const rowsOf = (table: Table): number => table["scenario"]?.length ?? 0;

/** Everything that is said of one package. */
export function describePackage(d: Described): PackageResult {
  const { scenario, runs, baseline, isBaseline } = d;
  const present = runs.filter((run): run is RunResult => run !== null);
  const outcomes = Object.fromEntries(
    outcomeIds.map((id) => [
      id,
      id === "costPerDoctorYear"
        ? costPerGain(
            measure(runs, "cost"),
            measure(baseline, "cost"),
            measure(runs, "townshipDoctors"),
            measure(baseline, "townshipDoctors"),
            d.samples,
            isBaseline,
          )
        : pairedEstimate(measure(runs, id), isBaseline ? null : measure(baseline, id)),
    ]),
  ) as PackageResult["outcomes"] & Record<OutcomeId, unknown>;
  const years = scenario.months / 12;
  const loop = loopOf(present);
  return {
    id: scenario.id,
    name: scenario.name,
    description: scenario.description,
    lacks: scenario.lacks,
    levers: scenario.levers.map((setting) => {
      const { lever: id, params, ...common } = setting;
      const lever = levers.find((l) => l.id === id);
      const own = Object.entries(params).map(([name, value]) => [name, written(lever?.params[name], value)] as const);
      return {
        id,
        name: lever?.name ?? { en: id, zh: id },
        settings: { ...Object.fromEntries(own), ...common },
      };
    }),
    outcomes,
    scale: d.scale,
    belowBudget: d.belowBudget,
    chanceBestRetention: d.chanceBestRetention,
    chanceBestValue: null,
    retention: curve(present, 0),
    retentionHospital: curve(present, 2),
    vacancy: monthly(present, facilityTypes.indexOf("township"), (t, r) => {
      const authorised = at(t, "authorised", r);
      return authorised > 0 ? 1 - at(t, "filled", r) / authorised : null;
    }),
    burnoutByMonth: monthly(present, facilityTypes.indexOf("township"), (t, r) => at(t, "burnout", r)),
    flows: flows(present, years),
    causes: causes(present),
    schoolingPivotal: meanInterval(finite(present.map((run) => run.measures["B3a"]))),
    ...costs(present, years),
    townships: townships(runs, baseline, d.facilities, scenario),
    senders: senders(runs, baseline, isBaseline),
    ...(loop === null ? {} : { loop }),
  };
}

function curve(runs: readonly RunResult[], wanted: number): SeriesPoint[] {
  const byMonth = new Map<number, number[]>();
  for (const { tables } of runs)
    for (let r = 0; r < rowsOf(tables.retention); r++) {
      if (at(tables.retention, "curve", r) !== wanted) continue;
      const month = at(tables.retention, "month", r);
      push(byMonth, month, at(tables.retention, "survival", r));
    }
  return points(byMonth);
}

function monthly(
  runs: readonly RunResult[],
  type: number,
  value: (table: Table, row: number) => number | null,
): SeriesPoint[] {
  const byMonth = new Map<number, number[]>();
  for (const { tables } of runs) {
    const types = tables.months["type"] as Float64Array;
    for (let r = 0; r < types.length; r++) {
      if (types[r] !== type) continue;
      const v = value(tables.months, r);
      if (v !== null) push(byMonth, at(tables.months, "month", r), v);
    }
  }
  return points(byMonth);
}

function push(map: Map<number, number[]>, key: number, value: number): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}

const points = (byMonth: ReadonlyMap<number, readonly number[]>): SeriesPoint[] =>
  [...byMonth].sort((a, b) => a[0] - b[0]).map(([month, values]) => ({ at: month, ...meanInterval(values) }));

const kindNames = ["move", "dispatch", "training"] as const;

function flows(runs: readonly RunResult[], years: number): PackageResult["flows"] {
  // Origin, destination and kind as one number that sorts as they do.
  const ends = destinations.length;
  const kinds = kindNames.length;
  const counts = new Map<number, number>();
  const doctors = new Float64Array(facilityTypes.length);
  for (const { tables } of runs) {
    for (let r = 0; r < rowsOf(tables.flows); r++) {
      const origin = at(tables.flows, "origin", r);
      const key = (origin * ends + at(tables.flows, "destination", r)) * kinds + at(tables.flows, "kind", r);
      counts.set(key, (counts.get(key) ?? 0) + at(tables.flows, "count", r));
    }
    for (let r = 0; r < rowsOf(tables.months); r++) {
      const type = at(tables.months, "type", r);
      doctors[type] = (doctors[type] as number) + at(tables.months, "doctors", r) / 12;
    }
  }
  return [...counts]
    .sort((a, b) => a[0] - b[0])
    .map(([key, count]) => {
      const kind = key % kinds;
      const destination = ((key - kind) / kinds) % ends;
      const origin = Math.floor(key / kinds / ends);
      return {
        origin: facilityTypes[origin] ?? "entry",
        destination: destinations[destination] as string,
        kind: kindNames[kind] as (typeof kindNames)[number],
        perYear: count / runs.length / years,
        per100DoctorYears:
          origin < facilityTypes.length && (doctors[origin] as number) > 0
            ? (100 * count) / (doctors[origin] as number)
            : null,
      };
    });
}

const centres = ["township", "community"].map((t) => facilityTypes.indexOf(t as "township"));

function causes(runs: readonly RunResult[]): PackageResult["causes"] {
  const column = (group: string): string => (group[0] as string).toUpperCase() + group.slice(1);
  const sum = (run: RunResult, name: string): number => {
    let total = 0;
    for (let r = 0; r < rowsOf(run.tables.causes); r++)
      if (centres.includes(at(run.tables.causes, "type", r))) total += at(run.tables.causes, name, r);
    return total;
  };
  const leavers = runs.map((run) => sum(run, "leavers"));
  const shares = (name: string): number[] =>
    runs.flatMap((run, k) => ((leavers[k] as number) > 0 ? [sum(run, name) / (leavers[k] as number)] : []));
  const average = (values: readonly number[]): number => meanInterval(values).value ?? 0;
  return [
    ...factorGroups.map((group) => ({
      cause: group as string,
      pivotal: meanInterval(shares(`pivotal${column(group)}`)) as Interval,
      split: average(shares(`split${column(group)}`)),
    })),
    { cause: "opportunity", pivotal: noInterval, split: average(shares("splitOpportunity")) },
    { cause: "luck", pivotal: noInterval, split: average(shares("splitLuck")) },
  ];
}

function costs(runs: readonly RunResult[], years: number): Pick<PackageResult, "payers" | "leverCosts"> {
  const byPayer = new Map<number, number>();
  const byLever = new Map<string, number>();
  for (const { tables } of runs)
    for (let r = 0; r < rowsOf(tables.costs); r++) {
      const payer = at(tables.costs, "payer", r);
      const key = `${at(tables.costs, "lever", r)} ${payer}`;
      const rmb = at(tables.costs, "rmb", r) / runs.length / years;
      byPayer.set(payer, (byPayer.get(payer) ?? 0) + rmb);
      byLever.set(key, (byLever.get(key) ?? 0) + rmb);
    }
  return {
    payers: [...byPayer]
      .sort((a, b) => a[0] - b[0])
      .map(([payer, rmbPerYear]) => ({ payer: payers[payer] as string, rmbPerYear })),
    leverCosts: [...byLever]
      .map(([key, rmbPerYear]) => ({ key: key.split(" ").map(Number) as [number, number], rmbPerYear }))
      .sort((a, b) => a.key[0] - b.key[0] || a.key[1] - b.key[1])
      .map(({ key: [lever, payer], rmbPerYear }) => ({
        lever: levers[lever]?.id ?? "",
        payer: payers[payer] as string,
        rmbPerYear,
      })),
  };
}

function townships(runs: Runs, baseline: Runs, facilities: Facilities, scenario: Scenario): PackageResult["townships"] {
  const first = runs.find((run) => run !== null);
  if (first === undefined || first === null) return [];
  const indexes = first.tables.facilities["facility"] as Float64Array;
  const values = (from: Runs, rows: readonly number[], column: string): (number | null)[] =>
    from.map((run) => {
      if (run === null) return null;
      const known = finite(rows.map((row) => at(run.tables.facilities, column, row)));
      return known.length === 0 ? null : known.reduce((sum, v) => sum + v, 0) / known.length;
    });
  return centreGroups(scenario.region, facilities, indexes).map(({ id, name, remoteness, rows }) => {
    const interval = (column: string): Interval => meanInterval(finite(values(runs, rows, column)));
    return {
      facility: id,
      name,
      remoteness,
      doctors: interval("doctors"),
      vacancy: interval("vacancy"),
      retention3: interval("retention3"),
      vacancyDifference: pairedInterval(values(runs, rows, "vacancy"), values(baseline, rows, "vacancy")),
    };
  });
}

/** What the county hospitals and the prefecture's hospital lose: doctors, filled posts, lighter work, doctor-years lent. */
function senders(runs: Runs, baseline: Runs, isBaseline: boolean): PackageResult["senders"] {
  const averages = (from: Runs, type: number, value: (t: Table, r: number) => number | null): (number | null)[] =>
    from.map((run) => {
      if (run === null) return null;
      const { months } = run.tables;
      const types = months["type"] as Float64Array;
      let sum = 0;
      let n = 0;
      for (let r = 0; r < types.length; r++) {
        if (types[r] !== type) continue;
        const v = value(months, r);
        if (v === null) continue;
        sum += v;
        n++;
      }
      return n > 0 ? sum / n : null;
    });
  return ["tertiary", "county"].map((name) => {
    const type = facilityTypes.indexOf(name as "county");
    const difference = (value: (t: Table, r: number) => number | null): Interval =>
      isBaseline
        ? meanInterval(finite(averages(runs, type, value)))
        : pairedInterval(averages(runs, type, value), averages(baseline, type, value));
    // County hospitals alone dispatch: who is away from them is who visits the centres.
    const township = facilityTypes.indexOf("township");
    const visitors = (from: Runs): (number | null)[] => averages(from, township, (t, r) => at(t, "dispatchedHere", r));
    const away = (sends: boolean): Interval =>
      !sends
        ? { value: 0, low: null, high: null }
        : isBaseline
          ? meanInterval(finite(visitors(runs)))
          : pairedInterval(visitors(runs), visitors(baseline));
    return {
      type: name,
      doctors: difference((t, r) => at(t, "doctors", r)),
      vacancy: difference((t, r) => {
        const authorised = at(t, "authorised", r);
        return authorised > 0 ? 1 - at(t, "filled", r) / authorised : null;
      }),
      workload: difference((t, r) => at(t, "workload", r)),
      dispatchedYears: away(name === "county"),
    };
  });
}
