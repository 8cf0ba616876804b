// Measures one claim in a process of its own, so that nothing another claim left behind – compiled code, garbage – is in its
// figures. Figures go to standard output as JSON, progress to standard error.
// node bench/harness/one.mjs <claim> [pairs]
import { writeSync } from "node:fs";
import { tuneCompiler } from "../../dist/host/node/compiler.js";
import { readClaim } from "./claim.mjs";

// As the command line has it, before anything of the engine is loaded.
tuneCompiler();

const [name = "", asked] = process.argv.slice(2);
/** @param {string} line */
const tell = (line) => process.stderr.write(`${name}: ${line}\n`);

const main = async () => {
  const { rows, pairs, prepare } = await readClaim(name);
  const count = Math.min(pairs, asked === undefined ? pairs : Number(asked));
  tell("setting up");
  const measure = await prepare();
  /** @type {(readonly number[])[]} */
  const measured = [];
  for (let k = 1; k <= count; k++) {
    const figures = await measure();
    if (figures.length !== rows.length || !figures.every(Number.isFinite))
      throw new Error(`gave ${figures.join(", ")}`);
    measured.push(figures);
    tell(`${k} of ${count}: ${figures.map((figure) => figure.toPrecision(3)).join(", ")}`);
  }
  writeSync(1, JSON.stringify(measured));
};

try {
  await main();
} catch (error) {
  tell(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
// Pools of threads that wait for work would keep the process alive.
process.exit();
