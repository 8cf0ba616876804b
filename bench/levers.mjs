// What does a lever cost? Time for each doctor-month of the county with fifty levers in force over that with one.
// npm run bench -- levers
import { speedOf } from "./harness/engine.mjs";
import { county, leversOf, withLevers } from "./harness/worlds.mjs";

/** @type {import("./harness/claim.mjs").Claim} */
export default {
  rows: [{ claim: "cost of a doctor-month, 50 levers over 1", unit: "×", better: "lower", asked: 1.1 }],
  pairs: 21,
  short: true,
  prepare() {
    const one = speedOf(withLevers(county, ["living-subsidy"]), 8);
    const fifty = speedOf(withLevers(county, leversOf(50)), 8);
    return () => [one() / fifty()];
  },
};
