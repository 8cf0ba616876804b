import { all as catalogue } from "../../levers/all.gen.ts";
import { type Lever, type LeverSetting, strengthIn } from "../../levers/lever.ts";
import { gapOf, type Indicator, indicators } from "../../levers/loop/indicators.ts";
import type { Movable, Reading, Rule } from "../../levers/loop/rule.ts";
import { all as rules } from "../../levers/loop/rules/all.gen.ts";
import { reachOf } from "../../levers/target.ts";
import { PAYERS } from "../../model/kinds.ts";
import type { Month } from "../../model/step.ts";
import { book } from "../money.ts";
import type { Policy } from "../policy.ts";
import { rowsOf, tableOf } from "../row-list.ts";
import { loopTables, type Tables } from "../rows.ts";
import type { Thresholds } from "../survey.ts";
import { type Measurement, Observer } from "./observer.ts";

const levers = catalogue as readonly unknown[] as readonly Lever[];
const LEVER = "review-loop";
const YEAR = 12;
/** What is held back of the budget because doctors may join within a month: assumed, more than any month has seen. */
const MARGIN = 0.02;

/** A lever that the loop moves, and what it has learnt of it. */
interface Moved {
  readonly setting: LeverSetting;
  /** Position among the settings, and of the lever in the catalogue. */
  readonly at: number;
  readonly index: number;
  /** Positions of the indicators that it serves; of all where it serves none of them. */
  readonly serves: readonly number[];
  /** Strength that the rule asks for, as a share of what is intended. */
  asked: number;
  /** Fen booked, and months at the whole intended strength, since the last review. */
  booked: number;
  worked: number;
  /** Fen a year at the whole intended strength, as last estimated. */
  fullCost: number;
  /** Fen that this month's head counts foretell. */
  foretold: number;
  /** Fen booked beyond what head counts foretold, the strength they were booked at, and the most in a month by strength. */
  lumps: number;
  lumpMonths: number;
  largestLump: number;
}

interface Known {
  readonly month: number;
  readonly of: readonly Measurement[];
}

/**
 * The closed loop: at each review, late and noisy measurements are held against targets and a rule moves the strength of the
 * levers; every month, what is left of the year's budget is held against what they will cost, and they are cut back in time.
 */
export class Loop {
  private readonly own: LeverSetting;
  private readonly rule: NonNullable<Rule["next"]>;
  private readonly policy: Policy;
  private readonly moved: readonly Moved[];
  private readonly ownIndex: number;
  private readonly observer: Observer;
  private readonly period: number;
  private readonly delay: number;
  private readonly budget: number;
  /** What the review in a month will know. */
  private readonly known = new Map<number, Known>();
  private readonly prices = new Float64Array(levers.length * PAYERS);
  private readonly reviews = rowsOf("reviews", 10 * indicators.length);
  private readonly strengths = rowsOf("strengths", 100);
  private running = false;
  /** Share of what the rule asks for that the budget allows. */
  private ration = 1;
  private spent = 0;

  constructor(
    own: LeverSetting,
    rule: NonNullable<Rule["next"]>,
    settings: readonly LeverSetting[],
    policy: Policy,
    satisfiedFrom: Thresholds,
  ) {
    const { params } = own;
    this.own = own;
    this.rule = rule;
    this.policy = policy;
    this.period = Math.round(params["period"]);
    this.delay = Math.round(params["delay"]);
    this.budget = 100 * params["budget"];
    this.observer = new Observer(satisfiedFrom, Math.round(params["sample"]), params["error"]);
    this.ownIndex = policy.indices[settings.indexOf(own)];
    this.moved = settings.flatMap((setting, at) => {
      const index = policy.indices[at];
      return levers[index].group === "governance" ? [] : [movedFrom(setting, at, index)];
    });
  }

  /** Before a month (1-based): reviews when it is time, and leaves the policy at strengths that the budget bears. */
  steer(m: Month, month: number): void {
    const { own, moved, policy } = this;
    const step = strengthIn(own, month);
    if ((month - 1) % YEAR === 0) this.spent = 0;
    if (step === 0) {
      if (this.running) policy.granted.fill(1);
      this.running = false;
      return;
    }
    const begins = !this.running;
    if (begins) {
      this.running = true;
      for (const each of moved) each.asked = own.params["start"];
      this.priceInFull(m, month);
    }
    const known = this.known.get(month);
    this.known.delete(month);
    if (known !== undefined) this.review(month, step * own.compliance, known);
    const afresh = begins || known !== undefined || (month - 1) % YEAR === 0;
    if (this.keepToBudget(m, month, afresh) || afresh) this.note(month);
  }

  /** After a month: what was booked, and what can be seen of the run. `costs` are those of the year, now and before it. */
  close(m: Month, month: number, costs: Float64Array, before: Float64Array): void {
    this.observer.month(m);
    const at = month + 1 + this.delay;
    if (at > this.own.from && (at - this.own.from) % this.period === 0)
      this.known.set(at, { month, of: this.observer.measure(m) });
    if (!this.running) return;
    for (const each of this.moved) {
      const fen = fenOf(costs, each.index) - fenOf(before, each.index);
      const granted = this.policy.granted[each.at];
      const strength = granted * strengthIn(each.setting, month);
      this.spent += fen;
      if (strength === 0) continue;
      each.booked += fen;
      each.worked += granted;
      const lump = fen - each.foretold;
      each.lumps += lump;
      each.lumpMonths += strength;
      each.largestLump = Math.max(each.largestLump, lump / strength);
    }
    this.spent += fenOf(costs, this.ownIndex) - fenOf(before, this.ownIndex);
  }

  /** Its tables, where they have rows. */
  tables(scenario: number, replicate: number): Partial<Tables> {
    return Object.fromEntries(
      loopTables.filter((id) => this[id].length > 0).map((id) => [id, tableOf(id, this[id], scenario, replicate)]),
    );
  }

  private review(month: number, arrives: number, known: Known): void {
    const readings = indicators.map(({ id, better }, k): Reading => {
      const { measured } = known.of[k];
      const target = this.own.params[id];
      return { indicator: id, measured, target, gap: gapOf(better, measured, target) };
    });
    readings.forEach(({ measured, target }, k) => {
      this.reviews.add([month, k, known.month, known.of[k].actual, measured, target]);
    });
    const inForce = this.moved.filter(({ setting }) => strengthIn(setting, month) > 0);
    for (const each of inForce) {
      if (each.worked > 0) each.fullCost = Math.max(0, (YEAR * each.booked) / each.worked);
      each.booked = 0;
      each.worked = 0;
    }
    const budget = Math.max(0, this.budget - YEAR * this.ownPrice());
    const next = this.rule({
      readings,
      levers: inForce.map(
        (each): Movable => ({
          lever: each.setting.lever,
          strength: each.asked,
          fullCost: each.fullCost / 100,
          need: each.serves.reduce((sum, k) => sum + readings[k].gap, 0) / each.serves.length,
        }),
      ),
      budget: budget / 100,
      gain: this.own.params["gain"],
    });
    let cost = 0;
    inForce.forEach((each, k) => {
      each.asked += arrives * (next[k] - each.asked);
      cost += each.asked * each.fullCost;
    });
    if (cost <= budget) return;
    for (const each of inForce) if (each.fullCost > 0) each.asked *= budget / cost;
  }

  /** What each lever would cost at the strength that the package intends, as far as head counts tell. */
  private priceInFull(m: Month, month: number): void {
    this.policy.granted.fill(1);
    this.foretell(m, month);
    for (const each of this.moved) each.fullCost = YEAR * each.foretold;
  }

  /**
   * Cuts strengths so that what is left of the year's budget lasts to its end; `afresh` gives back first what was cut before.
   * Between reviews it only takes: what a cut has saved is a reserve. Tells whether it has changed anything.
   */
  private keepToBudget(m: Month, month: number, afresh: boolean): boolean {
    const before = this.ration;
    if (afresh) this.ration = 1;
    this.grant();
    this.foretell(m, month);
    const monthsLeft = YEAR - ((month - 1) % YEAR);
    let whole = 0;
    for (const each of this.moved) {
      const strength = this.policy.granted[each.at] * strengthIn(each.setting, month);
      const usual = each.lumpMonths > 0 ? Math.max(0, each.lumps) / each.lumpMonths : 0;
      // What comes at once, such as a year's prizes, may come again before the year is over.
      const lumps = strength * Math.max(monthsLeft * usual, each.largestLump);
      whole += (monthsLeft * each.foretold + lumps) * (1 + MARGIN);
    }
    const left = Math.max(0, this.budget - this.spent - monthsLeft * this.ownPrice());
    if (whole > left) {
      this.ration *= left / whole;
      this.grant();
      this.foretell(m, month);
    }
    return this.ration !== before;
  }

  /** Levers that cost nothing are never cut. */
  private grant(): void {
    for (const { at, asked, fullCost, largestLump } of this.moved)
      this.policy.granted[at] = fullCost > 0 || largestLump > 0 ? asked * this.ration : asked;
  }

  /** Puts the present strengths into force and works out what they cost in this month by head counts. */
  private foretell(m: Month, month: number): void {
    this.policy.enact(month);
    this.prices.fill(0);
    book(m, this.policy.entries, this.prices);
    for (const each of this.moved) each.foretold = fenOf(this.prices, each.index);
  }

  private ownPrice(): number {
    return fenOf(this.prices, this.ownIndex);
  }

  private note(month: number): void {
    for (const { at, index, asked } of this.moved) this.strengths.add([month, index, asked, this.policy.granted[at]]);
  }
}

function movedFrom(setting: LeverSetting, at: number, index: number): Moved {
  const { expects } = levers[index];
  const every = indicators.map((_, k) => k);
  const served = every.filter(
    (k) => expects !== "no effect" && (indicators[k] as Indicator).outcomes.includes(expects.outcome),
  );
  return {
    setting,
    at,
    index,
    serves: served.length > 0 ? served : every,
    asked: 1,
    booked: 0,
    worked: 0,
    fullCost: 0,
    foretold: 0,
    lumps: 0,
    lumpMonths: 0,
    largestLump: 0,
  };
}

/** What a lever costs over all payers. */
function fenOf(costs: Float64Array, lever: number): number {
  let sum = 0;
  for (let payer = 0; payer < PAYERS; payer++) sum += costs[lever * PAYERS + payer];
  return sum;
}

/** The loop of a scenario; null where there is none, where its rule never reviews, or where it is given no strength or no county. */
export function openLoop(
  settings: readonly LeverSetting[],
  m: Month,
  policy: Policy,
  satisfiedFrom: () => Thresholds,
): Loop | null {
  const own = settings.find(({ lever }) => lever === LEVER);
  if (own === undefined || own.intensity === 0) return null;
  const { next } = rules[own.params["rule"]];
  if (next === null || reachOf(own.target, m.terms.places).counties.length === 0) return null;
  return new Loop(own, next, settings, policy, satisfiedFrom());
}
