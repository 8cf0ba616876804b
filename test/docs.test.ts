// What the prose promises: links resolve, the gate runs the README's commands, the walkthroughs compile.
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";

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

test("the gate runs the commands of the README", () => {
  const shell = [...read("README.md").matchAll(/```(?:sh|bash)\n([\s\S]*?)```/g)].map(([, block = ""]) => block);
  const commands = shell.flatMap((block) => block.split("\n")).map((line) => line.replace(/\s+#.*$/, "").trim());
  const run = commands.filter((line) => line.startsWith("npm "));
  expect(run).toEqual(expect.arrayContaining(["npm ci && npm start", "npm cit"]));
  expect(run.filter((line) => !read(".ci/run").includes(`'${line}'`))).toEqual([]);
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
