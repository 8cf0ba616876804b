// How long is the main job – ten packages, thirty replicates, ten years – on two cores, from the command to the report? By the
// clock: needs two free cores.
// npm run bench -- main-job
import { medtide } from "./harness/command.mjs";

/** @type {import("./harness/claim.mjs").Claim} */
export default {
  rows: [{ claim: "the county's main job on two cores", unit: "s", better: "lower", asked: 6 }],
  pairs: 3,
  short: false,
  prepare() {
    return () => [medtide(["compare", "--threads", "2"]).passed];
  },
};
