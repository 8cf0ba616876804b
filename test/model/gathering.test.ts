// Doctors worked out together have what each has who is worked out alone.
import { expect, test } from "vitest";
import { gather, gatherAnew, isFull, workOut } from "../../src/model/gathering.ts";
import { COUNTY_MANAGED } from "../../src/model/kinds.ts";
import { worthHere } from "../../src/model/return-right.ts";
import { factors, PAIRS } from "../../src/model/worth.ts";
import { driven, employed, inForce, passMonth, plain, smallRegion } from "../verify/run.ts";

test("together as alone, rights of return included", () => {
  const run = driven(
    plain(30, {
      region: smallRegion({ counties: 2 }),
      levers: [inForce("county-managed", { params: { share: 0.6, term: 36 } })],
    }),
  );
  for (let k = 0; k < 30; k++) passMonth(run);
  const { m } = run;
  const { post } = m.world.doctors;
  const everybody = employed(m);
  expect(everybody.length).toBeGreaterThan(PAIRS);
  expect(everybody.filter((i) => post[i] === COUNTY_MANAGED).length).toBeGreaterThan(2);
  const { gathered, worth, factorWorth } = m.scratch;
  const together = new Map<number, readonly number[]>();
  const finish = (): void => {
    workOut(m);
    for (let k = 0; k < gathered.count; k++) {
      const pair = gathered.pair[k]!;
      together.set(gathered.doctor[k]!, [worth[pair]!, ...factorWorth.map((row) => row[pair]!)]);
    }
    gatherAnew(m);
  };
  gatherAnew(m);
  for (const i of everybody) {
    if (isFull(m)) finish();
    expect(gather(m, i)).toBe(gathered.count - 1);
    expect(m.scratch.pairs.count).toBeLessThanOrEqual(PAIRS);
  }
  finish();
  for (const i of everybody) {
    const alone = worthHere(m, i);
    expect(together.get(i)).toEqual([alone, ...factors.map((_, f) => factorWorth[f]![0]!)]);
  }
});
