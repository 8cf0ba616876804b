// What the command line says before any run: help, catalogues, refusals, in both languages.
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { main, spoken as run, temporaryFolder } from "./medtide.ts";

const home = process.cwd();
let folder = temporaryFolder();
beforeEach(() => {
  folder = temporaryFolder();
  process.chdir(folder.path);
});
afterEach(() => {
  process.chdir(home);
  folder.remove();
});

const commands = [
  "check",
  "compact",
  "compare",
  "export",
  "factors",
  "lab",
  "levers",
  "query",
  "replay",
  "report",
  "run",
  "run-chunk",
  "schema",
  "study",
];

describe("help", () => {
  test("medtide alone prints three examples, in words that are found without an installation", async () => {
    const { code, out, err } = await run([]);
    expect([code, err]).toEqual([0, ""]);
    expect(out.match(/^ {2}npx medtide /gm)).toHaveLength(3);
  });

  test("the list of commands is whole, in English and in Chinese", async () => {
    const [english, chinese] = await Promise.all([run(["--help"]), run(["--help", "--lang", "zh"])]);
    for (const name of commands) {
      expect(english.out).toContain(`medtide ${name}`);
      expect(chinese.out).toContain(`medtide ${name}`);
    }
    expect(english.out).not.toMatch(/[\u4e00-\u9fff]/);
    expect(chinese.out).toContain("命令：");
    expect(chinese.out).not.toMatch(/\b(?:Options|Commands|Show|default)\b/);
  });

  test.each(commands)("%s explains itself in the language of the system", async (name) => {
    const [english, chinese] = await Promise.all([
      run([name, "--help"]),
      run([name, "--help"], { LC_ALL: "zh_CN.UTF-8" }),
    ]);
    expect([english.code, chinese.code]).toEqual([0, 0]);
    expect(english.out).not.toMatch(/[\u4e00-\u9fff]/);
    expect(chinese.out).toMatch(/[\u4e00-\u9fff]/);
    expect(chinese.out).not.toMatch(/\b(?:Options|Positionals|Show|default)\b/);
  });

  test("LC_ALL goes before LC_MESSAGES before LANG, and --lang before all", async () => {
    const chinese = async (args: readonly string[], env: Readonly<Record<string, string>>) =>
      (await run(args, env)).out.includes("医潮");
    expect(await chinese([], { LC_ALL: "en_GB.UTF-8", LC_MESSAGES: "zh_CN", LANG: "zh_CN" })).toBe(false);
    expect(await chinese([], { LC_MESSAGES: "zh_CN", LANG: "en_GB" })).toBe(true);
    expect(await chinese(["--lang=en"], { LANG: "zh_CN" })).toBe(false);
  });
});

describe("refusals end with 2, name what was meant and never show a stack", () => {
  const cases: readonly (readonly [string, readonly string[], string])[] = [
    ["an unknown command", ["compar"], 'unknown command "compar"; did you mean compare?'],
    ["an unknown option", ["compare", "--replicats", "3"], "unknown option --replicats; did you mean --replicates?"],
    ["an option of another command", ["levers", "--budget", "8M"], "unknown option --budget"],
    ["a word for a number", ["compare", "--replicates", "many"], "--replicates: must be a whole number from 1"],
    ["a number out of range", ["compare", "--months", "481"], "--months: must be a whole number from 1 to 480"],
    ["a negative number", ["compare", "--months=-3"], "--months: must be a whole number from 1 to 480"],
    ["an option without its value", ["compare", "--seed"], "--seed: needs a value"],
    ["an option given twice", ["compare", "--seed", "a", "--seed", "b"], "--seed: is given more than once"],
    ["an unknown language", ["levers", "--lang", "fr"], '--lang: must be zh or en, not "fr"'],
    ["a budget of nothing", ["compare", "--budget", "0"], "--budget: must be an amount"],
    ["a missing scenario", ["run"], "<scenario> is missing"],
    ["an argument too many", ["levers", "housing", "housing"], 'unexpected argument "housing"'],
    ["an unknown lever", ["levers", "housng"], 'did you mean "housing"?'],
    ["an unknown package", ["compare", "county-manged"], 'did you mean "county-managed"?'],
    ["an unknown baseline", ["compare", "--baseline", "status-qo"], 'did you mean "status-quo"?'],
    ["a missing file", ["check", "./nowhere.yaml"], "nowhere.yaml: there is no such file"],
    ["a result that is none", ["report", "nowhere"], "nowhere: not found"],
    ["a result that is none, with pictures", ["report", "nowhere", "--png"], "nowhere: not found"],
  ];
  test.each(cases)("%s", async (_, args, message) => {
    const { code, out, err } = await run(args);
    expect(err).toContain(message);
    expect([code, out]).toEqual([2, ""]);
    expect(err).not.toMatch(/^\s+at /m);
    expect(readdirSync(folder.path)).toEqual([]);
  });

  test("all faults of the options come at once, in Chinese too", async () => {
    const { code, err } = await run(["compare", "--replicates", "0", "--threads", "x", "--nonsense", "--lang", "zh"]);
    expect(code).toBe(2);
    expect(err.trim().split("\n")).toHaveLength(3);
    expect(err).toContain("未知选项 --nonsense");
    expect(err).toContain("--replicates：应为 1 至");
  });

  test.each(["8M", "800万", "8,000,000", "1.5e7"])("a budget of %s is understood", async (budget) => {
    expect((await run(["compare", "nowhere", "--budget", budget])).err).toMatch(/^nowhere: .*\n$/);
  });

  test("all scenarios that are meant are read", async () => {
    const { code, err } = await run(["compare", "county-manged", "status-quo", "family-frst"]);
    expect(code).toBe(2);
    expect(err).toMatch(/^county-manged: .*\nfamily-frst: .*\n$/);
  });

  test("all faults of a scenario come at once, with file, line and key", async () => {
    writeFileSync(
      join(folder.path, "mine.yaml"),
      "schemaVersion: 1\nextends: regions/typical-county.yaml\nname: { en: M, zh: 我 }\nmonts: 12\nlevers:\n  housng: {}\n",
    );
    const { code, err } = await run(["check", "mine.yaml"]);
    expect(code).toBe(2);
    expect(err).toMatch(/^mine\.yaml:4: monts: .*months/m);
    expect(err).toMatch(/^mine\.yaml:6: levers\.housng: .*housing/m);
  });
});

describe("catalogues", () => {
  test("levers: a list, one of them, and JSON", async () => {
    const [list, one, json] = await Promise.all([
      run(["levers"]),
      run(["levers", "housing"]),
      run(["levers", "--json"]),
    ]);
    const levers = JSON.parse(json.out) as { id: string; name: object; params: Record<string, object> }[];
    expect(levers.length).toBeGreaterThanOrEqual(18);
    expect(list.out.trim().split("\n")).toHaveLength(levers.length);
    expect(one.out).toMatch(/^housing/);
    expect(one.out).toContain("Leaving, primary care ↓");
    const chinese = (await run(["levers", "housing", "--lang", "zh"])).out;
    expect(chinese).toContain("基层流失率 ↓");
    expect(chinese).toMatch(/0\.5［0，1］.*推算：/);
    expect(chinese).not.toMatch(/[\u4e00-\u9fff][[:]/);
    for (const { id, name, params } of levers) {
      expect(list.out).toContain(id);
      expect(Object.keys(name)).toEqual(["en", "zh"]);
      for (const param of Object.values(params)) expect(param).toMatchObject({ default: expect.any(Number) });
    }
  });

  test("a parameter that is one of named things shows them all, and is checked by name", async () => {
    const [english, chinese, json, tight] = await Promise.all([
      run(["levers", "consortium-mode"]),
      run(["levers", "consortium-mode", "--lang", "zh"]),
      run(["levers", "consortium-mode", "--json"]),
      run(["check", "tight-consortium"]),
    ]);
    expect(english.out).toMatch(/^ {2}mode +county-community /m);
    expect(english.out).toMatch(/^ {4}specialty-alliance +Specialty alliance$/m);
    expect(chinese.out).toMatch(/^ {4}specialty-alliance +专科联盟$/m);
    const [{ params }] = JSON.parse(json.out) as [{ params: { mode: { choices: object[] } } }];
    expect(params.mode.choices).toContainEqual({
      id: "specialty-alliance",
      name: { en: "Specialty alliance", zh: "专科联盟" },
    });
    expect(tight.out).toContain("Mode County medical community; Tightness 90 %");
    writeFileSync(
      join(folder.path, "mine.yaml"),
      "schemaVersion: 1\nextends: regions/typical-county.yaml\nlevers:\n  consortium-mode: { mode: county-comunity }\n",
    );
    const { code, err } = await run(["check", "mine.yaml"]);
    expect(code).toBe(2);
    expect(err).toContain('unknown choice "county-comunity"; did you mean "county-community"?');
  });

  test("what the evidence says stands under a lever and a factor, in the reader's language", async () => {
    const said = async (...asked: string[]) => (await run(asked)).out;
    expect(await said("levers", "school-access")).toMatch(
      /^ {2}E003 {2}rise in choice .*: 38\.06 percentage points\. Lu RY/m,
    );
    expect(await said("levers", "school-access", "--lang", "zh")).toMatch(
      /^ {2}S086 {2}“约45%离职与子女教育直接相关”。/m,
    );
    expect(await said("factors", "pay", "--lang", "zh")).toMatch(/^ {2}E098 {2}推算：.*0\.91.*江苏$/m);
  });

  test("factors: JSON with coefficients", async () => {
    const factors = JSON.parse((await run(["factors", "--json"])).out) as { id: string; beta: object }[];
    expect(factors.map(({ id }) => id)).toContain("schooling");
    expect(factors[0]).toMatchObject({ beta: { default: expect.any(Number), range: expect.any(Array) } });
  });

  test("schema is JSON Schema", async () => {
    expect(JSON.parse((await run(["schema"])).out)).toMatchObject({
      $schema: expect.stringContaining("json-schema.org"),
    });
  });

  test("check shows the region, the doctors and the fit", async () => {
    const { code, out } = await run(["check", "typical-county"]);
    expect(code).toBe(0);
    expect(out).toMatch(/219 facilities|facilities/);
    expect(out).toMatch(/Largest difference: \d/);
    const json = JSON.parse((await run(["check", "typical-county", "--json"])).out) as { fit: object[] };
    expect(json.fit.length).toBeGreaterThan(10);
    const rows = (text: string): number => text.match(/ [+−]?\d+\.\d +[\d,]+$/gm)?.length ?? 0;
    expect(rows(out)).toBe(10);
    expect(out).toContain(`worst 10 of ${json.fit.length} rows; --all`);
    const whole = (await run(["check", "typical-county", "--all"])).out;
    expect(rows(whole)).toBe(json.fit.length);
    expect(whole).not.toContain("--all");
  });
});

test("a reader that has seen enough is no error", () => {
  const { stdout, stderr, status } = spawnSync("sh", ["-c", `"$0" "$1" schema | head -n 1`, process.execPath, main], {
    encoding: "utf8",
    timeout: 30_000,
  });
  expect([stdout, stderr, status]).toEqual(["{\n", "", 0]);
});

test.skipIf(!existsSync("/dev/full"))("output that cannot be written is an error, told in a line", () => {
  const { stderr, status } = spawnSync("sh", ["-c", '"$0" "$1" levers --lang en > /dev/full', process.execPath, main], {
    encoding: "utf8",
    timeout: 30_000,
  });
  expect([stderr, status]).toEqual(["standard output: the disk is full\n", 1]);
});
