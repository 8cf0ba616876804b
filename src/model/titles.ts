import { TITLES } from "./kinds.ts";
import type { Params } from "./parameters.ts";
import { type Terms, term } from "./terms.ts";
import { flag, type World } from "./world.ts";

const RESIDENT = 1;
const ATTENDING = 2;
const ASSOCIATE = 3;
const CHIEF = 4;
const COLLEGE = 1;
const BACHELOR = 2;

export const paperWeight = term({
  id: "paperWeight",
  name: { en: "Weight of papers in evaluating senior titles", zh: "高级职称评审中论文权重" },
  axes: "place",
  unit: "share",
  initial: 0.8,
  range: [0, 1],
  source: {
    en: "S044; S045: it gives 15 % in primary care and three times that in cities",
    zh: "S044、S045：由此得到基层 15%、城市为其三倍",
  },
  grade: "derived",
});
const researchAccess = term({
  id: "researchAccess",
  name: { en: "Access to research", zh: "科研条件" },
  axes: "place",
  unit: "share",
  initial: { tertiary: 0.9, county: 0.55, township: 0.1, community: 0.15, village: 0.02, private: 0.1, other: 0 },
  range: [0, 1],
  source: { en: "assumed; S044 and S045 fix the two ends", zh: "假定；两端由 S044、S045 确定" },
  grade: "assumed",
});
const clinicalCaseload = term({
  id: "clinicalCaseload",
  name: { en: "Caseload that counts for titles", zh: "可计入职称的临床工作量" },
  axes: "place",
  unit: "share",
  initial: { tertiary: 0.8, county: 0.9, township: 1, community: 1, village: 0.6, private: 0.6, other: 0 },
  range: [0, 1],
  source: {
    en: "assumed; S123 asks for 2,000 visits a year, which centres have",
    zh: "假定；S123 要求年接诊 2000 人次，卫生院可达到",
  },
  grade: "assumed",
});
export const dispatchCredit = term({
  id: "dispatchCredit",
  name: { en: "Credit for having been dispatched", zh: "下沉经历抵扣年限" },
  axes: "county",
  unit: "months",
  initial: 0,
  range: [0, 36],
  source: "policy",
  grade: "assumed",
});
export const otherTracks = term({
  id: "otherTracks",
  name: { en: "Wait for a clinical title made up for by another track", zh: "其他晋升通道对等待的替代程度" },
  axes: "person",
  unit: "share",
  initial: 0,
  range: [0, 1],
  source: "policy",
  grade: "assumed",
});
export const appointOnPass = term({
  id: "appointOnPass",
  name: { en: "Chance that a pass is appointed without a free senior post", zh: "评聘结合程度" },
  axes: "place",
  unit: "share",
  initial: 0,
  range: [0, 1],
  source: "policy",
  grade: "assumed",
});
export const extraSeniorPosts = term({
  id: "extraSeniorPosts",
  name: { en: "Senior posts added", zh: "新增高级岗位" },
  axes: "place",
  unit: "share of doctors",
  initial: 0,
  range: [0, 0.5],
  source: "policy",
  grade: "assumed",
});
export const titlePortable = term({
  id: "titlePortable",
  name: { en: "A primary-care title counts elsewhere", zh: "基层职称可流转" },
  axes: "county",
  unit: "0 or 1",
  initial: 1,
  range: [0, 1],
  source: { en: "assumed: without a track of its own a title is a title", zh: "假定：无单独基层职称系列时职称通用" },
  grade: "assumed",
});

const CREDITED_MONTHS = 6;

/** Years of service still missing before the next title, ≥ 0; −1 when schooling or rank leaves nothing to gain. */
export function yearsToNextTitle(world: World, i: number, month: number, params: Params, creditMonths: number): number {
  const { title, education, promoted, flags, dispatched } = world.doctors;
  const next = title[i] + 1;
  if (next > CHIEF) return -1;
  const degree = education[i];
  if ((next === CHIEF && degree < BACHELOR) || (next === ASSOCIATE && degree < COLLEGE)) return -1;
  if ((flags[i] & flag.passed) !== 0) return 0;
  let required =
    next === RESIDENT
      ? params.yearsToResident
      : next === ATTENDING
        ? params.yearsToAttending
        : next === ASSOCIATE
          ? params.yearsToAssociate
          : params.yearsToChief;
  if (degree < BACHELOR) required += params.yearsWithoutBachelor;
  let served = month - promoted[i];
  if (dispatched[i] >= CREDITED_MONTHS) served += creditMonths;
  const missing = required - served / 12;
  return missing > 0 ? missing : 0;
}

export const isSenior = (title: number): boolean => title >= ASSOCIATE;

/** Chance that an evaluation for `next` is passed in a place, before any question of a free senior post. */
export function passChance(terms: Terms, params: Params, placeClass: number, next: number): number {
  if (next === RESIDENT) return params.passResident;
  if (next === ATTENDING) return params.passAttending;
  const papers = terms.of(paperWeight)[placeClass];
  const criterion =
    papers * terms.of(researchAccess)[placeClass] + (1 - papers) * terms.of(clinicalCaseload)[placeClass];
  return (next === ASSOCIATE ? params.passAssociate : params.passChief) * criterion;
}

/** Chance a year by place class × title of being appointed to it, as people infer it: results there, shrunk to the usual share. */
export function successTable(
  { evaluated, succeeded }: World["careers"],
  usual: Terms,
  params: Params,
  into: Float64Array,
): void {
  for (let c = 0; c < usual.places.count; c++)
    for (let next = RESIDENT; next <= CHIEF; next++) {
      const at = c * TITLES + next;
      const expected = passChance(usual, params, c, next) * (isSenior(next) ? params.usuallyAppointed : 1);
      const share = (succeeded[at] + params.priorSuccess * expected) / (evaluated[at] + params.priorSuccess);
      into[at] = share < 0.02 ? 0.02 : share;
    }
}
