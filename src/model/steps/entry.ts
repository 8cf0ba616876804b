import { Alternatives } from "../alternatives.ts";
import type { Alternative } from "../decision.ts";
import { ledgerAt } from "../employ.ts";
import { schoolingNeed } from "../factors/schooling.ts";
import {
  COMMUNITY,
  CONTRACT,
  COUNTY,
  ESTABLISHED,
  offerClasses,
  TARGETED,
  TERTIARY,
  TOWNSHIP,
  VILLAGE,
} from "../kinds.ts";
import { relativeWorth } from "../look.ts";
import { deferredAcceptance } from "../matching.ts";
import { count, createNewcomer, graduatesLeave, type Newcomer, newcomersOf } from "../newcomers.ts";
import { localOrigin, obligationMonths, targetedCohort } from "../obligation.ts";
import { drawOffer, drawSecond, listOpenPosts, type Offer, offerRace, publicKinds } from "../offers.ts";
import { completeEntrant, createCandidate, REPLACEMENT, TARGETED_GRADUATE } from "../people.ts";
import { purpose } from "../purposes.ts";
import { type Month, recordMove, type Step } from "../step.ts";
import { isSenior } from "../titles.ts";
import { townIn } from "../towns.ts";
import { copyRow, flag, takeRow } from "../world.ts";
import { addPair, evaluate, PAIRS, weigh } from "../worth.ts";
import { capacityOf, hire, scoreOf } from "./choice.ts";

const ATTENDING = 2;
const SAME_TIER = offerClasses.indexOf("same-tier");
const LATERAL = offerClasses.indexOf("lateral");
const BACHELOR = 2;

/** Newcomers, targeted cohorts each July with their posts; the prefecture's hospital recruits outside. */
export default {
  name: "entry",
  run(m: Month): void {
    if (graduatesLeave(m)) for (let c = 0; c < m.geography.posts.length; c++) targeted(m, c);
    place(m, newcomersOf(m));
    refillTertiary(m);
  },
} satisfies Step;

const offer: Offer = { facility: -1, kind: -1 };
const second: Offer = { facility: -1, kind: -1 };

/**
 * Candidates choose by the same worth as everybody, with their own weight of pay and no inertia; who finds nothing better
 * goes elsewhere. When more come than there are rows, the first give theirs up, and whoever of them is hired is made once more.
 */
function place(m: Month, newcomers: readonly Newcomer[]): void {
  listOpenPosts(m);
  const lists: Alternative[][] = [];
  const first = m.world.layout.doctors;
  const rowOf = (k: number): number => first + (k % CANDIDATES);
  while (lists.length < newcomers.length) {
    const from = lists.length;
    const n = Math.min(weighed.length, newcomers.length - from);
    m.scratch.pairs.count = 0;
    for (let k = 0; k < n; k++) {
      createNewcomer(m, rowOf(from + k), newcomers[from + k]);
      gather(m, rowOf(from + k), weighed[k]);
    }
    evaluate(m);
    for (let k = 0; k < n; k++) {
      const list = alternatives(m, rowOf(from + k), weighed[k]);
      noteParent(m, rowOf(from + k), weighed[k], list);
      lists.push(list);
    }
  }
  const { accepted } = deferredAcceptance(lists, (cell) => capacityOf(m, cell));
  for (let k = 0; k < lists.length; k++) {
    const chosen = accepted[k] < 0 ? null : lists[k][accepted[k]];
    if (chosen === null || chosen.facility < 0) continue;
    const row = takeRow(m.world);
    if (k + CANDIDATES < lists.length) createNewcomer(m, row, newcomers[k]);
    else copyRow(m.world, rowOf(k), row);
    enter(m, row, chosen.facility, chosen.kind);
  }
}

/** Makes a candidate a doctor employed here; the pay weight of an entrant becomes that of a serving doctor. */
function enter(m: Month, row: number, facility: number, kind: number): void {
  const { doctors: d, facilities: f } = m.world;
  completeEntrant(m, row);
  // A senior title from elsewhere is appointed where a senior post is free; otherwise its holder waits as one who has passed.
  if (isSenior(d.title[row]) && f.seniorFilled[facility] >= f.seniorPosts[facility]) {
    d.title[row] = ATTENDING;
    d.flags[row] |= flag.passed;
  }
  d.payWeight[row] /= m.params.entrantPayWeight;
  hire(m, row, facility, kind);
  recordMove(m.tally, d.id[row], -1, facility, f.type[facility], 0, 0, kind);
}

const tiers: readonly (readonly number[])[] = [[COUNTY], [TOWNSHIP, COMMUNITY], [VILLAGE]];
/** Two offers a tier and three ways out. */
const MOST_PAIRS = 9;
/** Candidates whose alternatives are worked out together. */
const weighed = Array.from({ length: Math.floor(PAIRS / MOST_PAIRS) }, () => new Alternatives());
/** Rows for candidates: as many as come to a county in July. */
export const CANDIDATES = 256;

/** Puts a candidate's alternatives among the pairs to be worked out. */
function gather(m: Month, i: number, into: Alternatives): void {
  const { doctors: d } = m.world;
  const county = Math.floor(d.workplace[i]);
  const race = offerRace(m, i);
  into.count = 0;
  for (let t = 0; t < tiers.length; t++) {
    drawOffer(m, race, i, county, tiers[t], publicKinds, -1, offer);
    if (offer.facility < 0) continue;
    addOffered(m, i, offer, 100 + t, into);
    drawSecond(m, i, county, tiers[t], publicKinds, -1, offer, 100 + t, second);
    if (second.facility >= 0) addOffered(m, i, second, 100 + t, into);
  }
  const generalist = (d.flags[i] & flag.generalist) !== 0;
  const elsewhere = d.education[i] >= BACHELOR && !generalist ? COUNTY : TOWNSHIP;
  into.addWaysOut(m, i, county, elsewhere, ESTABLISHED, m.scratch.constants[SAME_TIER]);
}

/** What a candidate would take, once the worth of it all is known. */
function alternatives(m: Month, i: number, among: Alternatives): Alternative[] {
  // Who has no post yet measures offers by the one of the same tier that is to be had elsewhere.
  weigh(m, i, among.pair[0], among.pair[0] + among.count, among.pairOfWay(SAME_TIER));
  const { least } = m.rule;
  const usual = -relativeWorth(m, i, 0);
  const floor = least === undefined ? Number.NEGATIVE_INFINITY : m.params.evidenceInChoice * least(usual);
  return among.better(m, i, floor, scoreOf);
}

/** Counts an entrant with a child at school to whom a centre's post was offered, and whether they like it best. */
function noteParent(m: Month, i: number, among: Alternatives, list: readonly Alternative[]): void {
  const { doctors: d, facilities: f } = m.world;
  if (schoolingNeed(m.month, d.childBorn[i], d.born[i]) < 1) return;
  const isCentre = (facility: number): boolean =>
    facility >= 0 && (f.type[facility] === TOWNSHIP || f.type[facility] === COMMUNITY);
  let asked = false;
  for (let k = 0; k < among.count; k++) asked ||= isCentre(among.facility[k]);
  if (!asked) return;
  m.tally.parents.asked++;
  let best: Alternative | null = null;
  for (const alternative of list) if (best === null || alternative.utility > best.utility) best = alternative;
  if (best !== null && isCentre(best.facility)) m.tally.parents.choosing++;
}

function addOffered(m: Month, i: number, { facility, kind }: Offer, option: number, into: Alternatives): void {
  const pair = addPair(m, i, m.world.facilities.placeClass[facility], kind, 0);
  into.add(LATERAL, facility, kind, pair, option, 0);
}

/** Targeted graduates come with a vacant established post of a centre, home town first; frozen ones are released for them. */
function targeted(m: Month, county: number): void {
  const { doctors: d, facilities: f, ledger } = m.world;
  const { towns } = m.world.layout;
  const expected = (m.terms.of(targetedCohort)[county] * m.geography.posts[county]) / 1000;
  const n = count(m, county, TARGETED_GRADUATE, expected);
  const bond = Math.max(1, Math.round(m.terms.of(obligationMonths)[county]));
  const local = m.terms.of(localOrigin)[county];
  const candidate = m.world.layout.doctors;
  for (let k = 0; k < n; k++) {
    createCandidate(m, candidate, TARGETED_GRADUATE, county, k, local);
    let best = -1;
    let bestScore = 0;
    for (const host of m.geography.ofType[county][TOWNSHIP]) {
      const at = ledgerAt(host, ESTABLISHED);
      const vacant = ledger.open[at] + ledger.frozen[at];
      if (vacant <= 0) continue;
      const home = d.hometown[candidate] === townIn(towns, county, f.town[host]) ? 1000 : 0;
      const score = home + vacant + m.draw.uniform(purpose.targetedTown, m.month, d.id[candidate], f.ordinal[host]);
      if (score > bestScore) {
        bestScore = score;
        best = host;
      }
    }
    if (best < 0) break;
    const at = ledgerAt(best, ESTABLISHED);
    if (ledger.open[at] === 0) {
      ledger.frozen[at]--;
      ledger.open[at]++;
    }
    const row = takeRow(m.world);
    copyRow(m.world, candidate, row);
    enter(m, row, best, TARGETED);
    d.bondEnd[row] = m.month + bond;
    if (d.nextEvent[row] > d.bondEnd[row]) d.nextEvent[row] = d.bondEnd[row];
  }
}

/** Posts at the prefecture's hospital beyond what the counties may take are filled from outside. */
function refillTertiary(m: Month): void {
  const { facilities: f, ledger, counties } = m.world;
  for (let t = 0; t < f.type.length; t++) {
    if (f.type[t] !== TERTIARY) continue;
    // More may have been taken than was to be had, where posts of several kinds or hospitals were open at once.
    const reserved = Math.max(0, Math.ceil(counties.tertiaryOpenings[f.county[t]]));
    let k = 0;
    for (const kind of [ESTABLISHED, CONTRACT])
      for (let open = ledger.open[ledgerAt(t, kind)] - (kind === ESTABLISHED ? reserved : 0); open > 0; open--) {
        const row = takeRow(m.world);
        createCandidate(m, row, REPLACEMENT, f.county[t], f.ordinal[t] * 64 + k++);
        enter(m, row, t, kind);
        counties.tertiaryOpenings[f.county[t]]++;
      }
  }
}
