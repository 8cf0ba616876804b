import { expect, test } from "vitest";
import { evidenceIn, isAssumed, sourceText } from "../../src/model/source.ts";

test("ids need no translation, words and sentences are read in one's own language", () => {
  expect(sourceText("S079; E101", "en")).toBe("S079; E101");
  expect(sourceText("S079; E101", "zh")).toBe("S079、E101");
  expect(sourceText("assumed", "zh")).toBe("假定");
  expect(sourceText("policy", "zh")).toBe("政策");
  expect(sourceText({ en: "assumed: two years", zh: "假定：两年" }, "zh")).toBe("假定：两年");
});

test("ids are found in either form, each once", () => {
  expect(evidenceIn("S079; E101")).toEqual(["S079", "E101"]);
  expect(evidenceIn({ en: "assumed as S079 (E101, S079)", zh: "假定：同 S079（E101、S079）" })).toEqual([
    "S079",
    "E101",
  ]);
  expect(evidenceIn("assumed")).toEqual([]);
});

test("an assumption begins with the word", () => {
  expect(isAssumed("assumed")).toBe(true);
  expect(isAssumed({ en: "assumed: two years", zh: "假定：两年" })).toBe(true);
  expect(isAssumed({ en: "S084; hospitals assumed", zh: "S084；医院为假定" })).toBe(false);
});
