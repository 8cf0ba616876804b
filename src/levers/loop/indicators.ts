import { log } from "../../base/exp-log.ts";
import type { Text } from "../../base/text.ts";

/** What a review looks at: a share, by how it is measured and which outcomes of levers it stands for. */
export interface Indicator {
  readonly id: string;
  readonly name: Text;
  readonly better: "more" | "less";
  /** A survey asks some doctors, so its error shrinks with their number; a count is misreported by a share of it. */
  readonly measured: "survey" | "count";
  /** Outcomes that tell, where a lever expects one of them, that the lever is to move this indicator. */
  readonly outcomes: readonly string[];
}

/** The indicators in the order of result tables. */
export const indicators = [
  {
    id: "twoWayFlow",
    name: { en: "two-way flow", zh: "双向流动率" },
    better: "more",
    measured: "count",
    outcomes: ["flowUp", "flowDown"],
  },
  {
    id: "satisfactionMaterial",
    name: { en: "satisfaction, material", zh: "物质满意度" },
    better: "more",
    measured: "survey",
    outcomes: ["satisfactionMaterial"],
  },
  {
    id: "satisfactionDevelopment",
    name: { en: "satisfaction, development", zh: "发展满意度" },
    better: "more",
    measured: "survey",
    outcomes: ["satisfactionDevelopment"],
  },
  {
    id: "satisfactionSpiritual",
    name: { en: "satisfaction, recognition", zh: "精神满意度" },
    better: "more",
    measured: "survey",
    // No survey asks for burnout: those whom nobody heeds answer for those whom work wears out.
    outcomes: ["satisfactionSpiritual", "burnout"],
  },
  {
    id: "townshipVacancy",
    name: { en: "township vacancy", zh: "乡镇空编率" },
    better: "less",
    measured: "count",
    outcomes: ["townshipVacancy"],
  },
  {
    id: "townshipRetention",
    name: { en: "township retention, a year", zh: "乡镇医师年留任率" },
    better: "more",
    measured: "count",
    outcomes: ["leavingPrimary", "intention", "retention1", "retention3", "retention5"],
  },
] as const satisfies readonly Indicator[];

/** A share no survey or count can tell from none or all. */
const LEAST = 0.001;

const logOdds = (share: number): number => {
  const p = share < LEAST ? LEAST : share > 1 - LEAST ? 1 - LEAST : share;
  return log(p / (1 - p));
};

/**
 * How far a share is from its target, in log odds and positive where it falls short: a point of retention near 95 % and a
 * point of satisfaction near 50 % are not the same distance.
 */
export const gapOf = (better: Indicator["better"], measured: number, target: number): number =>
  better === "more" ? logOdds(target) - logOdds(measured) : logOdds(measured) - logOdds(target);
