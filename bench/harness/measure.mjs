// Claims measured one after the other, and what their figures come to.
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { commandOf, readClaim, root } from "./claim.mjs";

/** @import { Row } from "./claim.mjs" */

/**
 * @typedef {object} Measured
 * @property {string} name The claim's file.
 * @property {Row} row
 * @property {number} ratio The median.
 */

const one = fileURLToPath(new URL("one.mjs", import.meta.url));

/** Pairs are odd in number. @param {readonly number[]} values */
const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN;

/** Three figures say all there is to say. @param {number} value */
const rounded = (value) => Number(value.toPrecision(3));

/** Measures a claim, with at most so many pairs. @param {string} name @param {number} [pairs] @returns {Promise<Measured[]>} */
export const measure = async (name, pairs) => {
  const { rows } = await readClaim(name);
  const words = [one, name, ...(pairs === undefined ? [] : [String(pairs)])];
  const { status, stdout } = spawnSync(process.execPath, words, {
    cwd: root,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "inherit"],
  });
  if (status !== 0) throw new Error(`${name} could not be measured`);
  /** @type {number[][]} */
  const measured = JSON.parse(stdout);
  return rows.map((row, at) => ({
    name,
    row,
    ratio: rounded(median(measured.map((figures) => figures[at] ?? Number.NaN))),
  }));
};

/** Whether a figure is at least as good as asked; null where nothing is asked. @param {Measured} measured */
const isMet = ({ row: { asked, better }, ratio }) =>
  asked === null ? null : better === "higher" ? ratio >= asked : ratio <= asked;

/** A row as `--json` has it. @param {Measured} measured */
export const plainRow = (measured) => {
  const { name, row, ratio } = measured;
  const asked = row.asked === null ? null : `${row.better === "higher" ? "≥" : "≤"} ${row.asked}`;
  return { claim: row.claim, ratio, unit: row.unit, asked, met: isMet(measured), command: commandOf(name) };
};

/** @param {readonly Measured[]} measured */
export const tableOf = (measured) => {
  const head = ["claim", "ratio", "unit", "asked", "met", "command"];
  const lines = measured.map((each) => {
    const { claim, ratio, unit, asked, met, command } = plainRow(each);
    return [claim, String(ratio), unit, asked ?? "–", met === null ? "–" : met ? "yes" : "no", command];
  });
  const widths = head.map((title, c) => Math.max(...[head, ...lines].map((line) => [...(line[c] ?? title)].length)));
  return [head, ...lines]
    .map((line) => line.map((cell, c) => cell + " ".repeat((widths[c] ?? 0) - [...cell].length)).join("  "))
    .map((line) => line.trimEnd())
    .join("\n");
};
