// The pool of mobile posts: it moves vacant posts to where loads are higher, and neither makes nor loses one.

import { expect, test } from "vitest";
import { ledgerAt } from "../../src/model/employ.ts";
import { ESTABLISHED, TOWNSHIP } from "../../src/model/kinds.ts";
import { mobileAt } from "../../src/model/post-pool.ts";
import { driven, inForce, noDispatch, noEntry, passMonth, plain, regionWith, rowOf } from "../verify/run.ts";

const centre = rowOf("township-06");
/** One centre with posts and few patients, one with patients and no vacant post. */
const region = regionWith([
  rowOf("general-hospital"),
  {
    ...centre,
    id: "idle",
    town: 1,
    population: 2000,
    established: 30,
    filledEstablished: 20,
    contract: 0,
    filledContract: 0,
  },
  {
    ...centre,
    id: "busy",
    town: 2,
    population: 20_000,
    established: 20,
    filledEstablished: 20,
    contract: 0,
    filledContract: 0,
  },
]);

const run = (params: Readonly<Record<string, number>>) =>
  driven(
    plain(60, {
      region,
      parameters: { ...noEntry, searchMonthly: 0, frozenShare: 0.9 },
      terms: noDispatch,
      levers: [inForce("post-pool", { params })],
    }),
  );

test("posts move from where loads are low to where they are high, as many as the pool has", () => {
  const driver = run({ count: 10, months: 36 });
  const { m } = driver;
  const [idle = -1, busy = -1] = m.geography.ofType[0]?.[TOWNSHIP] ?? [];
  const pool = Math.floor((10 * (m.geography.posts[0] ?? 0)) / 1000 + 1e-9);
  expect(pool).toBeGreaterThan(1);
  let open = -1;
  passMonth(driver, (step) => {
    if (step === "choice") open = m.world.ledger.open[ledgerAt(busy, ESTABLISHED)] ?? -1;
  });
  const { authorised } = m.world.ledger;
  expect(authorised[ledgerAt(idle, ESTABLISHED)]).toBe(30 - pool);
  expect(authorised[ledgerAt(busy, ESTABLISHED)]).toBe(20 + pool);
  expect(mobileAt(m.world, busy)).toBe(pool);
  // However many are frozen elsewhere, these are not.
  expect(open).toBe(pool);
});

test("what nobody takes goes back to the pool, and what is fixed makes room in it", () => {
  const driver = run({ count: 6, months: 36 });
  const { m } = driver;
  const busy = m.geography.ofType[0]?.[TOWNSHIP]?.[1] ?? -1;
  const pool = Math.floor((6 * (m.geography.posts[0] ?? 0)) / 1000 + 1e-9);
  passMonth(driver);
  const at = ledgerAt(busy, ESTABLISHED);
  expect(m.world.ledger.open[at]).toBe(pool);
  for (let month = 2; month <= 13; month++) passMonth(driver);
  // Idle ones were moved again – to the same place, which still needs them most.
  expect(mobileAt(m.world, busy)).toBeLessThanOrEqual(pool);
  expect(m.world.mobile.since[m.world.facilities.centre[busy]!]).toBe(12);
});
