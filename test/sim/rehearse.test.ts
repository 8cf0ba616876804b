// What is played before the first job: it comes to an end, is short, and leaves no trace.
import { expect, test } from "vitest";
import { shippedIds } from "../../src/host/node/files.ts";
import { load } from "../../src/host/node/load.ts";
import { rehearse, shortened } from "../../src/sim/rehearse.ts";
import { simulateReplicate } from "../../src/sim/simulate.ts";
import { inForce, plain, smallRegion } from "../verify/run.ts";

const base = plain(14, { region: smallRegion(), burnIn: 5 });
const paid = { ...base, levers: [inForce("county-managed", { from: 3 }), inForce("review-loop")] };

test("every lever of the shipped packages is in force in a month that passes", () => {
  const packages = shippedIds("packages").map(load);
  const short = shortened(packages);
  expect(short.map(({ levers }) => levers.map(({ lever }) => lever))).toEqual(
    packages.map(({ levers }) => levers.map(({ lever }) => lever)),
  );
  expect(short.every(({ levers }) => levers.every(({ from, phaseIn }) => from === 1 && phaseIn === 0))).toBe(true);
  const outcomes = simulateReplicate({ scenarios: short, seed: "", replicate: 0 });
  expect(outcomes.map((outcome) => outcome.ok || outcome.message)).toEqual(short.map(() => true));
  const [first] = outcomes;
  expect(first?.ok === true && first.run.tables.costs["year"]?.length).toBeGreaterThan(0);
});

test("scenarios over one region still share it, and with it a beginning", () => {
  const short = shortened([base, paid, { ...base, region: { ...base.region } }]);
  expect(short[0]?.region).toBe(short[1]?.region);
  expect(short[0]?.region).not.toBe(short[2]?.region);
  expect(short[0]?.region.facilities.every(({ copies }) => copies === 1)).toBe(true);
});

test("a region that cannot be made smaller is left out", () => {
  expect(shortened([{ ...load("china-2024"), months: 12 }])).toEqual([]);
  expect(() => rehearse([load("china-2024")])).not.toThrow();
});

test("runs come to the same before and after, of scenarios that were rehearsed and of others", () => {
  const hashes = () =>
    simulateReplicate({ scenarios: [base, paid], seed: "rehearsed", replicate: 0 }).map(
      (outcome) => outcome.ok && outcome.run.hash,
    );
  const before = hashes();
  rehearse([paid]);
  expect(hashes()).toEqual(before);
  expect(before.every((hash) => typeof hash === "string")).toBe(true);
});
