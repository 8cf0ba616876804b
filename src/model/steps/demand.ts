import { sigmoid } from "../../base/exp-log.ts";
import { leadOutside, steered, steering } from "../consortium.ts";
import { facilityEquipment } from "../factors/equipment.ts";
import { illnessOfYear } from "../illness.ts";
import { COMMUNITY, COUNTY, TERTIARY, TOWNSHIP, VILLAGE } from "../kinds.ts";
import type { Month, Step } from "../step.ts";
import { term } from "../terms.ts";

export const featureVisits = term({
  id: "featureVisits",
  name: { en: "Visits a centre's special department draws", zh: "特色科室吸引的诊疗量" },
  axes: "place",
  unit: "visits a year per centre",
  initial: 0,
  range: [0, 100_000],
  source: "policy",
  grade: "assumed",
});

/**
 * People fall ill and choose where to go first. Half of the visits are first contacts, primary with a chance that grows
 * with trust and equipment; half are follow-ups, most of them primary, the more so where the first contact was, where trust and
 * equipment are better, and where the chronically ill are managed. The rest go to county hospitals and outside.
 */
export default {
  name: "demand",
  run(m: Month): void {
    const { facilities, counties } = m.world;
    const { params: p, geography } = m;
    const equipment = m.terms.of(facilityEquipment);
    const feature = m.terms.of(featureVisits);
    const beyond = m.terms.of(leadOutside);
    const drawn = new Map<number, number>();
    const afterHospital = (p.followUpPrimary - p.firstContactUsual * p.followUpStays) / (1 - p.firstContactUsual);
    facilities.visits.fill(0);
    for (let c = 0; c < counties.illness.length; c++) {
      const lists = geography.ofType[c];
      const illness = counties.illness[c] * illnessOfYear(m, c);
      const perResident = (p.visitsPerResident / 12) * illness * (1 - counties.underService[c]);
      let total = 0;
      let first = 0;
      let firstPrimary = 0;
      let primary = 0;
      let drawnUp = 0;
      const managed = p.followUpChronic * p.managedReturn * counties.managed[c];
      const direction = steering(m, c, p.feeVisitPrimary, p.feeVisitCounty);
      drawn.clear();
      for (const type of [TOWNSHIP, COMMUNITY])
        for (const f of lists[type]) {
          const visits = perResident * geography.residents[f];
          const place = facilities.placeClass[f];
          const trust = Math.min(1, facilities.trust[f]);
          const share = sigmoid(
            p.firstContactBase + p.firstContactTrust * trust + p.firstContactEquipment * equipment[place],
          );
          const chosen =
            share * swayed(p.followUpStays, share, p.firstContactUsual) +
            (1 - share) * swayed(afterHospital, share, p.firstContactUsual);
          const usual = chosen + managed * (1 - chosen);
          const followUp = steered(p, usual, direction);
          if (followUp < usual) drawnUp += (1 - p.firstContactShare) * visits * (usual - followUp);
          const here = p.firstContactShare * visits * share + (1 - p.firstContactShare) * visits * followUp;
          total += visits;
          first += p.firstContactShare * visits;
          firstPrimary += p.firstContactShare * visits * share;
          primary += here;
          facilities.visits[f] += here;
          if (feature[place] === 0) continue;
          // A department that people come for takes visits from hospitals, at most all of those its own people would make there.
          const wanted = feature[place] / 12;
          const extra = wanted < visits - here ? wanted : visits - here;
          firstPrimary += p.firstContactShare * extra;
          primary += extra;
          drawn.set(f, extra);
        }
      shareWithClinics(m, c);
      for (const [f, extra] of drawn) facilities.visits[f] += extra;
      let seat = 0;
      for (const f of lists[COUNTY]) seat += perResident * facilities.population[f];
      const hospital = total - primary + seat;
      total += seat;
      // Whom a lead beyond the county draws up leaves it.
      const led = beyond[c] * drawnUp;
      const outside = (hospital - led) * p.outsideShare + led;
      let posts = 0;
      for (const f of lists[COUNTY]) posts += countyCapacity(m, f);
      for (const f of lists[COUNTY])
        facilities.visits[f] += posts > 0 ? ((hospital - outside) * countyCapacity(m, f)) / posts : 0;
      counties.firstContact[c] = first > 0 ? firstPrimary / first : 0;
      counties.primaryVisits[c] = primary;
      counties.outsideVisits[c] = outside;
      counties.totalVisits[c] = total;
      counties.inpatients[c] = totalPopulation(m, c) * (p.admissions / 12) * illness;
    }
    // The prefecture's hospital serves far more than one county: its demand is what its posts were made for.
    for (let f = 0; f < facilities.type.length; f++)
      if (facilities.type[f] === TERTIARY) facilities.visits[f] = countyCapacity(m, f) * USUAL_VISITS;
  },
} satisfies Step;

/**
 * A chance of choosing primary care, moved by as many log odds as a place's share of first contacts differs from the usual
 * one by: whoever comes again chooses by the same trust and equipment as whoever comes first.
 */
function swayed(chance: number, share: number, usual: number): number {
  const here = chance * share * (1 - usual);
  const away = (1 - chance) * (1 - share) * usual;
  return here + away > 0 ? here / (here + away) : chance;
}

/** Visits a month that a hospital post stands for; only ratios to the usual matter. */
const USUAL_VISITS = (7 * 251) / 12;

const countyCapacity = (m: Month, f: number): number => {
  const { authorised } = m.world.ledger;
  return authorised[f * 4] + authorised[f * 4 + 1];
};

function totalPopulation(m: Month, c: number): number {
  let people = 0;
  for (const type of [COUNTY, TOWNSHIP, COMMUNITY, VILLAGE])
    for (const f of m.geography.ofType[c][type]) people += m.world.facilities.population[f];
  return people;
}

/** Clinics of a town take their share of its primary visits. */
function shareWithClinics(m: Month, c: number): void {
  const { visits, town } = m.world.facilities;
  const lists = m.geography.ofType[c];
  const clinics = m.geography.clinics[c];
  const each = m.scratch.clinicVisits.fill(0);
  for (const f of lists[TOWNSHIP]) {
    const n = clinics[town[f]];
    if (n === 0) continue;
    const given = visits[f] * m.params.villageShare;
    visits[f] -= given;
    each[town[f]] += given / n;
  }
  for (const f of lists[VILLAGE]) visits[f] = each[town[f]];
}
