import type { Draw } from "../base/rng.ts";
import type { AsUsual } from "./as-usual.ts";
import type { Pairs, Surroundings } from "./factor.ts";
import { GROUPS, TYPES } from "./kinds.ts";
import type { OpenPosts } from "./open-posts.ts";
import type { Rule } from "./rule.ts";
import type { PaymentBasis, Terms } from "./terms.ts";

/** What happened to whom this month, for the record: parallel lists, emptied by whoever has read them. */
export interface Moves {
  count: number;
  id: number[];
  /** Facility left; −1 for an entry from outside. */
  origin: number[];
  /** Facility joined; −1 for a way out. */
  target: number[];
  /** Position in `destinations`. */
  destination: number[];
  /** 0 a change of employer or exit, 1 dispatch, 2 training. */
  kind: number[];
  /** Term in months of a dispatch or training, else 0. */
  term: number[];
  /** Post held when leaving or taken on entry. */
  post: number[];
}

/** Counts of a month; whole numbers or sums of whole fen, so that no order of adding matters. */
export interface Tally {
  readonly moves: Moves;
  readonly leavers: Float64Array;
  /** By facility type × group; split has opportunity and luck after the groups. */
  readonly pivotal: Float64Array;
  readonly split: Float64Array;
  /** Leavers by facility type in whom schooling alone is pivotal. */
  readonly schooling: Float64Array;
  /** Doctors who left their facility by choice, and the groups that were pivotal for each, as bits in the order of `factorGroups`. */
  readonly causes: { readonly id: number[]; readonly pivotal: number[] };
  /** Rows of doctors who took a post this month, those who only changed within primary care left out: they are no recruits. */
  readonly joined: number[];
  /** Person cell of every doctor (or doctor-month) that a payment basis applies to; the monthly one applies to all head counts. */
  readonly paidFor: Readonly<Record<Exclude<PaymentBasis, "month">, number[]>>;
  /** Fen paid out to doctors from money terms, added up one doctor at a time. */
  paidFen: number;
  /** Fen of capitation pools paid out, by county; and penalties for broken bonds received. */
  poolFen: number;
  penaltyFen: number;
  /** Doctors under a service obligation, and those who broke it this month. */
  bonded: number;
  bondsBroken: number;
  /** Month in which the decision window closes, for each doctor who left in it and each who stayed to its end. */
  readonly leftAfterBond: number[];
  readonly stayedAfterBond: number[];
  /** Entrants with a child at school who hear of a post in a centre, and those of them who like it best. */
  readonly parents: { asked: number; choosing: number };
}

export const SPLITS = GROUPS + 2;

/** Zero as an engine's floating-point number: sums that outgrow small integers change no shape. */
const FEN_NONE = -0;

export function createTally(): Tally {
  const list = (): number[] => [];
  return {
    moves: {
      count: 0,
      id: list(),
      origin: list(),
      target: list(),
      destination: list(),
      kind: list(),
      term: list(),
      post: list(),
    },
    leavers: new Float64Array(TYPES),
    pivotal: new Float64Array(TYPES * GROUPS),
    split: new Float64Array(TYPES * SPLITS),
    schooling: new Float64Array(TYPES),
    causes: { id: list(), pivotal: list() },
    joined: [],
    paidFor: {
      "month-doctor": [],
      joining: [],
      "joining-doctor": [],
      completion: [],
      "dispatch-month": [],
      "training-month": [],
      "service-month": [],
      "appointed-month": [],
      "converted-month": [],
      "primary-pupil": [],
      "secondary-pupil": [],
      "served-month": [],
      prize: [],
    },
    paidFen: FEN_NONE,
    poolFen: FEN_NONE,
    penaltyFen: FEN_NONE,
    bonded: 0,
    bondsBroken: 0,
    leftAfterBond: [],
    stayedAfterBond: [],
    parents: { asked: 0, choosing: 0 },
  };
}

/** Empties the month's counts. */
export function clearTally(t: Tally): void {
  const { moves } = t;
  moves.count = 0;
  for (const list of [moves.id, moves.origin, moves.target, moves.destination, moves.kind, moves.term, moves.post])
    list.length = 0;
  t.causes.id.length = 0;
  t.causes.pivotal.length = 0;
  t.joined.length = 0;
  for (const array of [t.leavers, t.pivotal, t.split, t.schooling]) array.fill(0);
  for (const list of Object.values(t.paidFor)) list.length = 0;
  t.paidFen = 0;
  t.poolFen = 0;
  t.penaltyFen = 0;
  t.bonded = 0;
  t.bondsBroken = 0;
  t.leftAfterBond.length = 0;
  t.stayedAfterBond.length = 0;
  t.parents.asked = 0;
  t.parents.choosing = 0;
}

export function recordMove(
  t: Tally,
  id: number,
  origin: number,
  target: number,
  destination: number,
  kind: number,
  term: number,
  post: number,
): void {
  const { moves } = t;
  moves.count++;
  moves.id.push(id);
  moves.origin.push(origin);
  moves.target.push(target);
  moves.destination.push(destination);
  moves.kind.push(kind);
  moves.term.push(term);
  moves.post.push(post);
}

/** Which places a county's doctors can see, fixed for a run. */
export interface Geography {
  /** Facilities of a county by facility type, and the tertiary hospitals of its prefecture. */
  readonly ofType: readonly (readonly Int32Array[])[];
  /** Place class of a county's outside option by place type; −1 where there is none. */
  readonly outsideClass: Int32Array;
  /** By county: its prefecture, and how many counties share that and its hospitals. */
  readonly prefectureOf: Int32Array;
  readonly sharing: Int32Array;
  /** Counties and facilities that the region has before these, and its counties in all: what luck is keyed by. */
  readonly stretch: { readonly county: number; readonly facility: number; readonly of: number };
  /** Residents who choose between this township or community centre (with its clinics) and a hospital, by facility. */
  readonly residents: Float64Array;
  /** Authorised posts of a county outside the tertiary hospital, the base of its inflows. */
  readonly posts: Float64Array;
  /** Clinics by county and town. */
  readonly clinics: readonly Int32Array[];
}

/** What a step sees: the month, its state and its luck. Everything that outlives the month is in `world`. */
export interface Month extends Surroundings {
  month: number;
  readonly draw: Draw;
  readonly betas: Float64Array;
  readonly rule: Rule;
  readonly tally: Tally;
  /** Terms with the values no lever has touched: what is usual. */
  readonly usual: Terms;
  /** What groups of factors go by that do not feel the policy; null where all feel it, as they do in all but runs that ask through what a policy works. */
  asUsual: AsUsual | null;
  readonly geography: Geography;
  /** Rows of doctors who look around this month, filled by intention and read by choice. */
  readonly lookers: { count: number; readonly rows: Int32Array };
  /** Rows of county-managed doctors whose term ends this month, filled by life and read by choice. */
  readonly termsEnded: number[];
  /** Absolute month of recorded month 1: before it everything is the burn-in, and what is usual is still being set. */
  readonly start: number;
  /** Evaluate everybody's look each month: the slow twin of the bounds. */
  readonly exact: boolean;
  readonly scratch: Scratch;
}

/** What burnout needs of places, made from terms and pay. */
export interface StrainTables {
  version: number;
  /** By place class, the same in every month: what one unit of demands counts for, and resources without any policy. */
  readonly scale: Float64Array;
  readonly usualResources: Float64Array;
  /** By place class: demands beside workload, what a unit of workload adds, resources. */
  readonly demand: Float64Array;
  readonly perWorkload: Float64Array;
  readonly resources: Float64Array;
  /** What unfair pay adds, by place class × post. */
  readonly unfair: Float64Array;
}

/** Months are counted from 0, a January. */
export const monthOfYear = (month: number): number => month % 12;

/** Doctors gathered to be worked out together, and the pair in which each holds their place. */
export interface Gathered {
  count: number;
  readonly doctor: Int32Array;
  readonly pair: Int32Array;
}

/** What bounds of the look remember of terms that matter to some doctors as they do to no sentinel, by person cell. */
export interface Uncovered {
  /** Changes of dates and of amounts that have been heeded. */
  dates: number;
  amounts: number;
  /** Highest amounts since bounds were set. */
  readonly highest: Float64Array;
  /** What has been lost of them at most: RMB a month, and worth of the wait. */
  readonly money: Float64Array;
  readonly wait: Float64Array;
}

/** Reused arrays and caches: they change how fast a run is, never its result. */
export interface Scratch {
  readonly pairs: Pairs;
  /** Cells with open posts by county × facility type, as last listed. */
  readonly openPosts: readonly OpenPosts[];
  /** A row of pairs for each factor, all of them side by side, and their sum. */
  readonly worthByFactor: Float64Array;
  readonly factorWorth: readonly Float64Array[];
  readonly worth: Float64Array;
  /** Highest contribution seen by person cell × factor since bounds were last refreshed. */
  readonly boundWorth: Float64Array;
  /** Cells in which bounds were set since references were last kept. */
  readonly unkept: number[];
  /** Doctors gathered for one evaluation, and their draws of looking. */
  readonly gathered: Gathered;
  readonly draws: Float64Array;
  /** 1 for person cells that have such a reference. */
  readonly bounded: Uint8Array;
  /** 1 for person cells whose bounds must be refreshed. */
  readonly marked: Uint8Array;
  /** Versions of policy and of the tables that bounds were made under. */
  boundsPolicy: number;
  boundsWorth: number;
  /** Policy that the pay and success tables were made under, and changes of the terms of pay. */
  tablesVersion: number;
  payChanges: number;
  /** Additive constants of the offer classes. */
  readonly constants: readonly number[];
  /** Worth now of what comes after so many months, up to the planning horizon. */
  readonly discounts: Float64Array;
  /** ln of usual pay by title × education. */
  readonly usualPay: Float64Array;
  /** How far what only policy moves has fallen in a cell since bounds were set. */
  readonly steadyFall: Float64Array;
  readonly uncovered: Uncovered;
  /** Demands beside unfair pay, and resources, by facility. */
  readonly demandOf: Float64Array;
  readonly resourcesAt: Float64Array;
  /** A clinic's visits by town of the county at hand. */
  readonly clinicVisits: Float64Array;
  /** What a doctor of a facility learns there from cases and visitors. */
  readonly practice: Float64Array;
  /** What some doctors of a cell are paid, as bits, and the changes of terms it was made after. */
  readonly extras: { version: number; readonly kinds: Uint8Array };
  /** Changes of the terms of part-time service after which it was seen that there is none and nobody serves; −1 while there is. */
  unserved: number;
  /** Burnout's balance by place, kept while worth stands still. */
  strain: StrainTables | null;
  /** Counts changes of the pay and success tables. */
  worthVersion: number;
}

/** One step of a month. Never throws, and never reads what a later step of the same month writes. */
export interface Step {
  readonly name: string;
  run(m: Month): void;
}
