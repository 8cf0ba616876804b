// January's appointments in a county of a few doctors: who is appointed, in what order, and what becomes of the posts.

import { describe, expect, test } from "vitest";
import { appoint, conversionAge, internalAppointment, villageConversions } from "../../src/model/appointments.ts";
import { ledgerAt, seat } from "../../src/model/employ.ts";
import { housing } from "../../src/model/factors/housing.ts";
import { COMMUNITY, CONTRACT, ESTABLISHED, TOWNSHIP, VILLAGE, VILLAGE_POST } from "../../src/model/kinds.ts";
import { openWindow } from "../../src/model/obligation.ts";
import { purpose } from "../../src/model/purposes.ts";
import { cellOf, EVALUATE, flag } from "../../src/model/world.ts";
import { byHand, cellAt, DOCTORS, move, stretch } from "./by-hand.ts";

const JANUARY = 600;
type County = ReturnType<typeof county>;

function county(month = JANUARY) {
  const m = byHand({}, month);
  m.world.clock[1] = DOCTORS;
  const ofType = [0, 1].map((c) =>
    [0, 1, 2, 3, 4].map((type) => Int32Array.from(c === 0 ? [type] : type === 2 ? [5] : [])),
  );
  m.world.facilities.town.set([0, 0, 2, 3, 4, 0, 0]);
  return { ...m, geography: { stretch, ofType, posts: [100, 100] } } as unknown as typeof m;
}
const employ = (m: County, i: number, facility: number, post: number): void => {
  m.world.doctors.lookBound[i] = 7;
  seat(m.world, i, facility, post);
  m.world.ledger.filled[ledgerAt(facility, post)]! += 1;
};
const open = (m: County, facility: number, n: number): void => {
  m.world.ledger.open[ledgerAt(facility, ESTABLISHED)] = n;
};
/** The later in the list of rows, the better. */
const byRow = (_: unknown, i: number): number => i;
const posts = (m: County, facility: number, kind: number): number[] => {
  const { open: free, filled, vacated, frozen } = m.world.ledger;
  const at = ledgerAt(facility, kind);
  return [free[at]!, filled[at]!, vacated[at]!, frozen[at]!];
};

describe("contract staff", () => {
  /** Rows 0–3 on contract in the centre, 4 on an established post, 5 on contract in the community's centre. */
  const staffed = (share: number, free: number, month = JANUARY) => {
    const m = county(month);
    for (const i of [0, 1, 2, 3]) employ(m, i, TOWNSHIP, CONTRACT);
    employ(m, 4, TOWNSHIP, ESTABLISHED);
    employ(m, 5, COMMUNITY, CONTRACT);
    open(m, TOWNSHIP, free);
    move(m, internalAppointment, TOWNSHIP, share);
    return m;
  };
  const appointed = (m: County): number[] =>
    [0, 1, 2, 3, 4, 5].filter((i) => (m.world.doctors.flags[i]! & flag.appointed) !== 0);

  test("take open posts of their own place, best first, and vacate their own", () => {
    const m = staffed(1, 2);
    appoint(m, byRow);
    const d = m.world.doctors;
    expect(appointed(m)).toEqual([2, 3]);
    expect([...d.post.subarray(0, 6)]).toEqual([CONTRACT, CONTRACT, ESTABLISHED, ESTABLISHED, ESTABLISHED, CONTRACT]);
    expect(posts(m, TOWNSHIP, ESTABLISHED)).toEqual([0, 3, 0, 0]);
    expect(posts(m, TOWNSHIP, CONTRACT)).toEqual([0, 2, 2, 0]);
    expect(cellOf(m.world, 3)).toBe(cellAt(TOWNSHIP, ESTABLISHED));
    expect([d.lookBound[3], d.lookBound[0]]).toEqual([EVALUATE, 7]);
  });

  test("compete by merit at their own facility, and the lower identity goes first among equals", () => {
    const m = staffed(1, 1);
    const asked: number[][] = [];
    appoint(m, (_, i, facility) => {
      asked.push([i, facility]);
      return 5;
    });
    expect(appointed(m)).toEqual([0]);
    expect(asked).toEqual([0, 1, 2, 3].map((i) => [i, TOWNSHIP]));
  });

  test("compete for a share of what is open, rounded by luck", () => {
    const half = staffed(0.5, 5);
    appoint(half, byRow);
    const luck = half.draw.uniform(purpose.internalPosts, JANUARY, TOWNSHIP) < 0.5 ? 3 : 2;
    expect(appointed(half).length).toBe(luck);
    const none = staffed(0, 5);
    appoint(none, byRow);
    expect(appointed(none)).toEqual([]);
    const all = staffed(1, 9);
    appoint(all, byRow);
    expect(appointed(all)).toEqual([0, 1, 2, 3]);
    expect(posts(all, TOWNSHIP, ESTABLISHED)[0]).toBe(5);
  });

  test("must be eligible, and it is January", () => {
    const m = staffed(1, 9);
    m.world.doctors.education[1] = 0;
    appoint(m, byRow);
    expect(appointed(m)).toEqual([0, 2, 3]);
    const later = staffed(1, 9, JANUARY + 1);
    appoint(later, byRow);
    expect(appointed(later)).toEqual([]);
  });
});

describe("village doctors", () => {
  /** Rows 0–4 in the village of town 4, of whom so many per thousand are taken on. */
  const villagers = (change: (m: County) => void = () => {}, perThousand = 400, month = JANUARY) => {
    const m = county(month);
    for (const i of [0, 1, 2, 3, 4]) employ(m, i, VILLAGE, VILLAGE_POST);
    move(m, villageConversions, 0, perThousand);
    move(m, conversionAge, 0, 45);
    // A home in the centre is worth more than anything else.
    m.betas.fill(0);
    m.betas.forEach((_, f) => {
      m.betas[f] = 1e-9;
    });
    for (let title = 0; title < 5; title++) move(m, housing, cellAt(TOWNSHIP, ESTABLISHED, title), 1e12);
    for (let title = 0; title < 5; title++) move(m, housing, cellAt(COMMUNITY, ESTABLISHED, title), 1e12);
    open(m, TOWNSHIP, 9);
    change(m);
    appoint(m, byRow);
    return m;
  };
  const converted = (m: County): number[] =>
    [0, 1, 2, 3, 4].filter((i) => (m.world.doctors.flags[i]! & flag.converted) !== 0);

  test("join a centre by assessment, best first, as many as a share of all of them", () => {
    const m = villagers();
    const d = m.world.doctors;
    expect(converted(m)).toEqual([3, 4]);
    expect([d.facility[4], d.post[4], d.since[4]]).toEqual([TOWNSHIP, ESTABLISHED, JANUARY]);
    expect(posts(m, TOWNSHIP, ESTABLISHED)).toEqual([7, 2, 0, 0]);
    expect(posts(m, VILLAGE, VILLAGE_POST)).toEqual([0, 3, 2, 0]);
    const { moves } = m.tally;
    expect([moves.id, moves.origin, moves.target, moves.destination, moves.post].map(([...each]) => each)).toEqual([
      [104, 103],
      [VILLAGE, VILLAGE],
      [TOWNSHIP, TOWNSHIP],
      [TOWNSHIP, TOWNSHIP],
      [VILLAGE_POST, VILLAGE_POST],
    ]);
    // A number that is not whole is rounded by luck.
    const part = villagers(undefined, 500);
    const luck = part.draw.uniform(purpose.villageConversion, JANUARY, 0) < 0.5 ? 3 : 2;
    expect(converted(part).length).toBe(luck);
  });

  test("must be licensed, young enough, under no obligation and at their post", () => {
    expect(converted(villagers(undefined, 5000))).toEqual([0, 1, 2, 3, 4]);
    const cases: readonly ((d: County["world"]["doctors"]) => void)[] = [
      (d) => d.title.fill(0, 2, 3),
      (d) => d.born.fill(JANUARY - 45 * 12, 2, 3),
      (d) => d.bondEnd.fill(900, 2, 3),
      (d) => d.workplace.fill(TOWNSHIP, 2, 3),
    ];
    expect(converted(villagers((m) => openWindow(m.world, 2, 900), 5000))).toEqual([0, 1, 3, 4]);
    for (const unfit of cases) expect(converted(villagers((m) => unfit(m.world.doctors), 5000))).toEqual([0, 1, 3, 4]);
    expect(converted(villagers((m) => m.world.doctors.born.fill(JANUARY - 45 * 12 + 1, 2, 3), 5000))).toEqual([
      0, 1, 2, 3, 4,
    ]);
    expect(converted(villagers((m) => m.world.doctors.title.fill(1, 2, 3), 5000)).length).toBe(5);
  });

  test("are those of the county, in January, under the policy", () => {
    expect(converted(villagers(undefined, 0))).toEqual([]);
    expect(converted(villagers(undefined, 5000, JANUARY + 1))).toEqual([]);
    const other = villagers((m) => {
      move(m, villageConversions, 0, 0);
      move(m, villageConversions, 1, 5000);
    });
    expect(converted(other)).toEqual([]);
  });

  test("go to the centre of their own town, or else to that with most vacancies", () => {
    const where = (towns: readonly number[], township: number, community: number, frozen = 0): number => {
      const m = villagers((each) => {
        each.world.facilities.town.set([0, 0, towns[0]!, towns[1]!, 4, 0, 0]);
        open(each, TOWNSHIP, township);
        open(each, COMMUNITY, community);
        each.world.ledger.frozen[ledgerAt(COMMUNITY, ESTABLISHED)] = frozen;
      }, 200);
      const [first] = converted(m);
      return first === undefined ? -1 : m.world.doctors.facility[first]!;
    };
    expect(where([2, 3], 2, 3)).toBe(COMMUNITY);
    expect(where([2, 3], 3, 2)).toBe(TOWNSHIP);
    expect(where([2, 3], 2, 2)).toBe(TOWNSHIP);
    expect(where([2, 4], 9, 1)).toBe(COMMUNITY);
    expect(where([2, 4], 9, 0)).toBe(TOWNSHIP);
    expect(where([4, 3], 1, 9)).toBe(TOWNSHIP);
    expect(where([2, 4], 9, 0, 1)).toBe(COMMUNITY);
    expect(where([2, 3], 0, 0)).toBe(-1);
  });

  test("are given a frozen post where no open one is left", () => {
    const m = villagers((each) => {
      open(each, TOWNSHIP, 1);
      each.world.ledger.frozen[ledgerAt(TOWNSHIP, ESTABLISHED)] = 2;
    }, 600);
    expect(converted(m)).toEqual([2, 3, 4]);
    expect(posts(m, TOWNSHIP, ESTABLISHED)).toEqual([0, 3, 0, 0]);
  });

  test("come from the first facility there is, and go to it, as from and to any other", () => {
    const moved = (home: number, centre: number): number[] => {
      const m = villagers((each) => {
        const { facilities: f, doctors: d } = each.world;
        f.type[VILLAGE] = COMMUNITY;
        f.type[TOWNSHIP] = COMMUNITY;
        f.type[home] = VILLAGE;
        f.type[centre] = TOWNSHIP;
        f.placeClass[centre] = TOWNSHIP;
        d.facility.fill(home, 0, 5);
        d.workplace.fill(home, 0, 5);
        const lists = each.geography.ofType[0] as unknown as number[][];
        lists[VILLAGE] = [home];
        lists[TOWNSHIP] = [centre];
        open(each, centre, 9);
      });
      return converted(m).map((i) => m.world.doctors.facility[i]!);
    };
    expect(moved(0, TOWNSHIP)).toEqual([TOWNSHIP, TOWNSHIP]);
    expect(moved(VILLAGE, 0)).toEqual([0, 0]);
  });

  test("stay where they are better off", () => {
    const m = villagers((each) => {
      for (let title = 0; title < 5; title++) move(each, housing, cellAt(VILLAGE, VILLAGE_POST, title), 2e12);
      for (let title = 0; title < 5; title++) move(each, housing, cellAt(VILLAGE, ESTABLISHED, title), 0);
    });
    expect(converted(m)).toEqual([]);
    // Just as well off is not better off.
    const same = villagers((each) => {
      each.betas.fill(0);
    });
    expect(converted(same)).toEqual([]);
    const one = villagers((each) => {
      each.world.doctors.title[4] = 4;
      move(each, housing, cellAt(VILLAGE, VILLAGE_POST, 4), 2e12);
    });
    expect(converted(one)).toEqual([2, 3]);
  });
});
