// What the claims about speed share: doctor-months a second of the whole model – seventeen factors, ten levers in full force,
// recording – beside C plain with as many doctors.
import { speedOf } from "./engine.mjs";
import { reference } from "./reference.mjs";
import { withTenLevers } from "./worlds.mjs";

/**
 * @param {number} doctors
 * @param {import("medtide").Scenario} region
 * @param {{ asked: number | null, pairs: number, short: boolean, warmUp: number }} how
 * @returns {import("./claim.mjs").Claim}
 */
export const speedAt = (doctors, region, { asked, pairs, short, warmUp }) => ({
  rows: [
    {
      claim: `speed at ${doctors.toLocaleString("en")} doctors, ten levers`,
      unit: "× C plain",
      better: "higher",
      asked,
    },
  ],
  pairs,
  short,
  prepare() {
    const plain = reference();
    const engine = speedOf(withTenLevers(region), warmUp);
    return () => {
      const beside = plain(doctors);
      return [engine() / beside];
    };
  },
});
