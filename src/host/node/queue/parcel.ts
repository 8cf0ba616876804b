import { createHash } from "node:crypto";
import { readdirSync, readFileSync, rmSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { makeFolder, writeWhole } from "../write.ts";

/** The files of a chunk on their way from a worker to the study. */
export interface Parcel {
  /** Names under the study's folder, with `/`, and contents in base64: the order in which they must be written. */
  readonly files: readonly (readonly [name: string, content: string])[];
  /** SHA-256 of names and contents. */
  readonly hash: string;
}

/** What files of a chunk may be called on our disk, whoever sent them: one folder a table, no way out of the result. */
const isFileOf = (index: number, name: string): boolean =>
  /^[a-z][a-z-]*\/[^/]+$/.test(name) && basename(name) === `chunk-${index}.parquet`;

const hashOf = (files: Parcel["files"]): string => {
  const hash = createHash("sha256");
  for (const [name, content] of files) hash.update(`${name}\n${content}\n`);
  return hash.digest("hex");
};

const namesIn = (folder: string, index: number): string[] =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((name) => name.replaceAll("\\", "/"))
    .filter((name) => isFileOf(index, name));

/** The files of a chunk under a folder, `runs` last: it says which rows of the others count. */
export function pack(folder: string, index: number): Parcel {
  const names = namesIn(folder, index);
  const isLast = (name: string): number => Number(name.startsWith("runs/"));
  names.sort((a, b) => isLast(a) - isLast(b) || (a < b ? -1 : 1));
  const files = names.map((name) => [name, readFileSync(join(folder, name)).toString("base64")] as const);
  return { files, hash: hashOf(files) };
}

/** Takes the files of a chunk away. */
export function discard(folder: string, index: number): void {
  for (const name of namesIn(folder, index)) rmSync(join(folder, name), { force: true });
}

/** Writes a chunk's files under a folder, each whole. False, and nothing is written, when they are not as they were sent. */
export function unpack({ files, hash }: Parcel, folder: string, index: number): boolean {
  if (files.length === 0 || hashOf(files) !== hash || !files.every(([name]) => isFileOf(index, name))) return false;
  for (const [name, content] of files) {
    const path = join(folder, name);
    makeFolder(dirname(path));
    writeWhole(path, Buffer.from(content, "base64"));
  }
  return true;
}
