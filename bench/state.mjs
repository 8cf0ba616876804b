// How large is a doctor? Bytes of state – all that a fork copies: doctors, facilities, posts, places – for each doctor of a
// region of 100,000.
// npm run bench -- state
import { observe } from "../dist/sim/simulate.js";
import { regionOf, withTenLevers } from "./harness/worlds.mjs";

/** @type {import("./harness/claim.mjs").Claim} */
export default {
  rows: [{ claim: "state of a doctor, 100,000 doctors", unit: "bytes", better: "lower", asked: 64 }],
  pairs: 1,
  short: true,
  prepare() {
    const scenario = { ...withTenLevers(regionOf(100_000)), burnIn: 0, months: 0 };
    return () => {
      let bytes = Number.NaN;
      observe(scenario, "bench", 0, ({ world }) => {
        let doctors = 0;
        for (const facility of world.doctors.facility) if (facility >= 0) doctors++;
        bytes = world.buffer.byteLength / doctors;
      });
      return [bytes];
    };
  },
};
