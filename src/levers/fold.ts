import type { PlacePool } from "../model/kinds.ts";
import type { Term, Terms } from "../model/terms.ts";
import { type Reach, reach } from "./target.ts";
import { type Basis, type Force, fenOf, type Move, perform, type Writer } from "./writer.ts";

/** One thing that costs money while it is in force: fen per unit of what its basis counts, wherever it reaches. */
export interface LedgerEntry {
  /** Position in the catalogue. */
  readonly lever: number;
  readonly payer: number;
  readonly basis: Basis;
  readonly pool: PlacePool | undefined;
  readonly fen: number;
  readonly reach: Reach;
  /** Entries that count the same – basis, pool and reach – share a number: it need be counted only once. */
  readonly counted: number;
  /** True when doctors receive it: booked and paid must then agree. */
  readonly toDoctors: boolean;
}

/** What a setting's lever writes for one target, and how far that is in force. */
export interface Part extends Force {
  readonly lever: number;
  readonly writes: Writer;
}

/** An entry whose price may change. */
type Draft = LedgerEntry & { fen: number };

/** A move, and which part of which setting has it. */
interface Mover {
  readonly move: Move;
  readonly setting: number;
  readonly part: number;
}

/**
 * Folds what levers write into terms, in the order of their settings, and lists what is booked. Only terms that a changed setting
 * moves are made anew: the others hold what they would hold if all of them were.
 */
export class Fold {
  private readonly terms: Terms;
  /** By setting. */
  private readonly parts: (readonly Part[])[] = [];
  /** What each part books, in the order of its bookings, whether or not that comes to anything now. */
  private readonly drafts: (readonly (readonly Draft[])[])[] = [];
  private relist = true;
  private readonly stale = new Set<Term>();
  /** What moves a term, in order; none while it must be listed anew. */
  private readonly movers = new Map<Term, Mover[]>();
  /** Stretch of a term's table in which anything has ever moved it. */
  private readonly stretches = new Map<Term, { readonly from: number; readonly to: number }>();
  /** Numbers of things counted, by reach and then by basis. */
  private readonly counts = new Map<Reach, Map<Basis, number>>();
  private counted = 0;
  /** Those that book pools, and what they have booked. */
  private claiming: readonly Part[] = [];
  private pooled: readonly LedgerEntry[] = [];
  entries: readonly LedgerEntry[] = [];

  constructor(terms: Terms) {
    this.terms = terms;
  }

  /** What a setting comes to from now on; nothing while it is not in force. Takes effect when the fold is closed. */
  put(setting: number, parts: readonly Part[]): void {
    const before = this.parts[setting] ?? [];
    this.parts[setting] = parts;
    const asBefore = (is: (one: Part, other: Part) => boolean): boolean =>
      parts.length === before.length && parts.every((part, k) => is(part, before[k]));
    if (asBefore(isAlike)) return;
    const written = asBefore((one, other) => one.writes === other.writes);
    for (const { writes } of written ? parts : [...before, ...parts])
      for (const term of written ? writes.growing : writes.terms) this.stale.add(term);
    if (written) {
      this.reprice(setting);
      return;
    }
    this.movers.clear();
    this.drafts[setting] = parts.map((part) => this.draftsOf(part));
    this.relist = true;
  }

  /** Makes stale terms and the list of entries anew. */
  close(): void {
    this.terms.version++;
    if (this.movers.size === 0) this.listMovers();
    for (const term of this.stale) {
      const stretch = this.stretches.get(term);
      if (stretch !== undefined) this.terms.fold(term, stretch.from, stretch.to, (table) => this.move(term, table));
    }
    this.stale.clear();
    if (!this.relist) return;
    this.relist = false;
    this.entries = [...this.drafts.flat(2).filter(({ fen }) => fen !== 0), ...this.poolEntries()];
  }

  private move(term: Term, table: Float64Array): void {
    for (const { move, setting, part } of this.movers.get(term) ?? [])
      perform(move, table, this.parts[setting][part].arrives);
  }

  private listMovers(): void {
    this.parts.forEach((parts, setting) => {
      parts.forEach(({ writes }, part) => {
        for (const move of writes.moves) {
          const { term, runs } = move;
          const movers = this.movers.get(term);
          if (movers === undefined) this.movers.set(term, [{ move, setting, part }]);
          else movers.push({ move, setting, part });
          if (runs.length === 0) continue;
          const { from, to } = this.stretches.get(term) ?? { from: runs[0], to: 0 };
          this.stretches.set(term, { from: Math.min(from, runs[0]), to: Math.max(to, runs[runs.length - 1]) });
        }
      });
    });
  }

  private draftsOf(part: Part): readonly Draft[] {
    const { lever, writes } = part;
    const { payer } = writes;
    return writes.bookings.map((booking) => {
      const { basis, reach: to, toDoctors } = booking;
      const fen = fenOf(booking, part);
      return { lever, payer, basis, pool: undefined, fen, reach: to, counted: this.countOf(basis, to), toDoctors };
    });
  }

  /** Another force of what is written already: the same entries at other prices. */
  private reprice(setting: number): void {
    this.parts[setting].forEach((part, k) => {
      const { bookings } = part.writes;
      const drafts = this.drafts[setting][k];
      for (let at = 0; at < drafts.length; at++) {
        const fen = fenOf(bookings[at], part);
        if ((fen === 0) !== (drafts[at].fen === 0)) this.relist = true;
        drafts[at].fen = fen;
      }
    });
  }

  /** Whoever comes first books a pool of a county or place. */
  private poolEntries(): readonly LedgerEntry[] {
    const claiming = this.parts.flat().filter(({ writes }) => writes.pools.length > 0);
    if (
      claiming.length === this.claiming.length &&
      claiming.every(({ writes }, k) => writes === this.claiming[k].writes)
    )
      return this.pooled;
    this.claiming = claiming;
    const known = new Map<PlacePool | undefined, Set<number>>();
    const entries: LedgerEntry[] = [];
    for (const { lever, writes } of claiming)
      for (const pool of writes.pools) {
        const booked = known.get(pool) ?? new Set();
        known.set(pool, booked);
        const { counties, places } = writes.whole;
        const fresh = [...(pool === undefined ? counties : places)].filter((at) => !booked.has(at));
        if (fresh.length === 0) continue;
        for (const at of fresh) booked.add(at);
        const to =
          pool === undefined ? reach([], [], fresh, this.terms.places) : reach([], fresh, [], this.terms.places);
        const { payer } = writes;
        for (const basis of pool === undefined ? (["pool"] as const) : (["pool", "kept"] as const)) {
          const counted = this.countOf(basis, to);
          entries.push({ lever, payer, basis, pool, fen: 1, reach: to, counted, toDoctors: basis === "pool" });
        }
      }
    this.pooled = entries;
    return entries;
  }

  /** A pool's reach is its own, so that it need not be told from others. */
  private countOf(basis: Basis, to: Reach): number {
    let numbers = this.counts.get(to);
    if (numbers === undefined) {
      numbers = new Map();
      this.counts.set(to, numbers);
    }
    let number = numbers.get(basis);
    if (number === undefined) {
      number = this.counted++;
      numbers.set(basis, number);
    }
    return number;
  }
}

const isAlike = (one: Part, other: Part): boolean =>
  one.writes === other.writes && one.strength === other.strength && one.arrives === other.arrives;
