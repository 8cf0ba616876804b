// Cuts Noto Sans SC into dist/fonts. One TTF of all that charts can show, since pictures must not depend on the fonts of a
// host: all of GB2312, Latin, Greek, punctuation and mathematical signs; the renderer drops text in woff. And the Chinese
// letters for pages to carry (src/chart/han.ts): han/own.woff2 of those in our own texts, han/4e00.woff2 of GB2312 from U+4E00.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import subsetFont from "subset-font";

const { hanFiles, hanLetters } = (await import(new URL("../chart/han.js", import.meta.url).href)) as {
  readonly hanFiles: readonly { readonly name: string }[];
  readonly hanLetters: RegExp;
};
const require = createRequire(import.meta.url);
const folder = fileURLToPath(new URL("../fonts/", import.meta.url));
const source = readFileSync(require.resolve("@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf"));
const licence = require.resolve("@expo-google-fonts/noto-sans-sc/LICENSE_FONT");

/** Every character of the national set: two bytes, 0xA1–0xF7 and 0xA1–0xFE. */
const gb2312 = (): string => {
  const decoder = new TextDecoder("gb2312");
  let text = "";
  for (let high = 0xa1; high <= 0xf7; high++) {
    for (let low = 0xa1; low <= 0xfe; low++) text += decoder.decode(Uint8Array.of(high, low));
  }
  return text.replaceAll("\ufffd", "");
};

const range = (from: number, to: number): string =>
  Array.from({ length: to - from + 1 }, (_, at) => String.fromCodePoint(from + at)).join("");

const text = [
  range(0x20, 0x7e),
  range(0xa0, 0x17f),
  range(0x370, 0x3ff),
  range(0x2010, 0x205e),
  range(0x2070, 0x209c),
  range(0x2190, 0x21ff),
  range(0x2200, 0x22ff),
  range(0x25a0, 0x25ff),
  range(0x3000, 0x303f),
  gb2312(),
].join("");

/** Every Chinese letter of our own texts and of the evidence. */
const ownLetters = (): string => {
  const found = new Set<string>();
  for (const part of ["src", "scenarios"]) {
    const base = fileURLToPath(new URL(`../../${part}/`, import.meta.url));
    for (const name of readdirSync(base, { recursive: true, encoding: "utf8" })) {
      if (!/\.(tsx?|yaml|csv)$/.test(name)) continue;
      for (const [letter] of readFileSync(join(base, name), "utf8").matchAll(hanLetters)) found.add(letter);
    }
  }
  return [...found].sort().join("");
};

const stamp = join(folder, ".made-from");

/** What each file was made from; nothing where that cannot be read, after a build that was broken off or of another version. */
function madeBefore(): Record<string, string> {
  try {
    return JSON.parse(readFileSync(stamp, "utf8"));
  } catch {
    return {};
  }
}
const made = madeBefore();

/** Cuts a file unless it is there, of the same font and the same letters. */
const cut = async (name: string, letters: string, targetFormat: "truetype" | "woff2"): Promise<void> => {
  const from = createHash("sha256").update(source).update(letters).digest("hex");
  if (made[name] === from && existsSync(join(folder, name))) return;
  writeFileSync(join(folder, name), await subsetFont(source, letters, { targetFormat }));
  made[name] = from;
};

mkdirSync(join(folder, "han"), { recursive: true });
await cut("NotoSansSC-Regular.ttf", text, "truetype");
const own = ownLetters();
await cut("han/own.woff2", own, "woff2");
writeFileSync(join(folder, "han/own.txt"), own);
const national = [...text.matchAll(hanLetters)].map(([letter]) => letter);
for (const { name } of hanFiles.slice(0, -1)) {
  const from = Number.parseInt(name, 16);
  const block = national.filter((letter) => letter.charCodeAt(0) >= from && letter.charCodeAt(0) < from + 0x40);
  await cut(`han/${name}.woff2`, block.join(""), "woff2");
}
writeFileSync(join(folder, "OFL.txt"), readFileSync(licence));
writeFileSync(stamp, JSON.stringify(made));
