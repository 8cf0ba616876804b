// Mutation testing of what everything rests on, by hand: docs/mutation-testing.md. `npm run mutants` says which files.
export default {
  testRunner: "vitest",
  vitest: { configFile: "test/mutants/vitest.mjs", related: false },
  plugins: ["@stryker-mutator/vitest-runner", "./test/mutants/plugins.mjs"],
  coverageAnalysis: "perTest",
  // Declarations are data, which test/contract holds; strings are texts for people, and identifiers that TypeScript compares.
  ignorers: ["declarations"],
  mutator: { excludedMutations: ["StringLiteral"] },
  // What runs only while modules load would ask all tests again.
  ignoreStatic: true,
  concurrency: 2,
  // Generous: on a busy machine what is slow must not be taken for an endless loop, which counts as found. Most of those end
  // at a hundred times the usual hits.
  timeoutMS: 20_000,
  timeoutFactor: 6,
  dryRunTimeoutMinutes: 30,
  incremental: true,
  // TypeScript 7 has no parser that Stryker could call, and the sandbox has every path that tsconfig.json speaks of.
  tsconfigFile: "none",
  tempDirName: "mutants/sandbox",
  ignorePatterns: ["/mutants", "/dist", "/docs", "/pictures", "/bench"],
  reporters: ["json", "progress-append-only"],
};
