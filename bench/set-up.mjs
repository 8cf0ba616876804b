// How much of a county's run is setting it up? Synthesis and all else before the first month, over ten years without a burn-in.
// npm run bench -- set-up
import { shareOfSetUp } from "./harness/engine.mjs";
import { county, withTenLevers } from "./harness/worlds.mjs";

/** @type {import("./harness/claim.mjs").Claim} */
export default {
  rows: [{ claim: "set-up of a county run without burn-in, over the run", unit: "×", better: "lower", asked: 0.2 }],
  pairs: 21,
  short: true,
  prepare() {
    const share = shareOfSetUp([{ ...withTenLevers(county), burnIn: 0 }], 8);
    return () => [share()];
  },
};
