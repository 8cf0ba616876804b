// The dispatch step against a slow twin: whom orders and contracts send, for how long, with what effort, and who trains.
import { describe, expect, test } from "vitest";
import { leadOutside, tertiarySends } from "../../../src/model/consortium.ts";
import {
  dispatchAssessed,
  dispatchContract,
  dispatchFee,
  dispatchHonour,
  dispatchMatch,
  dispatchMonths,
  dispatchPlaces,
  orderedMatch,
  rotation,
  trainingMonths,
  trainingPlaces,
} from "../../../src/model/dispatch.ts";
import { EFFORT_UNITS, isAway } from "../../../src/model/employ.ts";
import { schoolingNeed } from "../../../src/model/factors/schooling.ts";
import { COUNTY, TERTIARY, TOWNSHIP } from "../../../src/model/kinds.ts";
import { purpose } from "../../../src/model/purposes.ts";
import type { Month } from "../../../src/model/step.ts";
import dispatch from "../../../src/model/steps/dispatch.ts";
import { refreshTables } from "../../../src/model/steps/finance.ts";
import type { Term } from "../../../src/model/terms.ts";
import { dispatchCredit } from "../../../src/model/titles.ts";
import { cellOf, flag, NEVER } from "../../../src/model/world.ts";
import { factors } from "../../../src/model/worth.ts";
import { driven, employed, noDispatch, plain, smallRegion } from "../../verify/run.ts";

const region = smallRegion();
const parameters = {
  ordersEffort: 0.4,
  ordersMatch: 0.5,
  assessedEffort: 0.8,
  seniorDispatched: 1.2,
  contractEffort: 0.9,
};

/** The small county before its first month, where nobody is sent unless the test says so. */
function county(terms: readonly (readonly [Term, number])[], change: Readonly<Record<string, number>> = {}): Month {
  const { m } = driven(plain(1, { region, terms: noDispatch, parameters: { ...parameters, ...change } }));
  for (const [term, value] of terms) m.terms.toMove(term).fill(value);
  m.terms.version++;
  refreshTables(m);
  return m;
}
const centresOf = (m: Month): number[] => [...m.geography.ofType[0]![TOWNSHIP]!];
const sentTo = (m: Month, host: number): number[] =>
  employed(m).filter((i) => m.world.doctors.workplace[i] === host && isAway(m.world, i));
const awayFrom = (m: Month, type: number): number[] =>
  employed(m).filter((i) => isAway(m.world, i) && m.world.facilities.type[m.world.doctors.facility[i]!] === type);
const mayGo = (m: Month, type: number): number[] => {
  const { doctors: d, facilities: f } = m.world;
  return employed(m).filter(
    (i) =>
      f.type[d.facility[i]!] === type &&
      !isAway(m.world, i) &&
      d.title[i]! >= 2 &&
      m.month - d.born[i]! <= 58 * 12 &&
      d.dispatched[i]! < 24,
  );
};
const lot = (m: Month, i: number): number =>
  m.draw.race(purpose.dispatchOrder, m.month, 0).uniform(m.world.doctors.id[i]!);
const sorted = (rows: readonly number[], order: (i: number) => number): number[] =>
  [...rows].sort((a, b) => order(a) - order(b));

describe("orders", () => {
  const places = 3;

  test("send those without a senior title, by lot, centre after centre", () => {
    const m = county([
      [dispatchPlaces, places],
      [dispatchMonths, 7],
    ]);
    const d = m.world.doctors;
    const rows = mayGo(m, COUNTY);
    // Some may not go: too old by a month, sent too often, away already; others just may.
    const [old, oldest, tired, nearly] = sorted(rows, (i) => lot(m, i) + (d.title[i]! > 2 ? 1 : 0)) as [
      number,
      number,
      number,
      number,
    ];
    d.born[old] = m.month - 58 * 12 - 1;
    d.born[oldest] = m.month - 58 * 12;
    d.dispatched[tired] = 24;
    d.dispatched[nearly] = 23;
    const centres = centresOf(m);
    const expected = sorted(mayGo(m, COUNTY), (i) => lot(m, i) + (d.title[i]! > 2 ? 1 : 0)).slice(
      0,
      places * centres.length,
    );
    expect(expected).toContain(oldest);
    expect(expected).toContain(nearly);
    dispatch.run(m);
    centres.forEach((host, k) => {
      expect(sentTo(m, host).sort()).toEqual(expected.slice(k * places, (k + 1) * places).sort());
      expect(m.world.facilities.visitors[host]).toBe(places);
    });
    expect(awayFrom(m, COUNTY).length).toBe(expected.length);
    for (const i of expected) {
      expect([d.awayEnd[i], d.dispatched[i]]).toEqual([m.month + 7, (i === nearly ? 23 : 0) + 7]);
      expect(d.effort[i]).toBe(Math.round(0.4 * 0.5 * EFFORT_UNITS));
    }
    const { moves } = m.tally;
    expect(moves.count).toBe(expected.length);
    for (let k = 0; k < moves.count; k++)
      expect([moves.kind[k], moves.term[k], moves.destination[k]]).toEqual([1, 7, TOWNSHIP]);
  });

  test("fill what is not filled already, and nothing where the places are taken", () => {
    const m = county([[dispatchPlaces, places]]);
    dispatch.run(m);
    const before = awayFrom(m, COUNTY).length;
    dispatch.run(m);
    expect(awayFrom(m, COUNTY).length).toBe(before);
    m.terms.toMove(dispatchPlaces).fill(places + 1);
    dispatch.run(m);
    expect(awayFrom(m, COUNTY).length).toBe(before + centresOf(m).length);
    const none = county([[dispatchPlaces, 0.99]]);
    dispatch.run(none);
    expect(awayFrom(none, COUNTY)).toEqual([]);
  });

  test("send seniors first where it is assessed whom they send, who bring more of what is measured", () => {
    for (const assessed of [0.25, 1]) {
      const m = county([
        [dispatchPlaces, places],
        [dispatchAssessed, assessed],
      ]);
      const d = m.world.doctors;
      const n = places * centresOf(m).length;
      const expected = sorted(mayGo(m, COUNTY), (i) => lot(m, i) + (d.title[i]! > 2 ? 1 - assessed : assessed)).slice(
        0,
        n,
      );
      dispatch.run(m);
      expect(awayFrom(m, COUNTY).sort()).toEqual(expected.sort());
      for (const i of expected) {
        const brought = Math.min(1, 0.8 * (d.title[i]! > 2 ? 1.2 : 1));
        expect(d.effort[i]).toBe(Math.round((0.4 + assessed * (brought - 0.4)) * 0.5 * EFFORT_UNITS));
      }
    }
  });

  test("bring a better match where it is asked for or staff know other departments", () => {
    const m = county([
      [dispatchPlaces, 1],
      [orderedMatch, 0.25],
      [rotation, 0.5],
    ]);
    dispatch.run(m);
    // Half of the gap to one by rotation, a quarter of what is left by what is asked for.
    const match = 0.75 + 0.25 * 0.25;
    for (const i of awayFrom(m, COUNTY)) expect(m.world.doctors.effort[i]).toBe(Math.round(0.4 * match * EFFORT_UNITS));
  });

  test("of a prefecture send its doctors for their share of the places", () => {
    const m = county([
      [dispatchPlaces, 4],
      [tertiarySends, 0.25],
    ]);
    dispatch.run(m);
    const centres = centresOf(m);
    expect([awayFrom(m, COUNTY).length, awayFrom(m, TERTIARY).length]).toEqual([3 * centres.length, centres.length]);
    for (const host of centres) expect(m.world.facilities.visitors[host]).toBe(4);
    dispatch.run(m);
    expect([awayFrom(m, COUNTY).length, awayFrom(m, TERTIARY).length]).toEqual([3 * centres.length, centres.length]);
  });
});

describe("contracts", () => {
  /** What going is worth, by the equation of docs/model.md. */
  const gain = (m: Month, i: number): number => {
    const { doctors: d } = m.world;
    const { params: p } = m;
    const at = (id: string): number => m.betas[factors.findIndex((factor) => factor.id === id)]!;
    const pay = m.pay[cellOf(m.world, i)]!;
    const fee = m.terms.of(dispatchFee)[cellOf(m.world, i)]! / 100;
    const first = d.dispatched[i] === 0;
    const ties =
      schoolingNeed(m.month, d.childBorn[i]!, d.born[i]!) +
      ((d.flags[i]! & flag.spouseTie) !== 0 ? 1 : 0) +
      (d.elderFrom[i]! <= m.month ? 1 : 0);
    const gumbel = (option: number): number => m.draw.gumbel(purpose.dispatchGumbel, m.month, d.id[i]!, option);
    return (
      p.dispatchExtraWork * d.payWeight[i]! * Math.log(1 + fee / pay) +
      at("waiting") * (first ? m.terms.of(dispatchCredit)[0]! / 12 : 0) +
      at("recognition") * m.terms.of(dispatchHonour)[0]! -
      ties * p.dispatchFamily -
      p.dispatchDislike +
      gumbel(0) -
      gumbel(1)
    );
  };

  test("send whom going is worth most, and nobody to whom it is worth nothing", () => {
    for (const [places, dislike] of [
      [3, 0],
      [40, 0.3],
    ] as const) {
      const m = county(
        [
          [dispatchPlaces, places],
          [dispatchContract, 1],
          [dispatchMatch, 0.5],
          [dispatchFee, 200_000],
          [dispatchCredit, 12],
          [dispatchHonour, 0.5],
        ],
        { dispatchDislike: dislike, dispatchFamily: 1 },
      );
      const d = m.world.doctors;
      // Who has been sent before has nothing more to be credited.
      for (const i of mayGo(m, COUNTY)) if (i % 3 === 0) d.dispatched[i] = 2;
      const worth = new Map(mayGo(m, COUNTY).map((i) => [i, gain(m, i)]));
      const willing = sorted(
        [...worth.keys()].filter((i) => worth.get(i)! > 0),
        (i) => -worth.get(i)!,
      );
      const expected = willing.slice(0, places * centresOf(m).length);
      expect(expected.length).toBeGreaterThan(5);
      dispatch.run(m);
      expect(awayFrom(m, COUNTY).sort()).toEqual(expected.sort());
      for (const i of expected) expect(d.effort[i]).toBe(Math.round(0.9 * 0.75 * EFFORT_UNITS));
    }
  });

  test("fill their share of the places before orders do", () => {
    const m = county(
      [
        [dispatchPlaces, 4],
        [dispatchContract, 0.25],
      ],
      { dispatchDislike: 0 },
    );
    const willing = sorted(
      mayGo(m, COUNTY).filter((i) => gain(m, i) > 0),
      (i) => -gain(m, i),
    );
    dispatch.run(m);
    const d = m.world.doctors;
    const under = (effort: number) =>
      awayFrom(m, COUNTY).filter((i) => d.effort[i] === Math.round(effort * EFFORT_UNITS));
    const centres = centresOf(m).length;
    expect(under(0.9 * 0.5).length).toBe(centres);
    expect(under(0.4 * 0.5).length).toBe(3 * centres);
    // The keenest are among those who go, by contract or by order.
    expect(awayFrom(m, COUNTY)).toContain(willing[0]);
  });
});

describe("training", () => {
  const yearly = 60;
  const trainees = (m: Month): number[] => employed(m).filter((i) => (m.world.doctors.flags[i]! & flag.training) !== 0);
  const mayTrain = (m: Month): number[] => {
    const { doctors: d, facilities: f } = m.world;
    return employed(m).filter(
      (i) =>
        (f.type[d.facility[i]!] === TOWNSHIP || f.type[d.facility[i]!] === 3) &&
        !isAway(m.world, i) &&
        d.title[i]! >= 1 &&
        m.month - d.born[i]! <= 50 * 12 &&
        d.trainedEnd[i] === NEVER &&
        m.month - d.since[i]! >= 12,
    );
  };
  const places = (m: Month): number => {
    const rate = (yearly * m.geography.posts[0]!) / 1000 / 12;
    return Math.floor((m.month + 1) * rate + 1e-9) - Math.floor(m.month * rate + 1e-9);
  };

  test("takes staff of centres by lot, as many in a year as there are places", () => {
    const m = county([
      [trainingPlaces, yearly],
      [trainingMonths, 5],
    ]);
    const d = m.world.doctors;
    let all = 0;
    for (m.month = 24; m.month < 36; m.month++) {
      const race = m.draw.race(purpose.trainingOrder, m.month, 0);
      const before = trainees(m);
      const n = places(m);
      const expected = sorted(mayTrain(m), (i) => race.uniform(d.id[i]!)).slice(0, n);
      dispatch.run(m);
      const now = trainees(m).filter((i) => !before.includes(i));
      expect(now.sort()).toEqual(expected.sort());
      for (const i of now) {
        expect([d.workplace[i], d.awayEnd[i], d.effort[i]]).toEqual([
          m.geography.ofType[0]![COUNTY]![0],
          m.month + 5,
          0,
        ]);
      }
      all += n;
    }
    expect(all).toBe(Math.floor((yearly * m.geography.posts[0]!) / 1000 + 1e-9));
    expect(m.tally.moves.kind.every((kind) => kind === 2)).toBe(true);
    expect(m.tally.moves.term.every((term) => term === 5)).toBe(true);
  });

  test("is for those who are licensed, not too old, a year in post and not trained before", () => {
    const m = county([[trainingPlaces, 10_000]]);
    m.month = 24;
    const d = m.world.doctors;
    const [a, b, c, e, f, g] = mayTrain(m) as [number, number, number, number, number, number];
    d.title[a] = 0;
    d.born[b] = m.month - 50 * 12 - 1;
    d.born[c] = m.month - 50 * 12;
    d.trainedEnd[e] = 3;
    d.since[f] = m.month - 11;
    d.since[g] = m.month - 12;
    const expected = mayTrain(m);
    expect([a, b, e, f].some((i) => expected.includes(i))).toBe(false);
    expect([c, g].every((i) => expected.includes(i))).toBe(true);
    dispatch.run(m);
    expect(trainees(m).sort()).toEqual(expected.sort());
  });

  test("is at the prefecture's hospital where that leads", () => {
    for (const [led, type] of [
      [0.5, COUNTY],
      [0.51, TERTIARY],
    ] as const) {
      const m = county([
        [trainingPlaces, 10_000],
        [leadOutside, led],
      ]);
      m.month = 24;
      dispatch.run(m);
      const hosts = trainees(m).map((i) => m.world.facilities.type[m.world.doctors.workplace[i]!]);
      expect([...new Set(hosts)]).toEqual([type]);
    }
  });
});
