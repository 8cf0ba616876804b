import { exp } from "../base/exp-log.ts";
import { facilityTypes, TOWNSHIP, titles } from "../model/kinds.ts";
import type { Interval } from "../sim/comparison.ts";
import type { Job } from "../sim/job.ts";
import { type MusterRoll, origins, type Tie, ties } from "../sim/muster.ts";
import type { Scenario } from "../sim/scenario.ts";
import type { Runner } from "./runner.ts";
import { finite, meanInterval } from "./scorecard.ts";

/** Township doctors by whether they would be there without the package, too. */
export interface Presence {
  /** There in both worlds; there with the package alone; there without it alone. */
  readonly anyway: Interval;
  readonly induced: Interval;
  readonly displaced: Interval;
}

/** Township doctors at the end of a year of the run: those of month 0, and who has come since. */
export interface YearPresence {
  readonly year: number;
  readonly retained: Presence;
  readonly joined: Presence;
}

/** Doctors in township posts under a tie on average, and the chance that one who stays under it leaves by choice within a year. */
export interface TieFigures {
  readonly doctors: Interval;
  readonly leaving: Interval;
}

export interface TieComparison {
  readonly tie: Tie;
  readonly baseline: TieFigures;
  readonly package: TieFigures;
  /** Of leaving. */
  readonly difference: Interval;
}

/** A trait, and its values in the order they are told in. */
export const traits = {
  facility: facilityTypes,
  title: titles,
  age: ["under-35", "35-49", "50-and-over"],
  child: ["child-at-school", "no-child-at-school"],
  spouse: ["spouse-tied", "spouse-not-tied"],
  origin: origins,
} as const;
export type Trait = keyof typeof traits;

/** What the package does to the doctors of month 0 who share a trait. */
export interface GroupOutcome {
  readonly trait: Trait;
  readonly value: string;
  /** Doctors at month 0. */
  readonly doctors: Interval;
  /** Change after a year of what they have, as the rise of pay that would be worth as much, a geometric mean; of those employed in both worlds. */
  readonly worth: Interval;
  /** Of pay after a year, RMB a month; of the same doctors. */
  readonly pay: Interval;
  /** Shares of the same doctors who are worse and better off, by more than 1 % of pay. */
  readonly worse: Interval;
  readonly better: Interval;
  /** Change in the share in a post of the same type of facility at the end. */
  readonly stay: Interval;
}

export interface Who {
  readonly scenario: string;
  readonly baseline: string;
  readonly months: number;
  readonly seed: string;
  readonly replicates: number;
  readonly failed: number;
  readonly years: readonly YearPresence[];
  readonly ties: readonly TieComparison[];
  /** Doctors of elsewhere at work in townships on average. */
  readonly visiting: { readonly baseline: Interval; readonly package: Interval };
  /** Of every facility by its type; the other traits of township doctors alone. */
  readonly groups: readonly GroupOutcome[];
}

/** Who is better or worse off by less is neither: in logarithms of pay. */
const NOTICED = 0.01;

/** Runs a package and its baseline on the same luck, and holds them together doctor by doctor. */
export async function who(
  scenario: Scenario,
  baseline: Scenario,
  options: { readonly seed: string; readonly replicates: number },
  runner: Runner,
  onProgress: (done: number, total: number) => void = () => {},
): Promise<Who> {
  const scenarios = [baseline, scenario];
  const jobs: Job[] = Array.from({ length: options.replicates }, (_, replicate) => ({
    scenarios,
    seed: options.seed,
    replicate,
    muster: true,
  }));
  const rolls: (MusterRoll | undefined)[][] = Array.from({ length: options.replicates }, () => []);
  const total = scenarios.length * options.replicates;
  let done = 0;
  let failed = 0;
  onProgress(0, total);
  for await (const outcome of runner.run(jobs)) {
    if (outcome.ok) (rolls[outcome.run.replicate] as unknown[])[outcome.run.scenario] = outcome.run.muster;
    else failed++;
    onProgress(++done, total);
  }
  const pairs = rolls.flatMap(([without, under]) =>
    without === undefined || under === undefined ? [] : [{ without, under }],
  );
  const { months } = scenario;
  return {
    scenario: scenario.id,
    baseline: baseline.id,
    months,
    ...options,
    failed,
    years: Array.from({ length: Math.floor(months / 12) }, (_, k) => yearOf(pairs, k + 1)),
    ties: ties.map((tie, k) => tieOf(pairs, tie, k, months)),
    visiting: {
      baseline: meanInterval(pairs.map(({ without }) => without.visitingMonths / (months + 1))),
      package: meanInterval(pairs.map(({ under }) => under.visitingMonths / (months + 1))),
    },
    groups: (Object.keys(traits) as Trait[]).flatMap((trait) =>
      traits[trait].map((value, code) => groupOf(pairs, trait, value, code)),
    ),
  };
}

/** Two worlds of one luck. */
export interface Worlds {
  readonly without: MusterRoll;
  readonly under: MusterRoll;
}

const townshipAt = ({ township: { id, from } }: MusterRoll, month: number): Uint32Array =>
  id.subarray(from[month], from[month + 1]);

/** Doctors there in both worlds, in the second alone and in the first alone, of those of month 0 and of all others. */
export function presence({ without, under }: Worlds, month: number) {
  const first = new Set(townshipAt(under, 0));
  const [before, now] = [townshipAt(without, month), townshipAt(under, month)];
  const there = new Set(before);
  const retained = { anyway: 0, induced: 0, displaced: 0 };
  const joined = { anyway: 0, induced: 0, displaced: 0 };
  for (const id of now) (first.has(id) ? retained : joined)[there.has(id) ? "anyway" : "induced"]++;
  const still = new Set(now);
  for (const id of before) if (!still.has(id)) (first.has(id) ? retained : joined).displaced++;
  return { retained, joined };
}

function yearOf(pairs: readonly Worlds[], year: number): YearPresence {
  const counts = pairs.map((pair) => presence(pair, 12 * year));
  const over = (kind: "retained" | "joined"): Presence => ({
    anyway: meanInterval(counts.map((count) => count[kind].anyway)),
    induced: meanInterval(counts.map((count) => count[kind].induced)),
    displaced: meanInterval(counts.map((count) => count[kind].displaced)),
  });
  return { year, retained: over("retained"), joined: over("joined") };
}

function tieOf(pairs: readonly Worlds[], tie: Tie, k: number, months: number): TieComparison {
  const leaving = ({ tieMonths, tieLeavers }: MusterRoll): number => {
    let stayed = 1;
    for (let month = 0; month < 12; month++) stayed *= 1 - (tieLeavers[k] as number) / (tieMonths[k] as number);
    return 1 - stayed;
  };
  const figures = (world: keyof Worlds): TieFigures => ({
    doctors: meanInterval(pairs.map((pair) => (pair[world].tieMonths[k] as number) / months)),
    leaving: meanInterval(finite(pairs.map((pair) => leaving(pair[world])))),
  });
  return {
    tie,
    baseline: figures("without"),
    package: figures("under"),
    difference: meanInterval(finite(pairs.map(({ without, under }) => leaving(under) - leaving(without)))),
  };
}

/** Position of a doctor's value of a trait. */
function codeOf({ opening }: MusterRoll, trait: Trait, at: number): number {
  const age = (opening.ageMonths[at] as number) / 12;
  switch (trait) {
    case "facility":
      return opening.type[at] as number;
    case "title":
      return opening.title[at] as number;
    case "age":
      return age < 35 ? 0 : age < 50 ? 1 : 2;
    case "child":
      return opening.parent[at] === 1 ? 0 : 1;
    case "spouse":
      return opening.spouse[at] === 1 ? 0 : 1;
    case "origin":
      return opening.origin[at] as number;
  }
}

/** What happened to the doctors of one replicate who share a trait; NaN where there are none. */
export function fortunes({ without, under }: Worlds, trait: Trait, code: number) {
  const { opening } = without;
  const sums = { doctors: 0, compared: 0, worth: 0, pay: 0, worse: 0, better: 0, stay: 0 };
  for (let at = 0; at < opening.id.length; at++) {
    const type = opening.type[at] as number;
    if ((trait !== "facility" && type !== TOWNSHIP) || codeOf(without, trait, at) !== code) continue;
    sums.doctors++;
    sums.stay += (under.atEnd[at] === type ? 1 : 0) - (without.atEnd[at] === type ? 1 : 0);
    const worth = (under.worth[at] as number) - (without.worth[at] as number);
    if (!Number.isFinite(worth)) continue;
    sums.compared++;
    sums.worth += worth;
    sums.pay += (under.pay[at] as number) - (without.pay[at] as number);
    if (worth < -NOTICED) sums.worse++;
    if (worth > NOTICED) sums.better++;
  }
  const { doctors, compared, worth, pay, worse, better, stay } = sums;
  return {
    doctors,
    worth: worth / compared,
    pay: pay / compared,
    worse: worse / compared,
    better: better / compared,
    stay: stay / doctors,
  };
}

/** A difference of logarithms as a share. */
function asRise({ value, low, high }: Interval): Interval {
  const rise = (x: number | null): number | null => (x === null ? null : exp(x) - 1);
  return { value: rise(value), low: rise(low), high: rise(high) };
}

function groupOf(pairs: readonly Worlds[], trait: Trait, value: string, code: number): GroupOutcome {
  const found = pairs.map((pair) => fortunes(pair, trait, code));
  const over = (figure: keyof ReturnType<typeof fortunes>): Interval =>
    meanInterval(finite(found.map((each) => each[figure])));
  return {
    trait,
    value,
    doctors: over("doctors"),
    worth: asRise(over("worth")),
    pay: over("pay"),
    worse: over("worse"),
    better: over("better"),
    stay: over("stay"),
  };
}
