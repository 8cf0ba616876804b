import { randomBytes } from "node:crypto";
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { basename, dirname, join } from "node:path";
import { Faults } from "../../base/fail.ts";
import type { Text } from "../../base/text.ts";

const reasons: Readonly<Record<string, Text>> = {
  ENOSPC: { en: "the disk is full", zh: "磁盘已满" },
  EDQUOT: { en: "the disk quota is used up", zh: "磁盘配额已用完" },
  EACCES: { en: "not writable: permission denied", zh: "不可写：没有权限" },
  EPERM: { en: "not writable: permission denied", zh: "不可写：没有权限" },
  EROFS: { en: "not writable: the file system is read-only", zh: "不可写：文件系统为只读" },
  ENOTDIR: { en: "a part of this path is a file, not a folder", zh: "路径中有一段是文件，不是文件夹" },
  EEXIST: { en: "is a file, not a folder", zh: "是文件，不是文件夹" },
  EISDIR: { en: "is a folder, not a file", zh: "是文件夹，不是文件" },
  ENOENT: { en: "not found", zh: "未找到" },
  ENAMETOOLONG: { en: "the name is too long", zh: "名称过长" },
  ENOTEMPTY: { en: "another process is writing here", zh: "另一进程正在写入此处" },
  EMFILE: { en: "too many open files", zh: "打开的文件过多" },
};

/** What the file system refused, in the user's words; any other error as it is. */
export function fileFaults(path: string, error: unknown): Error {
  if (error instanceof Faults) return error;
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  const reason = reasons[code];
  if (reason !== undefined) return new Faults([{ file: path, line: null, key: null, ...reason }]);
  return error instanceof Error ? error : new Error(String(error));
}

/** Makes a folder and those above it, and names the topmost it had to make. Unlike Node's own, tells the first reason why not. */
export function makeFolder(path: string): string | null {
  if (existsSync(path)) return null;
  const above = makeFolder(dirname(path));
  try {
    mkdirSync(path);
  } catch (error) {
    // Another thread or process that writes here may have made it since we looked.
    if (error instanceof Error && "code" in error && error.code === "EEXIST" && statSync(path).isDirectory())
      return above;
    if (above !== null) rmSync(above, { recursive: true, force: true });
    throw fileFaults(path, error);
  }
  return above ?? path;
}

/** Makes a rename in this folder outlast a power cut; systems that cannot sync a folder do so by themselves. */
export const syncFolder = (folder: string): void => {
  if (process.platform === "win32") return;
  const handle = openSync(folder, "r");
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
};

/** Another one each time: on a shared disk, processes of several hosts may have one number. */
const temporaryFor = (path: string): string =>
  join(dirname(path), `.${basename(path)}.${process.pid}-${randomBytes(4).toString("hex")}.tmp`);

/** Takes away what processes that were killed while writing left in a folder. Only when nobody writes there any more. */
export function clearTemporary(folder: string): void {
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder)) if (/^\..*\.tmp$/.test(name)) rmSync(join(folder, name), { force: true });
}

const writeSynced = (path: string, content: string | Uint8Array): void => {
  const handle = openSync(path, "w");
  try {
    writeFileSync(handle, content);
    fsyncSync(handle);
  } catch (error) {
    rmSync(path, { force: true });
    throw error;
  } finally {
    closeSync(handle);
  }
};

/** Writes a file whole or not at all: under a temporary name in the same folder first, which never stays behind. */
export function writeWhole(path: string, content: string | Uint8Array): void {
  const temporary = temporaryFor(path);
  try {
    writeSynced(temporary, content);
    try {
      renameSync(temporary, path);
    } catch (error) {
      rmSync(temporary, { force: true });
      throw error;
    }
    syncFolder(dirname(path));
  } catch (error) {
    throw fileFaults(path, error);
  }
}

/** As `writeWhole`, for what is too much to be held at once. What making the pieces throws comes through. */
export async function writeInPieces(path: string, pieces: AsyncIterable<string>): Promise<void> {
  const temporary = temporaryFor(path);
  let handle: number | null = null;
  try {
    handle = openSync(temporary, "w");
    for await (const piece of pieces) writeFileSync(handle, piece);
    fsyncSync(handle);
    closeSync(handle);
    handle = null;
    renameSync(temporary, path);
    syncFolder(dirname(path));
  } catch (error) {
    if (handle !== null) closeSync(handle);
    rmSync(temporary, { force: true });
    throw fileFaults(path, error);
  }
}

/** Refuses a file that could not be written, before any work is done for it. */
export function checkWritable(path: string): void {
  const temporary = temporaryFor(path);
  try {
    if (existsSync(path) && statSync(path).isDirectory()) throw Object.assign(new Error("EISDIR"), { code: "EISDIR" });
    writeSynced(temporary, "");
    rmSync(temporary);
  } catch (error) {
    throw fileFaults(path, error);
  }
}
