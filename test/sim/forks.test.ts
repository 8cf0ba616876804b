// Months that scenarios share are passed once: what comes after is to the byte what each would be on its own.
import { expect, test } from "vitest";
import type { Job } from "../../src/sim/job.ts";
import { simulateReplicate } from "../../src/sim/simulate.ts";
import { inForce, plain, smallRegion } from "../verify/run.ts";

const MONTHS = 30;
const usual = plain(MONTHS, { region: smallRegion(), burnIn: 5 });
const from = (month: number, ...ids: readonly string[]) => ids.map((id) => inForce(id, { from: month }));
const surgery = inForce("living-subsidy", { from: 9, target: { specialties: ["surgery"] } });

const scenarios: Job["scenarios"] = [
  { ...usual, levers: from(7, "county-managed", "silver-age") },
  usual,
  { ...usual, levers: [...from(20, "targeted-cohort"), ...from(13, "living-subsidy", "tiered-training")] },
  { ...usual, levers: [surgery] },
  { ...usual, levers: from(1, "capitation") },
  { ...usual, levers: from(MONTHS + 5, "housing") },
  { ...usual, months: 12, levers: from(4, "dispatch-contract") },
  { ...usual, months: 12 },
  { ...usual, levers: [...from(15, "living-subsidy"), ...from(15, "review-loop")] },
  { ...usual, levers: from(26, "prize-fund", "post-pool"), rule: "prospect" },
];

const hashes = (job: Job): string[] =>
  simulateReplicate(job).map((outcome) => (outcome.ok ? outcome.run.hash : outcome.message));
const job: Job = { scenarios, seed: "forks", replicate: 1 };
/** Whoever follows doctors from the first month has every run passed in full. */
const inFull = hashes({ ...job, muster: true });

test("together, in another order and one by one", () => {
  expect(hashes(job)).toEqual(inFull);
  expect(hashes({ ...job, scenarios: [...scenarios].reverse() }).reverse()).toEqual(inFull);
  expect(scenarios.flatMap((scenario) => hashes({ ...job, scenarios: [scenario] }))).toEqual(inFull);
  // Only what never comes into force is the status quo.
  expect(new Set(inFull).size).toBe(scenarios.length - 1);
});
