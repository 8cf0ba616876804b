import type { Text } from "../base/text.ts";
import type { Catalogue } from "../sim/catalogue.ts";
import type { Interval } from "../sim/comparison.ts";
import type { Job } from "../sim/job.ts";
import { underRule } from "../sim/rule.ts";
import type { Scenario } from "../sim/scenario.ts";
import { chanceBest, resamples } from "./bootstrap.ts";
import { pairedInterval } from "./paired.ts";
import type { Runner } from "./runner.ts";
import { finite, meanInterval } from "./scorecard.ts";

/** One package under one rule, against the baseline under the same rule; shares, and RMB for each doctor-year gained. */
export interface RankedPackage {
  readonly id: string;
  /** Place by the gain in three-year retention, 1 the best. */
  readonly rank: number;
  readonly effect: Interval;
  /** That gain less the one under the default rule. */
  readonly change: Interval;
  readonly chanceBest: number;
  /** Null without a gain in doctors; such packages come last together. */
  readonly perDoctorYear: number | null;
  readonly valueRank: number;
}

/** Two packages in another order than under the default rule: the gain of the first less the second's, there and here. */
export interface Swap {
  readonly packages: readonly [string, string];
  readonly byDefault: Interval;
  readonly here: Interval;
  /** Both intervals exclude nothing being between them. */
  readonly clear: boolean;
}

export interface RuleRanking {
  readonly id: string;
  readonly name: Text;
  readonly why: Text;
  readonly theory: string;
  /** Of the baseline under this rule. */
  readonly retention: Interval;
  readonly leaving: Interval;
  /** Kendall's tau of the rankings with the default's, over replicates resampled jointly; null with fewer than two packages. */
  readonly tau: Interval;
  readonly valueTau: number | null;
  readonly packages: readonly RankedPackage[];
  readonly swaps: readonly Swap[];
}

export interface RuleComparison {
  readonly baseline: string;
  readonly packages: readonly { readonly id: string; readonly name: Text }[];
  readonly seed: string;
  readonly replicates: number;
  readonly months: number;
  readonly failed: number;
  /** The default rule first. */
  readonly rules: readonly RuleRanking[];
}

type Series = readonly (number | null)[];

/** Kendall's tau of two rankings by score: pairs in the same order less pairs in the opposite one, over all pairs. */
export function kendallTau(a: readonly number[], b: readonly number[]): number | null {
  let sum = 0;
  let pairs = 0;
  for (let i = 0; i < a.length; i++)
    for (let j = i + 1; j < a.length; j++) {
      pairs++;
      sum += order(a[i] as number, a[j] as number) * order(b[i] as number, b[j] as number);
    }
  return pairs === 0 ? null : sum / pairs;
}

// Infinities, which packages without a gain have for a cost, are equal.
const order = (x: number, y: number): number => (x > y ? 1 : x < y ? -1 : 0);

const rankOf = (scores: readonly number[], k: number): number =>
  1 + scores.filter((score) => score > (scores[k] as number)).length;

/**
 * Runs the same packages under each rule of choice on the same luck, and says whether their ranking survives the theory of
 * behaviour. `ids` names the rivals; the default is always run, as what they are held against.
 */
export async function compareRules(
  scenarios: readonly Scenario[],
  ids: readonly string[],
  options: {
    readonly seed: string;
    readonly replicates: number;
    readonly baseline: string;
    readonly catalogue: Catalogue;
  },
  runner: Runner,
  onProgress: (done: number, total: number) => void = () => {},
): Promise<RuleComparison> {
  const { seed, replicates, baseline, catalogue } = options;
  const compared = catalogue.rules.filter(({ id }, k) => k === 0 || ids.includes(id));
  const all = compared.flatMap(({ id }) => scenarios.map((scenario) => underRule(scenario, id, catalogue)));
  const jobs: Job[] = Array.from({ length: replicates }, (_, replicate) => ({ scenarios: all, seed, replicate }));
  const measures = all.map((): (Readonly<Record<string, number | null>> | null)[] =>
    Array.from({ length: replicates }, () => null),
  );
  let done = 0;
  let failed = 0;
  const total = all.length * replicates;
  onProgress(0, total);
  for await (const outcome of runner.run(jobs)) {
    if (outcome.ok) (measures[outcome.run.scenario] as unknown[])[outcome.run.replicate] = outcome.run.measures;
    else failed++;
    onProgress(++done, total);
  }
  const samples = resamples(replicates, seed);
  const base = scenarios.findIndex(({ id }) => id === baseline);
  const others = scenarios.flatMap((_, s) => (s === base ? [] : [s]));
  const figures = compared.map((_, r): Figures => {
    const of = (s: number, measure: string): Series =>
      (measures[r * scenarios.length + s] ?? []).map((run) => run?.[measure] ?? null);
    return {
      retention: of(base, "retention3"),
      leaving: of(base, "leavingPrimary"),
      gains: others.map((s) => minus(of(s, "retention3"), of(base, "retention3"))),
      perDoctorYear: others.map((s) => {
        const doctors = mean(minus(of(s, "townshipDoctors"), of(base, "townshipDoctors")));
        const cost = mean(minus(of(s, "cost"), of(base, "cost")));
        return doctors > 0 ? cost / doctors : null;
      }),
    };
  });
  const packages = others.map((s) => ({ id: (scenarios[s] as Scenario).id, name: (scenarios[s] as Scenario).name }));
  const [usual] = figures as [Figures];
  return {
    baseline,
    packages,
    seed,
    replicates,
    months: scenarios[0]?.months ?? 0,
    failed,
    rules: compared.map(({ id, name, why, theory }, r) => ({
      id,
      name,
      why,
      theory,
      ...ranking(
        figures[r] as Figures,
        usual,
        packages.map((p) => p.id),
        samples,
      ),
    })),
  };
}

/** What a rule gives, package by package, over replicates. */
interface Figures {
  readonly retention: Series;
  readonly leaving: Series;
  readonly gains: readonly Series[];
  readonly perDoctorYear: readonly (number | null)[];
}

function ranking(
  own: Figures,
  usual: Figures,
  ids: readonly string[],
  samples: readonly Int32Array[],
): Omit<RuleRanking, "id" | "name" | "why" | "theory"> {
  const scores = own.gains.map(mean);
  const values = own.perDoctorYear.map(worthOf);
  const chances = chanceBest(
    own.gains.map((gains) => (gains.includes(null) ? null : (gains as number[]))),
    samples,
    "more",
  );
  return {
    retention: meanInterval(finite(own.retention)),
    leaving: meanInterval(finite(own.leaving)),
    tau: tauOf(own, usual, samples),
    valueTau: kendallTau(values, usual.perDoctorYear.map(worthOf)),
    packages: ids.map((id, k) => ({
      id,
      rank: rankOf(scores, k),
      effect: meanInterval(finite(own.gains[k] as Series)),
      change: pairedInterval(own.gains[k] as Series, usual.gains[k] as Series),
      chanceBest: chances[k] ?? 0,
      perDoctorYear: own.perDoctorYear[k] ?? null,
      valueRank: rankOf(values, k),
    })),
    swaps: ids.flatMap((first, i) =>
      ids.slice(i + 1).flatMap((second, offset): Swap[] => {
        const j = i + 1 + offset;
        const byDefault = pairedInterval(usual.gains[i] as Series, usual.gains[j] as Series);
        const here = pairedInterval(own.gains[i] as Series, own.gains[j] as Series);
        if ((byDefault.value ?? 0) * (here.value ?? 0) >= 0) return [];
        return [{ packages: [first, second], byDefault, here, clear: isClear(byDefault) && isClear(here) }];
      }),
    ),
  };
}

/** More for the money is better; without a gain nothing is bought. */
const worthOf = (perDoctorYear: number | null): number =>
  perDoctorYear === null ? Number.NEGATIVE_INFINITY : -perDoctorYear;

const isClear = ({ low, high }: Interval): boolean => low !== null && high !== null && (low > 0 || high < 0);

function tauOf(own: Figures, usual: Figures, samples: readonly Int32Array[]): Interval {
  const value = kendallTau(own.gains.map(mean), usual.gains.map(mean));
  const whole = [...own.gains, ...usual.gains].every((gains) => !gains.includes(null));
  if (value === null || !whole || (own.gains[0] ?? []).length < 2) return { value, low: null, high: null };
  const taus = samples.map((at) => {
    const over = (gains: Series): number => at.reduce((sum, r) => sum + (gains[r] as number), 0);
    return kendallTau(own.gains.map(over), usual.gains.map(over)) as number;
  });
  taus.sort((a, b) => a - b);
  return {
    value,
    low: taus[Math.floor(0.025 * taus.length)] as number,
    high: taus[Math.ceil(0.975 * taus.length) - 1] as number,
  };
}

const minus = (a: Series, b: Series): Series =>
  a.map((x, k) => {
    const y = b[k];
    return typeof x === "number" && typeof y === "number" ? x - y : null;
  });

function mean(series: Series): number {
  const values = finite(series);
  return values.reduce((sum, x) => sum + x, 0) / values.length;
}
