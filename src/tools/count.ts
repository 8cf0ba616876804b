// The closing line of the gate: adds up what vitest's JSON reports say really ran. Told how each tier ended as well, so that
// a report that is missing, empty or too good to be true counts as a failure.
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

interface Report {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
  readonly testResults: readonly {
    readonly status: string;
    readonly assertionResults: readonly { status: string }[];
  }[];
}

export interface Count {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/** One tier. A file that failed before its first test, or a run that failed without a failed test, is one failure. */
export const countTier = (report: Report | undefined, exitCode: number): Count => {
  if (report === undefined) return { passed: 0, failed: 1, skipped: 0 };
  const brokenFiles = report.testResults.filter(
    ({ status, assertionResults }) => status === "failed" && !assertionResults.some((test) => test.status === "failed"),
  ).length;
  const failed = report.numFailedTests + brokenFiles;
  const unexplained = failed === 0 && (exitCode !== 0 || report.numPassedTests === 0) ? 1 : 0;
  return {
    passed: report.numPassedTests,
    failed: failed + unexplained,
    skipped: report.numPendingTests + report.numTodoTests,
  };
};

/** A tier as the gate names it: the path of its report, `=`, the exit code of its command. */
const readTier = (argument: string): Count => {
  const at = argument.lastIndexOf("=");
  const path = argument.slice(0, at);
  const report = existsSync(path) ? (JSON.parse(readFileSync(path, "utf8")) as Report) : undefined;
  return countTier(report, Number(argument.slice(at + 1)));
};

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [failedSteps, ...tiers] = process.argv.slice(2);
  const counts = tiers.map(readTier);
  const total = (key: keyof Count): number => counts.reduce((sum, count) => sum + count[key], 0);
  const failed = total("failed") + Number(failedSteps);
  if (total("skipped") > 0) console.log(`${total("skipped")} skipped`);
  console.log(`${total("passed")} passed, ${failed} failed`);
  process.exitCode = failed === 0 ? 0 : 1;
}
