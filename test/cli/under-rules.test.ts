// compare --rules, as a user calls it.
import { join } from "node:path";
import { afterAll, describe, expect, test, vi } from "vitest";
import { spoken as medtide, temporaryFolder } from "./medtide.ts";

vi.setConfig({ testTimeout: 60_000 });

const folder = temporaryFolder();
afterAll(() => folder.remove());
/** Where a comparison is kept, as the command line says it. */
const out = (name: string): readonly string[] => ["--out", join(folder.path, name)];

const short = ["family-first", "contract-dispatch", "--months", "37", "--replicates", "2", "--quiet"];

interface Ranked {
  readonly rules: readonly {
    readonly id: string;
    readonly tau: { readonly value: number };
    readonly packages: readonly { readonly id: string; readonly rank: number }[];
  }[];
}

describe("compare --rules", () => {
  test("ranks the packages under the default and the rules named, the same in whatever order runs are finished", async () => {
    const rulesAsked = ["compare", ...short, "--rules", "prospect, satisficing", "--json"];
    const [one, two] = [
      await medtide([...rulesAsked, "--threads", "1", ...out("1")]),
      await medtide([...rulesAsked, "--threads", "2", ...out("2")]),
    ];
    expect(one.code).toBe(0);
    expect(two.out).toBe(one.out);
    const { rules } = JSON.parse(one.out) as Ranked;
    expect(rules.map(({ id }) => id)).toEqual(["random-utility", "prospect", "satisficing"]);
    expect(rules[0]!.tau.value).toBe(1);
    for (const { packages } of rules)
      expect(packages.map(({ id, rank }) => [id, rank])).toEqual([
        ["family-first", 1],
        ["contract-dispatch", 2],
      ]);
  });

  test.each(["en", "zh"])("says in %s whether the ranking survives", async (lang) => {
    const { code, out: said } = await medtide([
      "compare",
      ...short,
      ...out("words"),
      "--rules",
      "forward-looking",
      "--threads",
      "1",
      "--lang",
      lang,
    ]);
    expect(code).toBe(0);
    expect(said).toMatch(lang === "zh" ? /前瞻性留任：排序相同/ : /Forward-looking retention: the ranking is the same/);
  });

  test.each([
    [["--rules", "satisfising"], /no rule "satisfising"; did you mean "satisficing"\?/],
    [["--rules", "random-utility"], /needs a rule besides random-utility/],
    [["--rules", "--budget", "8M"], /does not go with --budget/],
  ])("refuses %j in one line", async (words, message) => {
    const { code, out: said, err } = await medtide(["compare", ...short, ...words, "--lang", "en"]);
    expect([code, said]).toEqual([2, ""]);
    expect(err.trim().split("\n").length).toBe(1);
    expect(err).toMatch(message);
  });
});
