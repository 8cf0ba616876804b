import { expect, test } from "vitest";
import { warmUp } from "../../../src/host/node/warm-up.ts";
import { simulateReplicate } from "../../../src/sim/simulate.ts";
import { inForce, plain, smallRegion } from "../../verify/run.ts";

const scenarios = [plain(13, { region: smallRegion(), burnIn: 2, levers: [inForce("county-managed")] })];
const hashes = () =>
  simulateReplicate({ scenarios, seed: "warm", replicate: 0 }).map((outcome) => outcome.ok && outcome.run.hash);

test("a thread gets ready once, and computes what it did before", () => {
  const cold = hashes();
  warmUp(scenarios);
  expect(hashes()).toEqual(cold);
  expect(cold).toEqual([expect.stringMatching(/^[0-9a-f]{64}$/)]);
  // Whatever comes later is not looked at any more.
  expect(() => warmUp([null as never])).not.toThrow();
});
