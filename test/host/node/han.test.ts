import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { hanFiles } from "../../../src/chart/han.ts";
import { withHan } from "../../../src/host/node/han.ts";

const facesOf = (text: string): number => text.match(/@font-face/g)?.length ?? 0;

test("a page takes the letters of our own texts, and those of a name that is not among them", () => {
  const own = withHan("<style></style>3 年留任率：医师");
  expect(facesOf(own)).toBe(1);
  expect(own.length).toBeLessThan(250_000);
  const named = withHan("<style></style>3 年留任率：魑魅镇医师");
  expect(facesOf(named)).toBe(2);
  expect(named.length - own.length).toBeLessThan(20_000);
});

test("a page in English takes none", () => {
  expect(withHan("<style></style>English")).toBe("<style></style>English");
});

test("every file is there", () => {
  for (const { name } of hanFiles) {
    const file = readFileSync(fileURLToPath(import.meta.resolve(`#han/${name}.woff2`)));
    expect(file.subarray(0, 4).toString(), name).toBe("wOF2");
  }
});
