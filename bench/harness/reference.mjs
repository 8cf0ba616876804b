// The plain C loop that speed is held against: built once for this machine, and only used after it has given the counts that
// every implementation of FLOW gives.
import { execFileSync, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { cpus } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { find } from "../../dist/tools/need.js";
import { root } from "./claim.mjs";

const sources = fileURLToPath(new URL("../reference/", import.meta.url));
const cache = join(root, "node_modules", ".cache", "medtide-bench");

const plain = ["-O3", "-ffp-contract=off", "-fno-math-errno", "-fno-trapping-math"];
/** The first that the compiler takes: elsewhere than on x86 it knows no width of vectors, and some know no native machine. */
const flagSets = [["-march=native", "-mprefer-vector-width=512"], ["-march=native"], []];

/** 120 months of 100,000 doctors, as FLOW's README has them for every language. */
const known = { n: 100_000, steps: 120, stay: 11_614_092, rotate: 203_097, move: 16_610, quit: 166_201 };

/**
 * @typedef {object} Counts
 * @property {number} cpu Seconds of processor time, setting up apart.
 * @property {number} stay
 * @property {number} rotate
 * @property {number} move
 * @property {number} quit
 */

/** @typedef {"scalar" | "lean"} Variant `scalar` is C plain, the obvious loop. */

/** @param {string} program @param {number} doctors @param {number} months @param {Variant} variant @returns {Counts} */
const run = (program, doctors, months, variant) =>
  JSON.parse(execFileSync(program, [String(doctors), String(months), variant], { encoding: "utf8" }));

/** @param {string} program */
const check = (program) => {
  for (const variant of /** @type {const} */ (["scalar", "lean"])) {
    const counts = run(program, known.n, known.steps, variant);
    for (const option of /** @type {const} */ (["stay", "rotate", "move", "quit"]))
      if (counts[option] !== known[option])
        throw new Error(`the reference in C (${variant}) counts ${counts[option]} for ${option}, not ${known[option]}`);
  }
};

/** @param {string} compiler @param {string} program */
const compile = (compiler, program) => {
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, "build-"));
  try {
    const made = join(folder, "flow");
    const attempts = flagSets.map((flags) =>
      existsSync(made) ? null : spawnSync(compiler, [...flags, ...plain, "-o", made, join(sources, "flow.c"), "-lm"]),
    );
    if (!existsSync(made)) throw new Error(`${compiler} cannot build the reference: ${attempts.at(-1)?.stderr}`);
    check(made);
    renameSync(made, program);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

/** Path of the built reference. A change of the sources, of the compiler or of the machine builds it anew. */
const build = () => {
  const compiler = find("cc");
  if (compiler === undefined) throw new Error("no C compiler: install gcc and libc6-dev (Debian)");
  const hash = createHash("sha256")
    .update(compiler)
    .update(execFileSync(compiler, ["--version"]));
  hash.update(cpus()[0]?.model ?? "").update(JSON.stringify([plain, flagSets]));
  for (const name of readdirSync(sources).sort()) hash.update(readFileSync(join(sources, name)));
  const program = join(cache, `flow-${hash.digest("hex").slice(0, 16)}`);
  if (!existsSync(program)) compile(compiler, program);
  return program;
};

/** Doctor-months that one measurement of the reference takes: a fifth of a second or so. */
const ENOUGH = 4_000_000;

/** Builds the reference; what comes back measures doctor-months a second of processor time. */
export const reference = () => {
  const program = build();
  /** @param {number} doctors @param {Variant} variant */
  return (doctors, variant = "scalar") => {
    const months = Math.ceil(ENOUGH / doctors);
    return (doctors * months) / run(program, doctors, months, variant).cpu;
  };
};
