import { all } from "../levers/all.gen.ts";
import { type Lever, type LeverSetting, strengthIn } from "../levers/lever.ts";
import { type LedgerEntry, Writer } from "../levers/writer.ts";
import type { Terms } from "../model/terms.ts";
import { arriving } from "./safeguards.ts";

const levers = all as readonly unknown[] as readonly Lever[];

/** The levers of a scenario, folded into terms in the months in which a setting's strength changes. */
export class Policy {
  private readonly settings: readonly LeverSetting[];
  private readonly terms: Terms;
  private readonly writer: Writer;
  private readonly strengths: Float64Array;
  /** Position of each setting's lever in the catalogue. */
  readonly indices: readonly number[];
  /** What a closed loop makes of each setting's strength: all of it unless it says otherwise. */
  readonly granted: Float64Array;

  constructor(settings: readonly LeverSetting[], terms: Terms) {
    this.settings = settings;
    this.terms = terms;
    this.writer = new Writer(terms);
    this.strengths = new Float64Array(settings.length);
    this.granted = new Float64Array(settings.length).fill(1);
    this.indices = settings.map(({ lever }) => levers.findIndex(({ id }) => id === lever));
  }

  /** What is booked while the present strengths last. */
  get entries(): readonly LedgerEntry[] {
    return this.writer.entries;
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
    this.terms.reset();
    this.writer.clear();
    const enacted = this.settings.map((setting, k) => ({
      lever: levers[this.indices[k]],
      setting,
      strength: this.strengths[k],
    }));
    enacted.forEach((own, k) => {
      if (own.strength === 0) return;
      for (const setting of arriving(own, enacted, this.terms.places))
        this.writer.apply(own.lever, this.indices[k], setting, own.strength);
    });
  }
}
