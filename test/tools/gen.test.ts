import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { leverGroups } from "../../src/levers/lever.ts";
import { catalogues, catalogueText, citationsText, writeCatalogues } from "../../src/tools/gen.ts";

let root = "";
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "medtide-gen-"));
});
afterEach(() => rmSync(root, { recursive: true }));

const write = (...paths: string[]): void => {
  for (const path of paths) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), "");
  }
};
const levers = { file: "src/levers/all.gen.ts", folders: ["src/levers/pay", "src/levers/family"] };

test("files are listed by folder, then by name, as imports of default exports", () => {
  write("src/levers/family/housing.ts", "src/levers/pay/remote-allowance.ts", "src/levers/pay/equal-pay.ts");
  expect(catalogueText(root, levers)).toBe(`// Written by src/tools/gen.ts from the names of the files; do not edit.
import equalPay from "./pay/equal-pay.ts";
import remoteAllowance from "./pay/remote-allowance.ts";
import housing from "./family/housing.ts";

export const all = [equalPay, remoteAllowance, housing] as const;
`);
});

test("names with a second dot are no plug-ins", () => {
  write("src/levers/pay/a.ts", "src/levers/pay/a.test.ts", "src/levers/pay/all.gen.ts", "src/levers/pay/b.d.ts");
  expect(catalogueText(root, levers)).toContain("all = [a]");
});

test("a name that cannot be an import gets a tail, two plug-ins of one name are refused", () => {
  write("src/levers/pay/new.ts");
  expect(catalogueText(root, levers)).toContain('import new_ from "./pay/new.ts"');
  write("src/levers/family/a-b.ts", "src/levers/pay/a-b.ts");
  expect(() => catalogueText(root, levers)).toThrow("two plug-ins are called aB");
});

test("a catalogue appears with its first plug-in and goes with its last", () => {
  writeCatalogues(root);
  write("src/cli/commands/compare.ts");
  writeCatalogues(root);
  expect(readFileSync(join(root, "src/cli/all.gen.ts"), "utf8")).toContain("./commands/compare.ts");
  rmSync(join(root, "src/cli/commands/compare.ts"));
  writeCatalogues(root);
  expect(() => readFileSync(join(root, "src/cli/all.gen.ts"))).toThrow("ENOENT");
});

test("every group of levers is listed", () => {
  const listed = catalogues.find(({ file }) => file === "src/levers/all.gen.ts")?.folders;
  expect(listed).toEqual(leverGroups.map((group) => `src/levers/${group}`));
});

test("rows of evidence name their publication by its place in a list without repeats", () => {
  const findings = 'id,quantity,source_citation,source_zh\nE001,pay,"Lu, 2018",\nE002,post,"Lu, 2018",\n';
  const facts = "id,source,source_zh\nS001,A lecture,讲座\n";
  const text = citationsText(findings, facts);
  const publications: unknown = JSON.parse(/= (\[.*?\]);/s.exec(text)?.[1] ?? "");
  expect(publications).toEqual([
    { en: "Lu, 2018", zh: "Lu, 2018" },
    { en: "A lecture", zh: "讲座" },
  ]);
  expect(text).toContain('{"E001":0,"E002":0,"S001":1}');
});
