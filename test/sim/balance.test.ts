// Books go on from month to month: what was booked once is held against the next month.
import { expect, test } from "vitest";
import { checkBalances, Imbalance, openBooks } from "../../src/sim/balance.ts";
import { driven, passMonth, plain, smallRegion } from "../verify/run.ts";

const nothing = { toDoctors: 0, pools: 0 };

test("a balance is struck against the month before, not against the start", () => {
  const run = driven(plain(1, { region: smallRegion() }));
  const before = run.books.doctors;
  for (let k = 0; k < 8; k++) passMonth(run);
  const { m, books } = run;
  expect(books.doctors).toBe([...m.world.facilities.headcount].reduce((sum, n) => sum + n, 0));
  expect(books.doctors).not.toBe(before);
  const { doctors, posts } = openBooks(m);
  expect({ doctors, posts }).toEqual({ doctors: books.doctors, posts: books.posts });
});

test("an imbalance is an error of its own, with the month counted from the first recorded one", () => {
  const run = driven({ ...plain(1, { region: smallRegion() }), burnIn: 4 });
  passMonth(run);
  const { m, books } = run;
  m.tally.moves.count = 0;
  expect(() => checkBalances(m, { ...books }, nothing)).not.toThrow();
  expect(() => checkBalances(m, { ...books, doctors: books.doctors + 1 }, nothing)).toThrow(Imbalance);
  expect(() => checkBalances(m, { ...books, posts: books.posts + 1 }, nothing)).toThrow(/^month -2: posts: /);
  expect(() => checkBalances(m, { ...books }, { toDoctors: 1, pools: 0 })).toThrow(/0 fen paid to doctors, 1 booked/);
  expect(() => checkBalances(m, { ...books }, { toDoctors: 0, pools: -1 })).toThrow(/0 fen paid from pools, -1 booked/);
});
