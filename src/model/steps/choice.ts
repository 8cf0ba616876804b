import { Alternatives } from "../alternatives.ts";
import { appoint } from "../appointments.ts";
import { explainLeaving, type Leaving } from "../causes.ts";
import type { Alternative, Decision } from "../decision.ts";
import { endAway, isAway, leavePost, scheduleNext, takePost } from "../employ.ts";
import { COUNTY_MANAGED, destinations, ESTABLISHED, isPrimary, offerClasses, TARGETED, TERTIARY } from "../kinds.ts";
import { deciding, relativeWorth } from "../look.ts";
import { deferredAcceptance } from "../matching.ts";
import { closeWindow } from "../obligation.ts";
import {
  countyManagedOnly,
  drawOffer,
  drawSecond,
  employerKinds,
  listOpenPosts,
  type Offer,
  offerRace,
  publicKinds,
  typesOf,
} from "../offers.ts";
import { countyManagedTerm, planPosts } from "../posts.ts";
import { purpose } from "../purposes.ts";
import { addHere, countyPlace, finishHere, finishOffer, useReturnRights } from "../return-right.ts";
import type { WaysOut } from "../rule.ts";
import { type Month, recordMove, type Step } from "../step.ts";
import { titlePortable } from "../titles.ts";
import { EVALUATE, NEVER, releaseRow } from "../world.ts";
import { addPair, evaluate, PAIRS, weigh } from "../worth.ts";

const UP = offerClasses.indexOf("up");
const UP_TWO = offerClasses.indexOf("up-two");
const LATERAL = offerClasses.indexOf("lateral");
const SAME_TIER = offerClasses.indexOf("same-tier");
const DOWN = offerClasses.indexOf("down");
const PRIVATE_OFFER = offerClasses.indexOf("private");
const TO_SAME_TIER = destinations.indexOf("same-tier");
const TO_PRIVATE = destinations.indexOf("private");
const TO_OTHER = destinations.indexOf("other");

/** Whoever looks weighs at most one offer a class and the ways out against staying; facilities choose among applicants. */
export default {
  name: "choice",
  run(m: Month): void {
    planPosts(m);
    openTertiary(m);
    appoint(m, scoreOf);
    useReturnRights(m);
    listOpenPosts(m);
    const { rows, count } = m.lookers;
    // Who has just used a right of return, or joined a centre by assessment, has had this month's choice.
    const choosing: number[] = [];
    for (let k = 0; k < count; k++) if (m.world.doctors.since[rows[k]] !== m.month) choosing.push(rows[k]);
    const decisions = decideAll(m, choosing);
    const { accepted, refused } = deferredAcceptance(
      decisions.map((decision) => decision.better),
      (cell) => capacityOf(m, cell),
    );
    const { doctors: d } = m.world;
    const leaving: Leaving[] = [];
    for (let k = 0; k < decisions.length; k++) {
      const { row, better } = decisions[k];
      d.burnout[row] = Math.min(1, d.burnout[row] + refused[k] * m.params.refusalBurnout);
      if (refused[k] > 0) d.lookBound[row] = EVALUATE;
      if (accepted[k] < 0) continue;
      // Taking another post in one's own centre is not leaving.
      const chosen = better[accepted[k]];
      if (chosen.facility !== d.facility[row]) leaving.push({ decision: decisions[k], chosen });
    }
    explainLeaving(m, leaving);
    // Everybody who goes has left before anybody arrives: what one vacates opens next month.
    for (let k = 0; k < decisions.length; k++)
      if (accepted[k] >= 0) depart(m, decisions[k].row, decisions[k].better[accepted[k]]);
    for (let k = 0; k < decisions.length; k++)
      if (accepted[k] >= 0) arrive(m, decisions[k].row, decisions[k].better[accepted[k]]);
  },
} satisfies Step;

/** Posts at the prefecture's hospital that the county's doctors may take build up month by month. */
function openTertiary(m: Month): void {
  const { counties, facilities } = m.world;
  for (let f = 0; f < facilities.type.length; f++)
    if (facilities.type[f] === TERTIARY) {
      const c = facilities.county[f];
      const yearly = m.params.tertiaryOpenings * m.geography.sharing[c];
      counties.tertiaryOpenings[c] = Math.min(yearly, counties.tertiaryOpenings[c] + yearly / 12);
    }
}

export function capacityOf(m: Month, cell: number): number {
  const { ledger, facilities, counties } = m.world;
  const f = Math.floor(cell / 4);
  const open = ledger.open[cell];
  return facilities.type[f] === TERTIARY
    ? Math.min(open, Math.floor(counties.tertiaryOpenings[facilities.county[f]]))
    : open;
}

/** How a facility ranks an applicant: schooling, title, youth, and a draw that breaks ties the same way in every scenario. */
export function scoreOf(m: Month, i: number, facility: number): number {
  const { doctors: d, facilities: f } = m.world;
  const portable = m.terms.of(titlePortable)[f.county[facility]];
  const age = (m.month - d.born[i]) / 12;
  const title = d.title[i] >= 3 ? 2 + (d.title[i] - 2) * portable : d.title[i];
  return (
    d.education[i] +
    m.params.acceptTitle * title -
    m.params.acceptAge * age +
    m.draw.uniform(purpose.acceptance, m.month, d.id[i])
  );
}

const offer: Offer = { facility: -1, kind: -1 };
const second: Offer = { facility: -1, kind: -1 };
const offered: readonly number[] = [UP, UP_TWO, LATERAL, DOWN];
/** The own place, four classes of two offers – a county-managed one with the county hospital beside it –, three ways out. */
const MOST_PAIRS = 15;
/** Lookers whose alternatives are worked out together. */
const weighed = Array.from({ length: Math.floor(PAIRS / MOST_PAIRS) }, () => new Alternatives());
const heres = new Int32Array(weighed.length);
const noWays: WaysOut = { worth: [], constant: [] };

/** What each of these doctors decides, all else being as it is. */
function decideAll(m: Month, rows: readonly number[]): Decision[] {
  const decisions: Decision[] = [];
  for (let from = 0; from < rows.length; from += weighed.length) {
    const n = Math.min(weighed.length, rows.length - from);
    m.scratch.pairs.count = 0;
    for (let k = 0; k < n; k++) heres[k] = gather(m, rows[from + k], weighed[k]);
    evaluate(m);
    const { count } = m.scratch.pairs;
    for (let k = 0; k < n; k++)
      decisions.push(decide(m, rows[from + k], heres[k], k + 1 < n ? heres[k + 1] : count, weighed[k]));
  }
  return decisions;
}

/** Puts a looker's own place and alternatives among the pairs to be worked out; returns the pair of the own place. */
function gather(m: Month, i: number, into: Alternatives): number {
  const { doctors: d, facilities: f } = m.world;
  const own = d.facility[i];
  const type = f.type[own];
  const county = f.county[own];
  const pooled = d.post[i] === COUNTY_MANAGED;
  const upward = mayMoveUp(m, i);
  const race = offerRace(m, i);
  into.count = 0;
  const here = addHere(m, i);
  for (const offerClass of offered) {
    if (!upward && (offerClass === UP || offerClass === UP_TWO)) continue;
    const kinds =
      offerClass === DOWN ? countyManagedOnly : pooled || offerClass !== LATERAL ? employerKinds : publicKinds;
    const types = typesOf(offerClass, type);
    drawOffer(m, race, i, county, types, kinds, own, offer);
    if (offer.facility < 0) continue;
    addOffered(m, i, offerClass, offer, offerClass, into);
    drawSecond(m, i, county, types, kinds, own, offer, offerClass, second);
    if (second.facility >= 0) addOffered(m, i, offerClass, second, offerClass, into);
  }
  const samePost = pooled || d.post[i] === TARGETED ? ESTABLISHED : d.post[i];
  // Few leave a centre for another one (E058): outside the county as inside.
  into.addWaysOut(m, i, county, type, samePost, m.scratch.constants[isPrimary(type) ? LATERAL : SAME_TIER]);
  return here;
}

/** Weighs the alternatives, whose worth is known, against staying; the doctor's pairs are `here` … `end` − 1. */
function decide(m: Month, i: number, here: number, end: number, among: Alternatives): Decision {
  const { doctors: d, facilities: f } = m.world;
  const { params: p, scratch } = m;
  finishHere(m, i, here);
  for (let k = 0; k < among.count; k++)
    if (among.kind[k] === COUNTY_MANAGED && among.facility[k] >= 0)
      finishOffer(m, i, among.pair[k], f.placeClass[among.facility[k]]);

  const stayWorth = scratch.worth[here];
  weigh(m, i, here, end, here);
  const stayWeighed = scratch.worth[here];
  const { aligned, staying } = m.rule;
  const inertia = (deciding(m, i) ? 0 : p.inertia) + (aligned === undefined ? 0 : p[aligned.inertia]);
  const ways = staying === undefined ? noWays : among.waysOut(m, inertia);
  const stayConstant =
    staying === undefined ? inertia : inertia + staying(stayWeighed, relativeWorth(m, i, stayWorth), ways, i, m);
  const stayGumbel = m.draw.gumbel(purpose.gumbelStay, m.month, d.id[i]);
  const stay = p.evidenceInChoice * stayWeighed + stayConstant + stayGumbel;
  const better = among.better(m, i, stay, scoreOf);
  return { row: i, stay, stayConstant, stayGumbel, stayWorth, stayWeighed, ways, better };
}

/** Puts an offer among what is weighed; a county-managed post with the county hospital's as the pair after it. */
function addOffered(
  m: Month,
  i: number,
  offerClass: number,
  { facility, kind }: Offer,
  option: number,
  into: Alternatives,
): void {
  const { placeClass, county } = m.world.facilities;
  const pair = addPair(m, i, placeClass[facility], kind, 0);
  if (kind === COUNTY_MANAGED) addPair(m, i, countyPlace(m, county[facility]), ESTABLISHED, 0);
  into.add(offerClass, facility, kind, pair, option, m.scratch.constants[offerClass]);
}

const ATTENDING = 2;
const BACHELOR = 2;
const COLLEGE = 1;
const RESIDENT = 1;

/** The usual bar for being taken upward: young enough, and a degree or a title. */
function mayMoveUp(m: Month, i: number): boolean {
  const { doctors: d, facilities: f } = m.world;
  if (m.month - d.born[i] >= m.params.upAge * 12) return false;
  if (f.type[d.facility[i]] === 4) return d.education[i] >= COLLEGE || d.title[i] >= RESIDENT;
  return d.education[i] >= BACHELOR || (d.education[i] === COLLEGE && d.title[i] >= ATTENDING);
}

function depart(m: Month, i: number, chosen: Alternative): void {
  const { doctors: d, facilities: f } = m.world;
  const origin = d.facility[i];
  const destination =
    chosen.facility >= 0
      ? f.type[chosen.facility]
      : chosen.offerClass === SAME_TIER
        ? TO_SAME_TIER
        : chosen.offerClass === PRIVATE_OFFER
          ? TO_PRIVATE
          : TO_OTHER;
  // A county-managed post offered in one's own centre is a change of post, not a departure.
  if (chosen.facility !== origin) {
    f.separations[origin]++;
    recordMove(m.tally, d.id[i], origin, chosen.facility, destination, 0, 0, d.post[i]);
    const windowEnd = closeWindow(m.world, i);
    if (windowEnd !== NEVER) m.tally.leftAfterBond.push(windowEnd);
  }
  if (isAway(m.world, i)) endAway(m, i);
  leavePost(m, i);
  if (chosen.facility < 0) releaseRow(m.world, i);
}

function arrive(m: Month, i: number, chosen: Alternative): void {
  if (chosen.facility < 0) return;
  hire(m, i, chosen.facility, chosen.kind);
}

/** Takes the post with what goes with it: a county-managed term, one opening less at the prefecture's hospital. */
export function hire(m: Month, i: number, facility: number, kind: number): void {
  const { doctors: d, facilities: f, counties } = m.world;
  takePost(m, i, facility, kind);
  if (f.type[facility] === TERTIARY) counties.tertiaryOpenings[f.county[facility]]--;
  if (kind === COUNTY_MANAGED) {
    d.termEnd[i] = m.month + Math.max(1, Math.round(m.terms.of(countyManagedTerm)[f.placeClass[facility]]));
    scheduleNext(m, i);
  }
}
