// A plug-in written as its page says – one file – is found by the command line, the schema, the generated tables and the
// contract tests without any other edit. Tried on a copy of the sources.
import { spawn } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { medtide } from "../src/cli/medtide.ts";
import { createSession, type Session } from "../src/cli/session.ts";
import { type Declared, readDeclared } from "../src/tools/declared.ts";
import { parts } from "../src/tools/docs.ts";
import { writeCatalogues } from "../src/tools/gen.ts";

const root = fileURLToPath(new URL("../", import.meta.url));
const read = (path: string): string => readFileSync(join(root, path), "utf8");

const lever = "night-duty-allowance";
const factor = "night-duty";
const reviewRule = "one-at-a-time";
const pages = ["docs/add-a-lever.md", "docs/add-a-factor.md"];

let copy = "";
let declared: Declared;
const load = async <T>(path: string): Promise<T> => (await import(join(copy, `src/${path}.ts`))) as T;

beforeAll(async () => {
  copy = mkdtempSync(join(tmpdir(), "medtide-walkthrough-"));
  for (const path of ["src", "test", "scenarios", "results", "package.json", "tsconfig.base.json", "vitest.config.ts"])
    cpSync(join(root, path), join(copy, path), { recursive: true });
  symlinkSync(join(root, "node_modules"), join(copy, "node_modules"));
  const ruleOfReview = read("docs/add-a-rule.md").match(/```ts\n\/\/ src\/levers\/loop\/[\s\S]*?```/)?.[0] ?? "";
  for (const text of [...pages.map(read), ruleOfReview]) {
    const [, path = "", code = ""] = text.match(/```ts\n\/\/ (src\/\S+)\n([\s\S]*?)```/) ?? [];
    mkdirSync(dirname(join(copy, path)), { recursive: true });
    writeFileSync(join(copy, path), code);
  }
  writeCatalogues(`${copy}/`);
  declared = await readDeclared(load, copy);
}, 60_000);
afterAll(() => rmSync(copy, { recursive: true }));

/** What the copy's command line prints as JSON. */
const printed = async (...args: readonly string[]): Promise<unknown> => {
  const module = await load<{ medtide: typeof medtide }>("cli/medtide");
  let json: unknown;
  const open = (_: unknown, quiet: boolean): Session => ({
    ...createSession("en", quiet),
    printJson: (value) => {
      json = value;
    },
  });
  expect(await module.medtide(args, "en", open)).toBe(0);
  return json;
};

describe("a lever, a factor and a rule of review in a file each", () => {
  test("are listed by the command line", async () => {
    expect(await printed("levers", lever, "--json")).toMatchObject([{ id: lever, moves: ["allowance"] }]);
    expect(await printed("factors", factor, "--json")).toMatchObject([{ id: factor }]);
    expect(JSON.stringify(await printed("levers", "review-loop", "--json"))).toContain(`"${reviewRule}"`);
  });

  test("are known to the schema, with their parameters", async () => {
    const { properties } = (await printed("schema")) as {
      properties: Record<"levers" | "factors" | "terms", { properties: Record<string, object> }>;
    };
    const own = JSON.stringify(properties.levers.properties[lever]);
    for (const setting of ["amount", "count", "from", "target"]) expect(own).toContain(`"${setting}":`);
    expect(properties.factors.properties).toHaveProperty(factor);
    expect(properties.terms.properties).toHaveProperty("nightsOnDuty");
    expect(JSON.stringify(properties.levers.properties["review-loop"])).toContain(`"${reviewRule}"`);
  });

  test("are in the generated tables, assumptions among them", () => {
    const made = parts(declared);
    expect(made["levers"]).toContain(`| \`${lever}\` `);
    expect(made["factors"]).toContain(`| \`${factor}\` |`);
    expect(made["terms"]).toContain("| `nightsOnDuty` |");
    expect(made["rules of review"]).toContain(`| \`${reviewRule}\` `);
    for (const id of [`${lever}.amount`, `${lever}.count`, factor, "nightsOnDuty"])
      expect(made["assumed"]).toContain(`| \`${id}\` |`);
  });

  test("pass the contract tests, which have found them, and leave the status quo as it was", async () => {
    const contracts = [
      "test/contract/levers.test.ts",
      "test/contract/factors.test.ts",
      "test/levers/felt.test.ts",
      "test/golden",
    ];
    const report = join(copy, "report.json");
    await run([
      "--project",
      "unit",
      "-t",
      `${factor}|every file|status-quo gives`,
      "--reporter",
      "json",
      "--outputFile",
      report,
      ...contracts,
    ]);
    const { testResults } = JSON.parse(readFileSync(report, "utf8")) as {
      testResults: { assertionResults: { ancestorTitles: string[]; fullName: string; status: string }[] }[];
    };
    const ran = testResults
      .flatMap(({ assertionResults }) => assertionResults)
      .filter(({ status }) => status !== "skipped");
    expect(ran.filter(({ status }) => status !== "passed").map(({ fullName }) => fullName)).toEqual([]);
    const about = (id: string): number =>
      ran.filter(({ ancestorTitles: [first = ""] }) => first.split(" ")[0] === id).length;
    expect(about(lever)).toBeGreaterThan(10);
    expect(about(factor)).toBeGreaterThan(2);
    expect(ran.map(({ fullName }) => fullName)).toContain("status-quo gives the committed result");
  }, 120_000);
});

/** Runs the copy's tests; the report tells how they ended. */
const run = async (args: readonly string[]): Promise<void> => {
  const env = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(VITEST|TEST|NODE_OPTIONS|NODE_ENV)/.test(name)),
  );
  const vitest = join(root, "node_modules/vitest/vitest.mjs");
  const child = spawn(process.execPath, [vitest, "run", ...args], { cwd: copy, env, stdio: "ignore" });
  await new Promise((resolve) => child.once("exit", resolve));
};
