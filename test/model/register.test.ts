// What a register of posts shows beside the post that is heard of anyway, and plans that are made more often than once a year.
import { expect, test } from "vitest";
import { TOWNSHIP } from "../../src/model/kinds.ts";
import {
  drawOffer,
  drawSecond,
  listOpenPosts,
  type Offer,
  offerRace,
  publicKinds,
  registeredPosts,
} from "../../src/model/offers.ts";
import { planMonths, planPosts } from "../../src/model/posts.ts";
import { driven, employed, inForce, passMonth, plain, shareError } from "../verify/run.ts";

const first: Offer = { facility: -1, kind: -1 };
const second: Offer = { facility: -1, kind: -1 };

/** How many doctors hear of a township post, and of how many beside it they are told. */
function heard(shown: number) {
  const run = driven(plain(1));
  passMonth(run);
  const { m } = run;
  m.terms.of(registeredPosts).forEach((_, place, table) => {
    table[place] = m.terms.places.type[place] === TOWNSHIP ? shown : 0;
  });
  listOpenPosts(m);
  let others = 0;
  let told = 0;
  for (const i of employed(m)) {
    drawOffer(m, offerRace(m, i), i, 0, [TOWNSHIP], publicKinds, -1, first);
    drawSecond(m, i, 0, [TOWNSHIP], publicKinds, -1, first, 2, second);
    if (first.facility >= 0) others++;
    if (second.facility < 0) continue;
    told++;
    expect(second.facility === first.facility && second.kind === first.kind).toBe(false);
    expect(m.world.facilities.type[second.facility]).toBe(TOWNSHIP);
  }
  return { others, told };
}

test("without a register nobody hears of a second post", () => expect(heard(0).told).toBe(0));

test("a register tells its share of those who would be told by a full one", () => {
  const all = heard(1);
  expect(all.told).toBeGreaterThan(0.5 * all.others);
  const some = heard(0.4);
  expect(some.others).toBe(all.others);
  expect(Math.abs(shareError(some.told, all.told, 0.4))).toBeLessThan(4);
});

test("a plan in the year decides anew about vacant posts, and about nothing where plans are yearly", () => {
  const run = driven(plain(1, { levers: [inForce("hr-information", { params: { months: 3 } })] }));
  for (let k = 0; k < 3; k++) passMonth(run);
  const { m } = run;
  const { ledger, facilities: f } = m.world;
  const at = [...f.type].flatMap((type, j) => (type === TOWNSHIP ? [4 * j] : []));
  const set = (open: number, frozen: number): void => {
    for (const cell of at) {
      ledger.open[cell] = open;
      ledger.frozen[cell] = frozen;
      ledger.vacated[cell] = 0;
    }
  };
  const frozen = (): number => at.reduce((sum, cell) => sum + ledger.frozen[cell]!, 0);
  expect(m.month % 12).toBe(3);
  set(0, 40);
  planPosts(m);
  expect(Math.abs(shareError(frozen(), 40 * at.length, m.params.frozenShare))).toBeLessThan(4);
  for (const cell of at) expect(ledger.open[cell]! + ledger.frozen[cell]!).toBe(40);
  m.terms.of(planMonths).fill(12);
  set(0, 40);
  planPosts(m);
  expect(frozen()).toBe(40 * at.length);
});
