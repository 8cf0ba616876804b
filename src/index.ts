/**
 * medtide as a library, without anything of Node or a browser: what runs, where and what is kept is the caller's business
 * (`medtide/node` brings threads and files).
 *
 *     import { compare, inlineRunner } from "medtide";
 *     import { load } from "medtide/node";
 *
 *     const scenarios = [load("status-quo"), load("county-managed")];
 *     const { comparison } = await compare(scenarios, { seed: "medtide", replicates: 2 }, inlineRunner);
 *     console.log(comparison.packages[1]?.outcomes.retention1);
 */
export { Faults, formatFault } from "./base/fail.ts";
export { Beginnings } from "./sim/beginnings.ts";
export type { Comparison, Estimate, PackageResult } from "./sim/comparison.ts";
export type { Files } from "./sim/files.ts";
export { catalogue } from "./sim/full-catalogue.ts";
export { jsonSchema } from "./sim/json-schema.ts";
export { outcomes } from "./sim/outcomes.ts";
export { parseScenario } from "./sim/parse-scenario.ts";
export { schemas } from "./sim/rows.ts";
export type { Scenario } from "./sim/scenario.ts";
export { simulateReplicate as simulate } from "./sim/simulate.ts";
export { compare } from "./study/compare.ts";
export type { Job, Outcome, Runner, RunResult } from "./study/runner.ts";
export { inlineRunner } from "./study/runner.ts";
