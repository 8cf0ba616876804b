import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { sha256Text } from "../../src/base/hash.ts";
import { spoken, temporaryFolder } from "./medtide.ts";

const { path, remove } = temporaryFolder();
const at = (...parts: readonly string[]): string => join(path, ...parts);
afterAll(remove);

describe("a template in Chinese, filled in, makes a folder that runs", () => {
  const roster = at("花名册.xlsx");
  beforeAll(async () => {
    expect(await spoken(["new", roster, "--template", "zh"])).toMatchObject({ code: 0, out: `${roster}\n` });
  });
  test("it is checked without running", async () => {
    const { code, out, err } = await spoken(["check", roster, "--lang", "zh"]);
    expect([code, err]).toEqual([0, expect.stringContaining("1 名医师中有 1 名")]);
    expect(out).toContain("统计年月 2025-12");
    expect(out).toMatch(/乡镇卫生院 +1 +20 +1 +0 +1/);
  });
  test("the folder holds scenario, package and tables, and is never written over", async () => {
    const folder = at("county");
    const made = await spoken(["new", folder, roster, "--title", "清水县", "--json"]);
    expect(made.code).toBe(0);
    const told = JSON.parse(made.out);
    const doctors = readFileSync(at("county", "data", "doctors.csv"), "utf8");
    expect(told).toMatchObject({ sha256: sha256Text(doctors), roster: { doctors: 1, doctorsInSmallCells: 1 } });
    expect(readdirSync(folder).sort()).toEqual(["README.md", "data", "package.yaml", "region.yaml"]);
    expect(readdirSync(path).filter((name) => name.startsWith("."))).toEqual([]);
    const checked = await spoken(["check", at("county", "package.yaml"), "--json"]);
    expect(JSON.parse(checked.out)).toMatchObject({ doctors: 601, scenario: { region: { name: { zh: "清水县" } } } });
    expect(await spoken(["new", folder, roster])).toMatchObject({
      code: 2,
      err: `${folder}: is not empty; give the name of a new folder\n`,
    });
  });
  test("an existing template is not replaced", async () => {
    expect((await spoken(["new", roster, "--template", "zh"])).err).toBe(
      `${roster}: is there already; give another name\n`,
    );
  });
});

test.each(["own-data.md", "own-data.zh.md"])("the commands of docs/%s do as they say", async (page) => {
  const text = readFileSync(new URL(`../../docs/${page}`, import.meta.url), "utf8");
  const [, block = ""] = /```\n([\s\S]*?)```/.exec(text) ?? [];
  const commands = block
    .trim()
    .split("\n")
    .map((line) => line.split(" ").slice(1));
  expect(commands.map(([name]) => name)).toEqual(["new", "check", "new", "compare"]);
  for (const words of commands) {
    const placed = words.map((word) => (/xlsx|mycounty|本县/.test(word) ? at(page, word) : word));
    // A comparison is tried elsewhere: here its scenarios are read.
    const asked = words[0] === "compare" ? ["check", placed[1] ?? ""] : placed;
    mkdirSync(at(page), { recursive: true });
    expect([asked, (await spoken(asked)).code]).toEqual([asked, 0]);
  }
});

test("two tables of CSV; margins alone; and what is refused leaves nothing behind", async () => {
  expect((await spoken(["new", at("empty"), "--template", "en"])).code).toBe(0);
  const tables = [at("empty", "facilities.csv"), at("empty", "doctors.csv")];
  expect((await spoken(["check", ...tables, "--json"])).code).toBe(0);
  expect((await spoken(["new", at("two"), ...tables])).code).toBe(0);
  const alone = await spoken(["new", at("alone"), "--json"]);
  expect(JSON.parse(alone.out)).toMatchObject({ doctors: 1704, roster: null, sha256: null });
  writeFileSync(at("margins.csv"), "type,attribute\n");
  for (const [args, message] of [
    [["--margins", at("margins.csv")], "this column is missing"],
    [["--margins", at("none.csv")], "there is no such file"],
    [["--from", "atlantis"], "neither a file nor a shipped package or region"],
    [[at("none.xlsx")], "not found"],
    [[at("margins.csv")], "no sheet of doctors is here"],
    [["--as-of", "soon"], "must be a month such as 2025-12"],
  ] as const) {
    const { code, err } = await spoken(["new", at("refused"), ...args]);
    expect([code, err]).toEqual([2, expect.stringContaining(message)]);
  }
  expect(readdirSync(path)).not.toContain("refused");
});
