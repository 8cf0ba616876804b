// compare --mechanisms and --who, as a user calls them.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, test, vi } from "vitest";
import type { Mechanisms } from "../../src/study/mechanisms.ts";
import type { Who } from "../../src/study/who.ts";
import { medtide, spoken, temporaryFolder } from "./medtide.ts";

vi.setConfig({ testTimeout: 60_000 });

const folder = temporaryFolder();
afterAll(() => folder.remove());
/** Where a comparison is kept, as the command line says it. */
const out = (name: string): readonly string[] => ["--out", join(folder.path, name)];

const short = ["--months", "12", "--quiet"];
/** Words need no more. */
const least = ["--months", "4", "--replicates", "1", "--threads", "1", "--quiet"];

describe("compare --mechanisms", () => {
  const asked = ["compare", "family-first", "--mechanisms"];
  const command = [...asked, "--months", "6", "--replicates", "2", "--quiet"];
  test("is the same in whatever order runs are finished, and whole", async () => {
    const [one, two] = [
      await spoken([...command, ...out("m1"), "--json", "--threads", "1"]),
      await spoken([...command, ...out("m2"), "--json", "--threads", "2"]),
    ];
    expect([one.code, one.err]).toEqual([0, ""]);
    expect(two.out).toBe(one.out);
    const { outcomes, replicates, baseline } = JSON.parse(one.out) as Mechanisms;
    expect([replicates, baseline]).toEqual([2, "status-quo"]);
    for (const { total, administration, groups } of outcomes)
      expect(
        Math.abs(administration.value! + groups.reduce((sum, { share }) => sum + share.value!, 0) - total.value!),
      ).toBeLessThan(1e-6);
  });
  test("speaks both languages", async () => {
    const alone = [...asked, ...least, ...out("m3")];
    const [english, chinese] = [await spoken(alone), await spoken([...alone, "--lang", "zh"])];
    expect(english.out).toMatch(/^Pay and housing +[−+0]/m);
    expect(english.out).toMatch(/^Posts, supply and services/m);
    expect(english.out).not.toMatch(/[\u4e00-\u9fff]/);
    expect(chinese.out).toMatch(/^收入与住房/m);
    expect(chinese.out).toContain("岗位、供给与服务安排");
  });
});

describe("compare --who", () => {
  const command = ["compare", "county-managed", "--who", ...short, "--replicates", "3"];
  test("is the same in whatever order runs are finished", async () => {
    const [one, two] = [
      await spoken([...command, ...out("w1"), "--json", "--threads", "1"]),
      await spoken([...command, ...out("w2"), "--json", "--threads", "2"]),
    ];
    expect([one.code, one.err]).toEqual([0, ""]);
    expect(two.out).toBe(one.out);
    const { years, ties, groups } = JSON.parse(one.out) as Who;
    expect(years.map(({ year }) => year)).toEqual([1]);
    expect(years[0]!.joined.induced.value).toBeGreaterThan(0);
    expect(ties.find(({ tie }) => tie === "county-managed")!.package.doctors.value).toBeGreaterThan(0);
    expect(groups.length).toBe(5 + 5 + 3 + 2 + 2 + 3);
  });
  test("speaks both languages", async () => {
    const alone = [...command, "--threads", "1", ...out("w1")];
    const [english, chinese] = [await spoken(alone), await spoken([...alone, "--lang", "zh"])];
    expect(english.out).toMatch(/^end of year 1 /m);
    expect(english.out).toMatch(/^ {2}associate chief/m);
    expect(english.out).not.toMatch(/[\u4e00-\u9fff]/);
    expect(chinese.out).toMatch(/^第 1 年末/m);
    expect(chinese.out).not.toMatch(/\b(?:points|doctors|induced)\b/);
  });
});

test("two analyses of one comparison lie beside each other, and its report shows both", async () => {
  const both = ["compare", "family-first", ...least, ...out("m3")];
  expect((await spoken([...both, "--who"])).code).toBe(0);
  const page = readFileSync(join(folder.path, "m3", "report.html"), "utf8");
  for (const words of ["Through what it works", "Whom it keeps and brings", "作用途径", "留住谁、引来谁"])
    expect(page.split(`<h2>${words}</h2>`)).toHaveLength(2);
});

describe("refuses in one line", () => {
  test.each([
    [["--mechanisms"], /--mechanisms: goes with one package and its baseline/],
    [["family-first", "county-managed", "--who"], /--who: goes with one package and its baseline/],
    [["status-quo", "--who"], /goes with one package and its baseline/],
    [["family-first", "--who", "--mechanisms"], /does not go with --who/],
    [["family-first", "--who", "--budget", "8M"], /does not go with --budget/],
    [["family-first", "--mechanisms", "--interactions", "housing,school-access"], /does not go with --mechanisms/],
    [["family-first", "--mechanisms", "--baseline", "county-managed"], /needs a baseline without levers/],
  ])("%s", async (args, words) => {
    const { code, out: said, err } = await spoken(["compare", ...args, ...short]);
    expect([code, said]).toEqual([2, ""]);
    expect(err.trim().split("\n").length).toBe(1);
    expect(err).toMatch(words);
  });
});

test("the brief carries what the folder keeps, each analysis in its place", async () => {
  const result = join(folder.path, "m3");
  const rules = ["compare", "family-first", "--rules", "satisficing", ...least, "--out", result];
  expect((await spoken(rules)).code).toBe(0);
  // Where no browser is found, none prints.
  const env = { CHROMIUM: join(folder.path, "none") };
  const read = async (lang: string): Promise<string> => {
    const { code, out } = await medtide(["report", result, "--brief", "--lang", lang], { cwd: folder.path, env });
    expect([code, out]).toEqual([0, expect.stringContaining(`brief.${lang}.html`)]);
    return readFileSync(join(result, `brief.${lang}.html`), "utf8");
  };
  const [english, chinese] = [await read("en"), await read("zh")];
  for (const words of ["Through what it works: ", "Whom it keeps, and who gains and loses"])
    expect(english.split(`<h3>${words}`)).toHaveLength(2);
  expect(english).toMatch(/Under rival rules of choice .*satisficing/i);
  expect(english).not.toContain("compare --rules all");
  for (const words of ["<h3>作用途径：", "留住谁，谁得谁失", "各决策规则下（各重复 1 次）"])
    expect(chinese.split(words)).toHaveLength(2);
});
