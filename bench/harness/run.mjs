// `npm run bench`: measures claims about speed and prints a row for each. Progress goes to standard error.
//
//     npm run bench                     all of them; a quarter of an hour and more, on a quiet machine
//     npm run bench -- levers state     some
//     npm run bench -- --json           an array of claim, ratio, unit, asked, met, command
//     npm run bench -- --short          the short form: fails where a ratio is down against bench/baseline.json
//     npm run bench -- --baseline       measures the short form and writes that file
import { parseArgs } from "node:util";
import { nearest } from "../../dist/base/fail.js";
import { checkShort, shortNames, writeBaseline } from "./baseline.mjs";
import { claimNames } from "./claim.mjs";
import { measure, plainRow, tableOf } from "./measure.mjs";

/** @import { Measured } from "./measure.mjs" */

/** @param {unknown} error */
const tell = (error) => process.stderr.write(`bench: ${error instanceof Error ? error.message : error}\n`);

/** Words of the command line, or null where they were refused. */
const read = () => {
  try {
    const options = /** @type {const} */ ({
      json: { type: "boolean", default: false },
      short: { type: "boolean", default: false },
      baseline: { type: "boolean", default: false },
      against: { type: "string" },
    });
    return parseArgs({ options, allowPositionals: true });
  } catch (error) {
    tell(error);
    return null;
  }
};

/** @param {readonly string[]} names @param {readonly string[]} known */
const areKnown = (names, known) => {
  const unknown = names.filter((name) => !known.includes(name));
  for (const name of unknown) {
    const near = nearest(name, known);
    process.stderr.write(
      `bench: no claim "${name}"; ${near === null ? `known: ${known.join(", ")}` : `did you mean ${near}?`}\n`,
    );
  }
  return unknown.length === 0;
};

/** @param {readonly Measured[]} measured @param {boolean} json */
const print = (measured, json) =>
  process.stdout.write(`${json ? JSON.stringify(measured.map(plainRow), null, 2) : tableOf(measured)}\n`);

const main = async () => {
  const words = read();
  if (words === null) return 2;
  const { values, positionals } = words;
  const known = values.short ? await shortNames() : claimNames();
  if (!areKnown(positionals, known)) return 2;
  const names = positionals.length > 0 ? positionals : known;
  if (values.baseline) {
    await writeBaseline();
    return 0;
  }
  if (values.short) {
    const { measured, down } = await checkShort(names, values.against);
    print(measured, values.json);
    for (const line of down) process.stderr.write(`down by more than a quarter, twice running: ${line}\n`);
    return down.length > 0 ? 1 : 0;
  }
  /** @type {Measured[]} */
  const measured = [];
  let failed = 0;
  for (const name of names)
    try {
      measured.push(...(await measure(name)));
    } catch (error) {
      // The others are worth having all the same.
      failed++;
      tell(error);
    }
  print(measured, values.json);
  return failed > 0 ? 1 : 0;
};

try {
  process.exitCode = await main();
} catch (error) {
  tell(error);
  process.exitCode = 1;
}
