// npm run mutants -- [files or folders] [--sample n [--seed word]] [--tests folders or files, with commas] [--list]
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { Stryker } from "@stryker-mutator/core";
import config from "../../stryker.config.mjs";
import { strykerPlugins } from "./plugins.mjs";
import { keyOf, mutantsOf, sampleOf } from "./sample.mjs";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    sample: { type: "string" },
    seed: { type: "string", default: "mutants" },
    tests: { type: "string" },
    list: { type: "boolean", default: false },
  },
});

const paths = positionals.length > 0 ? positionals : ["src/base", "src/model"];
const files = execFileSync("git", ["ls-files", ...paths], { encoding: "utf8" })
  .split("\n")
  .filter((file) => /^src\/(base|model)\/.*\.ts$/.test(file) && !file.endsWith(".gen.ts"));

/** Base is judged by its own tests alone; golden ones come last, so that what they kill has outlived all others. */
const testsOf = (layer) => values.tests ?? (layer === "base" ? "base" : "model,verify,golden");
const layerOf = (file) => file.split("/")[1];

async function test(name, layer, options) {
  process.env["MUTANTS_TESTS"] = testsOf(layer);
  const stem = `mutants/${name.replaceAll("/", "-")}`;
  const report = `${stem}.report.json`;
  await new Stryker({
    configFile: "stryker.config.mjs",
    incrementalFile: `${stem}.incremental.json`,
    jsonReporter: { fileName: report },
    ...options,
  }).runMutationTest();
  return JSON.parse(readFileSync(report, "utf8"));
}

const none = () => ({ Killed: 0, Timeout: 0, Golden: 0, Survived: 0, NoCoverage: 0, Ignored: 0 });

/** Statuses of the mutants in a report that are in the sample, by file; all of them without a sample. */
function countsOf({ files: reported, testFiles }, sample) {
  const golden = new Set((testFiles["test/golden/golden.test.ts"]?.tests ?? []).map(({ id }) => id));
  const counts = {};
  for (const [file, { mutants }] of Object.entries(reported)) {
    counts[file] = none();
    for (const { status, statusReason, location, mutatorName, replacement, killedBy } of mutants) {
      const from = ({ line, column }) => ({ line: line - 1, column: column - 1 });
      const at = { start: from(location.start), end: from(location.end) };
      if (sample !== undefined && !sample.has(keyOf(`/${file}`, at, mutatorName, replacement))) continue;
      if (status === "Ignored" && !statusReason.startsWith("Static")) continue;
      const what = status === "Killed" && golden.has(killedBy[0]) ? "Golden" : status;
      counts[file][what]++;
      if (values.list && ["Golden", "Survived", "NoCoverage"].includes(what))
        console.log(`${what} ${file}:${location.start.line}:${location.start.column} ${mutatorName} → ${replacement}`);
    }
  }
  return counts;
}

const shareOf = ({ Killed, Timeout, Golden, Survived, NoCoverage }, golden) => {
  const n = Killed + Timeout + Golden + Survived + NoCoverage;
  const share = (Killed + Timeout + (golden ? Golden : 0)) / n;
  // Wilson's interval.
  const z = 1.96;
  const centre = (share + (z * z) / (2 * n)) / (1 + (z * z) / n);
  const half = (z * Math.sqrt((share * (1 - share)) / n + (z * z) / (4 * n * n))) / (1 + (z * z) / n);
  const percent = (x) => (100 * x).toFixed(1);
  return {
    n,
    percent: n === 0 ? "–" : percent(share),
    interval: `${percent(centre - half)}–${percent(centre + half)}`,
  };
};

function print(counts, sampled) {
  const all = none();
  console.log(
    "| file | score | without golden | killed | timed out | by golden alone | survived | not covered | at loading |",
  );
  console.log("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
  const line = (name, count) => {
    const scores = [true, false].map((golden) => shareOf(count, golden).percent);
    console.log(`| ${[name, ...scores, ...Object.values(count)].join(" | ")} |`);
  };
  for (const file of Object.keys(counts).sort()) {
    for (const status of Object.keys(all)) all[status] += counts[file][status];
    if (shareOf(counts[file], true).n > 0) line(file, counts[file]);
  }
  line("all", all);
  if (!sampled) return;
  const [golden, without] = [true, false].map((golden) => shareOf(all, golden).interval);
  console.log(`95 % intervals of all: ${golden}, without golden ${without}`);
}

mkdirSync("mutants", { recursive: true });
const counts = {};
if (values.sample === undefined) {
  for (const file of files) {
    Object.assign(counts, countsOf(await test(file, layerOf(file), { mutate: [file] })));
  }
} else {
  const ignorers = strykerPlugins.filter(({ name }) => name === "declarations").map(({ value }) => value);
  const all = await mutantsOf(files, { ignorers, excludedMutations: config.mutator.excludedMutations });
  const sample = sampleOf(all, Number(values.sample), values.seed);
  const keys = new Set(sample.map(({ key }) => key));
  process.env["MUTANTS_SAMPLE"] = "mutants/sample.json";
  writeFileSync(process.env["MUTANTS_SAMPLE"], JSON.stringify([...keys]));
  console.log(`${sample.length} of ${all.length} mutants, seed ${values.seed}`);
  for (const layer of ["base", "model"]) {
    const mutate = sample.map(({ range }) => range).filter((range) => layerOf(range) === layer);
    if (mutate.length === 0) continue;
    const report = await test(`sample-${layer}`, layer, {
      mutate: [...new Set(mutate)],
      checkers: ["sample"],
      incremental: false,
    });
    Object.assign(counts, countsOf(report, keys));
  }
}
print(counts, values.sample !== undefined);
