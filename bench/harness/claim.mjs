// What a claim is, and where claims are found: every file of bench/ is one, named after it.
import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";

/**
 * One row of the table.
 * @typedef {object} Row
 * @property {string} claim What the figure says, for a reader who sees nothing else.
 * @property {string} unit
 * @property {"higher" | "lower"} better Which way the figure is better.
 * @property {number | null} asked The worst figure that is asked for; null where none is.
 */

/**
 * @typedef {object} Claim
 * @property {readonly Row[]} rows
 * @property {number} pairs How often it is measured; a row's figure is the median.
 * @property {boolean} short Whether the short form of the services tier holds it against the baseline.
 * @property {() => Prepared | Promise<Prepared>} prepare Sets up and warms up.
 */

/**
 * Measures once: what is compared runs side by side, and one figure a row comes back.
 * @typedef {() => readonly number[] | Promise<readonly number[]>} Prepared
 */

const folder = new URL("../", import.meta.url);

/** Names of all claims. */
export const claimNames = () =>
  readdirSync(folder)
    .filter((name) => name.endsWith(".mjs"))
    .map((name) => name.slice(0, -".mjs".length))
    .sort();

/** @param {string} name @returns {Promise<Claim>} */
export const readClaim = async (name) => (await import(new URL(`${name}.mjs`, folder).href)).default;

/** The command that measures one claim. @param {string} name */
export const commandOf = (name) => `npm run bench -- ${name}`;

export const root = fileURLToPath(new URL("../../", import.meta.url));
