// What users install: the packed package in an empty project, its command and its library. Needs the registry, hence
// this tier.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";

const root = fileURLToPath(new URL("../../", import.meta.url));
const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { version: string };

let folder = "";
let packed: readonly string[] = [];
const run = (command: string, args: readonly string[], cwd = folder): string =>
  execFileSync(command, args, { cwd, encoding: "utf8", timeout: 100_000, stdio: ["ignore", "pipe", "inherit"] });

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "medtide-package-"));
  // The tier has just been built; building again would rewrite what other tests are reading.
  const [made] = JSON.parse(run("npm", ["pack", "--json", "--ignore-scripts", "--pack-destination", folder], root)) as [
    { filename: string; files: { path: string }[] },
  ];
  packed = made.files.map(({ path }) => path);
  writeFileSync(join(folder, "package.json"), JSON.stringify({ name: "county", private: true, type: "module" }));
  run("npm", ["install", "--prefer-offline", "--no-audit", "--no-fund", join(folder, made.filename)]);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("it holds what runs and what it owes, and nothing else", () => {
  expect(packed).toEqual(
    expect.arrayContaining([
      "LICENSE",
      "README.md",
      "THIRD-PARTY-NOTICES.md",
      "dist/cli/main.js",
      "dist/index.js",
      "dist/index.d.ts",
      "dist/fonts/NotoSansSC-Regular.ttf",
      "dist/fonts/OFL.txt",
      "scenarios/regions/typical-county.yaml",
    ]),
  );
  expect(packed.filter((path) => /^(src|test|bench|results|\.ci)\/|^dist\/tools\/|tsbuildinfo$/.test(path))).toEqual(
    [],
  );
});

test("npx medtide --version", () => {
  expect(run("npx", ["--no-install", "medtide", "--version"]).trim()).toBe(version);
});

test("import … from medtide", () => {
  const code = "import('medtide').then((m) => console.log(typeof m.simulate, typeof m.compare))";
  expect(run("node", ["-e", code]).trim()).toBe("function function");
});

test("its types hold in a strict project of others", () => {
  writeFileSync(
    join(folder, "use.ts"),
    'import { compare, simulate } from "medtide";\nexport const both: readonly unknown[] = [compare, simulate];\n',
  );
  const options = ["--noEmit", "--strict", "--module", "nodenext", "--target", "es2022", "--types", ""];
  const tsc = join(root, "node_modules/typescript/bin/tsc");
  expect(run("node", [tsc, ...options, "use.ts"])).toBe("");
});

test("it compares two packages away from its own folder", () => {
  const out = run("npx", [
    ...["--no-install", "medtide", "compare", "status-quo", "--json", "--quiet"],
    ...["--months", "12", "--replicates", "2", "--out", "result"],
  ]);
  expect(JSON.parse(out)).toMatchObject({ hash: expect.stringMatching(/^[0-9a-f]{64}$/) });
});
