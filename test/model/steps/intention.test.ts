// Who looks around in a month, worked out one by one; bonds that are broken; bounds that must not hide anybody.
import { describe, expect, test } from "vitest";
import { ledgerAt, seat, startAway } from "../../../src/model/employ.ts";
import { housing } from "../../../src/model/factors/housing.ts";
import {
  completionMonths,
  completionPayment,
  dividend,
  dividendMonths,
  doctorAllowance,
  primaryPupilAllowance,
} from "../../../src/model/factors/pay.ts";
import { COUNTY, COUNTY_MANAGED, destinations, ESTABLISHED, TITLES, TOWNSHIP } from "../../../src/model/kinds.ts";
import {
  intention as intent,
  isBurnedOut,
  lookChance,
  lookDraws,
  relativeWorth,
  thresholdOf,
} from "../../../src/model/look.ts";
import { bondPenalty } from "../../../src/model/obligation.ts";
import { purpose } from "../../../src/model/purposes.ts";
import { addHere, finishHere, worthHere } from "../../../src/model/return-right.ts";
import type { Rule } from "../../../src/model/rule.ts";
import intention from "../../../src/model/steps/intention.ts";
import { EVALUATE, NEVER, NO_DOCTOR } from "../../../src/model/world.ts";
import { addPair, blendReturn, evaluate, PAIRS } from "../../../src/model/worth.ts";
import { byHand, cellAt, DOCTORS, move, stretch } from "../by-hand.ts";

const NOW = 600;
/** About half of those who are evaluated look. */
const half = { searchMonthly: 1, lookMax: 1, intentionBase: 1, bondBreach: 0, returnHonoured: 1, retirementAge: 60 };

function centre(parameters: Readonly<Record<string, number>> = {}) {
  const m = byHand({ ...half, ...parameters }, NOW);
  const { doctors: d, clock } = m.world;
  clock[1] = DOCTORS;
  for (let i = 0; i < DOCTORS; i++) {
    d.lookBound[i] = EVALUATE;
    seat(m.world, i, TOWNSHIP, ESTABLISHED);
  }
  for (let t = 0; t < TITLES; t++) {
    d.title[m.sentinel + t] = t;
    d.facility[m.sentinel + t] = TOWNSHIP;
  }
  const scratch = {
    ...m.scratch,
    draws: new Float64Array(PAIRS),
    unkept: [] as number[],
    boundsPolicy: -1,
    boundsWorth: 0,
    worthVersion: 0,
  };
  const ofType = [0, 1].map((c) => [0, 1, 2, 3, 4].map((type) => (c === 0 ? [type] : [])));
  const lookers = { count: 0, rows: new Int32Array(DOCTORS) };
  return { ...m, scratch, lookers, geography: { stretch, ofType }, exact: false } as unknown as typeof m & {
    exact: boolean;
  };
}
type Centre = ReturnType<typeof centre>;
const lookersOf = (m: Centre): number[] => [...m.lookers.rows.subarray(0, m.lookers.count)].sort((a, b) => a - b);
/** The chance of looking, doctor by doctor, from worth and intention. */
const looks = (m: Centre, i: number): boolean => {
  const relative = relativeWorth(m, i, worthHere(m, i));
  m.scratch.pairs.count = 0;
  return (
    lookDraws(m).bits(m.world.doctors.id[i]!) < thresholdOf(lookChance(m, i, intent(m, i, relative, isBurnedOut(m, i))))
  );
};
const all = Array.from({ length: DOCTORS }, (_, i) => i);

describe("whoever looks", () => {
  test("is whose draw is below the chance that intention gives", () => {
    for (const exact of [false, true])
      for (const burned of [[], all]) {
        const m = { ...centre(), exact } as Centre;
        for (const i of burned) m.world.doctors.burnout[i] = 0.9;
        const expected = all.filter((i) => looks(m, i));
        intention.run(m);
        expect(lookersOf(m)).toEqual(expected);
        expect(expected.length).toBeGreaterThan(0);
        expect(m.scratch.pairs.count).toBe(0);
        // Bounds are kept unless all are evaluated: above the chance, by the slack of worth.
        for (const i of all)
          if (exact) expect(m.world.doctors.lookBound[i]).toBe(EVALUATE);
          else expect(m.world.doctors.lookBound[i]).toBeLessThan(EVALUATE);
      }
  });

  test("is employed, not away and under no bond", () => {
    const m = centre({ intentionBase: 30 });
    const { doctors: d } = m.world;
    startAway(m, 1, COUNTY, 6, 0.5);
    d.bondEnd[2] = NOW + 9;
    d.facility[3] = -1;
    intention.run(m);
    expect(lookersOf(m)).toEqual([0, 4, 5, 6, 7]);
    expect([m.tally.bonded, m.tally.bondsBroken]).toEqual([1, 0]);
  });

  test("is found behind a bound, and nobody is whose draw is above it", () => {
    const m = centre({ intentionBase: 30 });
    m.scratch.boundsPolicy = m.terms.version;
    const { doctors: d } = m.world;
    d.lookBound.fill(0, 0, 4);
    intention.run(m);
    expect(lookersOf(m)).toEqual([4, 5, 6, 7]);
    expect([...d.lookBound.subarray(0, 4)]).toEqual([0, 0, 0, 0]);
  });

  test("in a rival rule is felt, and remembered of everybody", () => {
    const remembered: number[] = [];
    const felt = (relative: number) => relative - 100;
    const rule: Partial<Rule> = { felt, remember: (_, i) => remembered.push(i) };
    const m = { ...centre(), rule: { ...centre().rule, ...rule } } as Centre;
    m.world.doctors.lookBound.fill(0);
    intention.run(m);
    expect(remembered).toEqual(all);
    expect(lookersOf(m)).toEqual(all);
    const limited = { ...centre({ lookMax: 0.3 }), rule: { ...centre().rule, felt } } as Centre;
    intention.run(limited);
    expect(lookersOf(limited)).toEqual(all.filter((i) => lookDraws(m).bits(100 + i) < thresholdOf(0.3)));
  });
});

describe("a right of return", () => {
  const pooled = () => {
    const m = centre();
    const { doctors: d } = m.world;
    d.post[2] = COUNTY_MANAGED;
    d.termEnd[2] = NOW + 20;
    move(m, housing, cellAt(COUNTY), 50);
    return m;
  };

  test("is in what a post is worth, blended with the hospital's", () => {
    const m = pooled();
    const worth = worthHere(m, 2);
    m.scratch.pairs.count = 0;
    addPair(m, 2, TOWNSHIP, COUNTY_MANAGED, 1);
    addPair(m, 2, COUNTY, ESTABLISHED, 0);
    evaluate(m);
    const alone = m.scratch.worth[0]!;
    blendReturn(m, 0, 1, 20, 240);
    expect(worth).toBe(m.scratch.worth[0]);
    expect(worth).toBeGreaterThan(alone);
    m.scratch.pairs.count = 0;
    expect(addHere(m, 2)).toBe(0);
    expect(m.scratch.pairs.count).toBe(2);
    expect(addHere(m, 1)).toBe(2);
    expect(m.scratch.pairs.count).toBe(3);
  });

  test("that is due counts in full, also where its date has passed or was never set", () => {
    for (const end of [NOW - 3, NEVER]) {
      const m = pooled();
      m.world.doctors.termEnd[2] = end;
      m.scratch.pairs.count = 0;
      addHere(m, 2);
      evaluate(m);
      const hospital = m.scratch.worth[1]!;
      finishHere(m, 2, 0);
      expect(m.scratch.worth[0]).toBeCloseTo(hospital, 9);
    }
  });

  test("is judged as it would be alone, and so are the others", () => {
    const m = pooled();
    const expected = all.filter((i) => looks(m, i));
    intention.run(m);
    expect(lookersOf(m)).toEqual(expected);
  });
});

describe("a bond", () => {
  test("is broken at a small hazard and its penalty, and ends the doctor's time in the county", () => {
    const m = centre({ bondBreach: 6 });
    const { doctors: d, facilities: f, ledger } = m.world;
    d.bondEnd.fill(NOW + 30, 0, DOCTORS);
    move(m, bondPenalty, 0, 1234.567);
    const broken = all.filter((i) => m.draw.uniform(purpose.breach, NOW, 100 + i) < 0.5);
    startAway(m, broken[0]!, COUNTY, 9, 0.5);
    intention.run(m);
    expect(broken.length).toBeGreaterThan(1);
    expect([m.tally.bonded, m.tally.bondsBroken, m.tally.penaltyFen]).toEqual([
      8,
      broken.length,
      broken.length * 123_457,
    ]);
    expect(all.filter((i) => d.id[i] === NO_DOCTOR)).toEqual(broken);
    expect([f.separations[TOWNSHIP], f.headcount[TOWNSHIP]]).toEqual([broken.length, DOCTORS - broken.length]);
    expect(ledger.vacated[ledgerAt(TOWNSHIP, ESTABLISHED)]).toBe(broken.length);
    expect([f.lent[TOWNSHIP], f.visitors[COUNTY]]).toEqual([0, 0]);
    const { moves } = m.tally;
    expect([...moves.id].sort()).toEqual(broken.map((i) => 100 + i));
    expect(moves.origin.every((origin) => origin === TOWNSHIP)).toBe(true);
    expect(moves.target.every((target) => target === -1)).toBe(true);
    expect(moves.destination.every((to) => to === destinations.indexOf("other"))).toBe(true);
  });
});

describe("bounds", () => {
  /** The centre a month after everybody was evaluated: bounds are set, and all of them low. */
  const bounded = () => {
    const m = centre({ searchMonthly: 0.01 });
    for (let title = 0; title < TITLES; title++) move(m, housing, cellAt(TOWNSHIP, ESTABLISHED, title), 2);
    intention.run(m);
    m.scratch.boundsPolicy = m.terms.version;
    m.scratch.boundsWorth = m.scratch.worthVersion;
    const asked = (): number[] => {
      const before = Uint16Array.from(m.world.doctors.lookBound);
      m.world.doctors.lookBound.fill(1, 0, DOCTORS);
      intention.run(m);
      const again = all.filter((i) => m.world.doctors.lookBound[i] !== 1);
      m.world.doctors.lookBound.set(before);
      return again;
    };
    return { m, asked };
  };

  test("are kept while nothing changes", () => {
    const { asked } = bounded();
    expect(asked()).toEqual([]);
  });

  test("are set anew where worth has fallen by more than the slack", () => {
    const { m, asked } = bounded();
    m.world.doctors.title[3] = 4;
    m.world.cells.headcount[cellAt(TOWNSHIP)]! -= 1;
    m.world.cells.headcount[cellAt(TOWNSHIP, ESTABLISHED, 4)]! += 1;
    m.world.doctors.ownCell[3] = cellAt(0, ESTABLISHED, 4);
    move(m, housing, cellAt(TOWNSHIP), 1);
    m.scratch.worthVersion++;
    expect(asked()).toEqual([0, 1, 2, 4, 5, 6, 7]);
  });

  test("are set anew for a right of return whenever tables are", () => {
    const { m, asked } = bounded();
    m.world.doctors.post[5] = COUNTY_MANAGED;
    m.scratch.worthVersion++;
    expect(asked()).toEqual([5]);
  });

  test("are set anew for everybody when a date changes by which some are paid", () => {
    for (const term of [completionMonths, dividendMonths]) {
      const { m, asked } = bounded();
      move(m, term, 7, 5);
      expect(asked()).toEqual(all);
    }
    const { m, asked } = bounded();
    m.terms.version++;
    expect(asked()).toEqual([]);
  });

  test("outlast a rise of what only some are paid, and a fall that costs nobody more than the slack", () => {
    for (const term of [dividend, primaryPupilAllowance, completionPayment]) {
      const { m, asked } = bounded();
      const change = (fen: number): number[] => {
        move(m, term, cellAt(TOWNSHIP), fen);
        m.scratch.worthVersion++;
        return asked();
      };
      const monthly = term === completionPayment ? 60 : 1;
      expect(change(50_000 * monthly)).toEqual([]);
      expect(change(45_000 * monthly)).toEqual([]);
      expect(change(0)).toEqual(all);
    }
  });

  test("are set anew for those with a doctor's degree when their allowance falls", () => {
    const { m, asked } = bounded();
    m.world.doctors.education[3] = 4;
    for (const [fen, again] of [
      [5000, []],
      [4000, [3]],
      [4000, []],
      [6000, []],
    ] as const) {
      move(m, doctorAllowance, cellAt(TOWNSHIP), fen);
      m.scratch.worthVersion++;
      expect(asked()).toEqual(again);
    }
  });

  test("are set anew when what policy and what other changes take away exceed the slack together", () => {
    const { m, asked } = bounded();
    move(m, housing, cellAt(TOWNSHIP), 1.85);
    m.scratch.worthVersion++;
    expect(asked()).toEqual([]);
    m.pay[cellAt(TOWNSHIP)]! *= 0.97;
    m.scratch.worthVersion++;
    expect(asked()).toEqual(all);
  });
});
