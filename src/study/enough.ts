import { sampleVariance } from "simple-statistics";
import { normalQuantile } from "../base/normal.ts";
import { studentQuantile } from "../base/student.ts";
import type { Text } from "../base/text.ts";
import { chanceOfOrder, resamples } from "./bootstrap.ts";
import { meanInterval } from "./scorecard.ts";

/** Differences of one scenario to the baseline by replicate, luck shared with the other scenarios; null where a run failed. */
export interface Differences {
  readonly name: Text;
  readonly values: readonly (number | null)[];
}

/** When a study has seen enough: everything that is not null must hold. */
export interface Wanted {
  /** Half width of the 95 % interval of every difference, as a share of the difference. */
  readonly precision: number | null;
  /** Half width that is narrow enough however small the difference, in the difference's unit. */
  readonly floor: number;
  /** Chance that the ranking of all scenarios, the baseline among them, is right. */
  readonly chance: number | null;
  /** What must be right: which one is best, or the whole order. */
  readonly ranking: "best" | "order";
  readonly better: "more" | "less";
  /** No fewer replicates than this, however good they look. */
  readonly least: number;
  /** No more than this. */
  readonly most: number;
}

/** Fewest replicates with which looking again and again costs an interval little; see `enough`. */
export const FEWEST = 10;

export interface Precision {
  readonly difference: number;
  readonly half: number;
  readonly allowed: number;
}

export interface Enough {
  /** `enough`: all that was wanted is there. `most`: it is not, and no more replicates are allowed. */
  readonly state: "enough" | "go on" | "most";
  /** Replicates that every scenario has. */
  readonly replicates: number;
  /** By scenario; null where precision is not asked for, or there are fewer than two replicates. */
  readonly precision: readonly (Precision | null)[];
  /** Chance that the ranking is right; null where it is not asked for, or there are fewer than two replicates. */
  readonly chance: number | null;
  /** Further replicates that are expected to be needed, beyond `most` too; null where they cannot be told. */
  readonly more: number | null;
  readonly reason: Text;
}

/** Where a search for a number of replicates ends. */
const UNHEARD_OF = 1e9;

/** Fewest replicates with which a Student interval of this standard deviation would have this half width; null: none would. */
function replicatesFor(deviation: number, allowed: number): number | null {
  const fits = (n: number): boolean => studentQuantile(0.975, n - 1) * deviation <= allowed * Math.sqrt(n);
  let high = 2;
  while (!fits(high)) {
    high *= 2;
    if (high > UNHEARD_OF) return null;
  }
  let low = high / 2;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (fits(middle)) high = middle;
    else low = middle;
  }
  return high;
}

const meanOf = (values: readonly number[]): number => values.reduce((sum, v) => sum + v, 0) / values.length;

/** Differences, and the baseline's, which are none, from the best down; equals in the order given. */
function ranked(series: readonly (readonly number[])[], n: number, better: Wanted["better"]): readonly number[][] {
  const sign = better === "more" ? 1 : -1;
  return [...series, new Array<number>(n).fill(0)]
    .map((values) => values.map((v) => sign * v))
    .sort((a, b) => meanOf(b) - meanOf(a));
}

/** Replicates with which every pair that must not change places would be told apart often enough; null: no number would. */
function replicatesForRanking(order: readonly number[][], { ranking, chance }: Wanted): number | null {
  const pairs = order.slice(1).map((lower, k) => {
    const upper = (ranking === "best" ? order[0] : order[k]) as number[];
    return lower.map((v, r) => (upper[r] as number) - v);
  });
  // The chance of any error is at most the sum of the chances of each (Bonferroni).
  const z = normalQuantile(1 - (1 - (chance ?? 0)) / pairs.length);
  return pairs.reduce<number | null>((most, gaps) => {
    const gap = meanOf(gaps);
    const variance = sampleVariance(gaps);
    if (variance === 0 || most === null) return most;
    const needed = Math.ceil((z * z * variance) / (gap * gap));
    return needed > UNHEARD_OF ? null : Math.max(most, needed);
  }, 0);
}

const plain = (value: number): Text => {
  const text = String(Number(value.toPrecision(3)));
  return { en: text, zh: text };
};
const percent = (share: number): string => `${Number((100 * share).toPrecision(3))}`;

/**
 * Whether a study has seen enough, what is missing and about how much more it would take. `figure` words a difference.
 *
 * Looking again and again and stopping when it looks well is not free: a study stops rather when the replicates so far happen to
 * vary little, so at the stop intervals are a little too narrow and cover the truth a little less often than 95 % (Anscombe
 * 1953; Chow & Robbins 1965, who show that the loss vanishes as intervals narrow), the more so the fewer replicates are needed.
 * `least` bounds the loss: with 10 intervals of normal differences still cover at least 92 % (simulated for 10 to 70 replicates
 * at the stop, looking after every 1, 5 or 10), with 3 as few as 89 %. The chance of a right ranking is that of the joint
 * bootstrap and suffers alike: packages that differ little are sooner or later told apart by luck.
 */
export function enough(
  series: readonly Differences[],
  wanted: Wanted,
  seed: string,
  figure: (value: number) => Text = plain,
): Enough {
  const length = Math.max(0, ...series.map(({ values }) => values.length));
  const whole = Array.from({ length }, (_, r) => r).filter((r) =>
    series.every(({ values }) => typeof values[r] === "number" && Number.isFinite(values[r])),
  );
  const complete = series.map(({ values }) => whole.map((r) => values[r] as number));
  const n = whole.length;
  const told = n >= 2;

  const precision = complete.map((values): Precision | null => {
    if (wanted.precision === null || !told) return null;
    const { value, high } = meanInterval(values) as { value: number; high: number };
    return {
      difference: value,
      half: high - value,
      allowed: Math.max(wanted.floor, wanted.precision * Math.abs(value)),
    };
  });
  const order = told && wanted.chance !== null ? ranked(complete, n, wanted.better) : null;
  const chance = order === null ? null : chanceOfOrder(order, resamples(n, seed), wanted.ranking === "best");

  const needed = [
    ...precision.map((found, s) =>
      found === null ? 0 : replicatesFor(Math.sqrt(sampleVariance(complete[s] as number[])), found.allowed),
    ),
    order === null ? 0 : replicatesForRanking(order, wanted),
  ];
  const precise = precision.every((found) => found === null || found.half <= found.allowed);
  const sure = chance === null || chance >= (wanted.chance ?? 0);
  const state = told && n >= wanted.least && precise && sure ? "enough" : n >= wanted.most ? "most" : "go on";
  const unknown = !told || needed.includes(null);
  const expected = Math.max(wanted.least, n + (precise && sure ? 0 : 1), ...needed.map((k) => k ?? 0));
  const more = state === "enough" ? 0 : unknown ? null : expected - n;

  const worst = precision
    .map((found, s) => ({ found, name: (series[s] as Differences).name }))
    .filter((one): one is { found: Precision; name: Text } => one.found !== null)
    .reduce<{ found: Precision; name: Text } | null>(
      (a, b) => (a === null || b.found.half * a.found.allowed > a.found.half * b.found.allowed ? b : a),
      null,
    );
  const facts: Text[] = [];
  if (!told)
    facts.push({ en: "fewer than two whole replicates say nothing yet", zh: "完整的重复不足两次，尚无法判断" });
  if (worst !== null) {
    const [half, allowed] = [figure(worst.found.half), figure(worst.found.allowed)];
    const ok = worst.found.half <= worst.found.allowed;
    const [en, zh] = ok ? ["every", "各项"] : ["the least precise", "精度最低的"];
    facts.push({
      en: `${en} 95 % interval of a difference is ${ok ? "within what was asked for" : "wider than asked for"} (${worst.name.en}: ±${half.en}, ±${allowed.en} allowed)`,
      zh: `${zh}差异的 95% 区间${ok ? "均达到要求" : "宽于要求"}（${worst.name.zh}：±${half.zh}，允许 ±${allowed.zh}）`,
    });
  }
  if (chance !== null) {
    const [en, zh] =
      wanted.ranking === "best" ? ["the best is the best", "最优者确为最优"] : ["the ranking is right", "排序正确"];
    facts.push({
      en: `the chance that ${en} is ${percent(chance)} %, ${percent(wanted.chance ?? 0)} % wanted`,
      zh: `${zh}的概率为 ${percent(chance)}%，要求 ${percent(wanted.chance ?? 0)}%`,
    });
  }
  if (told && n < wanted.least) {
    facts.push({
      en: `no fewer than ${wanted.least} replicates are allowed`,
      zh: `重复次数不得少于 ${wanted.least} 次`,
    });
  }
  return { state, replicates: n, precision, chance, more, reason: reasonOf(state, n, more, facts) };
}

/** Why it stops or goes on, in words. */
function reasonOf(state: Enough["state"], n: number, more: number | null, facts: readonly Text[]): Text {
  const en = facts.map((fact) => fact.en).join("; ");
  const zh = facts.map((fact) => fact.zh).join("；");
  const replicates = n === 1 ? "1 replicate" : `${n} replicates`;
  if (state === "enough") return { en: `Enough after ${replicates}: ${en}.`, zh: `重复 ${n} 次后已足够：${zh}。` };
  const guess = {
    en: more === null ? "how many more are needed cannot be told" : `about ${more} more are expected to be needed`,
    zh: more === null ? "尚无法估计还需多少次" : `预计还需约 ${more} 次`,
  };
  return state === "most"
    ? {
        en: `Stopped at the most replicates allowed, ${n}, without enough: ${en}; ${guess.en}.`,
        zh: `已达允许的最多重复次数 ${n} 次而仍不足：${zh}；${guess.zh}。`,
      }
    : { en: `Not enough after ${replicates}: ${en}; ${guess.en}.`, zh: `重复 ${n} 次后尚不足：${zh}；${guess.zh}。` };
}
