// Offers: who may be appointed where, which posts are listed, and that one is drawn in proportion to what is open.
import { describe, expect, test } from "vitest";
import { ledgerAt } from "../../src/model/employ.ts";
import {
  COMMUNITY,
  CONTRACT,
  COUNTY,
  COUNTY_MANAGED,
  ESTABLISHED,
  LEDGER_KINDS,
  offerClasses,
  TERTIARY,
  TOWNSHIP,
  TYPES,
  VILLAGE,
  VILLAGE_POST,
} from "../../src/model/kinds.ts";
import {
  classConstants,
  drawOffer,
  drawSecond,
  eligible,
  listOpenPosts,
  type Offer,
  offerRace,
  publicKinds,
  registeredPosts,
  typesOf,
} from "../../src/model/offers.ts";
import { purpose } from "../../src/model/purposes.ts";
import { flag } from "../../src/model/world.ts";
import { byHand, move } from "./by-hand.ts";

const [UP, UP_TWO, LATERAL, , DOWN] = offerClasses.map((_, position) => position) as [
  number,
  number,
  number,
  number,
  number,
];
/** Ordinals of the facilities of county 0 are their indices; the two of county 1 begin anew. */
const county = () => {
  const m = byHand();
  m.world.facilities.ordinal.set([0, 1, 2, 3, 4, 0, 1]);
  return { ...m, geography: { sharing: [2, 2] } } as unknown as typeof m;
};
const FAR = 5;

test("classes of offers lead up, far up, across and down the tiers", () => {
  const reach = (offerClass: number): (readonly number[])[] =>
    [TERTIARY, COUNTY, TOWNSHIP, COMMUNITY, VILLAGE].map((type) => typesOf(offerClass, type));
  const centres = [TOWNSHIP, COMMUNITY];
  expect(reach(UP)).toEqual([[], [TERTIARY], [COUNTY], [COUNTY], centres]);
  expect(reach(UP_TWO)).toEqual([[], [], [TERTIARY], [TERTIARY], [COUNTY]]);
  expect(reach(LATERAL)).toEqual([[], [COUNTY], centres, centres, [VILLAGE]]);
  expect(reach(DOWN)).toEqual([[], [TOWNSHIP], [], [], []]);
});

test("constants stand in the order of the classes", () => {
  const m = byHand({
    constantUp: 1,
    constantUpTwo: 2,
    constantLateral: 3,
    constantSameTier: 4,
    constantDown: 5,
    constantPrivate: 6,
    constantOther: 7,
  });
  expect(offerClasses).toEqual(["up", "up-two", "lateral", "same-tier", "down", "private", "other"]);
  expect(classConstants(m.params)).toEqual([1, 2, 3, 4, 5, 6, 7]);
});

describe("whoever may be appointed", () => {
  const [SECONDARY, COLLEGE, BACHELOR] = [0, 1, 2];
  const [ASSISTANT, RESIDENT, ATTENDING] = [0, 1, 2];
  const may = (education: number, title: number, type: number, kind: number, flags = 0): boolean => {
    const m = byHand();
    m.world.doctors.education[0] = education;
    m.world.doctors.title[0] = title;
    m.world.doctors.flags[0] = flags;
    return eligible(m, 0, type, kind);
  };

  test("takes village posts in villages whatever the degree, and no other there", () => {
    expect(may(SECONDARY, ASSISTANT, VILLAGE, VILLAGE_POST)).toBe(true);
    for (const kind of [ESTABLISHED, CONTRACT, COUNTY_MANAGED])
      expect(may(BACHELOR, ATTENDING, VILLAGE, kind)).toBe(false);
  });

  test("needs a bachelor's degree in hospitals; an attending doctor of a college may work in the county's", () => {
    for (const kind of [ESTABLISHED, CONTRACT]) {
      expect([may(COLLEGE, ATTENDING, TERTIARY, kind), may(BACHELOR, ASSISTANT, TERTIARY, kind)]).toEqual([
        false,
        true,
      ]);
      expect(may(BACHELOR, ASSISTANT, COUNTY, kind)).toBe(true);
      expect([may(COLLEGE, RESIDENT, COUNTY, kind), may(COLLEGE, ATTENDING, COUNTY, kind)]).toEqual([false, true]);
      expect(may(SECONDARY, ATTENDING, COUNTY, kind)).toBe(false);
    }
  });

  test("is no general practitioner in a hospital", () => {
    for (const type of [TERTIARY, COUNTY])
      expect(may(BACHELOR, ATTENDING, type, ESTABLISHED, flag.generalist)).toBe(false);
    expect(may(BACHELOR, ATTENDING, TOWNSHIP, ESTABLISHED, flag.generalist)).toBe(true);
    expect(may(SECONDARY, ASSISTANT, VILLAGE, VILLAGE_POST, flag.generalist)).toBe(true);
  });

  test("needs a college in a centre, or a licence for a contract", () => {
    for (const type of [TOWNSHIP, COMMUNITY]) {
      expect(may(COLLEGE, ASSISTANT, type, ESTABLISHED)).toBe(true);
      expect([may(SECONDARY, ATTENDING, type, ESTABLISHED), may(SECONDARY, RESIDENT, type, CONTRACT)]).toEqual([
        false,
        true,
      ]);
      expect(may(SECONDARY, ASSISTANT, type, CONTRACT)).toBe(false);
      expect([may(BACHELOR, ASSISTANT, type, COUNTY_MANAGED), may(COLLEGE, RESIDENT, type, COUNTY_MANAGED)]).toEqual([
        true,
        true,
      ]);
      expect([may(COLLEGE, ASSISTANT, type, COUNTY_MANAGED), may(SECONDARY, ATTENDING, type, COUNTY_MANAGED)]).toEqual([
        false,
        false,
      ]);
    }
  });
});

describe("the list of open posts", () => {
  const entries = (m: ReturnType<typeof county>, of: number, type: number) => {
    const { single, several } = m.scratch.openPosts[of * TYPES + type]!;
    for (const { count, open } of single) expect([...open.subarray(0, count)].every((posts) => posts === 1)).toBe(true);
    return [...several, ...single].flatMap(({ count, facility, entry, open }, at) =>
      Array.from({ length: count }, (_, q) => [facility[q], at % LEDGER_KINDS, entry[q], open[q]]),
    );
  };

  test("has what is open by county and type, numbered by facility and kind", () => {
    const m = county();
    m.world.ledger.open[ledgerAt(TOWNSHIP, ESTABLISHED)] = 3;
    m.world.ledger.open[ledgerAt(TOWNSHIP, CONTRACT)] = 1;
    m.world.ledger.open[ledgerAt(FAR, ESTABLISHED)] = 2;
    listOpenPosts(m);
    expect(entries(m, 0, TOWNSHIP)).toEqual([
      [TOWNSHIP, ESTABLISHED, TOWNSHIP * LEDGER_KINDS + ESTABLISHED, 3],
      [TOWNSHIP, CONTRACT, TOWNSHIP * LEDGER_KINDS + CONTRACT, 1],
    ]);
    expect(entries(m, 1, TOWNSHIP)).toEqual([[FAR, ESTABLISHED, 0 * LEDGER_KINDS + ESTABLISHED, 2]]);
    expect(entries(m, 0, COUNTY)).toEqual([]);
    // Listed anew, not once more.
    m.world.ledger.open[ledgerAt(TOWNSHIP, ESTABLISHED)] = 0;
    listOpenPosts(m);
    expect(entries(m, 0, TOWNSHIP).length).toBe(1);
  });

  test("has the prefecture's hospital in each of its counties, up to what they may take", () => {
    const listed = (openings: number, open: number) => {
      const m = county();
      m.world.ledger.open[ledgerAt(TERTIARY, ESTABLISHED)] = open;
      m.world.counties.tertiaryOpenings[0] = openings;
      listOpenPosts(m);
      return [0, 1].map((of) => entries(m, of, TERTIARY).map(([, , , posts]) => posts));
    };
    expect(listed(2.9, 5)).toEqual([[2], [2]]);
    expect(listed(7, 5)).toEqual([[5], [5]]);
    expect(listed(0.9, 5)).toEqual([[], []]);
    expect(listed(1, 5)).toEqual([[1], [1]]);
  });

  test("knows the largest share that a register shows of a county's posts of a type", () => {
    const m = county();
    m.world.ledger.open[ledgerAt(TOWNSHIP, ESTABLISHED)] = 1;
    m.world.ledger.open[ledgerAt(FAR, ESTABLISHED)] = 1;
    move(m, registeredPosts, TOWNSHIP, 0.5);
    move(m, registeredPosts, COMMUNITY, 0.75);
    listOpenPosts(m);
    expect([0, 1].map((of) => m.scratch.openPosts[of * TYPES + TOWNSHIP]!.shown)).toEqual([0.5, 0]);
    // Nothing is open there to be shown.
    expect(m.scratch.openPosts[COMMUNITY]!.shown).toBe(0);
    move(m, registeredPosts, TOWNSHIP, 0);
    listOpenPosts(m);
    expect(m.scratch.openPosts[TOWNSHIP]!.shown).toBe(0);
  });

  test("grows with what is open", () => {
    const m = county();
    const list = m.scratch.openPosts[0]!;
    for (let k = 0; k < 20; k++) list.add(k, CONTRACT, 2 * k, 3 * k);
    const { count, facility, entry, open } = list.several[CONTRACT]!;
    expect(count).toBe(20);
    for (let k = 0; k < 20; k++) expect([facility[k], entry[k], open[k]]).toEqual([k, 2 * k, 3 * k]);
  });
});

describe("an offer", () => {
  const into: Offer = { facility: -1, kind: -1 };
  /** Draws for many people of a master's degree, and counts what each heard of. */
  const drawn = (
    m: ReturnType<typeof county>,
    types: readonly number[],
    kinds = publicKinds,
    except = -1,
    n = 4000,
  ) => {
    listOpenPosts(m);
    const heard = new Map<string, number>();
    for (let id = 0; id < n; id++) {
      m.world.doctors.id[0] = id;
      drawOffer(m, offerRace(m, 0), 0, 0, types, kinds, except, into);
      const name = into.facility < 0 ? "none" : `${into.facility} ${into.kind}`;
      heard.set(name, (heard.get(name) ?? 0) + 1);
    }
    return { share: (name: string) => (heard.get(name) ?? 0) / n, names: [...heard.keys()].sort() };
  };
  const open = (m: ReturnType<typeof county>, posts: readonly (readonly [number, number, number])[]) => {
    for (const [facility, kind, n] of posts) m.world.ledger.open[ledgerAt(facility, kind)] = n;
    return m;
  };
  /** Four standard errors of a share of 4000. */
  const within = (share: number, expected: number): void =>
    expect(Math.abs(share - expected)).toBeLessThan(4 * Math.sqrt((expected * (1 - expected)) / 4000));

  test("is drawn in proportion to what is open, single posts and many", () => {
    const m = open(county(), [
      [TOWNSHIP, ESTABLISHED, 4],
      [TOWNSHIP, CONTRACT, 1],
      [COMMUNITY, ESTABLISHED, 2],
      [COMMUNITY, CONTRACT, 1],
    ]);
    const { share } = drawn(m, [TOWNSHIP, COMMUNITY]);
    within(share(`${TOWNSHIP} ${ESTABLISHED}`), 4 / 8);
    within(share(`${TOWNSHIP} ${CONTRACT}`), 1 / 8);
    within(share(`${COMMUNITY} ${ESTABLISHED}`), 2 / 8);
    within(share(`${COMMUNITY} ${CONTRACT}`), 1 / 8);
  });

  test("is the post whose exponential clock, as fast as posts are many, rings first", () => {
    const posts = [
      [TOWNSHIP, ESTABLISHED, 4],
      [TOWNSHIP, CONTRACT, 1],
      [COMMUNITY, ESTABLISHED, 2],
      [COMMUNITY, CONTRACT, 1],
      [COMMUNITY, COUNTY_MANAGED, 3],
    ] as const;
    const m = open(county(), posts);
    listOpenPosts(m);
    for (let id = 0; id < 300; id++) {
      m.world.doctors.id[0] = id;
      const race = offerRace(m, 0);
      const times = posts.map(([f, kind, n]) => -Math.log(race.uniform(f * LEDGER_KINDS + kind)) / n);
      const first = posts[times.indexOf(Math.min(...times))]!;
      drawOffer(m, race, 0, 0, [TOWNSHIP, COMMUNITY], publicKinds, -1, into);
      expect([into.facility, into.kind]).toEqual([first[0], first[1]]);
    }
  });

  test("comes from the types, kinds and counties asked for alone", () => {
    const m = open(county(), [
      [TOWNSHIP, ESTABLISHED, 4],
      [TOWNSHIP, CONTRACT, 1],
      [COMMUNITY, ESTABLISHED, 2],
      [FAR, ESTABLISHED, 9],
    ]);
    expect(drawn(m, [COMMUNITY], publicKinds, -1, 50).names).toEqual([`${COMMUNITY} ${ESTABLISHED}`]);
    expect(drawn(m, [TOWNSHIP, COMMUNITY], [CONTRACT], -1, 50).names).toEqual([`${TOWNSHIP} ${CONTRACT}`]);
    expect(drawn(m, [COUNTY], publicKinds, -1, 5).names).toEqual(["none"]);
    expect(drawn(m, [], publicKinds, -1, 5).names).toEqual(["none"]);
    m.world.doctors.education[0] = 0;
    m.world.doctors.title[0] = 0;
    expect(drawn(m, [TOWNSHIP, COMMUNITY], publicKinds, -1, 50).names).toEqual(["none"]);
  });

  test("is not of one's own facility, but for its county-managed posts", () => {
    const m = open(county(), [
      [TOWNSHIP, ESTABLISHED, 4],
      [TOWNSHIP, COUNTY_MANAGED, 4],
      [COMMUNITY, ESTABLISHED, 4],
    ]);
    expect(drawn(m, [TOWNSHIP, COMMUNITY], publicKinds, TOWNSHIP, 200).names).toEqual([
      `${TOWNSHIP} ${COUNTY_MANAGED}`,
      `${COMMUNITY} ${ESTABLISHED}`,
    ]);
  });

  describe("from a register", () => {
    const first: Offer = { facility: TOWNSHIP, kind: ESTABLISHED };
    const shown = (m: ReturnType<typeof county>, known: Offer = first, n = 4000) => {
      listOpenPosts(m);
      let unseen = 0;
      let count = 0;
      for (let id = 0; id < n; id++) {
        m.world.doctors.id[0] = id;
        drawSecond(m, 0, 0, [TOWNSHIP, COMMUNITY], publicKinds, -1, known, 3, into);
        if (into.facility < 0) continue;
        count++;
        const u = m.draw.uniform(purpose.registered, m.month, id, 3);
        if (u >= m.terms.of(registeredPosts)[into.facility]!) unseen++;
        if (into.facility === known.facility && into.kind === known.kind) unseen++;
      }
      expect(unseen).toBe(0);
      return count / n;
    };
    const register = (township: number, community: number) => {
      const m = open(county(), [
        [TOWNSHIP, ESTABLISHED, 2],
        [COMMUNITY, ESTABLISHED, 2],
      ]);
      move(m, registeredPosts, TOWNSHIP, township);
      move(m, registeredPosts, COMMUNITY, community);
      return m;
    };

    test("is a second one, of a place that shows its posts, if it is another than the first", () => {
      // Half of the second draws are the post that is known.
      within(shown(register(0.8, 0.8)), 0.4);
      within(shown(register(0.8, 0.2)), 0.1);
      within(shown(register(0, 0.6)), 0.3);
    });

    test("does not come where nothing is shown, or where nothing was heard of first", () => {
      expect(shown(register(0, 0), first, 100)).toBe(0);
      expect(shown(register(0.6, 0), first, 300)).toBe(0);
      expect(shown(register(1, 1), { facility: -1, kind: -1 }, 100)).toBe(0);
    });

    test("may be another kind of post in the same place", () => {
      const m = open(county(), [[TOWNSHIP, CONTRACT, 2]]);
      move(m, registeredPosts, TOWNSHIP, 1);
      expect(shown(m, first, 100)).toBe(1);
      expect(shown(m, { facility: COMMUNITY, kind: CONTRACT }, 100)).toBe(1);
      expect(shown(m, { facility: TOWNSHIP, kind: CONTRACT }, 100)).toBe(0);
    });
  });
});
