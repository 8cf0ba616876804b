import type { Lever, LeverSetting, Target } from "../levers/lever.ts";
import { countyName, reachOf } from "../levers/target.ts";
import type { PlaceClasses } from "../model/terms.ts";

/** What of a setting reaches whom: the share of what is meant that arrives there. */
interface Arrival {
  readonly target: Target;
  readonly compliance: number;
}

/** A setting's target where a safeguard is in force and where it is not; null where nobody is. */
interface Divided {
  readonly inside: Target | null;
  readonly outside: Target | null;
}

/**
 * Settings as they arrive: where another lever in force makes good part of what is lost on the way, with higher compliance;
 * in parts where that is so in some of a setting's counties only.
 */
export class Safeguards {
  private readonly settings: readonly LeverSetting[];
  private readonly places: PlaceClasses;
  /** Positions of settings that make good what others lose, and what share of it. */
  private readonly guards: readonly number[];
  private readonly recovered: readonly number[];
  /** By safeguard and setting. */
  private readonly divided: Divided[][];

  constructor(levers: readonly Lever[], settings: readonly LeverSetting[], places: PlaceClasses) {
    this.settings = settings;
    this.places = places;
    this.guards = settings.map((_, k) => k).filter((k) => levers[k].recovers !== undefined);
    this.recovered = this.guards.map((k) => Math.min(1, levers[k].recovers?.(settings[k].params) ?? 0));
    this.divided = this.guards.map(() => []);
  }

  /** A setting at the strengths of the month. */
  arriving(k: number, strengths: ArrayLike<number>): readonly Arrival[] {
    const { guards, settings } = this;
    const own = settings[k];
    const first = guards.findIndex((guard) => strengths[guard] > 0);
    if (own.compliance === 1 || first < 0 || guards.includes(k)) return [own];
    const guard = guards[first];
    const share = this.recovered[first] * strengths[guard] * settings[guard].compliance;
    const { inside, outside } = this.divide(first, k);
    if (inside === null || share === 0) return [own];
    const compliance = own.compliance + (1 - own.compliance) * share;
    if (outside === null) return [{ target: own.target, compliance }];
    return [
      { target: inside, compliance },
      { target: outside, compliance: own.compliance },
    ];
  }

  private divide(safeguard: number, k: number): Divided {
    const known = this.divided[safeguard][k];
    if (known !== undefined) return known;
    const { target } = this.settings[k];
    const guarded = reachOf(this.settings[this.guards[safeguard]].target, this.places).counties;
    const reached = [...reachOf(target, this.places).counties];
    const first = this.places.firstCounty ?? 0;
    const within = (counties: readonly number[]): Target | null =>
      counties.length === 0 ? null : { ...target, regions: counties.map((county) => countyName(first + county)) };
    const found = {
      inside: within(reached.filter((county) => guarded.includes(county))),
      outside: within(reached.filter((county) => !guarded.includes(county))),
    };
    this.divided[safeguard][k] = found;
    return found;
  }
}
