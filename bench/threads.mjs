// What does a second core give? The same work on two threads over one, by the clock: needs two free cores. First one run of
// 100,000 doctors, whose prefectures the threads share; then replicates of the county.
// npm run bench -- threads
import { createPool } from "medtide/node";
import { county, regionOf, withTenLevers } from "./harness/worlds.mjs";

/** @import { Job } from "medtide" */

/** A multiple of two, so that both threads have as many. */
const REPLICATES = 16;

/** @returns {Job} */
const jobOf = (/** @type {Job["scenarios"]} */ scenarios, replicate = 0) => ({ scenarios, seed: "bench", replicate });

const large = [jobOf([withTenLevers(regionOf(100_000))])];
const packages = [county, withTenLevers(county)];
const small = Array.from({ length: REPLICATES }, (_, replicate) => jobOf(packages, replicate));

/** @param {number} threads */
const on = (threads) => {
  const pool = createPool({ threads });
  /** @param {readonly Job[]} jobs */
  return async (jobs) => {
    const from = performance.now();
    for await (const outcome of pool.run(jobs)) if (!outcome.ok) throw new Error(outcome.message);
    return performance.now() - from;
  };
};

/** @type {import("./harness/claim.mjs").Claim} */
export default {
  rows: [
    { claim: "one run of 100,000 doctors, two threads over one", unit: "×", better: "higher", asked: 1.6 },
    { claim: "replicates of the county, two threads over one", unit: "×", better: "higher", asked: null },
  ],
  pairs: 7,
  short: false,
  async prepare() {
    const [one, two] = [on(1), on(2)];
    const gains = async () => {
      const gain = [];
      for (const jobs of [large, small]) {
        const alone = await one(jobs);
        gain.push(alone / (await two(jobs)));
      }
      return gain;
    };
    await gains();
    return gains;
  },
};
