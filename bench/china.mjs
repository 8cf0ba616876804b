// How long does the whole country take, and in how much memory? All of China for ten years after three of burn-in, from the
// command to the result, on two cores. By the clock: needs two free cores.
// npm run bench -- china
import { medtide } from "./harness/command.mjs";

/** @type {import("./harness/claim.mjs").Claim} */
export default {
  rows: [
    { claim: "China, 156 months on two cores", unit: "s", better: "lower", asked: 60 },
    { claim: "China, peak memory", unit: "GB", better: "lower", asked: 2 },
  ],
  pairs: 1,
  short: false,
  prepare() {
    return () => {
      const { passed, peak } = medtide(["run", "china-2024", "--replicates", "1", "--threads", "2"]);
      return [passed, peak / 1e9];
    };
  },
};
