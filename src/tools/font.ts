// Cuts Noto Sans SC to what charts can show and puts it into dist/, since pictures must not depend on the fonts of a host:
// all of GB2312, Latin, Greek, punctuation and mathematical signs. A TTF, because the renderer drops text in woff.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import subsetFont from "subset-font";

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

const target = `${folder}NotoSansSC-Regular.ttf`;
const stamp = `${folder}.made-from`;
const made = createHash("sha256").update(source).update(text).digest("hex");
if (!existsSync(target) || !existsSync(stamp) || readFileSync(stamp, "utf8") !== made) {
  mkdirSync(folder, { recursive: true });
  writeFileSync(target, await subsetFont(source, text, { targetFormat: "truetype" }));
  writeFileSync(`${folder}OFL.txt`, readFileSync(licence));
  writeFileSync(stamp, made);
}
