import { exp } from "../base/exp-log.ts";
import { Faults } from "../base/fail.ts";
import { CONTRACT, EDUCATIONS, type FacilityType, TITLES } from "../model/kinds.ts";
import { type AgeBand, ageBandsOf, marginOf } from "./margins.ts";
import { type FittingMargin, fitMargins } from "./proportional-fitting.ts";
import type { Region } from "./scenario.ts";

/** Axes of the joint table, in order; the last varies fastest. */
const jointAxes = ["age", "education", "title", "sex", "post"] as const;
const POST_KINDS = 3;
const SEXES = 2;

/** How age, education, title, sex and kind of post go together at one facility type. */
export interface JointTable {
  readonly bands: readonly AgeBand[];
  readonly shape: readonly number[];
  /** Shares that sum to 1. */
  readonly table: Float64Array;
  readonly rounds: number;
  readonly maxError: number;
}

/**
 * Youngest age in years at each title and each education. Rules of promotion: assumed simplification of the national
 * ones (years in the title below, by education); they make the zeros of the table.
 */
const youngestByTitle: readonly number[] = [22, 23, 28, 32, 40];
const youngestByEducation: readonly number[] = [22, 22, 23, 26, 28];
export const youngestAge = (education: number, title: number): number =>
  Math.max(youngestByEducation[education], youngestByTitle[title]);

const ASSOCIATE_CHIEF = 3;
const COLLEGE = 1;

/** Usual age and spread at each title. Assumed: only its pattern survives the fitting, the margins set the level. */
const titleAge: readonly (readonly [number, number])[] = [
  [33, 12],
  [34, 9],
  [43, 8],
  [49, 7],
  [53, 6],
];

/** The seed: odds of a cell before any margin is known. All slopes are assumed, signs too; where a margin speaks, it overrules them. */
function odds(age: number, education: number, title: number, sex: number, post: number): number {
  const [usual, spread] = titleAge[title];
  const z = (age - usual) / spread;
  let logOdds = -0.5 * z * z;
  // The young hold higher degrees, and degrees help to titles.
  logOdds -= 0.035 * (age - 40) * (education - 1.5);
  logOdds += 0.35 * (title - 1.5) * (education - 1.5);
  // More women among the young.
  if (sex === 1) logOdds -= 0.02 * (age - 40);
  // Contract staff are younger and lower in title and degree.
  if (post === CONTRACT) logOdds -= 0.04 * (age - 40) + 0.5 * title + 0.25 * education;
  return exp(logOdds);
}

function possible(band: AgeBand, education: number, title: number): boolean {
  if (title >= ASSOCIATE_CHIEF && education < COLLEGE) return false;
  return band.to > youngestAge(education, title);
}

/** Fits a type's joint table to the region's margins; throws `Faults` when the margins cannot all hold. */
export function jointTable(region: Region, type: FacilityType): JointTable {
  const bands = ageBandsOf(region.margins, type);
  const shape = [bands.length, EDUCATIONS, TITLES, SEXES, POST_KINDS];
  const seed = new Float64Array(shape.reduce((product, n) => product * n, 1));
  let at = 0;
  for (const band of bands) {
    const age = (band.from + band.to) / 2;
    for (let education = 0; education < EDUCATIONS; education++) {
      for (let title = 0; title < TITLES; title++) {
        for (let sex = 0; sex < SEXES; sex++) {
          for (let post = 0; post < POST_KINDS; post++, at++) {
            if (possible(band, education, title)) seed[at] = odds(age, education, title, sex, post);
          }
        }
      }
    }
  }
  const margins: FittingMargin[] = [{ axes: [], target: Float64Array.of(1) }];
  jointAxes.forEach((attribute, axis) => {
    const margin = marginOf(region.margins, type, attribute);
    if (margin !== null) margins.push({ axes: [axis], target: margin.shares });
  });
  const { table, rounds, maxError, converged } = fitMargins(shape, seed, margins, 1e-10, 2000);
  if (!converged) {
    const points = (100 * maxError).toFixed(2);
    throw new Faults([
      {
        file: region.id,
        line: null,
        key: type,
        en: `margins of ${jointAxes.join(", ")} contradict each other or the rules of promotion, by ${points} points`,
        zh: `年龄、学历、职称、性别、用工类别的边际分布互相矛盾或违反晋升规则，相差 ${points} 个百分点`,
      },
    ]);
  }
  return { bands, shape, table, rounds, maxError };
}
