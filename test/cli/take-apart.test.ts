// compare --interactions and effects, as a user calls them.
import { describe, expect, test, vi } from "vitest";
import { spoken as medtide } from "./medtide.ts";

vi.setConfig({ testTimeout: 60_000 });

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
    const { code, out } = await medtide([
      "compare",
      "--interactions",
      "living-subsidy, school-access,housing",
      ...short,
      "--json",
    ]);
    expect(code).toBe(0);
    const taken = JSON.parse(out) as Taken;
    expect(taken.levers).toEqual(["living-subsidy", "school-access", "housing"]);
    for (const { total, levers, pairs } of taken.outcomes) {
      expect(Math.abs(levers.reduce((sum, { share }) => sum + share.value, 0) - total.value)).toBeLessThan(1e-6);
      expect(pairs.length).toBe(3);
    }
    expect(taken.outcomes.find(({ id }) => id === "leavingPrimary")!.total.value).toBeLessThan(0);
  });

  test.each([
    ["school-acess,housing", /no lever "school-acess"; did you mean "school-access"\?/],
    ["housing", /takes 2 to 8 levers/],
    ["housing,housing", /twice/],
    ["housing,school-access,nothing-like-it-at-all", /no lever "nothing-like-it-at-all"/],
  ])("refuses %s in one line", async (list, words) => {
    const { code, out, err } = await medtide(["compare", "--interactions", list, ...short, "--lang", "en"]);
    expect([code, out]).toEqual([2, ""]);
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
