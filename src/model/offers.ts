import { log } from "../base/exp-log.ts";
import { type Race, uniformOf } from "../base/rng.ts";
import {
  COMMUNITY,
  CONTRACT,
  COUNTY,
  COUNTY_MANAGED,
  ESTABLISHED,
  LEDGER_KINDS,
  TERTIARY,
  TOWNSHIP,
  TYPES,
  VILLAGE,
  VILLAGE_POST,
} from "./kinds.ts";
import type { Params } from "./parameters.ts";
import { purpose } from "./purposes.ts";
import type { Month } from "./step.ts";
import { term } from "./terms.ts";
import { flag } from "./world.ts";

const COLLEGE = 1;
const BACHELOR = 2;
const RESIDENT = 1;
const ATTENDING = 2;

/** Facility types of each offer class for a doctor of a type; a graduate (type −1) hears of every tier. */
const upFrom: readonly (readonly number[])[] = [[], [TERTIARY], [COUNTY], [COUNTY], [TOWNSHIP, COMMUNITY]];
const upTwoFrom: readonly (readonly number[])[] = [[], [], [TERTIARY], [TERTIARY], [COUNTY]];
const lateralFrom: readonly (readonly number[])[] = [
  [],
  [COUNTY],
  [TOWNSHIP, COMMUNITY],
  [TOWNSHIP, COMMUNITY],
  [VILLAGE],
];
const downFrom: readonly (readonly number[])[] = [[], [TOWNSHIP], [], [], []];

/** Facility types that offers of a class can come from. */
export function typesOf(offerClass: number, type: number): readonly number[] {
  if (offerClass === 0) return upFrom[type];
  if (offerClass === 1) return upTwoFrom[type];
  return offerClass === 2 ? lateralFrom[type] : downFrom[type];
}

/** The additive constants of the offer classes, in their order. */
export const classConstants = (p: Params): readonly number[] => [
  p.constantUp,
  p.constantUpTwo,
  p.constantLateral,
  p.constantSameTier,
  p.constantDown,
  p.constantPrivate,
  p.constantOther,
];

/** Whether the doctor may be appointed to this kind of post in this type of facility. */
export function eligible(m: Month, i: number, type: number, kind: number): boolean {
  const { education, title, flags } = m.world.doctors;
  const degree = education[i];
  if (type === VILLAGE) return kind === VILLAGE_POST;
  // Registered for general practice: hospitals post specialties.
  if ((flags[i] & flag.generalist) !== 0 && (type === TERTIARY || type === COUNTY)) return false;
  if (type === TERTIARY) return degree >= BACHELOR;
  if (type === COUNTY) return degree >= BACHELOR || (degree === COLLEGE && title[i] >= ATTENDING);
  if (kind === COUNTY_MANAGED) return degree >= BACHELOR || (degree === COLLEGE && title[i] >= RESIDENT);
  return degree >= COLLEGE || (kind === CONTRACT && title[i] >= RESIDENT);
}

/** A facility and kind of post drawn for one offer; `facility` −1 when nothing is open. */
export interface Offer {
  facility: number;
  kind: number;
}

/** Lists the cells with open posts by county × facility type; call it whenever offers are about to be drawn. */
export function listOpenPosts(m: Month): void {
  const { ledger, facilities, counties } = m.world;
  const { openPosts } = m.scratch;
  const { type, county, ordinal, placeClass } = facilities;
  const { open } = ledger;
  const shown = m.terms.of(registeredPosts);
  for (const list of openPosts) list.clear();
  for (let at = 0; at < open.length; at++)
    if (open[at] > 0) {
      const f = Math.floor(at / LEDGER_KINDS);
      const kind = at - f * LEDGER_KINDS;
      const entry = ordinal[f] * LEDGER_KINDS + kind;
      const c = county[f];
      if (type[f] !== TERTIARY) {
        const list = openPosts[c * TYPES + type[f]];
        list.add(f, kind, entry, open[at]);
        if (shown[placeClass[f]] > list.shown) list.shown = shown[placeClass[f]];
        continue;
      }
      const allowed = Math.floor(counties.tertiaryOpenings[c]);
      const posts = allowed < open[at] ? allowed : open[at];
      if (posts <= 0) continue;
      // The prefecture's hospital is seen from every county of the prefecture.
      const end = c + m.geography.sharing[c];
      for (let seen = c; seen < end && seen * TYPES < openPosts.length; seen++)
        openPosts[seen * TYPES].add(f, kind, entry, posts);
    }
}

/** The race for a doctor's offers of this month: its entries are told apart by facility and kind of post. */
export const offerRace = (m: Month, i: number): Race => m.draw.race(purpose.offer, m.month, m.world.doctors.id[i]);

/**
 * Draws at most one offer among the open posts of these facility types, in proportion to their number. Each open cell
 * races with its own exponential draw, so that a new vacancy changes only the draws it wins.
 */
export function drawOffer(
  m: Month,
  race: Race,
  i: number,
  county: number,
  types: readonly number[],
  kinds: readonly number[],
  except: number,
  into: Offer,
): void {
  let best = Number.POSITIVE_INFINITY;
  // Among cells with a single open post the greatest draw is the soonest: one logarithm for all of them.
  let most = -1;
  let single = -1;
  let singleKind = -1;
  into.facility = -1;
  for (const type of types) {
    const posts = m.scratch.openPosts[county * TYPES + type];
    for (const kind of kinds) {
      const alone = posts.single[kind];
      const { count, facility, entry, open } = posts.several[kind];
      if (alone.count + count === 0 || !eligible(m, i, type, kind)) continue;
      const own = kind === COUNTY_MANAGED ? -1 : except;
      const singles = alone.entry;
      for (let q = 0; q < alone.count; q++) {
        const bits = race.bits(singles[q]);
        if (bits <= most || alone.facility[q] === own) continue;
        most = bits;
        single = alone.facility[q];
        singleKind = kind;
      }
      for (let q = 0; q < count; q++) {
        if (facility[q] === own) continue;
        const u = race.uniform(entry[q]);
        // −ln u is at least 1 − u: most races are lost without a division or logarithm.
        if (1 - u >= best * open[q]) continue;
        const time = -log(u) / open[q];
        if (time < best) {
          best = time;
          into.facility = facility[q];
          into.kind = kind;
        }
      }
    }
  }
  if (single < 0 || -log(uniformOf(most)) >= best) return;
  into.facility = single;
  into.kind = singleKind;
}

export const registeredPosts = term({
  id: "registeredPosts",
  name: { en: "Vacant posts shown in a register", zh: "空岗信息公开比例" },
  axes: "place",
  unit: "share",
  initial: 0,
  range: [0, 1],
  source: "policy",
  grade: "assumed",
});

/**
 * Draws a second offer as the first was drawn. It counts if the register shows posts of that place to this doctor and it is
 * not the post that is heard of anyway; `facility` is −1 otherwise. Both go into the choice with one draw of liking: the
 * doctor takes whichever suits better, and more posts are no reason to go.
 */
export function drawSecond(
  m: Month,
  i: number,
  county: number,
  types: readonly number[],
  kinds: readonly number[],
  except: number,
  first: Offer,
  option: number,
  into: Offer,
): void {
  into.facility = -1;
  let most = 0;
  for (const type of types) most = Math.max(most, m.scratch.openPosts[county * TYPES + type].shown);
  if (most === 0 || first.facility < 0) return;
  const { id } = m.world.doctors;
  const u = m.draw.uniform(purpose.registered, m.month, id[i], option);
  if (u >= most) return;
  drawOffer(m, m.draw.race(purpose.registerOffer, m.month, id[i]), i, county, types, kinds, except, into);
  if (into.facility < 0) return;
  const known = into.facility === first.facility && into.kind === first.kind;
  if (known || m.terms.of(registeredPosts)[m.world.facilities.placeClass[into.facility]] <= u) into.facility = -1;
}

export const publicKinds: readonly number[] = [ESTABLISHED, CONTRACT, VILLAGE_POST, COUNTY_MANAGED];
export const employerKinds: readonly number[] = [ESTABLISHED, CONTRACT, VILLAGE_POST];
export const countyManagedOnly: readonly number[] = [COUNTY_MANAGED];
