import { log } from "../../base/exp-log.ts";
import { seenBy } from "../as-usual.ts";
import { autonomy } from "../factors/autonomy.ts";
import { voice } from "../factors/fairness.ts";
import { recognition } from "../factors/recognition.ts";
import { COUNTY, factorGroups, POSTS, TERTIARY, TYPES, VILLAGE } from "../kinds.ts";
import type { Params } from "../parameters.ts";
import { basePay } from "../pay-table.ts";
import type { Month, Step, StrainTables } from "../step.ts";
import { personCell, type Terms, term } from "../terms.ts";
import { EVALUATE } from "../world.ts";

export const psychologicalSupport = term({
  id: "psychologicalSupport",
  name: { en: "Psychological support", zh: "心理支持" },
  axes: "place",
  unit: "share of doctors covered",
  initial: 0,
  range: [0, 1],
  source: "policy",
  grade: "assumed",
});
export const flexibleHours = term({
  id: "flexibleHours",
  name: { en: "Flexible hours and help in hardship", zh: "弹性工作与困难帮扶" },
  axes: "place",
  unit: "share of doctors covered",
  initial: 0,
  range: [0, 1],
  source: "policy",
  grade: "assumed",
});
export const familySupport = term({
  id: "familySupport",
  name: { en: "Families that stand behind the work", zh: "家属理解与支持" },
  axes: "place",
  unit: "share of doctors",
  initial: 0,
  range: [0, 1],
  source: {
    en: "policy; what there is without it is in the base of resources",
    zh: "政策；无政策时已有部分计入资源基数",
  },
  grade: "assumed",
});
export const publicHealthShare = term({
  id: "publicHealthShare",
  name: { en: "Public-health share of work", zh: "公共卫生工作占比" },
  axes: "place",
  unit: "share",
  initial: { township: 0.23, community: 0.2, village: 0.3 },
  range: [0, 1],
  source: {
    en: "S079, a contact taken as 0.35 visits (assumed); community and village assumed",
    zh: "S079，每次公共卫生服务折算 0.35 诊疗人次（假定）；社区和村为假定",
  },
  grade: "derived",
});
export const disputeRisk = term({
  id: "disputeRisk",
  name: { en: "Doctors who have met a dispute", zh: "遭遇医患纠纷比例" },
  axes: "place",
  unit: "share",
  initial: { tertiary: 0.4, county: 0.4, township: 0.3, community: 0.3, village: 0.2 },
  range: [0, 1],
  source: { en: "S084; hospitals and villages assumed", zh: "S084；医院和村卫生室为假定" },
  grade: "derived",
});

/** Job demands against resources. Both are 1 for the usual place of a tier, so ρ is the median doctor's demands over resources. */
export default {
  name: "burnout",
  run(m: Month): void {
    const { doctors: d, facilities: f, clock } = m.world;
    const { burnoutPace: pace, burnoutCut: cut } = m.params;
    const { demand, perWorkload, resources, unfair } = strainTables(m);
    const { workplace, burnout, susceptibility, post, lookBound } = d;
    const { placeClass, workload } = f;
    const { demandOf, resourcesAt } = m.scratch;
    for (let j = 0; j < placeClass.length; j++) {
      const place = placeClass[j];
      demandOf[j] = demand[place] + perWorkload[place] * workload[j];
      resourcesAt[j] = resources[place];
    }
    const rows = clock[1];
    for (let i = 0; i < rows; i++) {
      const j = workplace[i];
      if (j < 0) continue;
      const before = burnout[i];
      const demands = susceptibility[i] * (demandOf[j] + unfair[placeClass[j] * POSTS + post[i]]);
      const after = before + pace * (demands * (1 - before) - resourcesAt[j] * before);
      burnout[i] = after > 1 ? 1 : after;
      if (before <= cut && burnout[i] > cut) lookBound[i] = EVALUATE;
    }
  },
} satisfies Step;

/** ρ of a facility type. */
export function strain(p: Params, type: number): number {
  if (type === TERTIARY) return p.strainTertiary;
  if (type === COUNTY) return p.strainCounty;
  return type === VILLAGE ? p.strainVillage : p.strainTownship;
}

/** Demands beside workload and pay. */
const steadyDemand = (p: Params, terms: Terms, place: number): number =>
  p.demandBase +
  p.demandPublicHealth * terms.of(publicHealthShare)[place] +
  p.demandDispute * terms.of(disputeRisk)[place];

const resourcesOf = (p: Params, terms: Terms, place: number): number =>
  p.resourceBase +
  p.resourceSupport * terms.of(psychologicalSupport)[place] +
  p.resourceFlexibility * terms.of(flexibleHours)[place] +
  p.resourceAutonomy * terms.of(autonomy)[place] +
  p.resourceRecognition * terms.of(recognition)[place] +
  p.resourceFamily * terms.of(familySupport)[place];

/** Usual demands of a type's established doctor: workload 1, untouched terms, pay short of civil servants' as it is. */
function usualDemand(m: Month, place: number, type: number): number {
  const short = log(m.params.referencePay / basePay(m.params, type));
  return (
    steadyDemand(m.params, m.usual, place) +
    m.params.demandWorkload +
    m.params.demandUnfairness * (short > 0 ? short : 0)
  );
}

/** Demands and resources by place class, worked out anew when terms or pay have changed. */
function strainTables(m: Month): StrainTables {
  m.scratch.strain ??= usualStrain(m);
  const tables = m.scratch.strain;
  if (tables.version === m.scratch.worthVersion) return tables;
  tables.version = m.scratch.worthVersion;
  const { type, count } = m.terms.places;
  const { terms, pay, peerPay } = seenBy(m, STRAIN);
  const heard = terms.of(voice);
  for (let place = 0; place < count; place++) {
    if (type[place] >= TYPES) continue;
    const scale = tables.scale[place];
    tables.demand[place] = scale * steadyDemand(m.params, terms, place);
    tables.resources[place] = resourcesOf(m.params, terms, place) / tables.usualResources[place];
    for (let post = 0; post < POSTS; post++) {
      const cell = personCell(m.terms.places.specialties, place, post, ATTENDING, 0);
      const short = pay[cell] < peerPay[cell] ? log(peerPay[cell] / pay[cell]) : 0;
      tables.unfair[place * POSTS + post] = scale * m.params.demandUnfairness * short * (1 - heard[place]);
    }
  }
  return tables;
}

/** What no policy changes of them. */
function usualStrain(m: Month): StrainTables {
  const { type, count } = m.terms.places;
  const column = (): Float64Array => new Float64Array(count);
  const tables: StrainTables = {
    version: Number.NaN,
    scale: column(),
    usualResources: column(),
    demand: column(),
    perWorkload: column(),
    resources: column().fill(1),
    unfair: new Float64Array(count * POSTS),
  };
  for (let place = 0; place < count; place++) {
    if (type[place] >= TYPES) continue;
    tables.scale[place] = strain(m.params, type[place]) / usualDemand(m, place, type[place]);
    tables.usualResources[place] = resourcesOf(m.params, m.usual, place);
    tables.perWorkload[place] = tables.scale[place] * m.params.demandWorkload;
  }
  return tables;
}

const ATTENDING = 2;
const STRAIN = factorGroups.indexOf("strain");
