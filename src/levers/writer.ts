import { type Payer, type PlacePool, payers } from "../model/kinds.ts";
import { cellsPerPlace, type PaymentBasis, type Term, type Terms } from "../model/terms.ts";
import type { LeverSetting, Target } from "./setting.ts";
import { type Reach, reach, reachOf, within } from "./target.ts";

/** What guests of a facility are paid by: months of silver-age doctors there, visits of volunteers. */
export type GuestBasis = "silver-month" | "volunteer-visit";

/** One thing that costs money while it is in force: fen per unit of what its basis counts, wherever it reaches. */
export interface LedgerEntry {
  /** Position in the catalogue. */
  readonly lever: number;
  readonly payer: number;
  /**
   * A payment basis counts doctors in `cells`; `fixed` is a sum a month; `place` counts facilities of `places`;
   * `pool` is the capitation pool that staff of `counties` were paid or, where `pool` names one, that pool of `places`;
   * `kept` is what facilities keep of it; guests' bases count what guests of `places` do.
   */
  readonly basis: PaymentBasis | GuestBasis | "fixed" | "place" | "pool" | "kept";
  readonly pool: PlacePool | undefined;
  readonly fen: number;
  readonly reach: Reach;
  /** Entries that count the same – basis, pool and reach – share a number, from 0 on: it need be counted only once. */
  readonly counted: number;
  /** True when doctors receive it: booked and paid must then agree. */
  readonly toDoctors: boolean;
}

/** The whole of a setting's target. */
const WHOLE: Target = {};

/** What the writer must know of a lever. */
interface Writes {
  readonly id: string;
  readonly payer: Payer;
  readonly moves: readonly Term[];
  apply(write: Writer, p: Readonly<Record<string, number>>): void;
}

/**
 * What a lever may do. Values grow with the setting's strength; what is meant but does not arrive (compliance below 1) is
 * neither felt nor, if it is pay, booked – programme spending is booked in full all the same.
 */
export class Writer {
  readonly entries: LedgerEntry[] = [];
  /** The first entry of each thing counted. */
  private readonly counts: LedgerEntry[] = [];
  private readonly terms: Terms;
  /** By the setting's target, then by what narrows it. */
  private readonly reaches = new Map<Target, Map<string, Reach>>();
  /** Counties and places whose pools have been booked. */
  private readonly pooled = new Map<PlacePool | undefined, Set<number>>();
  private lever: Writes | null = null;
  private index = -1;
  private payer = 0;
  private target: Target = {};
  private strength = 0;
  private arrives = 0;

  constructor(terms: Terms) {
    this.terms = terms;
  }

  /** Forgets all entries; terms are reset by the caller. */
  clear(): void {
    this.entries.length = 0;
    this.counts.length = 0;
    this.pooled.clear();
  }

  /** Lets a lever write at this strength (0–1). */
  apply(lever: Writes, index: number, setting: LeverSetting, strength: number): void {
    this.lever = lever;
    this.index = index;
    this.payer = payers.indexOf(lever.payer);
    this.target = setting.target;
    this.strength = strength;
    this.arrives = strength * setting.compliance;
    lever.apply(this, setting.params);
  }

  /** Moves a term up towards `value`, never down. */
  raise(term: Term, value: number, only: Target = WHOLE): void {
    this.change(term, only, (old) => (value > old ? old + (value - old) * this.arrives : old));
  }

  /** Moves a term down towards `value`, never up. */
  lower(term: Term, value: number, only: Target = WHOLE): void {
    this.change(term, only, (old) => (value < old ? old + (value - old) * this.arrives : old));
  }

  /** Adds to a term. */
  add(term: Term, amount: number, only: Target = WHOLE): void {
    this.change(term, only, (old) => old + amount * this.arrives);
  }

  /** Sets what applies to an activity rather than how much of it there is: in full as soon as the lever is in force. */
  set(term: Term, value: number, only: Target = WHOLE): void {
    this.change(term, only, () => value);
  }

  /** Pays doctors `rmb` by a money term, by its basis; `scale` makes it depend on remoteness. */
  pay(term: Term, rmb: number, only: Target = WHOLE, scale?: (remoteness: number) => number): void {
    if (term.paid === undefined) throw new Error(`${term.id} is not a money term`);
    const table = this.tableOf(term);
    const whole = this.reachOf(only);
    const full = 100 * rmb * this.arrives;
    if (scale === undefined) {
      this.payAlike(term.paid, table, Math.round(full), whole);
      return;
    }
    const { places } = this.terms;
    const width = cellsPerPlace(places.specialties);
    const byFen = new Map<number, number[]>();
    for (const cell of whole.cells) {
      const fen = Math.round(full * scale(places.remoteness[Math.floor(cell / width)]));
      const cells = byFen.get(fen);
      if (cells === undefined) byFen.set(fen, [cell]);
      else cells.push(cell);
    }
    for (const [fen, cells] of byFen) this.payAlike(term.paid, table, fen, reach(cells, [], [], places));
  }

  private payAlike(basis: PaymentBasis, table: Float64Array, fen: number, to: Reach): void {
    if (fen === 0) return;
    for (const cell of to.cells) table[cell] += fen;
    this.enter(basis, fen, to, true);
  }

  /** Books `rmb` a month for running the programme in each county reached. */
  spend(rmb: number): void {
    this.enter("fixed", Math.round(100 * rmb * this.strength), this.reachOf(WHOLE), false);
  }

  /** Books `rmb` for each doctor (or doctor-month, entrant …) that the basis counts in the target. */
  spendPer(basis: PaymentBasis, rmb: number, only: Target = WHOLE): void {
    this.enter(basis, Math.round(100 * rmb * this.strength), this.reachOf(only), false);
  }

  /** Books `rmb` in full for each that the lever itself has brought about: its strength has already decided how many. */
  spendEach(basis: PaymentBasis | GuestBasis, rmb: number, only: Target = WHOLE): void {
    this.enter(basis, Math.round(100 * rmb), this.reachOf(only), false);
  }

  /** Books `rmb` a month for each facility in the target. */
  spendPerPlace(rmb: number, only: Target = WHOLE): void {
    this.enter("place", Math.round(100 * rmb * this.strength), this.reachOf(only), false);
  }

  /** Books what the capitation pools of the counties reached pay out, or a pool of the places reached: each of them once. */
  bookPool(pool?: PlacePool): void {
    const { terms, lever } = this;
    const whole = this.reachOf(WHOLE);
    const known = this.pooled.get(pool) ?? new Set<number>();
    this.pooled.set(pool, known);
    const fresh = [...(pool === undefined ? whole.counties : whole.places)].filter((at) => !known.has(at));
    if (lever === null || fresh.length === 0) return;
    for (const at of fresh) known.add(at);
    if (pool === undefined) {
      this.enter("pool", 1, reach([], [], fresh, terms.places), true);
      return;
    }
    const places = reach([], fresh, [], terms.places);
    this.enter("pool", 1, places, true, pool);
    this.enter("kept", 1, places, false, pool);
  }

  private enter(basis: LedgerEntry["basis"], fen: number, reach: Reach, toDoctors: boolean, pool?: PlacePool): void {
    if (fen === 0) return;
    const alike = this.counts.findIndex((c) => c.basis === basis && c.reach === reach && c.pool === pool);
    const counted = alike < 0 ? this.counts.length : alike;
    const entry = { lever: this.index, payer: this.payer, basis, pool, fen, reach, counted, toDoctors };
    if (alike < 0) this.counts.push(entry);
    this.entries.push(entry);
  }

  private tableOf(term: Term): Float64Array {
    if (this.lever === null || !this.lever.moves.includes(term))
      throw new Error(`${this.lever?.id} moves ${term.id} without declaring it`);
    return this.terms.toMove(term);
  }

  private change(term: Term, only: Target, next: (old: number) => number): void {
    const table = this.tableOf(term);
    const reach = this.reachOf(only);
    const at = term.axes === "person" ? reach.cells : term.axes === "place" ? reach.places : reach.counties;
    const [low, high] = term.range;
    for (const k of at) {
      const value = next(table[k]);
      table[k] = value < low ? low : value > high ? high : value;
    }
  }

  private reachOf(only: Target): Reach {
    let known = this.reaches.get(this.target);
    if (known === undefined) {
      known = new Map();
      this.reaches.set(this.target, known);
    }
    const key = only === WHOLE ? "" : JSON.stringify(only);
    let found = known.get(key);
    if (found === undefined) {
      found = reachOf(within(this.target, only), this.terms.places);
      known.set(key, found);
    }
    return found;
  }
}
