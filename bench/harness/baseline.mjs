// The short form: ratios against those that are committed, so that a change that makes medtide slower does not pass unseen.
import { readFileSync, writeFileSync } from "node:fs";
import { claimNames, readClaim } from "./claim.mjs";
import { measure } from "./measure.mjs";

/** @import { Measured } from "./measure.mjs" */
/** Figures by claim, in the order of its rows. @typedef {Readonly<Record<string, readonly number[]>>} Baseline */

/** How often each claim is measured. */
const PAIRS = 7;
/** How much worse than the baseline a figure may be. */
const TOLERATED = 0.25;

const committed = new URL("../baseline.json", import.meta.url);

/** Names of the claims of the short form. */
export const shortNames = async () => {
  /** @type {string[]} */
  const names = [];
  for (const name of claimNames()) if ((await readClaim(name)).short) names.push(name);
  return names;
};

/** Measures what the short form measures and makes it the baseline. */
export const writeBaseline = async () => {
  /** @type {Record<string, readonly number[]>} */
  const baseline = {};
  for (const name of await shortNames()) baseline[name] = (await measure(name, PAIRS)).map(({ ratio }) => ratio);
  const lines = Object.entries(baseline).map(([name, ratios]) => `  "${name}": [${ratios.join(", ")}]`);
  writeFileSync(committed, `{\n${lines.join(",\n")}\n}\n`);
};

/** @param {Measured} measured @param {number} before */
const isDown = ({ row, ratio }, before) =>
  row.better === "higher" ? ratio < before * (1 - TOLERATED) : ratio > before * (1 + TOLERATED);

/**
 * Measures the short form and says which figures are down by more than a quarter of the baseline twice running; a claim that
 * is down once is measured again.
 * @param {readonly string[]} names
 * @param {string | URL} file The baseline.
 */
export const checkShort = async (names, file = committed) => {
  /** @type {Baseline} */
  const baseline = JSON.parse(readFileSync(file, "utf8"));
  /** @type {Measured[]} */
  const measured = [];
  /** @type {string[]} */
  const down = [];
  for (const name of names) {
    const before = baseline[name];
    if (before === undefined) throw new Error(`no baseline of ${name}: npm run bench -- --baseline`);
    /** What is said of each figure that is down. */
    const fallen = (/** @type {readonly Measured[]} */ rows) =>
      rows.flatMap((measured, at) => {
        const was = before[at] ?? Number.NaN;
        if (!isDown(measured, was)) return [];
        return [`${name}: ${measured.row.claim}: ${measured.ratio} ${measured.row.unit}, was ${was}`];
      });
    let rows = await measure(name, PAIRS);
    if (fallen(rows).length > 0) {
      process.stderr.write(`${name}: down, once more\n`);
      rows = await measure(name, PAIRS);
      down.push(...fallen(rows));
    }
    measured.push(...rows);
  }
  return { measured, down };
};
