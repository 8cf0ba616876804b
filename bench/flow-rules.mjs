// How fast is the engine on FLOW's rules, or as near to them as a scenario can bring it? 100,000 doctors in four tiers, 40, 30,
// 20 and 10 in a hundred, with room for a fifth more; hospitals have 200 as in FLOW, centres and clinics as many as the model
// lets them have. FLOW's reasons: pay, prospects, schooling and the tier, with burnout and tenure in intention; the other
// factors weigh nothing. No lever, no bonded cohort, no leave for training; going down for a while, moving up, quitting, titles
// and replacements remain, and so does counting every month.
// What FLOW does not know and no scenario can take away stays too: posts and offers with matching, patients, money and the
// insurance fund, learning, and balances checked to the unit each month. So this is the engine with little to do, and not a
// second engine made for the benchmark.
// npm run bench -- flow-rules
import { catalogue } from "medtide";
import { speedOf } from "./harness/engine.mjs";
import { reference } from "./harness/reference.mjs";
import { county } from "./harness/worlds.mjs";

/** @import { Scenario } from "medtide" */
/** @typedef {Scenario["region"]["facilities"][number]} Facility */

const DOCTORS = 100_000;

/** FLOW's tiers from the lowest: places of a district of 2,000 doctors, and doctors of each. */
const tiers = /** @type {const} */ ([
  { type: "village", places: 100, staff: 8 },
  { type: "township", places: 5, staff: 120 },
  { type: "county", places: 2, staff: 200 },
  { type: "tertiary", places: 1, staff: 200 },
]);
const DISTRICT = tiers.reduce((sum, { places, staff }) => sum + places * staff, 0);

/** @param {typeof tiers[number]} tier @param {number} copies @returns {Facility} */
const facility = ({ type, staff }, copies) => {
  const like = county.region.facilities.find((row) => row.type === type);
  if (like === undefined) throw new Error(`the county has no ${type}`);
  const room = Math.ceil(staff * 1.2);
  const [established, village] = type === "village" ? [0, 1] : [1, 0];
  return {
    ...like,
    id: `flow-${type}`,
    town: type === "village" || type === "township" ? 1 : 0,
    copies,
    established: established * room,
    filledEstablished: established * staff,
    contract: 0,
    filledContract: 0,
    village: village * room,
    filledVillage: village * staff,
  };
};

const kept = ["pay", "rank", "schooling", "tier"];

/** @type {Scenario} */
const flow = {
  ...county,
  id: "flow",
  months: 12,
  burnIn: 12,
  region: {
    ...county.region,
    counties: DOCTORS / DISTRICT,
    countiesPerPrefecture: 1,
    // Only clinics may share a row.
    facilities: tiers.flatMap((tier) =>
      tier.type === "village"
        ? [facility(tier, tier.places)]
        : Array.from({ length: tier.places }, () => facility(tier, 1)),
    ),
  },
  betas: Object.fromEntries(Object.keys(catalogue.betas).flatMap((id) => (kept.includes(id) ? [] : [[id, 0]]))),
  terms: { ...county.terms, targetedCohort: 0, trainingPlaces: 0 },
};

/** @type {import("./harness/claim.mjs").Claim} */
export default {
  rows: [
    { claim: "engine on FLOW's rules beside C plain", unit: "× C plain", better: "higher", asked: null },
    { claim: "engine on FLOW's rules beside C lean", unit: "× C lean", better: "higher", asked: null },
  ],
  pairs: 7,
  short: false,
  prepare() {
    const c = reference();
    const engine = speedOf(flow, 1);
    return () => {
      const [plain, lean] = [c(DOCTORS, "scalar"), c(DOCTORS, "lean")];
      const speed = engine();
      return [speed / plain, speed / lean];
    };
  },
};
