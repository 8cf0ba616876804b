// How much of the main job is what its packages share? Synthesis and burn-in of a replicate, over the ten packages' ten years
// that start from them.
// npm run bench -- burn-in
import { load, shippedIds } from "medtide/node";
import { shareOfSetUp } from "./harness/engine.mjs";

/** @type {import("./harness/claim.mjs").Claim} */
export default {
  rows: [{ claim: "set-up and burn-in of a replicate, over its ten packages", unit: "×", better: "lower", asked: 0.2 }],
  pairs: 7,
  short: false,
  prepare() {
    const share = shareOfSetUp(shippedIds("packages").map(load), 1);
    return () => [share()];
  },
};
