import { all } from "../levers/all.gen.ts";
import { Fold, type LedgerEntry, type Part } from "../levers/fold.ts";
import { type Lever, type LeverSetting, strengthIn, type Target } from "../levers/lever.ts";
import { Writer } from "../levers/writer.ts";
import type { PlaceClasses, Terms } from "../model/terms.ts";
import { Safeguards } from "./safeguards.ts";

const levers = all as readonly unknown[] as readonly Lever[];
const position = new Map(levers.map(({ id }, k) => [id, k]));

/** What levers write does not change while their setting and the region are the same: later runs find it here. */
const written = new WeakMap<PlaceClasses, WeakMap<LeverSetting, WeakMap<Target, Writer>>>();

function writtenBy(setting: LeverSetting, places: PlaceClasses): WeakMap<Target, Writer> {
  const ofPlaces = written.get(places) ?? new WeakMap<LeverSetting, WeakMap<Target, Writer>>();
  written.set(places, ofPlaces);
  const known = ofPlaces.get(setting) ?? new WeakMap<Target, Writer>();
  ofPlaces.set(setting, known);
  return known;
}

/** The levers of a scenario, folded into terms in the months in which a setting's strength changes. */
export class Policy {
  private readonly settings: readonly LeverSetting[];
  private readonly terms: Terms;
  private readonly fold: Fold;
  private readonly safeguards: Safeguards;
  private readonly strengths: Float64Array;
  /** What each setting's lever writes, by target. */
  private readonly written: readonly WeakMap<Target, Writer>[];
  /** Position of each setting's lever in the catalogue. */
  readonly indices: readonly number[];
  /** What a closed loop makes of each setting's strength: all of it unless it says otherwise. */
  readonly granted: Float64Array;

  constructor(settings: readonly LeverSetting[], terms: Terms) {
    this.settings = settings;
    this.terms = terms;
    this.fold = new Fold(terms);
    this.strengths = new Float64Array(settings.length);
    this.granted = new Float64Array(settings.length).fill(1);
    this.indices = settings.map(({ lever }) => position.get(lever) ?? -1);
    this.written = settings.map((setting) => writtenBy(setting, terms.places));
    const own = this.indices.map((index) => levers[index]);
    this.safeguards = new Safeguards(own, settings, terms.places);
  }

  /** What is booked while the present strengths last. */
  get entries(): readonly LedgerEntry[] {
    return this.fold.entries;
  }

  /** Puts the policy of a recorded month (1-based) into force. */
  enact(month: number): void {
    let changed = false;
    for (let k = 0; k < this.settings.length; k++) {
      const strength = strengthIn(this.settings[k], month) * this.granted[k];
      if (strength === this.strengths[k]) continue;
      this.strengths[k] = strength;
      changed = true;
    }
    if (!changed) return;
    for (let k = 0; k < this.settings.length; k++) this.fold.put(k, this.partsOf(k));
    this.fold.close();
  }

  private partsOf(k: number): readonly Part[] {
    const strength = this.strengths[k];
    if (strength === 0) return [];
    return this.safeguards.arriving(k, this.strengths).map(({ target, compliance }) => ({
      lever: this.indices[k],
      writes: this.writesOf(k, target),
      strength,
      arrives: strength * compliance,
    }));
  }

  private writesOf(k: number, target: Target): Writer {
    const known = this.written[k].get(target);
    if (known !== undefined) return known;
    const writes = new Writer(levers[this.indices[k]], this.settings[k].params, target, this.terms.places);
    this.written[k].set(target, writes);
    return writes;
  }
}
