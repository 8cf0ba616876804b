import type { Comparison, Estimate, PackageResult } from "../sim/comparison.ts";
import type { OutcomeId } from "../sim/outcomes.ts";
import { isClear } from "./format.ts";

export const baselineOf = (c: Comparison): PackageResult | undefined => c.packages.find(({ id }) => id === c.baseline);
export const othersOf = (c: Comparison): readonly PackageResult[] => c.packages.filter(({ id }) => id !== c.baseline);

/** Packages in the order of their colours: the baseline's grey comes first. */
export const colourDomain = (c: Comparison): string[] => [c.baseline, ...othersOf(c).map(({ id }) => id)];

/** The colour channel of every chart of packages. */
export const packageColour = (c: Comparison) => ({
  field: "p" as const,
  type: "nominal" as const,
  scale: { domain: colourDomain(c) },
  legend: null,
});

const costOf = (p: PackageResult): number | null => p.outcomes.costPerDoctorYear.value;

/** The package that adds a doctor-year for the least money, among those whose retention clearly gains. */
export const bestValue = (c: Comparison): PackageResult | undefined =>
  othersOf(c)
    .filter((p) => costOf(p) !== null && isClear(p.outcomes.retention3) === true && p.outcomes.retention3.low! > 0)
    .sort((a, b) => costOf(a)! - costOf(b)!)[0];

/** The package with the largest clear gain in retention after three years. */
export const bestRetention = (c: Comparison): PackageResult | undefined =>
  othersOf(c)
    .filter((p) => isClear(p.outcomes.retention3) === true && p.outcomes.retention3.low! > 0)
    .sort((a, b) => b.outcomes.retention3.difference! - a.outcomes.retention3.difference!)[0];

/** The one package that is set beside the baseline where there is room for two. */
export const featured = (c: Comparison): PackageResult | undefined =>
  bestValue(c) ?? bestRetention(c) ?? [...othersOf(c)].sort(byDifference("retention3"))[0];

const differenceOr = (e: Estimate): number => e.difference ?? Number.NEGATIVE_INFINITY;
/** Largest difference first; those without one last. */
export const byDifference =
  (id: OutcomeId) =>
  (a: PackageResult, b: PackageResult): number =>
    compareNumbers(differenceOr(b.outcomes[id]), differenceOr(a.outcomes[id]));
/** Subtraction would give not-a-number for two infinities. */
const compareNumbers = (a: number, b: number): number => (a < b ? -1 : a > b ? 1 : 0);
