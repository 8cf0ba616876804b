import type { Surroundings } from "./factor.ts";
import { allowance } from "./factors/pay.ts";
import { CONTRACT, COUNTY, COUNTY_MANAGED, OTHER, OUTSIDE, POSTS, PRIVATE, TERTIARY, TITLES } from "./kinds.ts";
import type { Params } from "./parameters.ts";
import { placeFen } from "./pool-fen.ts";
import { prizeChance, prizeMoney, prizes } from "./prizes.ts";
import { cellsPerPlace, headsOfEqual, isFirstOfEqual, type Term, term } from "./terms.ts";

export const performanceShare = term({
  id: "performanceShare",
  name: { en: "Performance share of pay", zh: "绩效工资占比" },
  axes: "place",
  unit: "share",
  initial: { tertiary: 0.5, county: 0.4, township: 0.2, community: 0.2, village: 0.2 },
  range: [0, 1],
  source: { en: "S059; S060; hospitals assumed", zh: "S059、S060；医院为假定" },
  grade: "derived",
});
export const performanceLink = term({
  id: "performanceLink",
  name: { en: "Link of performance pay to work done", zh: "绩效与工作量挂钩程度" },
  axes: "place",
  unit: "share",
  initial: { tertiary: 0.5, county: 0.5, township: 0.2, community: 0.2, village: 0.5 },
  range: [0, 1],
  source: { en: "assumed: the “big pot” of the sources is 0", zh: "假定：来源所称“大锅饭”记为 0" },
  grade: "assumed",
});
export const contractParity = term({
  id: "contractParity",
  name: { en: "Pay of contract staff against established", zh: "编外与编内收入比" },
  axes: "person",
  unit: "×",
  initial: 0.72,
  range: [0.4, 1],
  source: { en: "assumed; S096: 30 % more on promotion", zh: "假定；S096：获聘后薪酬上浮 30%" },
  grade: "assumed",
});

export const titlePay = (p: Params): readonly number[] => [
  p.titlePayAssistant,
  p.titlePayResident,
  p.titlePayAttending,
  p.titlePayAssociate,
  p.titlePayChief,
];

/** Base pay by place type in RMB a month, attending doctor, established post. */
export function basePay(p: Params, placeType: number): number {
  const inside = [p.payTertiary, p.payCounty, p.payTownship, p.payCommunity, p.payVillage];
  if (placeType === PRIVATE) return p.payPrivate;
  if (placeType === OTHER) return p.payOther;
  return placeType < OUTSIDE ? inside[placeType] : inside[placeType - OUTSIDE] * p.paySameTier;
}

/** What levers can change of it. */
export const payTerms: readonly Term[] = [
  performanceShare,
  performanceLink,
  contractParity,
  allowance,
  prizes,
  prizeMoney,
];

/**
 * Fills the pay table (RMB a month by person cell) and what peers earn. Performance pay is shared out of the place's
 * pool: partly by base pay, partly – as far as it is linked – by work done, so that what one title gains another loses.
 * `performed` is what the work done makes of it, by place class.
 */
export function payTables(m: Surroundings, performed: Float64Array, withPools: boolean): void {
  const { terms, world, params, pay, peerPay } = m;
  const { type, county, specialties } = terms.places;
  const width = cellsPerPlace(specialties);
  const factor = titlePay(params);
  const share = terms.of(performanceShare);
  const link = terms.of(performanceLink);
  const parity = terms.of(contractParity);
  const extra = terms.of(allowance);
  const prize = terms.of(prizeMoney);
  const chance = prizeChance(m);
  const { settled } = world.cells;
  const work = Float64Array.from({ length: TITLES }, (_, t) => 1 + ((params.workWeightSpread - 1) * t) / (TITLES - 1));
  const poolAHead = world.counties.poolFenPerHead;
  const countyCells = highestCountyPay(m, factor);

  for (let c = 0; c < terms.places.count; c++) {
    const base = basePay(params, type[c]);
    const outside = type[c] >= PRIVATE;
    const at = c * width;
    let pool = 0;
    let weights = 0;
    if (!outside) {
      let k = at;
      for (let post = 0; post < POSTS; post++)
        for (let title = 0; title < TITLES; title++, k += specialties) {
          let heads = 0;
          for (let s = 0; s < specialties; s++) heads += settled[k + s];
          if (heads === 0) continue;
          // Heads on equal terms are counted together, so that telling specialties apart changes no sum.
          for (let s = 0; s < specialties; s++) {
            if (s > 0 && !isFirstOfEqual(parity, k, s)) continue;
            const n = specialties === 1 ? heads : headsOfEqual(parity, settled, k, s, specialties);
            pool += n * base * factor[title] * (post === CONTRACT ? parity[k + s] : 1);
            weights += n * work[title];
          }
        }
    }
    const perWork = weights > 0 ? pool / weights : base;
    const performance = outside ? 1 : performed[c];
    const poolShare = type[c] === TERTIARY || !withPools ? 0 : poolAHead[county[c]] + placeFen(world, c);
    const unlinked = 1 - link[c];
    const linkedPerWork = link[c] * perWork;
    const fixed = 1 - share[c];
    const byWork = share[c] * performance;
    let first = at;
    for (let post = 0; post < POSTS; post++)
      for (let title = 0; title < TITLES; title++, first += specialties) {
        const established = base * factor[title];
        if (outside) {
          pay.fill(established, first, first + specialties);
          peerPay.fill(established, first, first + specialties);
          continue;
        }
        const floor = params.countyManagedPay * countyCells[county[c] * TITLES + title];
        let monthly = 0;
        for (let cell = first; cell < first + specialties; cell++) {
          // Specialties rarely differ: only a lever that names one tells them apart.
          if (
            cell > first &&
            extra[cell] === extra[first] &&
            parity[cell] === parity[first] &&
            prize[cell] === prize[first]
          ) {
            pay[cell] = pay[first];
            peerPay[cell] = peerPay[first];
            continue;
          }
          if (cell === first || post === CONTRACT) {
            const own = post === CONTRACT ? established * parity[cell] : established;
            monthly = fixed * own + byWork * (linkedPerWork * work[title] + unlinked * own);
            if (post === COUNTY_MANAGED && floor > monthly) monthly = floor;
          }
          pay[cell] = monthly + 0.01 * (extra[cell] + poolShare);
          // A prize counts for what it is worth on average.
          if (chance !== null) pay[cell] += (0.01 / 12) * prize[cell] * chance[county[c]];
          // Contract staff look at the established colleague beside them, others at local civil servants.
          peerPay[cell] = post === CONTRACT ? established : params.referencePay * factor[title];
        }
      }
  }
}

/** What county hospitals pay by county × title, before allowances: the yardstick of county-managed pay. */
function highestCountyPay(m: Surroundings, factor: readonly number[]): Float64Array {
  const out = new Float64Array(m.terms.places.counties * TITLES);
  const base = basePay(m.params, COUNTY);
  for (let c = 0; c < m.terms.places.counties; c++)
    for (let t = 0; t < TITLES; t++) out[c * TITLES + t] = base * factor[t];
  return out;
}
