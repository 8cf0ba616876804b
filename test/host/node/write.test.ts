import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { Faults } from "../../../src/base/fail.ts";
import { fileFaults, writeWhole } from "../../../src/host/node/write.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "medtide-write-"));
});
afterEach(() => {
  chmodSync(folder, 0o700);
  rmSync(folder, { recursive: true, force: true });
});

const caught = (act: () => void): Faults => {
  try {
    act();
  } catch (error) {
    if (error instanceof Faults) return error;
    throw error;
  }
  throw new Error("nothing was refused");
};

describe("writeWhole", () => {
  test("writes, replaces, and leaves no other file", () => {
    const path = join(folder, "a.json");
    writeWhole(path, "first, and longer");
    writeWhole(path, Uint8Array.of(0x6f, 0x6b));
    expect(readFileSync(path, "utf8")).toBe("ok");
    expect(readdirSync(folder)).toEqual(["a.json"]);
  });

  test("a target that is a folder is refused and nothing stays behind", () => {
    mkdirSync(join(folder, "a.json"));
    const { faults } = caught(() => writeWhole(join(folder, "a.json"), "x"));
    expect(faults[0]?.en).toBe("is a folder, not a file");
    expect(readdirSync(folder)).toEqual(["a.json"]);
  });

  test("a file where a folder should be is named in both languages", () => {
    writeFileSync(join(folder, "a"), "");
    const { faults } = caught(() => writeWhole(join(folder, "a", "b"), "x"));
    expect(faults[0]).toMatchObject({
      en: "a part of this path is a file, not a folder",
      zh: "路径中有一段是文件，不是文件夹",
    });
  });

  test.skipIf(process.getuid?.() === 0)("a folder that may not be written is refused (root may write anywhere)", () => {
    chmodSync(folder, 0o500);
    expect(caught(() => writeWhole(join(folder, "b"), "x")).faults[0]?.en).toBe("not writable: permission denied");
  });
});

describe("fileFaults", () => {
  test("keeps what is no matter of files", () => {
    const error = new TypeError("x");
    expect(fileFaults("a", error)).toBe(error);
    const faults = new Faults([]);
    expect(fileFaults("a", faults)).toBe(faults);
    expect(fileFaults("a", "text").message).toBe("text");
  });
});
