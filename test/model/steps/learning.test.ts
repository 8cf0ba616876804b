// Trust goes to what quality earns, and to a campaign's share of the doubters beyond it.
import { expect, test } from "vitest";
import { COUNTY, TOWNSHIP } from "../../../src/model/kinds.ts";
import learning from "../../../src/model/steps/learning.ts";
import { driven, inForce, plain, smallRegion } from "../../verify/run.ts";

/** Trust by facility after so many quarters in which competence stands still. */
function after(quarters: number, levers: ReturnType<typeof inForce>[]) {
  const run = driven(
    plain(1, {
      region: smallRegion(),
      levers,
      parameters: { learning: 0, forgetting: 0, trustPace: 0.05 },
    }),
  );
  const { m } = run;
  run.policy.enact(1);
  for (let k = 0; k <= quarters; k++) {
    m.month = 3 * k + 2;
    learning.run(m);
  }
  return m.world.facilities;
}

test("each quarter closes the same part of the way to those whom a campaign wins over", () => {
  const campaign = inForce("public-trust", { params: { reach: 0.5, persuaded: 0.4 } });
  const usual = after(8, []);
  const f = after(8, [campaign]);
  let centres = 0;
  for (let j = 0; j < f.type.length; j++) {
    if (f.type[j] !== TOWNSHIP) {
      if (f.type[j] === COUNTY) expect(f.trust[j]).toBe(usual.trust[j]);
      continue;
    }
    centres++;
    const start = f.usualTrust[j]!;
    expect(usual.trust[j]).toBeCloseTo(start, 12);
    const won = 0.2 * (1 - start);
    expect(f.trust[j]! - start).toBeCloseTo(won * (1 - (1 - 3 * 0.05) ** 8), 12);
  }
  expect(centres).toBeGreaterThan(1);
});
