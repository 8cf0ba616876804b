import { type Payer, type PlacePool, payers } from "../model/kinds.ts";
import { cellsPerPlace, type PaymentBasis, type PlaceClasses, type Term } from "../model/terms.ts";
import type { Target } from "./setting.ts";
import { type Reach, reach, reachOf, within } from "./target.ts";

/** What guests of a facility are paid by: months of silver-age doctors there, visits of volunteers. */
export type GuestBasis = "silver-month" | "volunteer-visit";

/**
 * What money is counted by. A payment basis counts doctors in a reach's cells; `fixed` is a sum a month for each of its counties;
 * `place` counts facilities of its places; `pool` is the capitation pool that staff of its counties were paid or, where a pool
 * is named, that pool of its places; `kept` is what facilities keep of it; guests' bases count what guests of its places do.
 */
export type Basis = PaymentBasis | GuestBasis | "fixed" | "place" | "pool" | "kept";

/** How far a lever is in force: its strength (0–1), and what of it arrives where compliance is below 1. */
export interface Force {
  readonly strength: number;
  readonly arrives: number;
}

/** What a lever does to a term wherever it reaches. */
export interface Move {
  readonly term: Term;
  readonly how: "raise" | "lower" | "add" | "set" | "pay";
  /** A value of the term; for pay fen at full strength, and what of them are paid in this reach. */
  readonly value: number;
  readonly scale: number;
  /** Positions in the term's table, as runs: first, and one past the last. */
  readonly runs: Int32Array;
}

/** What a lever books wherever it reaches: fen at full strength. */
export interface Booking {
  readonly basis: Basis;
  readonly fen: number;
  readonly scale: number;
  /** Pay grows with what arrives, a programme with strength; what the lever itself has brought about is booked in full. */
  readonly grows: keyof Force | "not";
  readonly reach: Reach;
  /** True when doctors receive it: booked and paid must then agree. */
  readonly toDoctors: boolean;
}

/** The whole of a setting's target. */
const WHOLE: Target = {};

/** What the writer must know of a lever. */
export interface Writes {
  readonly id: string;
  readonly payer: Payer;
  readonly moves: readonly Term[];
  apply(write: Writer, p: Readonly<Record<string, number>>): void;
}

/**
 * What a lever may do, kept as it says it for one target. Nothing of it depends on strength: values grow with that when they are put
 * into force. What is meant but does not arrive (compliance below 1) is neither felt nor, if it is pay, booked – programme
 * spending is booked in full all the same.
 */
export class Writer {
  readonly moves: Move[] = [];
  readonly bookings: Booking[] = [];
  /** Pools whose payments it books, each once for all levers; undefined for that of capitation. */
  readonly pools: (PlacePool | undefined)[] = [];
  readonly payer: number;
  readonly whole: Reach;
  /** Terms that it moves, and those of them that go by its strength. */
  readonly terms: readonly Term[];
  readonly growing: readonly Term[];
  private readonly lever: Writes;
  private readonly target: Target;
  private readonly places: PlaceClasses;

  constructor(lever: Writes, params: Readonly<Record<string, number>>, target: Target, places: PlaceClasses) {
    this.lever = lever;
    this.target = target;
    this.places = places;
    this.payer = payers.indexOf(lever.payer);
    this.whole = reachOf(target, places);
    lever.apply(this, params);
    this.terms = [...new Set(this.moves.map(({ term }) => term))];
    this.growing = [...new Set(this.moves.filter(({ how }) => how !== "set").map(({ term }) => term))];
  }

  /** Moves a term up towards `value`, never down. */
  raise(term: Term, value: number, only: Target = WHOLE): void {
    this.move(term, "raise", value, only);
  }

  /** Moves a term down towards `value`, never up. */
  lower(term: Term, value: number, only: Target = WHOLE): void {
    this.move(term, "lower", value, only);
  }

  /** Adds to a term. */
  add(term: Term, amount: number, only: Target = WHOLE): void {
    this.move(term, "add", amount, only);
  }

  /** Sets what applies to an activity rather than how much of it there is: in full as soon as the lever is in force. */
  set(term: Term, value: number, only: Target = WHOLE): void {
    this.move(term, "set", value, only);
  }

  /** Pays doctors `rmb` by a money term, by its basis; `scale` makes it depend on remoteness. */
  pay(term: Term, rmb: number, only: Target = WHOLE, scale?: (remoteness: number) => number): void {
    if (term.paid === undefined) throw new Error(`${term.id} is not a money term`);
    this.mayMove(term);
    const to = this.reachOf(only);
    const groups = scale === undefined ? new Map([[1, to]]) : groupsOf(to, scale, this.places);
    for (const [share, { cells }] of groups)
      this.moves.push({ term, how: "pay", value: 100 * rmb, scale: share, runs: runsOf(cells) });
    for (const [share, part] of groups) this.book(term.paid, rmb, "arrives", part, true, share);
  }

  /** Books `rmb` a month for running the programme in each county reached. */
  spend(rmb: number): void {
    this.book("fixed", rmb, "strength", this.whole, false);
  }

  /** Books `rmb` for each doctor (or doctor-month, entrant …) that the basis counts in the target. */
  spendPer(basis: PaymentBasis, rmb: number, only: Target = WHOLE): void {
    this.book(basis, rmb, "strength", this.reachOf(only), false);
  }

  /** Books `rmb` in full for each that the lever itself has brought about: its strength has already decided how many. */
  spendEach(basis: PaymentBasis | GuestBasis, rmb: number, only: Target = WHOLE): void {
    this.book(basis, rmb, "not", this.reachOf(only), false);
  }

  /** Books `rmb` a month for each facility in the target. */
  spendPerPlace(rmb: number, only: Target = WHOLE): void {
    this.book("place", rmb, "strength", this.reachOf(only), false);
  }

  /** Books what the capitation pools of the counties reached pay out, or a pool of the places reached: each of them once. */
  bookPool(pool?: PlacePool): void {
    this.pools.push(pool);
  }

  private book(basis: Basis, rmb: number, grows: Booking["grows"], to: Reach, toDoctors: boolean, scale = 1): void {
    const { cells, places, counties } = to;
    const reached = basis === "fixed" ? counties : basis === "place" || isOfGuests(basis) ? places : cells;
    if (reached.length > 0) this.bookings.push({ basis, fen: 100 * rmb, scale, grows, reach: to, toDoctors });
  }

  private move(term: Term, how: Move["how"], value: number, only: Target): void {
    this.mayMove(term);
    const { cells, places, counties } = this.reachOf(only);
    const at = term.axes === "person" ? cells : term.axes === "place" ? places : counties;
    this.moves.push({ term, how, value, scale: 1, runs: runsOf(at) });
  }

  private mayMove(term: Term): void {
    const { id, moves } = this.lever;
    if (!moves.includes(term)) throw new Error(`${id} moves ${term.id} without declaring it`);
  }

  private reachOf(only: Target): Reach {
    return only === WHOLE ? this.whole : reachOf(within(this.target, only), this.places);
  }
}

const isOfGuests = (basis: Basis): boolean => basis === "silver-month" || basis === "volunteer-visit";

/** A reach taken apart by what `scale` makes of the remoteness of its places. */
function groupsOf({ cells }: Reach, scale: (remoteness: number) => number, all: PlaceClasses): Map<number, Reach> {
  const width = cellsPerPlace(all.specialties);
  const groups = new Map<number, { readonly cells: number[]; readonly places: number[] }>();
  for (const cell of cells) {
    const place = Math.floor(cell / width);
    const share = scale(all.remoteness[place]);
    let group = groups.get(share);
    if (group === undefined) {
      group = { cells: [], places: [] };
      groups.set(share, group);
    }
    group.cells.push(cell);
    if (group.places[group.places.length - 1] !== place) group.places.push(place);
  }
  return new Map([...groups].map(([share, group]) => [share, reach(group.cells, group.places, [], all)]));
}

/** Positions in rising order as runs of neighbours. */
function runsOf(at: Int32Array): Int32Array {
  const runs: number[] = [];
  for (let k = 0; k < at.length; k++) {
    if (k === 0 || at[k] !== at[k - 1] + 1) runs.push(at[k], at[k]);
    runs[runs.length - 1]++;
  }
  return Int32Array.from(runs);
}

/** Puts a move into force, as far as it arrives. */
export function perform({ term, how, value, scale, runs }: Move, table: Float64Array, arrives: number): void {
  const fen = how === "pay" ? Math.round(value * arrives * scale) : 0;
  if (how === "pay" && fen === 0) return;
  const more = value * arrives;
  const upwards = how === "raise";
  const [low, high] = term.range;
  const within = (next: number): number => (next < low ? low : next > high ? high : next);
  for (let r = 0; r < runs.length; r += 2) {
    const to = runs[r + 1];
    if (how === "pay") for (let k = runs[r]; k < to; k++) table[k] += fen;
    else if (how === "set") table.fill(within(value), runs[r], to);
    else if (how === "add") for (let k = runs[r]; k < to; k++) table[k] = within(table[k] + more);
    else
      for (let k = runs[r]; k < to; k++) {
        const old = table[k];
        if (upwards ? value > old : value < old) table[k] = within(old + (value - old) * arrives);
        else table[k] = within(old);
      }
  }
}

/** Whole fen of a booking in force. */
export const fenOf = ({ fen, scale, grows }: Booking, force: Force): number =>
  grows === "not" ? Math.round(fen) : Math.round(fen * force[grows] * scale);
