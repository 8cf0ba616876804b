// What the prose promises: links resolve, the gate runs the README's commands, the walkthroughs compile.
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { Fold } from "../src/levers/fold.ts";
import type { Lever } from "../src/levers/lever.ts";
import type { Movable, Rule as ReviewRule } from "../src/levers/loop/rule.ts";
import { Writer } from "../src/levers/writer.ts";
import type { Factor, Surroundings } from "../src/model/factor.ts";
import { allowance } from "../src/model/factors/pay.ts";
import { COUNTY, TOWNSHIP } from "../src/model/kinds.ts";
import { paramsWith } from "../src/model/parameters.ts";
import type { Rule as ChoiceRule } from "../src/model/rule.ts";
import { cellsPerPlace, type PlaceClasses, Terms } from "../src/model/terms.ts";
import { createPairs } from "../src/model/worth.ts";
import { catalogue } from "../src/sim/full-catalogue.ts";

const root = fileURLToPath(new URL("../", import.meta.url));
const read = (path: string): string => readFileSync(join(root, path), "utf8");

const pages = ["", "docs/", "docs/decisions/", "scenarios/", "bench/"]
  .filter((folder) => existsSync(join(root, folder)))
  .flatMap((folder) => readdirSync(join(root, folder)).map((name) => folder + name))
  .filter((path) => path.endsWith(".md") && path !== "THIRD-PARTY-NOTICES.md");

/** The anchor a heading gets. */
const anchor = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N} _-]/gu, "")
    .trim()
    .replaceAll(" ", "-");

/** Links of a page that lead nowhere inside the repository. */
const brokenLinks = (path: string, text: string): string[] =>
  [...text.replace(/```[\s\S]*?```/g, "").matchAll(/\]\((?!https?:|mailto:)([^)\s#]*)(?:#([^)\s]*))?\)/g)]
    .filter(([, file = "", heading]) => {
      const target = file === "" ? path : join(dirname(path), file);
      if (!existsSync(join(root, target))) return true;
      if (heading === undefined) return false;
      const headings = [...(file === "" ? text : read(target)).matchAll(/^#+ (.*)$/gm)];
      return !headings.some(([, words = ""]) => anchor(words) === heading);
    })
    .map(([link]) => link);

describe("links lead somewhere", () => {
  test.each(pages)("%s", (page) => expect(brokenLinks(page, read(page))).toEqual([]));
  test.each(["[a](nowhere.md)", "[a](LICENSE#nothing)", "[a](#nothing)\n# Something"])("%s does not", (text) => {
    expect(brokenLinks("README.md", text)).toHaveLength(1);
  });
});

/** Files and folders of the repository that a page names in code style. */
const pathsIn = (text: string): string[] =>
  [...text.replace(/```[\s\S]*?```/g, "").matchAll(/`((?:src|test|docs|scenarios)\/[\w./-]+)`/g)].map(
    ([, path = ""]) => path,
  );

test("what the description and the checklist name is there", () => {
  const named = ["docs/model.md", "docs/stress-abs.md"].flatMap((page) => pathsIn(read(page)));
  expect(named.length).toBeGreaterThan(20);
  expect(named.filter((path) => !existsSync(join(root, path)))).toEqual([]);
});

test("the checklist has every item of STRESS-ABS, in order", () => {
  const items = [...read("docs/stress-abs.md").matchAll(/^\| (\d(?:\.\d)+) /gm)].map(([, item]) => item);
  expect(items.join(" ")).toBe(
    "1.1 1.2 1.3 2.1 2.2 2.3 2.4 2.5.1 2.5.2 2.5.3 2.5.4 3.1 3.2 3.3 3.4 4.1 4.2 4.3 5.1 5.2 5.3 5.4 6.1",
  );
});

test("the gate runs the commands of the README", () => {
  const shell = [...read("README.md").matchAll(/```(?:sh|bash)\n([\s\S]*?)```/g)].map(([, block = ""]) => block);
  const commands = shell.flatMap((block) => block.split("\n")).map((line) => line.replace(/\s+#.*$/, "").trim());
  const run = commands.filter((line) => line.startsWith("npm "));
  expect(run).toEqual(expect.arrayContaining(["npm ci && npm start", "npm cit"]));
  expect(run.filter((line) => !read(".ci/run").includes(`'${line}'`))).toEqual([]);
});

test("the READMEs say the same in both languages: sections, links, commands", () => {
  const shape = (path: string) => {
    const text = read(path);
    const links = [...text.matchAll(/\]\(([^)#\s]+)/g)].map(([, target = ""]) =>
      target.replace(/\.(en|zh)\.png$/, ".png"),
    );
    return {
      sections: text.match(/^#+ /gm),
      links: [...new Set(links.filter((target) => !target.startsWith("README")))].sort(),
      commands: [...text.matchAll(/^\| `(\w+)/gm)].map(([, name]) => name),
      options: [...new Set(text.match(/`--[a-z]+/g))].sort(),
      run: [...text.matchAll(/^(?:npm|npx) [a-z -]+/gm)].map(([line]) => line.replace(/ --lang.*/, "").trim()),
    };
  };
  expect(shape("README.zh.md")).toEqual(shape("README.md"));
});

/** Blocks of TypeScript whose first line names a file of src/, and how they compile beside the real ones. */
const compile = (text: string): string => {
  const folder = mkdtempSync(join(tmpdir(), "medtide-docs-"));
  try {
    const blocks = [...text.matchAll(/```ts\n\/\/ (src\/\S+)\n([\s\S]*?)```/g)];
    const files = blocks.map(([, path = "", code = ""]) => {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), code);
      return path;
    });
    const compilerOptions = {
      composite: false,
      noEmit: true,
      rewriteRelativeImportExtensions: false,
      allowImportingTsExtensions: true,
      noUncheckedIndexedAccess: false,
      rootDirs: [join(root, "src"), join(folder, "src")],
    };
    const config = { extends: join(root, "tsconfig.base.json"), compilerOptions, files };
    writeFileSync(join(folder, "tsconfig.json"), JSON.stringify(config));
    writeFileSync(join(folder, "package.json"), JSON.stringify({ type: "module" }));
    const tsc = join(root, "node_modules/typescript/bin/tsc");
    execFileSync(process.execPath, [tsc, "-p", folder], { encoding: "utf8", stdio: "pipe" });
    return "";
  } catch (error) {
    return (error as { stdout?: string }).stdout ?? String(error);
  } finally {
    rmSync(folder, { recursive: true });
  }
};

describe("the walkthroughs of CONTRIBUTING compile", () => {
  const text = read("CONTRIBUTING.md");
  test("as they are", () => {
    expect(text.match(/```ts\n\/\/ src\//g)).toHaveLength(2);
    expect(compile(text)).toBe("");
  });
  test("and with a typo in a parameter they do not", () => {
    expect(compile(text.replace(/\bp\.(\w+)/, "p.$1x"))).toContain("TS2551");
  });
});

/** The default export of a block of a page, its imports led back to the sources. */
const plugIn = async (page: string, block = 0): Promise<unknown> => {
  const [, path = "", code = ""] = [...read(page).matchAll(/```ts\n\/\/ (src\/\S+)\n([\s\S]*?)```/g)][block] ?? [];
  const folder = mkdtempSync(join(tmpdir(), "medtide-docs-"));
  try {
    const file = join(folder, basename(path));
    writeFileSync(
      file,
      code.replace(/from "(\.[^"]+)"/g, (_, from: string) => `from ${JSON.stringify(join(root, dirname(path), from))}`),
    );
    return ((await import(file)) as { default: unknown }).default;
  } finally {
    rmSync(folder, { recursive: true });
  }
};

describe("the pages on plug-ins do what they say", () => {
  test.each(["docs/add-a-lever.md", "docs/add-a-factor.md", "docs/add-a-rule.md"])("%s compiles", (page) => {
    expect(compile(read(page))).toBe("");
  });

  const places: PlaceClasses = {
    count: 2,
    counties: 1,
    type: Uint8Array.of(COUNTY, TOWNSHIP),
    county: new Int32Array(2),
    remoteness: new Float64Array(2),
    specialties: 1,
    specialtyClass: new Uint8Array(6),
  };

  test("the lever pays township doctors 5 nights at 80 RMB, and books it", async () => {
    const lever = (await plugIn("docs/add-a-lever.md")) as Lever;
    const terms = new Terms(places);
    const params = Object.fromEntries(Object.entries(lever.params).map(([id, p]) => [id, p.default]));
    const fold = new Fold(terms);
    const writes = new Writer(lever, params, lever.target, places);
    fold.put(0, [{ lever: 0, writes, strength: 1, arrives: 1 }]);
    fold.close();
    const [inHospital, inTownship] = [0, 1].map((place) => terms.of(allowance)[place * cellsPerPlace(1)]);
    expect([inHospital, inTownship]).toEqual([0, 40_000]);
    expect(fold.entries.map(({ fen, toDoctors }) => [fen, toDoctors])).toEqual([[40_000, true]]);
  });

  test("the factor counts 6 nights in a township against 5 in a hospital", async () => {
    // Test files share an engine: the catalogue must be whole before the page's factor declares a term of its own.
    const own = catalogue.terms.length;
    const factor = (await plugIn("docs/add-a-factor.md")) as Factor;
    const pairs = createPairs(2);
    pairs.count = 2;
    pairs.placeClass.set([0, 1]);
    const worth = new Float64Array(2);
    factor.put(worth, pairs, 0.5, { terms: new Terms(places) } as Surroundings);
    expect([...worth]).toEqual([-2.5, -3]);
    expect(catalogue.terms).toHaveLength(own);
  });

  test("the rule of choice adds to staying what losing would weigh, and nothing to a place below the usual", async () => {
    const { staying } = (await plugIn("docs/add-a-rule.md")) as ChoiceRule;
    const around = { params: paramsWith({ evidenceInChoice: 0.75, lossAversion: 3 }) } as Surroundings;
    const added = [0.4, -0.4].map((relative) => staying?.(0, relative, { worth: [], constant: [] }, 0, around));
    expect(added[0]).toBeCloseTo(0.6, 12);
    expect(added[1]).toBe(0);
  });

  test("the rule of review strengthens the neediest lever alone, up to the whole of it", async () => {
    const { next } = (await plugIn("docs/add-a-rule.md", 1)) as ReviewRule;
    const lever = (strength: number, need: number): Movable => ({ lever: "any", strength, need, fullCost: 1 });
    const review = { readings: [], budget: 9, gain: 0.5 };
    expect(next?.({ ...review, levers: [lever(0.25, 0.5), lever(0.5, 1)] })).toEqual([0.25, 1]);
    expect(next?.({ ...review, levers: [lever(0.25, -1), lever(0.5, -2)] })).toEqual([0.25, 0.5]);
  });
});
