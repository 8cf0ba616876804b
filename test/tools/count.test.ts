import { expect, test } from "vitest";
import { countTier } from "../../src/tools/count.ts";

const report = (
  passed: number,
  failed: number,
  files: { status: string; assertionResults: { status: string }[] }[],
) => ({
  numPassedTests: passed,
  numFailedTests: failed,
  numPendingTests: 0,
  numTodoTests: 0,
  testResults: files,
});
const green = { status: "passed", assertionResults: [{ status: "passed" }] };
const red = { status: "failed", assertionResults: [{ status: "passed" }, { status: "failed" }] };
const broken = { status: "failed", assertionResults: [] };

test("what ran is added up as it is", () => {
  expect(countTier(report(1, 0, [green]), 0)).toEqual({ passed: 1, failed: 0, skipped: 0 });
  expect(countTier(report(2, 1, [green, red]), 1)).toEqual({ passed: 2, failed: 1, skipped: 0 });
  expect(countTier({ ...report(1, 0, [green]), numPendingTests: 2, numTodoTests: 1 }, 0).skipped).toBe(3);
});

test("a file that failed before its first test is a failure", () => {
  expect(countTier(report(1, 0, [green, broken]), 1)).toEqual({ passed: 1, failed: 1, skipped: 0 });
});

test.each([
  ["no report", undefined, 0],
  ["no test", report(0, 0, []), 0],
  ["a run that failed without a failed test", report(1, 0, [green]), 1],
])("%s is a failure", (_, tier, exitCode) => {
  expect(countTier(tier, exitCode).failed).toBe(1);
});
