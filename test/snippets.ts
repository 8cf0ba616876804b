// The snippets of docs/reading-results.md, as they stand there.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect } from "vitest";
import type { Stored } from "./host/node/result/stored.ts";

const page = readFileSync(fileURLToPath(new URL("../docs/reading-results.md", import.meta.url)), "utf8");

/** Those in a language. */
export const snippets = (language: string): string[] =>
  [...page.matchAll(new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``, "g"))].map(([, code = ""]) => code);

/** A snippet with the folder of this result for the one that it names. */
export const placed = (code: string, folder: string): string => {
  const named = code.replaceAll(/results\/typical-county-[0-9a-f]{8}/g, folder);
  expect(named).not.toBe(code);
  return named;
};

/** What they print: the mean of a package's paired differences, in points. */
export const pointsOf = ({ runs }: Stored, figure: (run: Stored["runs"][number]) => number): number => {
  const [base, own] = [0, 1].map((scenario) => runs.filter((run) => run.scenario === scenario).map(figure));
  return (100 * (own ?? []).reduce((sum, x, k) => sum + x - (base?.[k] ?? 0), 0)) / (own?.length ?? 1);
};
