import { Draw } from "../../src/base/rng.ts";
import { runKey } from "../../src/base/seed.ts";
import { strengthIn } from "../../src/levers/lever.ts";
import type { LeverSetting, Target } from "../../src/levers/setting.ts";
import { facilityTypes, posts, specialties, titles } from "../../src/model/kinds.ts";
import type { Outcome } from "../../src/sim/job.ts";
import type { Scenario } from "../../src/sim/scenario.ts";
import { simulateReplicate } from "../../src/sim/simulate.ts";
import { inForce, levers, plain, rowOf, smallRegion } from "./run.ts";

const MONTHS = 60;
const MOST_LEVERS = 12;

/** More than 200 doctors in more than 20 facilities of two kinds of counties. */
const regions = [1, 2].map((counties) => {
  const region = smallRegion({ counties, countiesPerPrefecture: 1 });
  const clinics = region.facilities.filter(({ id }) => !id.startsWith("clinics"));
  const more = [
    { ...rowOf("clinics-02"), copies: 9 },
    { ...rowOf("clinics-13"), copies: 9 },
  ];
  return { ...region, facilities: [...clinics, ...more] };
});

/** Numbers for one random scenario, by what they are for. */
class Dice {
  private readonly draw = new Draw(...runKey("random stacks", 0));
  private readonly id: number;
  private next = 0;

  constructor(id: number) {
    this.id = id;
  }

  /** Uniform in (0, 1). */
  uniform(): number {
    return this.draw.uniform(1, Math.floor(this.next / 1024), this.id, this.next++ % 1024);
  }

  chance(p: number): boolean {
    return this.uniform() < p;
  }

  whole(from: number, to: number): number {
    return from + Math.floor(this.uniform() * (to - from + 1));
  }

  /** Some of a list: at times all, at times none. */
  some<T>(list: readonly T[]): T[] {
    const p = this.uniform() * 1.2;
    return list.filter(() => this.chance(p));
  }

  /** A number of a range: an end as often as not. */
  within([low, high]: readonly [number, number]): number {
    if (this.chance(0.25)) return low;
    return this.chance(1 / 3) ? high : low + this.uniform() * (high - low);
  }
}

function targetOf(dice: Dice, usual: Target): Target {
  if (dice.chance(0.5)) return usual;
  const remote = [dice.uniform(), dice.uniform()].sort((a, b) => a - b) as [number, number];
  return {
    ...usual,
    ...(dice.chance(0.4) ? { types: dice.some(facilityTypes) } : {}),
    ...(dice.chance(0.3) ? { posts: dice.some(posts) } : {}),
    ...(dice.chance(0.3) ? { titles: dice.some(titles) } : {}),
    ...(dice.chance(0.02) ? { specialties: dice.some(specialties) } : {}),
    ...(dice.chance(0.2) ? { regions: dice.some(["county-1", "county-2"]) } : {}),
    ...(dice.chance(0.2) ? { remoteness: remote } : {}),
  };
}

/** The n-th random scenario: one to twelve levers that may stand together, with settings anywhere in their legal ranges. */
function randomScenario(n: number): Scenario {
  const dice = new Dice(n);
  const wanted = dice.whole(1, Math.min(MOST_LEVERS, levers.length));
  const chosen: (typeof levers)[number][] = [];
  const order = levers.map((lever) => ({ lever, at: dice.uniform() })).sort((a, b) => a.at - b.at);
  for (const { lever } of order) {
    const clash = chosen.some(
      (other) => other.conflicts?.includes(lever.id) === true || lever.conflicts?.includes(other.id) === true,
    );
    if (!clash && chosen.length < wanted) chosen.push(lever);
  }
  const settings = levers
    .filter((lever) => chosen.includes(lever))
    .map((lever): LeverSetting => {
      const from = dice.chance(0.5) ? 1 : dice.whole(1, MONTHS);
      const params = Object.fromEntries(
        Object.entries(lever.params).map(([name, p]) => {
          if (dice.chance(0.4)) return [name, p.default];
          const value = dice.within(p.range);
          return [name, p.kind === "switch" || p.kind === "choice" ? Math.round(value) : value];
        }),
      );
      return inForce(lever.id, {
        params,
        from,
        until: dice.chance(0.7) ? null : dice.whole(from, MONTHS),
        phaseIn: dice.chance(0.5) ? 0 : dice.whole(0, 36),
        target: targetOf(dice, lever.target),
        intensity: dice.chance(0.6) ? 1 : dice.uniform(),
        compliance: dice.chance(0.6) ? 1 : dice.uniform(),
      });
    });
  const region = regions[n % 10 === 0 ? 1 : 0]!;
  return { ...plain(MONTHS, { region, levers: settings }), id: `random-${n}` };
}

/** Scenarios of a job share region and seed; what is kept of each run is small. */
export const JOB = 20;

export const jobOf = (k: number): Scenario[] =>
  Array.from({ length: JOB }, (_, n) => randomScenario(k * JOB + n)).sort(
    (a, b) => a.region.counties - b.region.counties,
  );

/** What is wrong with a finished run, in a line each: a figure that is none, a share outside 0 to 1. */
function wrongWith(scenario: Scenario, outcome: Outcome): string[] {
  const told = `${scenario.id} (${scenario.levers.map(({ lever }) => lever).join(", ")})`;
  if (!outcome.ok) return [`${told}: ${outcome.stage}: ${outcome.message}`];
  const found: string[] = [];
  for (const [name, value] of Object.entries(outcome.run.measures))
    if (value !== null && !Number.isFinite(value)) found.push(`${told}: ${name} is ${value}`);
  for (const [id, table] of Object.entries(outcome.run.tables))
    for (const [column, values] of Object.entries(table)) {
      // The retention of a centre that had nobody at the start is none.
      if (column === "retention3") continue;
      const at = values.findIndex((x) => !Number.isFinite(x));
      if (at >= 0) found.push(`${told}: ${id}.${column}[${at}] is ${values[at]}`);
    }
  const { months } = outcome.run.tables;
  for (const column of ["burnout", "trust", "quality"] as const) {
    const at = (months[column] as Float64Array).findIndex((x) => x < 0 || x > 1);
    if (at >= 0) found.push(`${told}: months.${column}[${at}] is ${months[column]![at]}`);
  }
  return found;
}

/** Runs jobs `from` to `to` and returns everything that is wrong, and how much was in force at all. */
export function tryStacks(
  from: number,
  to: number,
): { readonly wrong: string[]; readonly runs: number; readonly felt: number } {
  const wrong: string[] = [];
  let runs = 0;
  let felt = 0;
  for (let k = from; k < to; k++) {
    const scenarios = jobOf(k);
    const outcomes = simulateReplicate({ scenarios, seed: `random stacks ${k}`, replicate: 0 });
    outcomes.forEach((outcome, s) => {
      const scenario = scenarios[s]!;
      wrong.push(...wrongWith(scenario, outcome));
      runs++;
      felt += scenario.levers.filter((setting) => strengthIn(setting, Math.min(MONTHS, setting.from + 1)) > 0).length;
    });
  }
  return { wrong, runs, felt };
}
