// What every lever does to every outcome over ten years, as a table, and whether it keeps what its declaration says.
import { beforeAll, expect, test } from "vitest";
import { outcomeIds } from "../../src/sim/outcomes.ts";
import { simulateReplicate } from "../../src/sim/simulate.ts";
import { county, effects, inForce, levers, paired } from "../levers/runs.ts";

const replicates = 16;
/** Beyond chance: 1 in 40 for one outcome named beforehand, and for the largest of all of them. */
const forOne = 2.1;
const forAny = 4;

let found: ReturnType<typeof effects>;
beforeAll(() => {
  found = effects(county(120), replicates);
  for (const { id } of levers) {
    const lines = outcomeIds
      .map((outcome) => ({ outcome, ...effectOf(id, outcome) }))
      .filter(({ t }) => Math.abs(t) > forOne);
    console.log(
      `${id}: ${lines.map(({ outcome, mean, t }) => `${outcome} ${mean.toPrecision(3)} (t ${t.toFixed(1)})`).join(", ")}`,
    );
  }
}, 1_800_000);

const effectOf = (id: string, outcome: string): ReturnType<typeof paired> =>
  paired(found.get(id)?.map((beyond) => beyond[outcome] ?? Number.NaN) ?? []);

test.each(levers.map((lever) => [lever.id, lever.expects] as const))("%s does what it says: %j", (id, expects) => {
  if (expects === "no effect") {
    const moved = outcomeIds.filter((outcome) => outcome !== "cost" && Math.abs(effectOf(id, outcome).t) > forAny);
    expect(moved).toEqual([]);
    return;
  }
  const { t } = effectOf(id, expects.outcome);
  expect(expects.direction === "up" ? t : -t).toBeGreaterThan(forOne);
});

// A budget is overspent in a bad year only, so a single run may not feel what is borne of it.
test("capitation feels the share of an overspend in some of eight runs", () => {
  const capitation = levers.find(({ id }) => id === "capitation");
  if (capitation === undefined) throw new Error("no lever capitation");
  const [none = [], all = []] = [0, 1].map((overspend) =>
    Array.from({ length: 8 }, (_, replicate) => {
      const job = {
        scenarios: [{ ...county(120), levers: [inForce(capitation, { params: { overspend } })] }],
        seed: "overspend",
        replicate,
      };
      return simulateReplicate(job).map((outcome) => (outcome.ok ? outcome.run.hash : outcome.message));
    }),
  );
  expect(none).not.toEqual(all);
}, 300_000);
