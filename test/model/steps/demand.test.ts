// Where people go in a month, by the equations of docs/model.md, in a county small enough to work out by hand.
import { describe, expect, test } from "vitest";
import { leadOutside, patientSteering } from "../../../src/model/consortium.ts";
import { ledgerAt } from "../../../src/model/employ.ts";
import { facilityEquipment } from "../../../src/model/factors/equipment.ts";
import { illnessOfYear } from "../../../src/model/illness.ts";
import {
  COMMUNITY,
  CONTRACT,
  COUNTY,
  COUNTY_MANAGED,
  ESTABLISHED,
  TERTIARY,
  TOWNSHIP,
  VILLAGE,
} from "../../../src/model/kinds.ts";
import demand, { featureVisits } from "../../../src/model/steps/demand.ts";
import { byHand, move, stretch } from "../by-hand.ts";

const parameters = {
  visitsPerResident: 6,
  firstContactBase: -1,
  firstContactTrust: 2,
  firstContactEquipment: 0.5,
  firstContactShare: 0.5,
  followUpPrimary: 0.8,
  followUpStays: 0.9,
  followUpChronic: 0.5,
  managedReturn: 0.6,
  firstContactUsual: 0.4,
  outsideShare: 0.25,
  admissions: 0.12,
  villageShare: 0.4,
  illnessSpread: 0,
  steerable: 0.5,
  hospitalMargin: 0.2,
  feeVisitPrimary: 50,
  feeVisitCounty: 100,
};
const residents = [0, 0, 3000, 1000, 0];
const people = [0, 2000, 3500, 1000, 500];
const trust = [0, 0, 0.4, 1.5, 0];

/** A township with two clinics' worth of a town, a community centre, a hospital and its prefecture's. */
function county(change: (m: ReturnType<typeof byHand>) => void = () => {}) {
  const m = byHand(parameters);
  const { facilities: f, counties, ledger } = m.world;
  f.population.set(people);
  f.trust.set(trust);
  f.town.set([0, 0, 4, 3, 4]);
  counties.illness.set([1.5, 1]);
  counties.underService.set([0.1, 0]);
  for (const [facility, kind, posts] of [
    [COUNTY, ESTABLISHED, 30],
    [COUNTY, CONTRACT, 10],
    [COUNTY, COUNTY_MANAGED, 77],
    [TERTIARY, ESTABLISHED, 100],
    [TERTIARY, CONTRACT, 20],
  ] as const)
    ledger.authorised[ledgerAt(facility, kind)] = posts;
  for (const place of [TOWNSHIP, COMMUNITY]) move(m, facilityEquipment, place, place === TOWNSHIP ? 0.5 : 1);
  const ofType = [0, 1].map((c) => [0, 1, 2, 3, 4].map((type) => (c === 0 ? [type] : [])));
  const clinics = Int32Array.of(0, 0, 0, 0, 2);
  const geography = { stretch, ofType, residents: Float64Array.from(residents), clinics: [clinics, clinics] };
  const scratch = { ...m.scratch, clinicVisits: new Float64Array(5) };
  const all = { ...m, geography, scratch } as unknown as typeof m;
  change(all);
  demand.run(all);
  return all;
}
const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));
const each = (illness: number): number => (6 / 12) * illness * 0.9;
const shareOf = (trusted: number, equipment: number): number => sigmoid(-1 + 2 * trusted + 0.5 * equipment);

/** A chance moved by the log odds that lie between a place's share of first contacts and the usual 0.4. */
const swayed = (chance: number, first: number): number => {
  const logOdds = (share: number): number => Math.log(share / (1 - share));
  return sigmoid(logOdds(chance) + logOdds(first) - logOdds(0.4));
};

/** Nine in ten come back to primary care after a first contact there; of the others so many that it is 0.8 where 0.4 begin there. */
const followed = (first: number): number =>
  swayed(0.9, first) * first + swayed((0.8 - 0.4 * 0.9) / 0.6, first) * (1 - first);

/** The county after a month, and what its visits come to by hand. */
function passed() {
  const m = county();
  const { facilities: f, counties } = m.world;
  const illness = 1.5 * illnessOfYear(m, 0);
  const [township, community] = [each(illness) * 3000, each(illness) * 1000];
  // Trust counts up to one.
  const [first, second] = [shareOf(0.4, 0.5), shareOf(1, 1)];
  const [toTownship, toCommunity] = [
    township * (0.5 * first + 0.5 * followed(first)),
    community * (0.5 * second + 0.5 * followed(second)),
  ];
  const total = township + community + each(illness) * 2000;
  const hospital = total - toTownship - toCommunity;
  return { f, counties, illness, township, community, first, second, toTownship, toCommunity, total, hospital };
}

describe("a month's visits", () => {
  test("are as many as residents fall ill, less what is withheld", () => {
    const { counties, illness, total } = passed();
    expect(counties.totalVisits[0]).toBeCloseTo(total, 6);
    expect(counties.inpatients[0]).toBeCloseTo(7000 * 0.01 * illness, 6);
    expect([counties.totalVisits[1], counties.firstContact[1], counties.inpatients[1]]).toEqual([0, 0, 0]);
  });

  test("go to primary care by trust and equipment, first and to follow up", () => {
    const { f, counties, township, community, first, second, toTownship, toCommunity } = passed();
    expect(counties.primaryVisits[0]).toBeCloseTo(toTownship + toCommunity, 6);
    expect(counties.firstContact[0]).toBeCloseTo((township * first + community * second) / (township + community), 9);
    expect(f.visits[COMMUNITY]).toBeCloseTo(toCommunity, 6);
  });

  test("of a town are shared with its clinics, of which each has an equal part", () => {
    const { f, toTownship } = passed();
    expect(f.visits[TOWNSHIP]).toBeCloseTo(0.6 * toTownship, 6);
    expect(f.visits[VILLAGE]).toBeCloseTo((0.4 * toTownship) / 2, 6);
  });

  test("of a town without clinics are its centre's", () => {
    const none = county((m) => {
      m.geography.clinics[0]!.fill(0);
    }).world.facilities;
    expect(none.visits[TOWNSHIP]).toBeCloseTo(passed().toTownship, 6);
  });

  test("to hospitals leave the county in part; the rest are the county hospital's", () => {
    const { f, counties, hospital } = passed();
    expect(counties.outsideVisits[0]).toBeCloseTo(0.25 * hospital, 6);
    expect(f.visits[COUNTY]).toBeCloseTo(0.75 * hospital, 6);
  });

  test("at the prefecture's hospital are what its posts were made for", () => {
    const { f } = passed();
    expect(f.visits[TERTIARY]).toBeCloseTo((120 * 7 * 251) / 12, 6);
  });
});

describe("county hospitals", () => {
  test("share visits by their posts", () => {
    const m = county((all) => {
      (all.geography.ofType[0] as unknown as number[][])[COUNTY] = [COUNTY, 6];
      all.world.ledger.authorised[ledgerAt(6, ESTABLISHED)] = 10;
    });
    const { visits } = m.world.facilities;
    expect(visits[6]! / visits[COUNTY]!).toBeCloseTo(10 / 40, 9);
  });

  test("without posts have no visits", () => {
    const m = county((all) => {
      all.world.ledger.authorised.fill(0);
    });
    expect(m.world.facilities.visits[COUNTY]).toBe(0);
  });
});

describe("a special department", () => {
  const feature = (a: number) => county((m) => move(m, featureVisits, TOWNSHIP, a)).world;

  test("draws its visits to the centre from hospitals", () => {
    const plain = county().world;
    const { facilities: f, counties } = feature(1200);
    expect(f.visits[TOWNSHIP]! - plain.facilities.visits[TOWNSHIP]!).toBeCloseTo(100, 6);
    expect(f.visits[VILLAGE]).toBe(plain.facilities.visits[VILLAGE]);
    expect(counties.primaryVisits[0]! - plain.counties.primaryVisits[0]!).toBeCloseTo(100, 6);
    expect(plain.facilities.visits[COUNTY]! - f.visits[COUNTY]!).toBeCloseTo(75, 6);
    expect(plain.counties.outsideVisits[0]! - counties.outsideVisits[0]!).toBeCloseTo(25, 6);
    expect(counties.totalVisits[0]).toBe(plain.counties.totalVisits[0]);
    expect(counties.firstContact[0]).toBeGreaterThan(plain.counties.firstContact[0]!);
  });

  test("draws no more than its own people would make there", () => {
    const plain = county().world;
    const { facilities: f } = feature(99_999);
    const all = 3000 * each(1.5 * illnessOfYear(county(), 0));
    const own = plain.facilities.visits[TOWNSHIP]! / 0.6;
    expect(f.visits[TOWNSHIP]! - plain.facilities.visits[TOWNSHIP]!).toBeCloseTo(all - own, 6);
  });
});

test("health management brings the chronically ill back from hospitals, as far as it is at work", () => {
  const managed = (share: number) =>
    county((m) => {
      m.world.counties.managed[0] = share;
    }).world.counties.primaryVisits[0]!;
  const m = county();
  const visits = each(1.5 * illnessOfYear(m, 0));
  const elsewhere = 0.5 * visits * (3000 * (1 - followed(shareOf(0.4, 0.5))) + 1000 * (1 - followed(shareOf(1, 1))));
  // Every second follow-up is for chronic disease, and of those at hospitals three in five come back.
  expect(managed(1) - managed(0)).toBeCloseTo(0.5 * 0.6 * elsewhere, 6);
  expect(managed(0.4) - managed(0)).toBeCloseTo(0.4 * 0.5 * 0.6 * elsewhere, 6);
});

test("a lead that draws patients up takes follow-ups, and out of the county as far as it is beyond it", () => {
  const led = (beyond: number) =>
    county((m) => {
      move(m, patientSteering, 0, 1);
      move(m, leadOutside, 0, beyond);
    }).world.counties;
  const plain = county().world.counties;
  const m = county();
  const visits = each(1.5 * illnessOfYear(m, 0));
  const followUps = 0.5 * visits * (3000 * followed(shareOf(0.4, 0.5)) + 1000 * followed(shareOf(1, 1)));
  // With a margin of a fifth all of the hold draws up: follow-ups fall by steerable × a fifth of themselves.
  const drawn = followUps * 0.5 * 0.2;
  expect(plain.primaryVisits[0]! - led(0).primaryVisits[0]!).toBeCloseTo(drawn, 6);
  expect(led(0).outsideVisits[0]! - plain.outsideVisits[0]!).toBeCloseTo(0.25 * drawn, 6);
  expect(led(1).outsideVisits[0]! - plain.outsideVisits[0]!).toBeCloseTo(drawn, 6);
  expect(led(0.5).outsideVisits[0]! - plain.outsideVisits[0]!).toBeCloseTo(0.5 * 0.25 * drawn + 0.5 * drawn, 6);
});
