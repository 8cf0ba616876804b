// Capitation pools: a surplus is shared out to the fen, an overspend is never charged beyond performance pay.
import { expect, test } from "vitest";
import { refreshTables } from "../../src/model/steps/finance.ts";
import { driven, inForce, passMonth, plain, smallRegion, typical } from "./run.ts";

/** A poor year of a small county in which much is spent: a month of it was once charged more than anybody earned. */
test("who shares in an overspend loses at most the least performance pay of anybody", () => {
  const run = driven(
    plain(36, {
      region: smallRegion({ counties: 2, countiesPerPrefecture: 1 }),
      levers: [inForce("county-managed", { params: { share: 1 } }), inForce("capitation")],
      parameters: { ...typical.parameters, searchMonthly: 0.24 },
    }),
  );
  const { m } = run;
  const { poolFenPerHead } = m.world.counties;
  const pools = new Set<number>();
  for (let k = 0; k < 36; k++) {
    passMonth(run);
    for (const fen of poolFenPerHead) pools.add(fen);
    refreshTables(m);
    const { headcount } = m.world.cells;
    for (let cell = 0; cell < headcount.length; cell++)
      if (headcount[cell]! > 0) expect(m.pay[cell]).toBeGreaterThan(500);
  }
  // The floor was reached: the same sum however much more was overspent, and less than a fifth of a village doctor's pay.
  expect(Math.min(...pools)).toBeLessThan(0);
  expect(Math.min(...pools)).toBeGreaterThan(-0.2 * 100 * m.params.payVillage);
});
