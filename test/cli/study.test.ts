import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { loadStudy } from "../../src/host/node/load.ts";
import { factsHash, studyFacts } from "../../src/study/study-facts.ts";
import { studyText, workshop } from "../host/node/study-runs.ts";
import { spoken } from "./medtide.ts";

const shop = workshop();
const file = shop.at("s.yaml");
const out = shop.at("out");
let first: Awaited<ReturnType<typeof spoken>>;
beforeAll(async () => {
  writeFileSync(file, studyText);
  first = await spoken(["study", file, "--out", out, "--threads", "1", "--json"]);
});
afterAll(() => shop.remove());

const study = (...args: readonly string[]) => spoken(["study", file, "--threads", "1", ...args]);

describe("medtide study", () => {
  test("runs a file to its result and prints where it is", () => {
    expect(first.err).toBe("");
    expect(first.code).toBe(0);
    const printed = JSON.parse(first.out);
    expect(printed).toEqual({
      hash: expect.stringMatching(/^[0-9a-f]{64}$/),
      folder: out,
      runs: 18,
      failed: 0,
      findings: join(out, "findings.json"),
    });
    const findings = JSON.parse(readFileSync(printed.findings, "utf8"));
    expect(findings.points).toHaveLength(4);
    expect(findings.deviations).toBeNull();
    expect(readFileSync(join(out, "study.yaml"), "utf8")).toBe(studyText);
    expect(JSON.parse(readFileSync(join(out, "provenance.json"), "utf8")).engine).toBe("local");
  });

  test("writes a page in both languages that says why it stopped", () => {
    const page = readFileSync(join(out, "report.html"), "utf8");
    expect(page).toContain("Why it stopped: The study asks for 3 replicates of every point");
    expect(page).toContain("停止原因：研究设定每个试算点重复运行 3 次");
    expect(page).not.toMatch(/src=|href="http/);
  });

  test("finds the same study again and runs nothing", async () => {
    expect(await study("--out", out, "--json")).toEqual(first);
  });

  test("runs only what is missing with --resume, and ends as before", async () => {
    const missing = join(out, "runs", "chunk-2.parquet");
    const bytes = readFileSync(missing);
    rmSync(missing);
    rmSync(join(out, "manifest.json"));
    const refused = await study("--out", out);
    expect(refused.code).toBe(2);
    expect(refused.err).toContain("holds this study unfinished; go on with --resume");
    expect(await study("--out", out, "--json", "--resume")).toEqual(first);
    expect(readFileSync(missing)).toEqual(bytes);
  });

  test("refuses a study that was edited, by what was changed", async () => {
    const { code, err } = await study("--out", out, "--replicates", "4");
    expect(code).toBe(2);
    expect(err).toContain("changed since: replicates (3 → 4)");
  });

  test("tells what a study would take, and runs nothing", async () => {
    const planned = shop.at("planned");
    const { code, out: said } = await study("--out", planned, "--dry-run", "--json");
    expect(code).toBe(0);
    expect(existsSync(planned)).toBe(false);
    const told = JSON.parse(said);
    expect(told).toMatchObject({ runs: 18, scenarios: 6, more: false });
    // Of two small counties: their filled posts, two months, no burn-in.
    expect(told.doctorMonths).toBe(18 * 2 * 266);
    expect(told.seconds).toBeGreaterThan(0);
    expect(told.bytes).toBeGreaterThan(18 * 100);
    expect(told.engines.map(({ id }: { id: string }) => id)).toContain("local");
    const text = await study("--out", planned, "--dry-run", "--lang", "zh");
    expect(text.out).toMatch(/运行次数 +18，分 \d+ 块/);
  });

  test("says what is wrong with a file, in one go", async () => {
    const bad = shop.at("bad.yaml");
    writeFileSync(bad, "kind: sweep\nscenario: quick.yaml\nreplicate: 3\nvary: { levers.houssing: [off, on] }\n");
    const { code, err } = await spoken(["study", bad]);
    expect(code).toBe(2);
    expect(err.trim().split("\n")).toHaveLength(2);
    expect(err).toContain(`:3: replicate: unknown key; did you mean "replicates"?`);
  });

  test("and its page can be written again, with its charts", async () => {
    const page = join(out, "report.html");
    const before = readFileSync(page, "utf8");
    writeFileSync(page, "");
    const { code, out: printed } = await spoken(["report", out, "--svg"]);
    const chart = join(out, "charts", "settings.svg");
    expect([code, printed]).toEqual([0, `${page}\n${chart}\n`]);
    expect(readFileSync(page, "utf8")).toBe(before);
    expect(before.match(/<figure>/g)).toHaveLength(2);
    expect(readFileSync(chart, "utf8")).toContain("<svg");
    rmSync(join(out, "charts"), { recursive: true });
  });

  test("a study of another version, whose page cannot be written again, is told of", async () => {
    const told = readFileSync(join(out, "report.json"));
    rmSync(join(out, "report.json"));
    const { code, err } = await spoken(["report", out]);
    writeFileSync(join(out, "report.json"), told);
    expect([code, err.split(": not found:")[0]]).toEqual([2, join(out, "report.json")]);
  });

  describe("--parameters", () => {
    const fitted = shop.at("calibration.yaml");
    const folder = shop.at("calibrated");
    const target = shop.at("own", "parameters.yaml");
    beforeAll(() => {
      writeFileSync(fitted, "kind: calibrate\nscenario: typical-county\nvary: { parameters.inertia: [1.5, 2.8] }\n");
      const facts = studyFacts(loadStudy(fitted));
      mkdirSync(folder);
      mkdirSync(shop.at("own"));
      writeFileSync(join(folder, "manifest.json"), JSON.stringify({ request: factsHash(facts), facts, failed: 0 }));
      writeFileSync(join(folder, "parameters.yaml"), "schemaVersion: 1\nparameters: { inertia: 2.1 }\n");
    });
    const put = (...args: readonly string[]) =>
      spoken(["study", fitted, "--out", folder, "--parameters", target, ...args]);

    test("puts the set of a calibration where it is wanted, whole", async () => {
      const { code, out: said } = await put("--lang", "zh");
      expect([code, said]).toEqual([0, `参数：${target}\n报告：${join(folder, "report.html")}\n`]);
      expect(readFileSync(target)).toEqual(readFileSync(join(folder, "parameters.yaml")));
      expect(readdirSync(shop.at("own"))).toEqual(["parameters.yaml"]);
    });

    test("says so where nothing could be fitted, and leaves what is there", async () => {
      writeFileSync(target, "mine");
      rmSync(join(folder, "parameters.yaml"));
      const { code, err } = await put();
      expect([code, err]).toEqual([1, `${target}: not written: nothing could be fitted\n`]);
      expect(readFileSync(target, "utf8")).toBe("mine");
    });

    test("is refused before anything is run by a study that fits none, and where nothing can be written", async () => {
      const none = await study("--out", shop.at("none"), "--parameters", target);
      expect([none.code, none.err]).toEqual([
        2,
        "--parameters: a study of kind sweep fits no parameters; one of kind calibrate does\n",
      ]);
      const nowhere = await spoken(["study", fitted, "--out", folder, "--parameters", shop.at("own")]);
      expect([nowhere.code, nowhere.err]).toEqual([2, `${shop.at("own")}: is a folder, not a file\n`]);
      expect(existsSync(shop.at("none"))).toBe(false);
    });
  });

  test("check shows what a study would run", async () => {
    const { code, out: said } = await spoken(["check", file]);
    expect(code).toBe(0);
    expect(said).toMatch(/Runs +18 of 6 scenarios/);
    expect(said).toContain("levers.living-subsidy.amount  lever, ");
    const chinese = (await spoken(["check", file, "--lang", "zh"])).out;
    expect(chinese).toMatch(/levers\.living-subsidy\.amount {2}政策工具，生活补贴：全员月补贴：.* 元\/月$/m);
  });
});

describe("medtide run-chunk", () => {
  const plan = join(out, "plan-0.json");
  test("computes one chunk anywhere, with the bytes of the study", async () => {
    const elsewhere = shop.at("elsewhere");
    const { code, out: said } = await spoken([
      "run-chunk",
      "--plan",
      plan,
      "--index",
      "1",
      "--out",
      elsewhere,
      "--json",
    ]);
    expect(code).toBe(0);
    expect(JSON.parse(said)).toMatchObject({ index: 1, failed: 0 });
    for (const table of readdirSync(elsewhere)) {
      const name = join(table, "chunk-1.parquet");
      expect(readFileSync(join(elsewhere, name))).toEqual(readFileSync(join(out, name)));
    }
  });

  test.each([["--plan"], ["--index"], ["--out"]])("needs %s", async (option) => {
    const all = ["--plan", plan, "--index", "1", "--out", out];
    const at = all.indexOf(option);
    const { code, err } = await spoken(["run-chunk", ...all.slice(0, at), ...all.slice(at + 2)]);
    expect([code, err]).toEqual([2, `${option}: is missing\n`]);
  });
});
