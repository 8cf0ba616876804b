// Does a doctor cost more where there are many? Time of a run for each doctor-month at five million doctors over that at 100,000:
// half a year from its synthesis on, without a burn-in.
// npm run bench -- size
import { doctorMonthsOf, runs, secondsOf } from "./harness/engine.mjs";
import { regionOf, withTenLevers } from "./harness/worlds.mjs";

/** @param {number} doctors */
const costAt = (doctors) => {
  const scenario = { ...withTenLevers(regionOf(doctors)), burnIn: 0, months: 6 };
  let months = 0;
  const seconds = secondsOf(() => {
    months = doctorMonthsOf(runs([scenario]));
  });
  return seconds / months;
};

/** @type {import("./harness/claim.mjs").Claim} */
export default {
  rows: [{ claim: "cost of a doctor-month, 5,000,000 doctors over 100,000", unit: "×", better: "lower", asked: 1.2 }],
  pairs: 1,
  short: false,
  prepare() {
    for (let k = 0; k < 2; k++) costAt(100_000);
    return () => {
      const few = costAt(100_000);
      return [costAt(5_000_000) / few];
    };
  },
};
