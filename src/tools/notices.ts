// Writes THIRD-PARTY-NOTICES.md: what medtide needs at run time and the font it ships, with licences and their texts.
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

interface Locked {
  readonly version?: string;
  readonly license?: string;
  readonly dev?: boolean;
  /** Built for one platform only: listed, but not read, since it is not installed everywhere. */
  readonly optional?: boolean;
}

const root = fileURLToPath(new URL("../../", import.meta.url));
const font = "node_modules/@expo-google-fonts/noto-sans-sc";

const locked: Readonly<Record<string, Locked>> = JSON.parse(
  readFileSync(join(root, "package-lock.json"), "utf8"),
).packages;
const needed = Object.entries(locked)
  .filter(([path, { dev }]) => path !== "" && dev !== true)
  .map(([path, entry]) => ({ path, name: path.slice(path.lastIndexOf("node_modules/") + 13), ...entry }))
  .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : a.path < b.path ? -1 : 1));

const unnamed = needed.filter(({ license }) => license === undefined);
if (unnamed.length > 0) throw new Error(`no licence in the lock file: ${unnamed.map(({ name }) => name).join(", ")}`);

/** The licence file, or else the section of the read-me that holds the licence. */
const licenceText = (path: string): string | undefined => {
  const names = existsSync(join(root, path)) ? readdirSync(join(root, path)) : [];
  const read = (name: string): string => clean(readFileSync(join(root, path, name), "utf8"));
  const file = names.find((name) => /^(licen[cs]e|copying)/i.test(name));
  if (file !== undefined) return read(file);
  const readMe = names.find((name) => /^readme/i.test(name));
  return readMe === undefined ? undefined : /^#*[ \t]*licen[cs]e[\s\S]*/im.exec(read(readMe))?.[0];
};

const clean = (text: string): string =>
  text
    .split(/\r?\n/)
    .map((line) => line.trimEnd())
    .join("\n")
    .trim();

/** Packages by licence text: many share one word for word. */
const byText = new Map<string, string[]>();
for (const { path, name, optional } of needed) {
  const text = optional === true ? undefined : licenceText(path);
  if (text !== undefined) byText.set(text, [...new Set([...(byText.get(text) ?? []), name])]);
}

const lines = [
  "# Third-party notices",
  "",
  "Written by `npm run notices` from the lock file; do not edit.",
  "",
  "| package | version | licence |",
  "| --- | --- | --- |",
  ...new Set(needed.map(({ name, version, license }) => `| ${name} | ${version} | ${license} |`)),
  "| Noto Sans SC (shipped as a cut font) | see the text below | OFL-1.1 |",
  "",
  "## Licence texts",
  "",
  "### Noto Sans SC",
  "",
  "```text",
  clean(readFileSync(join(root, font, "LICENSE_FONT"), "utf8")),
  "```",
  "",
  ...[...byText].flatMap(([text, names]) => [`### ${names.join(", ")}`, "", "```text", text, "```", ""]),
];
writeFileSync(join(root, "THIRD-PARTY-NOTICES.md"), lines.join("\n"));
