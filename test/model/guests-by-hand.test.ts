// Hands that are nobody's posts in one county, worked out by hand: a group's doctors, silver-age doctors, seniors in spare time.
import { describe, expect, test } from "vitest";
import { groupDoctors } from "../../src/model/consortium.ts";
import { dispatchMatch } from "../../src/model/dispatch.ts";
import { seat } from "../../src/model/employ.ts";
import {
  receiveGuests,
  serviceFee,
  serviceHours,
  silverAt,
  silverDays,
  silverPlaces,
  silverTeaching,
  silverTerm,
  volunteerVisits,
} from "../../src/model/guests.ts";
import { COMMUNITY, COUNTY, ESTABLISHED, SILVER_SLOTS, TERTIARY, TOWNSHIP } from "../../src/model/kinds.ts";
import { purpose } from "../../src/model/purposes.ts";
import { flag } from "../../src/model/world.ts";
import { byHand, cellAt, DOCTORS, move, stretch } from "./by-hand.ts";

const NOW = 600;
const DAYS = 251 / 12;
const HOURS = 8 * DAYS;

function county(parameters: Readonly<Record<string, number>> = {}) {
  const m = byHand({ contractEffort: 0.9, ordersMatch: 0.5, ...parameters }, NOW);
  m.world.clock[1] = DOCTORS;
  const ofType = [0, 1].map((c) =>
    [0, 1, 2, 3, 4].map((type) => (c === 0 && type !== TOWNSHIP ? [type] : c === 0 ? [2, 4] : [])),
  );
  return { ...m, geography: { stretch, ofType, residents: new Float64Array(7).fill(50_000) } } as unknown as typeof m;
}
type County = ReturnType<typeof county>;
const hands = (m: County): number[] => [...m.world.facilities.guests];
const teaching = (m: County): number[] => [...m.world.facilities.teaching];

test("doctors of a group bring what is brought under contract, wherever they are sent", () => {
  const m = county();
  move(m, groupDoctors, TOWNSHIP, 2);
  move(m, groupDoctors, TERTIARY, 1);
  move(m, dispatchMatch, TOWNSHIP, 0.5);
  receiveGuests(m);
  receiveGuests(m);
  const brought = [0.9 * 0.5, 0, 2 * 0.9 * 0.75, 0, 0, 0, 0].map((fte) => expect.closeTo(fte, 12));
  expect(hands(m)).toEqual(brought);
  expect(teaching(m)).toEqual(brought);
});

test("volunteers are at centres alone", () => {
  const m = county({ visitsDay: 10 });
  for (const place of [TOWNSHIP, COMMUNITY, COUNTY]) move(m, volunteerVisits, place, 400);
  receiveGuests(m);
  const each = expect.closeTo((400 * 0.5) / (10 * DAYS), 12);
  expect(hands(m)).toEqual([0, 0, each, each, 0, 0, 0]);
  expect(teaching(m)).toEqual([0, 0, 0, 0, 0, 0, 0]);
  move(m, volunteerVisits, TOWNSHIP, 0);
  move(m, volunteerVisits, COMMUNITY, 0);
  move(m, volunteerVisits, COUNTY, 0);
  receiveGuests(m);
  expect(hands(m)).toEqual([0, 0, 0, 0, 0, 0, 0]);
});

describe("silver-age doctors", () => {
  const silver = (places: number, found = 1, term = 12) => {
    const m = county({ silverFound: found, learningMentored: 3 });
    move(m, silverPlaces, TOWNSHIP, places);
    move(m, silverPlaces, COUNTY, places);
    move(m, silverTerm, TOWNSHIP, term);
    move(m, silverDays, TOWNSHIP, 10);
    move(m, silverTeaching, TOWNSHIP, 0.25);
    receiveGuests(m);
    return m;
  };
  const until = (m: County): number[] => [...m.world.silver.until.subarray(0, SILVER_SLOTS)];

  test("fill the places of a centre for their term, see patients on most of their days and teach on the others", () => {
    const m = silver(2);
    expect(until(m)).toEqual([NOW + 12, NOW + 12, 0, 0, 0, 0, 0, 0]);
    expect([silverAt(m, TOWNSHIP), silverAt(m, COUNTY), silverAt(m, COMMUNITY)]).toEqual([2, 0, 0]);
    expect(hands(m)[TOWNSHIP]).toBeCloseTo(((2 * 10) / DAYS) * 0.75, 12);
    expect(teaching(m)[TOWNSHIP]).toBeCloseTo(((2 * 10) / DAYS) * (0.75 + 3 * 0.25), 12);
    expect(silverAt({ ...m, month: NOW + 12 }, TOWNSHIP)).toBe(0);
    expect(silverAt({ ...m, month: NOW + 11 }, TOWNSHIP)).toBe(2);
  });

  test("are found by luck for each empty place, and stay until their term is over", () => {
    const m = silver(8, 0.5);
    const lucky = Array.from({ length: 8 }, (_, k) => m.draw.uniform(purpose.silver, NOW, TOWNSHIP, k) < 0.5);
    expect(until(m)).toEqual(lucky.map((is) => (is ? NOW + 12 : 0)));
    const next = { ...m, month: NOW + 1 } as County;
    receiveGuests(next);
    expect(until(next)).toEqual(
      lucky.map((is, k) =>
        is ? NOW + 12 : next.draw.uniform(purpose.silver, NOW + 1, TOWNSHIP, k) < 0.5 ? NOW + 13 : 0,
      ),
    );
    const over = { ...m, month: NOW + 12, params: { ...m.params, silverFound: 0 } } as County;
    receiveGuests(over);
    expect(silverAt(over, TOWNSHIP)).toBe(until(over).filter((end) => end === NOW + 13).length);
  });

  test("have a part of a place in that part of the centres, and none that is given up", () => {
    const m = silver(1.5);
    const extra = m.draw.uniform(purpose.silverPlaces, 0, TOWNSHIP) < 0.5 ? 1 : 0;
    expect(silverAt(m, TOWNSHIP)).toBe(1 + extra);
    const fewer = silver(3);
    move(fewer, silverPlaces, TOWNSHIP, 1);
    receiveGuests(fewer);
    expect(until(fewer)).toEqual([NOW + 12, 0, 0, 0, 0, 0, 0, 0]);
  });

  test("come for whole months, one at least", () => {
    expect(until(silver(1, 1, 6.4))[0]).toBe(NOW + 6);
    expect(until(silver(1, 1, 0))[0]).toBe(NOW + 1);
  });
});

describe("seniors in their spare time", () => {
  const parameters = { dispatchExtraWork: 2, serviceDislike: 0, dispatchFamily: 1.5 };
  /** Eight associate chiefs of the county's hospital, and what a month of it is worth to each. */
  const hospital = (change: (m: County) => void = () => {}) => {
    const m = county(parameters);
    const { doctors: d } = m.world;
    for (let i = 0; i < DOCTORS; i++) {
      d.title[i] = 3;
      seat(m.world, i, COUNTY, ESTABLISHED);
      d.born[i] = NOW - 600;
    }
    m.pay.fill(8000);
    move(m, serviceHours, COUNTY, 20);
    for (const title of [2, 3, 4]) move(m, serviceFee, cellAt(COUNTY, ESTABLISHED, title), 400_000);
    change(m);
    receiveGuests(m);
    return m;
  };
  const serving = (m: County): number[] =>
    Array.from({ length: DOCTORS }, (_, i) => i).filter((i) => (m.world.doctors.flags[i]! & flag.serving) !== 0);
  const gain = (m: County, i: number, ties = 0, hours = 20): number => {
    const id = 100 + i;
    const luck = m.draw.gumbel(purpose.service, 0, id) - m.draw.gumbel(purpose.service, 0, id, 1);
    return 2 * Math.log(1.5) - (1.5 * ties * hours) / HOURS + luck;
  };
  const all = Array.from({ length: DOCTORS }, (_, i) => i);

  test("serve if the fee is worth more to them than the time", () => {
    const m = hospital();
    const expected = all.filter((i) => gain(m, i) > 0);
    expect(expected.length).toBeGreaterThan(0);
    expect(expected.length).toBeLessThan(DOCTORS);
    expect(serving(m)).toEqual(expected);
    // Each at the same partner centre all along, by lot.
    const served = new Map<number, number>();
    for (const i of expected) {
      const partner = [2, 4][Math.floor(m.draw.uniform(purpose.servicePartner, 0, 100 + i) * 2)]!;
      served.set(partner, (served.get(partner) ?? 0) + 20);
    }
    const fte = [0, 1, 2, 3, 4, 5, 6].map((j) => expect.closeTo(((served.get(j) ?? 0) / HOURS) * 0.9 * 0.5, 12));
    expect(hands(m)).toEqual(fte);
    expect(teaching(m)).toEqual(fte);
  });

  test("less if a spouse, a child at school or parents need them", () => {
    const tied = hospital((m) => {
      m.world.doctors.flags.fill(flag.spouseTie, 0, DOCTORS);
      m.world.doctors.childBorn.fill(NOW - 100, 0, DOCTORS);
      m.world.doctors.elderFrom.fill(NOW, 0, DOCTORS);
      move(m, serviceHours, COUNTY, 100);
    });
    const expected = all.filter((i) => gain(tied, i, 3, 100) > 0);
    expect(expected).not.toEqual(serving(hospital()));
    expect(serving(tied)).toEqual(expected);
  });

  test("as far as each of these needs them", () => {
    const ties: readonly ((m: County) => void)[] = [
      ({ world }) => world.doctors.flags.fill(flag.spouseTie, 0, DOCTORS),
      ({ world }) => world.doctors.childBorn.fill(NOW - 100, 0, DOCTORS),
      ({ world }) => world.doctors.elderFrom.fill(NOW, 0, DOCTORS),
      ({ world }) => world.doctors.elderFrom.fill(NOW + 1, 0, DOCTORS),
      () => {},
    ];
    // At 250 hours a tie weighs 2.2: more than the fee.
    const numbers = ties.map((tie, k) => {
      const m = hospital((each) => {
        tie(each);
        move(each, serviceHours, COUNTY, 250);
      });
      expect(serving(m)).toEqual(all.filter((i) => gain(m, i, k < 3 ? 1 : 0, 250) > 0));
      return serving(m).length;
    });
    expect(numbers[0]).toBeLessThan(numbers[4]!);
  });

  test("at the first facility there is as at any other, and nobody serves who has left", () => {
    const m = hospital((each) => {
      const { doctors: d, facilities: f } = each.world;
      f.type[TERTIARY] = COUNTY;
      f.placeClass[TERTIARY] = COUNTY;
      d.facility.fill(TERTIARY, 0, DOCTORS);
      d.workplace.fill(TERTIARY, 0, DOCTORS);
    });
    expect(serving(m)).toEqual(serving(hospital()));
    expect(serving(m).length).toBeGreaterThan(0);
  });

  test("are senior, at the hospital, and asked for hours", () => {
    const [first, second] = serving(hospital()) as [number, number];
    const others = (m: County): number[] => serving(m).filter((i) => i === first || i === second);
    expect(others(hospital((m) => m.world.doctors.title.fill(2, first, first + 1)))).toEqual([second]);
    expect(others(hospital((m) => m.world.doctors.workplace.fill(TOWNSHIP, first, first + 1)))).toEqual([second]);
    expect(serving(hospital((m) => move(m, serviceHours, COUNTY, 0)))).toEqual([]);
    expect(serving(hospital((m) => m.world.facilities.type.fill(TERTIARY, COUNTY, COUNTY + 1)))).toEqual([]);
  });

  test("stop when the programme does", () => {
    const m = hospital();
    move(m, serviceHours, COUNTY, 0);
    receiveGuests(m);
    expect(serving(m)).toEqual([]);
    expect(hands(m)).toEqual([0, 0, 0, 0, 0, 0, 0]);
    expect(teaching(m)).toEqual([0, 0, 0, 0, 0, 0, 0]);
  });
});
