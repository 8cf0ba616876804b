// How much memory does a run take? The most that the whole process – Node, model, world and its fork – has held at once, for
// each doctor of a region of a million.
// npm run bench -- peak-memory
import { doctorMonthsOf, runs } from "./harness/engine.mjs";
import { regionOf, withTenLevers } from "./harness/worlds.mjs";

/** @type {import("./harness/claim.mjs").Claim} */
export default {
  rows: [{ claim: "peak memory for each doctor, 1,000,000 doctors", unit: "bytes", better: "lower", asked: null }],
  // Memory is not given back: a second run would tell nothing.
  pairs: 1,
  short: false,
  prepare() {
    const months = 3;
    const scenario = { ...withTenLevers(regionOf(1_000_000)), burnIn: 0, months };
    return () => {
      const doctors = doctorMonthsOf(runs([scenario])) / months;
      return [(process.resourceUsage().maxRSS * 1024) / doctors];
    };
  },
};
