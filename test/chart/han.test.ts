import { describe, expect, test } from "vitest";
import { hanFace, hanFiles, hanFilesFor, withFaces } from "../../src/chart/han.ts";

const names = (text: string, own: string): readonly string[] => hanFilesFor(text, own).map(({ name }) => name);

describe("files of letters", () => {
  test("a text in English needs none", () => {
    expect(names("3 years – 95 % “of” them", "医师")).toEqual([]);
  });

  test("our own letters are one file, others one for each 64 code points, and our own come last", () => {
    expect(names("medtide 医潮：医师", "医潮师：")).toEqual(["own"]);
    expect(names("医师龙龚", "医师")).toEqual(["9f80", "own"]);
    expect(names("鑫，。", "医师")).toEqual(
      ["3000", "9440", "ff00"].sort((a, b) => Number.parseInt(a, 16) - Number.parseInt(b, 16)),
    );
  });

  test("each says which letters it may be asked for", () => {
    expect(hanFiles.find(({ name }) => name === "9f80")?.range).toBe("U+9f80-9fbf");
    expect(hanFace(hanFiles[0]!, "AAAA")).toContain("unicode-range:U+3000-303f}");
  });
});

test("faces go before the style of the page, as they are", () => {
  expect(withFaces("<style>a{}</style><style>b{}</style>", "$&")).toBe("<style>$&a{}</style><style>b{}</style>");
});
