// The regions and packages that claims are about, made of what ships.
import { catalogue } from "medtide";
import { load, shippedIds } from "medtide/node";

/** @import { Scenario } from "medtide" */
/** @typedef {Scenario["levers"][number]} Setting */

/** The county under the status quo, with its burn-in of three years: 1,104 doctors, and 600 of the prefecture's hospital. */
export const county = load("typical-county");

/** Eight counties share a tertiary hospital, as in the shipped province. */
const COUNTIES_A_PREFECTURE = 8;
const DOCTORS_A_COUNTY = 1104 + 600 / COUNTIES_A_PREFECTURE;

/** So many doctors in counties like the typical one, half a year of burn-in and a year of run, with the one survey that a year has. @param {number} doctors @returns {Scenario} */
export const regionOf = (doctors) => ({
  ...county,
  months: 12,
  burnIn: 6,
  region: {
    ...county.region,
    counties: Math.round(doctors / DOCTORS_A_COUNTY),
    countiesPerPrefecture: COUNTIES_A_PREFECTURE,
  },
});

/** Every lever that a shipped package uses, as the first of them sets it, in full force from the first month. */
const settings = () => {
  /** @type {Map<string, Setting>} */
  const found = new Map();
  // The largest package first: what it uses is known to go together.
  const packages = shippedIds("packages").map(load);
  for (const { levers } of packages.sort((one, other) => other.levers.length - one.levers.length))
    for (const setting of levers)
      if (!found.has(setting.lever)) found.set(setting.lever, { ...setting, from: 1, phaseIn: 0 });
  return found;
};

/** In the order of the catalogue, as the parser leaves them. @param {Scenario} scenario @param {readonly string[]} ids @returns {Scenario} */
export const withLevers = (scenario, ids) => {
  const found = settings();
  const levers = catalogue.levers.flatMap(({ id }) => (ids.includes(id) ? (found.get(id) ?? []) : []));
  if (levers.length !== ids.length) throw new Error(`not every one is used by a shipped package: ${ids.join(", ")}`);
  return { ...scenario, levers };
};

/** A package of ten levers, from every group of them. */
const ten = [
  "living-subsidy",
  "performance-pay",
  "training-places",
  "county-managed",
  "equipment-upgrade",
  "housing",
  "school-access",
  "dispatch-contract",
  "capitation",
  "consortium-mode",
];

/** With the package of ten. @param {Scenario} scenario */
export const withTenLevers = (scenario) => withLevers(scenario, ten);

/** Ids of so many levers, by the packages' size and the order in them. @param {number} count */
export const leversOf = (count) => [...settings().keys()].slice(0, count);
