import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { discard, type Parcel, pack, unpack } from "../../../../src/host/node/queue/parcel.ts";
import { temporaryFolder } from "../../../cli/medtide.ts";

let folder: ReturnType<typeof temporaryFolder>;
let from: string;
let to: string;
beforeEach(() => {
  folder = temporaryFolder();
  from = join(folder.path, "from");
  to = join(folder.path, "to");
  for (const table of ["runs", "costs"]) {
    mkdirSync(join(from, table), { recursive: true });
    for (const index of [7, 70]) writeFileSync(join(from, table, `chunk-${index}.parquet`), `${table} ${index}\u0000`);
  }
  writeFileSync(join(from, "runs", ".chunk-7.parquet.1.tmp"), "half");
});
afterEach(() => folder.remove());

/** SHA-256 of names and contents, a line each. */
const hashOf = (sent: Parcel["files"]): string =>
  createHash("sha256")
    .update(sent.map(([name, content]) => `${name}\n${content}\n`).join(""))
    .digest("hex");

const files = (): string[] =>
  existsSync(to) ? readdirSync(to, { recursive: true, encoding: "utf8" }).filter((name) => name.includes(".")) : [];

test("a chunk arrives as it was sent, its runs last, and nothing with it", () => {
  const parcel = pack(from, 7);
  expect(parcel.files.map(([name]) => name)).toEqual(["costs/chunk-7.parquet", "runs/chunk-7.parquet"]);
  expect(unpack(JSON.parse(JSON.stringify(parcel)) as Parcel, to, 7)).toBe(true);
  expect(files().sort()).toEqual(["costs/chunk-7.parquet", "runs/chunk-7.parquet"]);
  expect(readFileSync(join(to, "runs", "chunk-7.parquet"), "utf8")).toBe("runs 7\u0000");
});

test.each([
  ["another chunk", (parcel: Parcel) => parcel, 8],
  ["nothing at all", () => pack(from, 9), 9],
  ["other bytes", ({ files, hash }: Parcel) => ({ hash, files: files.map(([name]) => [name, "AAAA"] as const) }), 7],
  ["a file less", ({ files, hash }: Parcel) => ({ hash, files: files.slice(1) }), 7],
])("%s is not taken", (_, damage, index) => {
  expect(unpack(damage(pack(from, 7)), to, index)).toBe(false);
  expect(files()).toEqual([]);
});

test.each(["../runs/chunk-7.parquet", "/tmp/chunk-7.parquet", "runs/../../chunk-7.parquet", "chunk-7.parquet"])(
  "nobody writes to %s",
  (name) => {
    const { files: sent } = pack(from, 7);
    // The hash is right: whoever sent it meant it.
    const renamed = sent.map(([, content], at) => [at === 0 ? name : "runs/chunk-7.parquet", content] as const);
    expect(unpack({ files: renamed, hash: hashOf(renamed) }, to, 7)).toBe(false);
    expect(files()).toEqual([]);
    expect(existsSync(join(folder.path, "chunk-7.parquet"))).toBe(false);
  },
);

test("what was sent is taken away, and what was not stays", () => {
  discard(from, 7);
  expect(readdirSync(join(from, "runs")).sort()).toEqual([".chunk-7.parquet.1.tmp", "chunk-70.parquet"]);
});
