// A simple random sample of mutants, the same for the same seed: far more are possible than a night could run.
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { relative, resolve } from "node:path";
import { pathToFileURL } from "node:url";

export const keyOf = (fileName, { start, end }, mutatorName, replacement) => {
  const file = fileName.slice(fileName.lastIndexOf("/src/") + 1);
  return `${file}:${start.line + 1}:${start.column}-${end.line + 1}:${end.column} ${mutatorName} ${replacement}`;
};

/** Stryker's own instrumenter, a package of Stryker's and not of ours. */
async function instrumenter() {
  const core = createRequire(createRequire(import.meta.url).resolve("@stryker-mutator/core"));
  const load = (name) => import(pathToFileURL(core.resolve(name)).href);
  const [{ createInstrumenter }, { createInjector }] = await Promise.all(
    ["@stryker-mutator/instrumenter", "typed-inject"].map(load),
  );
  const silent = new Proxy({}, { get: () => () => false });
  return createInstrumenter(
    createInjector()
      .provideValue("logger", silent)
      .provideValue("getLogger", () => silent),
  );
}

/** Every mutant of the files that is not left out. */
export async function mutantsOf(files, { ignorers, excludedMutations }) {
  const stryker = await instrumenter();
  const found = [];
  for (const file of files) {
    const source = { name: resolve(file), content: readFileSync(file, "utf8"), mutate: true };
    const { mutants } = await stryker.instrument([source], { ignorers, excludedMutations, plugins: null });
    for (const { fileName, location, mutatorName, replacement, status } of mutants) {
      if (status === "Ignored") continue;
      const { start, end } = location;
      const key = keyOf(fileName, location, mutatorName, replacement);
      const range = `${relative("", fileName)}:${start.line + 1}:${start.column}-${end.line + 1}:${end.column}`;
      found.push({ key, range });
    }
  }
  return found;
}

const rankOf = (seed, key) => createHash("sha256").update(`${seed} ${key}`).digest("hex");

export const sampleOf = (mutants, size, seed) =>
  mutants
    .map((mutant) => ({ ...mutant, rank: rankOf(seed, mutant.key) }))
    .sort((a, b) => (a.rank < b.rank ? -1 : 1))
    .slice(0, size);
