import { Faults, nearest } from "../../base/fail.ts";
import type { Comparison, PackageResult } from "../../sim/comparison.ts";
import { isClear } from "../format.ts";
import { baselineOf, featured, othersOf } from "../packages.ts";

/** What the intervals say of a package's retention after three years. */
export type Verdict = "gain" | "loss" | "unclear" | "unknown";

/** The package that a brief is about, and what it is held against. */
export interface Subject {
  readonly package: PackageResult;
  readonly baseline: PackageResult;
  /** Whether the reader asked for this package; otherwise it is the one that the comparison speaks for. */
  readonly asked: boolean;
  readonly verdict: Verdict;
}

const refuse = (file: string, en: string, zh: string): Faults => new Faults([{ file, line: null, key: null, en, zh }]);

const verdictOf = ({ outcomes: { retention3 } }: PackageResult): Verdict => {
  const clear = isClear(retention3);
  if (clear === null) return "unknown";
  if (!clear) return "unclear";
  return retention3.low! > 0 ? "gain" : "loss";
};

/** Refuses, by `Faults`, a comparison without packages, the baseline itself, and a package that is not in it. */
export const subjectOf = (c: Comparison, asked: string | null): Subject => {
  const baseline = baselineOf(c);
  const others = othersOf(c);
  const found = asked === null ? featured(c) : others.find(({ id }) => id === asked);
  if (baseline === undefined || others.length === 0)
    throw refuse(
      "brief",
      "the result holds one scenario alone; a brief needs a package beside the baseline",
      "结果中只有一个情景；政策简报需要至少一个与基线比较的方案",
    );
  if (found !== undefined) return { package: found, baseline, asked: asked !== null, verdict: verdictOf(found) };
  const known = others.map(({ id }) => id);
  if (asked === c.baseline)
    throw refuse(
      asked,
      `is the baseline; choose a package: ${known.join(", ")}`,
      `是基线情景；请选择一个方案：${known.join("、")}`,
    );
  const near = nearest(asked ?? "", known);
  throw refuse(
    asked ?? "",
    `is not in this result; ${near === null ? `it has ${known.join(", ")}` : `did you mean ${near}?`}`,
    `不在此结果中；${near === null ? `其中有 ${known.join("、")}` : `是不是 ${near}？`}`,
  );
};
