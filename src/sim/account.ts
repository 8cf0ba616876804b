/** Sums, in lists of lists of them. */
export type Sums = Float64Array | readonly Sums[];

/** What is known of the township and community centres of a part, one number for each. */
export interface Centres {
  /** Position among the facilities of the whole region. */
  readonly facility: readonly number[];
  readonly remoteness: readonly number[];
  /** Residents of township centres; 0 of community centres. */
  readonly residents: readonly number[];
  /** Sums over recorded months: doctors, share of posts vacant; and who left. */
  readonly doctors: readonly number[];
  readonly vacancy: readonly number[];
  readonly left: readonly number[];
  /** Share still there after three years; NaN where nobody was there, or in a shorter run. */
  readonly retention3: readonly number[];
}

/**
 * What a part of a run amounts to, in numbers that add up over parts: nothing in it has been divided yet. Plain arrays, so
 * that it travels between threads.
 */
export interface Account {
  /** By month and facility type, `stocks` in the order of `STOCKS` in statistics.ts. */
  readonly stocks: Sums;
  /** By month, in the order of `DEMAND` there. */
  readonly demand: Sums;
  /** By year: moves by origin × destination × kind; leavers, pivotal and split by type; fen by lever × payer. */
  readonly flows: Sums;
  readonly causes: Sums;
  readonly costs: Sums;
  /** By survey and facility type; and the survey of month 0. */
  readonly surveys: Sums;
  readonly opening: Sums;
  /** Year of each survey: the same in every part. */
  readonly surveyed: readonly number[];
  /** By curve: at risk at month 0. By month and curve: who was lost to a curve, and who of them left. */
  readonly atRisk: Sums;
  readonly ends: Sums;
  readonly events: Sums;
  /** In the order of `COUNTS` in statistics.ts. */
  readonly counts: Sums;
  readonly centres: Centres;
}

function addSums(into: Sums, from: Sums): void {
  for (let k = 0; k < into.length; k++)
    if (into instanceof Float64Array) into[k] += (from as Float64Array)[k];
    else addSums(into[k], (from as readonly Sums[])[k]);
}

/**
 * Adds the account of the next part to that of all parts before it. Parts are always added in their order: sums of
 * fractions depend on it in their last bit.
 */
export function addAccount(into: Account, from: Account): void {
  for (const key of sumKeys) addSums(into[key], from[key]);
  for (const key of centreKeys) for (const x of from.centres[key]) (into.centres[key] as number[]).push(x);
}

const sumKeys = [
  "stocks",
  "demand",
  "flows",
  "causes",
  "costs",
  "surveys",
  "opening",
  "atRisk",
  "ends",
  "events",
  "counts",
] as const satisfies readonly (keyof Account)[];
const centreKeys = [
  "facility",
  "remoteness",
  "residents",
  "doctors",
  "vacancy",
  "left",
  "retention3",
] as const satisfies readonly (keyof Centres)[];
