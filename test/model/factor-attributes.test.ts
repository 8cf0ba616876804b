// Each factor's attribute by its definition in docs/model.md, worked out by hand in a world of one place of a kind.
import { describe, expect, test } from "vitest";
import { normalQuantile } from "../../src/base/normal.ts";
import { autonomy } from "../../src/model/factors/autonomy.ts";
import { elderSupport } from "../../src/model/factors/elders.ts";
import { facilityEquipment } from "../../src/model/factors/equipment.ts";
import { voice } from "../../src/model/factors/fairness.ts";
import { housing } from "../../src/model/factors/housing.ts";
import {
  annuityEmployer,
  annuityOwn,
  completionMonths,
  completionPayment,
  dividend,
  dividendMonths,
  doctorAllowance,
  doctorSignOn,
  primaryPupilAllowance,
  secondaryPupilAllowance,
  signOnPayment,
} from "../../src/model/factors/pay.ts";
import { recognition } from "../../src/model/factors/recognition.ts";
import { commutingRelief } from "../../src/model/factors/remoteness.ts";
import { schoolAccess } from "../../src/model/factors/schooling.ts";
import { addedSecurity } from "../../src/model/factors/security.ts";
import { spouseSupport } from "../../src/model/factors/spouse.ts";
import { trainingAccess } from "../../src/model/factors/training.ts";
import {
  COMMUNITY,
  CONTRACT,
  COUNTY,
  COUNTY_MANAGED,
  ESTABLISHED,
  OTHER,
  OUTSIDE,
  PRIVATE,
  TARGETED,
  TERTIARY,
  TITLES,
  TOWNSHIP,
  VILLAGE,
  VILLAGE_POST,
} from "../../src/model/kinds.ts";
import { dispatchCredit, otherTracks, titlePortable } from "../../src/model/titles.ts";
import { flag, NEVER } from "../../src/model/world.ts";
import { addPair, factors } from "../../src/model/worth.ts";
import { byHand, cellAt, DOCTORS, FAR_COUNTY, FAR_TOWNSHIP, move } from "./by-hand.ts";

const BETA = 2;
const BEFORE = 10;

interface Pair {
  readonly place: number;
  readonly doctor?: number;
  readonly post?: number;
  readonly here?: 0 | 1;
}

/** Attributes of one factor for these pairs: what it puts over beta. What stands beside the pairs stays as it was. */
function attributes(m: ReturnType<typeof byHand>, id: string, ...pairs: readonly Pair[]): number[] {
  m.scratch.pairs.count = 0;
  for (const { place, doctor = 0, post = ESTABLISHED, here = 0 } of pairs) addPair(m, doctor, place, post, here);
  // A pair beyond the last one, which must not be touched.
  addPair(m, 1, TOWNSHIP, ESTABLISHED, 0);
  m.scratch.pairs.count--;
  const worth = new Float64Array(pairs.length + 1).fill(BEFORE);
  factors.find((factor) => factor.id === id)!.put(worth, m.scratch.pairs, BETA, m);
  expect(worth[pairs.length]).toBe(BEFORE);
  return [...worth.subarray(0, pairs.length)].map((value) => value / BETA + 0);
}

const attribute = (m: ReturnType<typeof byHand>, id: string, pair: Pair): number => attributes(m, id, pair)[0]!;

describe("what a place has counts as it is", () => {
  test.each([
    ["autonomy", autonomy],
    ["equipment", facilityEquipment],
    ["recognition", recognition],
  ])("%s, by place", (id, term) => {
    const m = byHand();
    move(m, term, TOWNSHIP, 0.25);
    move(m, term, COUNTY, 0.75);
    expect(attributes(m, id, { place: TOWNSHIP }, { place: COUNTY })).toEqual([0.25, 0.75]);
  });

  test.each([
    ["housing", housing],
    ["training", trainingAccess],
  ])("%s, by place and post", (id, term) => {
    const m = byHand();
    move(m, term, cellAt(TOWNSHIP), 0.25);
    move(m, term, cellAt(TOWNSHIP, CONTRACT), 0.5);
    expect(attributes(m, id, { place: TOWNSHIP }, { place: TOWNSHIP, post: CONTRACT })).toEqual([0.25, 0.5]);
  });

  test("the city counts in full, the county seat 0.33 of 0.70, townships and villages nothing; outside as inside", () => {
    const kinds = [TERTIARY, COUNTY, TOWNSHIP, COMMUNITY, VILLAGE, PRIVATE, OTHER];
    const seat = 0.33 / 0.7;
    const levels = [1, seat, 0, 0, 0, seat, seat];
    const m = byHand();
    attributes(m, "tier", ...kinds.map((place) => ({ place }))).forEach((level, k) => {
      expect(level).toBeCloseTo(levels[k]!, 12);
    });
    attributes(m, "tier", ...kinds.slice(0, 5).map((kind) => ({ place: OUTSIDE + kind }))).forEach((level, k) => {
      expect(level).toBeCloseTo(levels[k]!, 12);
    });
  });

  test("distance counts against a place but for what a bus takes away", () => {
    const m = byHand();
    move(m, commutingRelief, TOWNSHIP, 0.25);
    expect(attribute(m, "remoteness", { place: TOWNSHIP })).toBeCloseTo(-0.6 * 0.75, 12);
    expect(attribute(m, "remoteness", { place: FAR_TOWNSHIP })).toBeCloseTo(-0.6, 12);
  });

  test("established posts are secure, others as far as policy makes them, nothing is outside the public service", () => {
    const m = byHand();
    for (const place of [TOWNSHIP, PRIVATE, OTHER, OUTSIDE]) move(m, addedSecurity, cellAt(place, CONTRACT), 0.25);
    const at = (place: number, post: number): number => attribute(m, "security", { place, post });
    expect([ESTABLISHED, TARGETED, COUNTY_MANAGED].map((post) => at(TOWNSHIP, post))).toEqual([1, 1, 1]);
    expect([at(TOWNSHIP, CONTRACT), at(TOWNSHIP, VILLAGE_POST)]).toEqual([0.25, 0]);
    expect([at(OUTSIDE, ESTABLISHED), at(OUTSIDE, CONTRACT)]).toEqual([1, 0]);
    expect([at(PRIVATE, CONTRACT), at(OTHER, CONTRACT), at(OTHER, ESTABLISHED)]).toEqual([0, 0, 0]);
  });
});

describe("home", () => {
  test("counts for who comes from the county's countryside, in all of it, and neither at the seat nor further away", () => {
    const m = byHand();
    const at = (hometown: number, place: number): number => {
      m.world.doctors.hometown[0] = hometown;
      return attribute(m, "home", { place });
    };
    expect(at(2, TOWNSHIP)).toBe(1);
    expect(at(3, TOWNSHIP)).toBe(1);
    // The county seat of county 0 is town 0: no countryside, and no work in it.
    expect(at(0, COUNTY)).toBe(0);
    expect(at(0, TOWNSHIP)).toBe(0);
    expect(at(2, COUNTY)).toBe(0);
    expect(at(2, FAR_TOWNSHIP)).toBe(0);
    expect(at(1002, FAR_TOWNSHIP)).toBe(1);
    expect(at(-1, TOWNSHIP)).toBe(0);
    expect(at(2, PRIVATE)).toBe(0);
    expect(at(-1, PRIVATE)).toBe(0);
  });
});

describe("parents' care", () => {
  const at = (hometown: number, place: number, elderFrom = 600, support = 0): number => {
    const m = byHand();
    m.world.doctors.hometown[0] = hometown;
    m.world.doctors.elderFrom[0] = elderFrom;
    move(m, elderSupport, cellAt(place), support);
    return attribute(m, "elders", { place });
  };

  test("counts against places away from home, by half within the county", () => {
    expect(at(2, TOWNSHIP)).toBe(0);
    expect(at(3, TOWNSHIP)).toBe(-0.5);
    expect(at(0, TOWNSHIP)).toBe(-0.5);
    expect(at(2, COUNTY)).toBe(-0.5);
    expect(at(2, FAR_TOWNSHIP)).toBe(-1);
    expect(at(2, OUTSIDE)).toBe(-1);
    // Whoever comes from outside the region is nowhere at home in it.
    expect(at(-1, TOWNSHIP)).toBe(-1);
    expect(at(-2, OUTSIDE)).toBe(-1);
  });

  test("begins in its month, and support takes its share away", () => {
    expect(at(2, FAR_TOWNSHIP, 601)).toBe(0);
    expect(at(2, FAR_TOWNSHIP, 599)).toBe(-1);
    expect(at(2, FAR_TOWNSHIP, 600, 0.25)).toBe(-0.75);
  });
});

describe("a spouse's work", () => {
  const at = (tied: boolean, employer: number, pair: Pair, support = 0): number => {
    const m = byHand();
    m.world.doctors.flags[0] = tied ? flag.spouseTie : flag.stayer;
    m.world.doctors.facility[0] = employer;
    move(m, spouseSupport, cellAt(pair.place), support);
    return attribute(m, "spouse", pair);
  };

  test("counts against other towns for those who are tied", () => {
    expect(at(true, TOWNSHIP, { place: COUNTY })).toBe(-1);
    expect(at(true, -1, { place: COUNTY })).toBe(-1);
    expect(at(false, TOWNSHIP, { place: COUNTY })).toBe(0);
    expect(at(true, TOWNSHIP, { place: TOWNSHIP, here: 1 })).toBe(0);
    expect(at(true, TOWNSHIP, { place: TOWNSHIP })).toBe(0);
    // The first facility is an employer like any other.
    expect(at(true, TERTIARY, { place: TERTIARY })).toBe(0);
  });

  test("less where spouses are placed", () => {
    expect(at(true, TOWNSHIP, { place: COUNTY }, 0.25)).toBe(-0.75);
  });
});

describe("children's schooling", () => {
  const YEAR = 12;
  test.each([
    ["nobody's child yet, at 33", 601, 33, 0.3],
    ["nobody's child yet, at 34", 601, 34, 0],
    ["no child ever, at 33", NEVER, 33, 0],
    ["a child born today", 600, 40, 0.65],
    ["a child of 35 months", 600 - 35, 40, 0.65],
    ["a child of three", 600 - 36, 40, 1],
    ["a child of 17 years and 11 months", 600 - 215, 40, 1],
    ["a child of 18", 600 - 216, 40, 0],
  ])("%s", (_, childBorn, age, need) => {
    const m = byHand();
    m.world.doctors.childBorn[0] = childBorn;
    m.world.doctors.born[0] = 600 - age * YEAR;
    move(m, schoolAccess, cellAt(TOWNSHIP), 0.2);
    expect(attribute(m, "schooling", { place: TOWNSHIP })).toBeCloseTo(-0.8 * need, 12);
  });
});

describe("rank", () => {
  test("senior titles are standing, an attending doctor's is half of it, and other work has none", () => {
    const m = byHand();
    const held = [0, 1, 2, 3, 4].map((title) => {
      m.world.doctors.title[0] = title;
      return attribute(m, "rank", { place: TOWNSHIP });
    });
    expect(held).toEqual([0, 0, 0.5, 1, 1]);
    expect(attributes(m, "rank", { place: PRIVATE }, { place: OTHER }, { place: OUTSIDE })).toEqual([0, 0, 1]);
  });

  test("is left behind on the way from primary care to a hospital as far as a title is not portable", () => {
    const m = byHand();
    m.world.doctors.title[0] = 4;
    move(m, titlePortable, 0, 0.25);
    move(m, titlePortable, 1, 0.75);
    const from = (facility: number, pair: Pair): number => {
      m.world.doctors.facility[0] = facility;
      return attribute(m, "rank", pair);
    };
    expect(from(TOWNSHIP, { place: COUNTY })).toBe(0.25);
    expect(from(TOWNSHIP, { place: FAR_COUNTY })).toBe(0.75);
    expect(from(VILLAGE, { place: TERTIARY })).toBe(0.25);
    expect(from(TOWNSHIP, { place: COMMUNITY })).toBe(1);
    expect(from(TOWNSHIP, { place: TOWNSHIP })).toBe(1);
    expect(from(TOWNSHIP, { place: COUNTY, here: 1 })).toBe(1);
    expect(from(COUNTY, { place: TERTIARY })).toBe(1);
    // Who has no post brings the title from elsewhere; who leaves the first facility, a hospital, keeps it.
    expect(from(-1, { place: COUNTY })).toBe(1);
    expect(from(TERTIARY, { place: COUNTY })).toBe(1);
  });
});

describe("fairness", () => {
  test("earning less than peers counts by the log of the gap, earning more for nothing, and none of it outside", () => {
    const m = byHand();
    const at = (place: number, pay: number): number => {
      m.pay[cellAt(place)] = pay;
      return attribute(m, "fairness", { place });
    };
    expect(at(TOWNSHIP, 2500)).toBeCloseTo(Math.log(0.5), 12);
    expect(at(VILLAGE, 4000)).toBeCloseTo(Math.log(0.8), 12);
    expect(at(TOWNSHIP, 5000)).toBe(0);
    expect(at(TOWNSHIP, 9000)).toBe(0);
    expect(at(PRIVATE, 2500)).toBe(0);
    expect(at(OUTSIDE, 2500)).toBe(0);
    move(m, voice, TOWNSHIP, 0.25);
    expect(at(TOWNSHIP, 2500)).toBeCloseTo(0.75 * Math.log(0.5), 12);
  });
});

describe("waiting for a title", () => {
  test("is the years missing and the failures to expect, up to the longest that counts", () => {
    const m = byHand({ yearsToAssociate: 5, yearsToChief: 6, waitMax: 10 });
    const { doctors: d } = m.world;
    d.promoted[0] = 600 - 36;
    m.success[TOWNSHIP * TITLES + 3] = 0.25;
    m.success[TOWNSHIP * TITLES + 4] = 0.5;
    expect(attribute(m, "waiting", { place: TOWNSHIP })).toBeCloseTo(-(2 + 4), 12);
    d.title[0] = 3;
    expect(attribute(m, "waiting", { place: TOWNSHIP })).toBeCloseTo(-(3 + 2), 12);
    // Nothing further to wait for.
    d.title[0] = 4;
    expect(attribute(m, "waiting", { place: TOWNSHIP })).toBe(0);
    d.title[0] = 2;
    m.success[TOWNSHIP * TITLES + 3] = 0.02;
    expect(attribute(m, "waiting", { place: TOWNSHIP })).toBe(-10);
    move(m, otherTracks, cellAt(TOWNSHIP), 0.25);
    expect(attribute(m, "waiting", { place: TOWNSHIP })).toBe(-7.5);
    // Served and passed: only the failures are left.
    d.flags[0] = flag.passed;
    m.success[TOWNSHIP * TITLES + 3] = 0.5;
    expect(attribute(m, "waiting", { place: TOWNSHIP })).toBeCloseTo(-0.75 * 2, 12);
  });

  test("is shorter by the months credited in the place's county for being dispatched", () => {
    const m = byHand({ yearsToAssociate: 5, waitMax: 10 });
    m.world.doctors.promoted[0] = 600 - 36;
    m.world.doctors.dispatched[0] = 6;
    move(m, dispatchCredit, 1, 12);
    expect(attributes(m, "waiting", { place: TOWNSHIP }, { place: FAR_TOWNSHIP })).toEqual([-(2 + 1), -(1 + 1)]);
  });
});

describe("taste", () => {
  const people = 4096;
  const tastesOf = (place: number): number[] => {
    const m = byHand();
    return Array.from({ length: people }, (_, id) => {
      m.world.doctors.id[0] = id;
      return attribute(m, "taste", { place });
    });
  };
  const kindsOf = () => [TERTIARY, COUNTY, TOWNSHIP, COMMUNITY, VILLAGE, PRIVATE, OTHER].map(tastesOf);

  test("is a standard normal in 256 steps for each kind of place, and kinds have nothing to do with each other", () => {
    const kinds = kindsOf();
    const mean = (values: readonly number[]): number => values.reduce((sum, x) => sum + x, 0) / people;
    for (const [k, values] of kinds.entries()) {
      // Five standard errors: of a mean 1/√n, of a variance √(2/n), of a correlation 1/√n.
      expect(Math.abs(mean(values))).toBeLessThan(5 / Math.sqrt(people));
      expect(Math.abs(mean(values.map((x) => x * x)) - 1)).toBeLessThan(5 * Math.sqrt(2 / people) + 0.02);
      expect(Math.max(...values)).toBeCloseTo(normalQuantile(255.5 / 256), 12);
      expect(Math.min(...values)).toBeCloseTo(normalQuantile(0.5 / 256), 12);
      for (const other of kinds.slice(k + 1))
        expect(Math.abs(mean(values.map((x, i) => x * other[i]!)))).toBeLessThan(5 / Math.sqrt(people));
    }
  });

  test("goes with the person, and outside it is the same as inside", () => {
    for (const kind of [TERTIARY, TOWNSHIP, VILLAGE]) {
      const m = byHand();
      m.world.doctors.id[0] = 7;
      expect(attribute(m, "taste", { place: OUTSIDE + kind })).toBe(tastesOf(kind)[7]);
    }
  });
});

describe("pay", () => {
  const parameters = {
    referencePay: 5000,
    priceCity: 1.25,
    signOnMonths: 50,
    discount: 0.99,
    annuityWorth: 0.8,
    educationPayBachelor: 1,
    educationPayDoctor: 1.6,
  };
  const county = () => byHand(parameters);
  type County = ReturnType<typeof county>;
  /** Pay a month that counts, from the attribute of a place outside cities. */
  const monthly = (m: County, pair: Pair): number => 5000 * Math.exp(attribute(m, "pay", pair));
  const doctorOf = (m: County, education: number, facility = -1): void => {
    m.world.doctors.education[0] = education;
    m.world.doctors.facility[0] = facility;
  };

  test("is the log of pay against what is usual, by the doctor's weight, and city prices make it less", () => {
    const m = county();
    m.pay[cellAt(TOWNSHIP)] = 10_000;
    m.world.doctors.payWeight[0] = 0.5;
    expect(attribute(m, "pay", { place: TOWNSHIP })).toBeCloseTo(0.5 * Math.log(2), 12);
    m.world.doctors.payWeight[0] = 1;
    for (const place of [TERTIARY, OTHER, OUTSIDE + TERTIARY])
      expect(attribute(m, "pay", { place })).toBeCloseTo(-Math.log(1.25), 12);
    for (const place of [COUNTY, VILLAGE, PRIVATE, OUTSIDE + COUNTY])
      expect(attribute(m, "pay", { place })).toBeCloseTo(0, 12);
  });

  test("grows with schooling outside, where the table does not hold it", () => {
    const m = county();
    doctorOf(m, 4);
    expect(monthly(m, { place: PRIVATE })).toBeCloseTo(8000, 8);
    expect(monthly(m, { place: VILLAGE })).toBeCloseTo(5000, 8);
  });

  test("holds the allowance for a doctor's degree", () => {
    const m = county();
    move(m, doctorAllowance, cellAt(TOWNSHIP), 100_000);
    doctorOf(m, 4);
    expect(monthly(m, { place: TOWNSHIP })).toBeCloseTo(6000, 8);
    doctorOf(m, 3);
    expect(monthly(m, { place: TOWNSHIP })).toBeCloseTo(5000, 8);
  });

  test("holds a payment on joining in equal parts, for recruits with a degree alone", () => {
    const m = county();
    move(m, signOnPayment, cellAt(TOWNSHIP), 5_000_000);
    move(m, doctorSignOn, cellAt(TOWNSHIP), 10_000_000);
    const offered = (education: number, facility: number, here: 0 | 1 = 0): number => {
      doctorOf(m, education, facility);
      return Math.round(monthly(m, { place: TOWNSHIP, here }));
    };
    expect([1, 2, 3, 4].map((education) => offered(education, -1))).toEqual([5000, 6000, 6000, 7000]);
    expect(offered(2, COUNTY)).toBe(6000);
    // The first facility is a hospital.
    expect(offered(2, TERTIARY)).toBe(6000);
    expect(offered(2, VILLAGE)).toBe(5000);
    expect(offered(2, TOWNSHIP, 1)).toBe(5000);
    expect(offered(2, COUNTY, 1)).toBe(5000);
  });

  test("holds what completing a service is worth a month, discounted by the years that are left", () => {
    const m = county();
    const year = 0.99 ** 12;
    move(m, completionPayment, cellAt(TOWNSHIP), 6_000_000);
    move(m, completionMonths, cellAt(TOWNSHIP), 60);
    const worthOnce = (served: number, here: 0 | 1): number => {
      m.world.doctors.since[0] = 600 - served;
      return monthly(m, { place: TOWNSHIP, here }) - 5000;
    };
    expect(worthOnce(12, 0)).toBeCloseTo(1000 * year ** 5, 7);
    expect(worthOnce(0, 1)).toBeCloseTo(1000 * year ** 5, 7);
    expect(worthOnce(12, 1)).toBeCloseTo(1000 * year ** 4, 7);
    expect(worthOnce(13, 1)).toBeCloseTo(1000 * year ** 4, 7);
    expect(worthOnce(59, 1)).toBeCloseTo(1000 * year, 7);
    expect(worthOnce(60, 1)).toBeCloseTo(1000, 7);
    expect(worthOnce(61, 1)).toBeCloseTo(0, 7);
  });

  test("holds an allowance for a child at the school it is paid for", () => {
    for (const [term, age, other] of [
      [primaryPupilAllowance, 100, 150],
      [secondaryPupilAllowance, 150, 100],
    ] as const) {
      const m = county();
      move(m, term, cellAt(TOWNSHIP), 50_000);
      const withChild = (months: number): number => {
        m.world.doctors.childBorn[0] = 600 - months;
        return Math.round(monthly(m, { place: TOWNSHIP }));
      };
      expect([withChild(age), withChild(other), withChild(20)]).toEqual([5500, 5000, 5000]);
    }
  });

  test("holds a share in the surplus in full after the years of service, less before, and none for the sentinel", () => {
    const m = county();
    move(m, dividend, cellAt(TOWNSHIP), 100_000);
    move(m, dividendMonths, cellAt(TOWNSHIP), 36);
    const year = 0.99 ** 12;
    const worthOnce = (served: number, here: 0 | 1): number => {
      m.world.doctors.since[0] = 600 - served;
      return monthly(m, { place: TOWNSHIP, here }) - 5000;
    };
    expect(worthOnce(48, 0)).toBeCloseTo(1000 * year ** 3, 7);
    expect(worthOnce(12, 1)).toBeCloseTo(1000 * year ** 2, 7);
    expect(worthOnce(36, 1)).toBeCloseTo(1000, 7);
    expect(worthOnce(48, 1)).toBeCloseTo(1000, 7);
    expect(attribute(m, "pay", { place: TOWNSHIP, doctor: DOCTORS, here: 1 })).toBeCloseTo(0, 12);
  });

  test("holds an annuity for less than cash, less one's own part", () => {
    const m = county();
    move(m, annuityEmployer, cellAt(TOWNSHIP), 0.08);
    move(m, annuityOwn, cellAt(TOWNSHIP), 0.04);
    expect(monthly(m, { place: TOWNSHIP })).toBeCloseTo(5000 * (1 + 0.8 * 0.12 - 0.04), 7);
    const alone = county();
    move(alone, annuityOwn, cellAt(TOWNSHIP), 0.04);
    expect(monthly(alone, { place: TOWNSHIP })).toBeCloseTo(5000 * (1 + 0.8 * 0.04 - 0.04), 7);
  });
});
