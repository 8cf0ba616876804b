// compare --interactions and effects, as a user calls them.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, test, vi } from "vitest";
import { spoken as medtide, temporaryFolder } from "./medtide.ts";

vi.setConfig({ testTimeout: 60_000 });

const folder = temporaryFolder();
afterAll(() => folder.remove());
/** Where a comparison is kept, as the command line says it. */
const out = (name: string): readonly string[] => ["--out", join(folder.path, name)];

const short = ["--months", "12", "--replicates", "2", "--threads", "1", "--quiet"];

interface Taken {
  readonly levers: readonly string[];
  readonly outcomes: readonly {
    readonly id: string;
    readonly total: { readonly value: number };
    readonly levers: readonly { readonly lever: string; readonly share: { readonly value: number } }[];
    readonly pairs: readonly object[];
  }[];
}

describe("compare --interactions", () => {
  test("takes the whole apart into shares that sum to it", async () => {
    const { code, out: said } = await medtide([
      "compare",
      "--interactions",
      "living-subsidy, school-access,housing",
      ...short,
      ...out("a"),
      "--json",
    ]);
    expect(code).toBe(0);
    const taken = JSON.parse(said) as Taken;
    expect(taken.levers).toEqual(["living-subsidy", "school-access", "housing"]);
    for (const { total, levers, pairs } of taken.outcomes) {
      expect(Math.abs(levers.reduce((sum, { share }) => sum + share.value, 0) - total.value)).toBeLessThan(1e-6);
      expect(pairs.length).toBe(3);
    }
    expect(taken.outcomes.find(({ id }) => id === "leavingPrimary")!.total.value).toBeLessThan(0);
  });

  test("says of money which way it goes: two bills crowd nothing out", async () => {
    const asked = [
      "compare",
      "--interactions",
      "living-subsidy,remote-allowance",
      "--months",
      "12",
      "--replicates",
      "4",
    ];
    const { out: said } = await medtide([...asked, "--threads", "1", "--quiet", "--lang", "zh", ...out("pair")]);
    const cost = said.split("\n\n").find((table) => table.startsWith("年均成本（万元/年）"));
    expect(cost?.split("\n").at(-1)).toMatch(/\+.*叠加增支$/);
  });

  test("is kept with its comparison, and the report shows it, also when it is written again", async () => {
    const page = join(folder.path, "a", "report.html");
    const before = readFileSync(page, "utf8");
    for (const words of ["What the levers do to one another", "政策工具之间的相互作用", '"interactions-marks"'])
      expect(before).toContain(words);
    expect(existsSync(join(folder.path, "a", "comparison.json"))).toBe(true);
    writeFileSync(page, "");
    const { code, out: said } = await medtide(["report", join(folder.path, "a"), "--svg"]);
    expect(code).toBe(0);
    expect(said).toContain("interactions-marks-2.svg");
    expect(readFileSync(page, "utf8")).toBe(before);
  });

  test("is not run twice where it was asked alike", async () => {
    const kept = join(folder.path, "a", "analyses", "interactions.json");
    const marked = readFileSync(kept, "utf8").replace('"seed": "medtide"', '"seed": "kept"');
    writeFileSync(kept, marked);
    const again = (levers: string) => medtide(["compare", "--interactions", levers, ...short, ...out("a"), "--json"]);
    const { code, out: said } = await again("living-subsidy,school-access,housing");
    expect([code, JSON.parse(said).seed]).toEqual([0, "kept"]);
    // Asked otherwise it takes the place of the first, which belongs to another scenario.
    expect((await again("living-subsidy,housing")).code).toBe(2);
  });

  test.each([
    ["school-acess,housing", /no lever "school-acess"; did you mean "school-access"\?/],
    ["housing", /takes 2 to 8 levers/],
    ["housing,housing", /twice/],
    ["housing,school-access,nothing-like-it-at-all", /no lever "nothing-like-it-at-all"/],
  ])("refuses %s in one line", async (list, words) => {
    const { code, out: said, err } = await medtide(["compare", "--interactions", list, ...short, "--lang", "en"]);
    expect([code, said]).toEqual([2, ""]);
    expect(err.trim().split("\n").length).toBe(1);
    expect(err).toMatch(words);
  });

  test("names the levers that a scenario has, where one is asked for that it has not", async () => {
    const command = ["compare", "family-first", "--interactions", "housing,capitation", ...short, "--lang", "zh"];
    const { code, err } = await medtide(command);
    expect(code).toBe(2);
    expect(err).toMatch(/family-first 未使用 capitation/);
    const budget = await medtide(["compare", "--interactions", "housing,capitation", "--budget", "8M", "--lang", "en"]);
    expect(budget.err).toMatch(/does not go with --budget/);
  });
});
