import { factorGroups } from "../model/kinds.ts";
import { feltWorth, intention, isBurnedOut } from "../model/look.ts";
import { isBound } from "../model/obligation.ts";
import { worthHere } from "../model/return-right.ts";
import type { Month } from "../model/step.ts";
import { sexOf, specialtyOf } from "../model/traits.ts";
import { cellOf, flag, NEVER } from "../model/world.ts";
import type { Scenario } from "./scenario.ts";
import { observe } from "./simulate.ts";

/** What can be told of a doctor in a month. Codes are positions in the lists of src/model/kinds.ts. */
export interface LifeState {
  /** Position of the facility in the region's expanded list. */
  readonly facility: number;
  readonly type: number;
  /** Where they work, when dispatched or in training; else the facility. */
  readonly workplace: number;
  readonly training: boolean;
  readonly post: number;
  readonly title: number;
  readonly education: number;
  readonly specialty: number;
  readonly sex: number;
  readonly ageMonths: number;
  /** Months since the first child's birth; negative before it, null without one. */
  readonly childMonths: number | null;
  readonly parentsNeedCare: boolean;
  readonly spouseTie: boolean;
  readonly bonded: boolean;
  readonly pay: number;
  readonly burnout: number;
  readonly burnedOut: boolean;
  /** Chance of saying that they want to leave. */
  readonly intention: number;
}

/** How a doctor was lost to the region, or moved: `destination` as in `destinations`, pivotal groups by name. */
export interface LifeMove {
  readonly destination: number;
  readonly facility: number;
  /** 0 another employer or a way out, 1 dispatch, 2 training. */
  readonly kind: number;
  readonly pivotal: readonly string[];
}

export interface LifeMonth {
  /** Recorded month; 0 is the state that the run begins with. */
  readonly month: number;
  /** Null once the doctor is gone, and before they come. */
  readonly state: LifeState | null;
  readonly looked: boolean;
  readonly moves: readonly LifeMove[];
}

const rowOf = (m: Month, id: number): number => {
  const { id: ids, facility } = m.world.doctors;
  for (let i = 0; i < m.world.clock[1]; i++) if (ids[i] === id && facility[i] >= 0) return i;
  return -1;
};

function stateOf(m: Month, i: number): LifeState {
  const { doctors: d, facilities: f } = m.world;
  const burnedOut = isBurnedOut(m, i);
  const childMonths = d.childBorn[i] === NEVER ? null : m.month - d.childBorn[i];
  return {
    facility: d.facility[i],
    type: f.type[d.facility[i]],
    workplace: d.workplace[i],
    training: (d.flags[i] & flag.training) !== 0,
    post: d.post[i],
    title: d.title[i],
    education: d.education[i],
    specialty: specialtyOf(d.flags, i),
    sex: sexOf(d.flags, i),
    ageMonths: m.month - d.born[i],
    childMonths,
    parentsNeedCare: d.elderFrom[i] <= m.month,
    spouseTie: (d.flags[i] & flag.spouseTie) !== 0,
    bonded: isBound(m.world, i),
    pay: m.pay[cellOf(m.world, i)],
    burnout: d.burnout[i],
    burnedOut,
    intention: intention(m, i, feltWorth(m, i, worthHere(m, i)), burnedOut),
  };
}

const pivotalOf = (m: Month, id: number): readonly string[] => {
  const at = m.tally.causes.id.indexOf(id);
  const mask = at < 0 ? 0 : m.tally.causes.pivotal[at];
  return factorGroups.filter((_, g) => (mask & (1 << g)) !== 0);
};

/** The life of one doctor in one world, month by month. The doctor must be there at month 0 or come later. */
export function lifeOf(scenario: Scenario, seed: string, replicate: number, id: number): LifeMonth[] {
  const months: LifeMonth[] = [];
  let opening = true;
  observe(scenario, seed, replicate, (m) => {
    const i = rowOf(m, id);
    const looked = !opening && m.lookers.rows.subarray(0, m.lookers.count).includes(i) && i >= 0;
    const { moves } = m.tally;
    const own: LifeMove[] = [];
    for (let k = 0; !opening && k < moves.count; k++)
      if (moves.id[k] === id)
        own.push({
          destination: moves.destination[k],
          facility: moves.target[k],
          kind: moves.kind[k],
          pivotal: pivotalOf(m, id),
        });
    const month = opening ? 0 : m.month - m.start + 1;
    months.push({ month, state: i < 0 ? null : stateOf(m, i), looked, moves: own });
    opening = false;
  });
  return months;
}

/** A doctor of a township centre at month 0, and the month in which they left it; null for those who stayed. */
interface Stay {
  readonly id: number;
  readonly left: number | null;
}

const TOWNSHIP = 2;

/** Who of the township doctors of month 0 leaves their centre, and when; retirement does not count. */
function stays(scenario: Scenario, seed: string, replicate: number): Map<number, Stay> {
  const found = new Map<number, Stay>();
  const home = new Map<number, number>();
  let opening = true;
  observe(scenario, seed, replicate, (m) => {
    const { doctors: d, facilities: f, clock } = m.world;
    if (opening) {
      opening = false;
      for (let i = 0; i < clock[1]; i++)
        if (d.facility[i] >= 0 && f.type[d.facility[i]] === TOWNSHIP) {
          found.set(d.id[i], { id: d.id[i], left: null });
          home.set(d.id[i], d.facility[i]);
        }
      return;
    }
    const { id, kind, origin } = m.tally.moves;
    for (const left of m.tally.causes.id) {
      const k = id.findIndex((other, at) => other === left && kind[at] === 0);
      if (k < 0 || home.get(left) !== origin[k] || found.get(left)?.left !== null) continue;
      found.set(left, { id: left, left: m.month - m.start + 1 });
    }
  });
  return found;
}

/**
 * A doctor worth telling of: the first township doctor who leaves in the one world and stays in the other; without another
 * world the first who leaves. Null when there is nobody like that.
 */
export function tellingDoctor(one: Scenario, other: Scenario | null, seed: string, replicate: number): number | null {
  const here = [...stays(one, seed, replicate).values()];
  const there = other === null ? null : stays(other, seed, replicate);
  const leavers = here.filter(({ id, left }) => left !== null && (there === null || there.get(id)?.left === null));
  leavers.sort((a, b) => (a.left ?? 0) - (b.left ?? 0) || a.id - b.id);
  return leavers[0]?.id ?? null;
}
