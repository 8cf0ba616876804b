// What does recording cost? A run of the county with everything that a result is made of – surveys, tables, measures, hash –
// over the same run that is only watched. Neither has a burn-in; both synthesise.
// npm run bench -- recording
import { observe } from "../dist/sim/simulate.js";
import { runs, secondsOf } from "./harness/engine.mjs";
import { county, withTenLevers } from "./harness/worlds.mjs";

/** @type {import("./harness/claim.mjs").Claim} */
export default {
  rows: [{ claim: "time of a run, recorded over watched", unit: "×", better: "lower", asked: null }],
  pairs: 21,
  short: true,
  prepare() {
    const scenario = { ...withTenLevers(county), burnIn: 0 };
    const watched = () => secondsOf(() => observe(scenario, "bench", 0, () => {}));
    const recorded = () => secondsOf(() => runs([scenario]));
    for (let k = 0; k < 8; k++) {
      watched();
      recorded();
    }
    return () => {
      const alone = watched();
      return [recorded() / alone];
    };
  },
};
