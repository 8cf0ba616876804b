import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Faults } from "../../../base/fail.ts";
import type { Text } from "../../../base/text.ts";
import { mergeTables } from "../merge.ts";
import { COMPACTING } from "../store.ts";
import { fileFaults, syncFolder } from "../write.ts";
import { MERGED, openResult, type StoredTable } from "./open.ts";
import { storedRuns } from "./replay.ts";

export interface Compacted {
  readonly id: string;
  /** Files that were merged. */
  readonly files: number;
  readonly rows: number;
}

const refuse = (file: string, { en, zh }: Text): Faults => new Faults([{ file, line: null, key: null, en, zh }]);

const isRunning = (process: number): boolean => {
  try {
    globalThis.process.kill(process, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
};

/** Puts tables back that an earlier attempt had moved away and not replaced, and clears what it left. */
const recover = (folder: string): void => {
  const old = join(folder, COMPACTING, "old");
  if (existsSync(old))
    for (const id of readdirSync(old)) if (!existsSync(join(folder, id))) renameSync(join(old, id), join(folder, id));
  rmSync(join(folder, COMPACTING), { recursive: true, force: true });
};

/** Takes the folder for this process alone; refuses while another one merges here, and takes over from one that was killed. */
const claim = (folder: string): void => {
  const owner = join(folder, COMPACTING, "process");
  if (existsSync(owner)) {
    const other = Number(readFileSync(owner, "utf8"));
    if (other !== process.pid && isRunning(other)) {
      throw refuse(folder, {
        en: `is being compacted by process ${other}; if there is none, delete ${owner}`,
        zh: `进程 ${other} 正在合并此结果；若该进程并不存在，请删除 ${owner}`,
      });
    }
  }
  recover(folder);
  mkdirSync(join(folder, COMPACTING));
  writeFileSync(owner, String(process.pid), { flag: "wx" });
};

/** Writes one table as one file beside the folder that it will replace. */
const merge = async (folder: string, { id, files }: StoredTable): Promise<Compacted> => {
  const place = join(folder, COMPACTING, "new", id);
  mkdirSync(place, { recursive: true });
  try {
    const rows = await mergeTables(files, join(place, MERGED));
    syncFolder(place);
    return { id, files: files.length, rows };
  } catch (error) {
    const known = fileFaults(place, error);
    if (known instanceof Faults) throw known;
    throw refuse(join(folder, id), { en: `is damaged: ${known.message}`, zh: `已损坏：${known.message}` });
  }
};

/**
 * Two renames. Killed before them, the table is in its chunks; between them, its chunks are in `old`, where readers look when
 * its folder is missing; after them, it is merged. Never are both in its folder: a tool that reads the folder sees every row once.
 */
const replace = (folder: string, id: string): void => {
  const old = join(folder, COMPACTING, "old");
  mkdirSync(old, { recursive: true });
  renameSync(join(folder, id), join(old, id));
  renameSync(join(folder, COMPACTING, "new", id), join(folder, id));
  syncFolder(folder);
  rmSync(join(old, id), { recursive: true, force: true });
};

/**
 * Merges the chunks of every table of a result into one file. Rows, their order and the hash stay; at every moment the result
 * can be read. Throws `Faults` and leaves everything as it was when a file is damaged or there is no room.
 */
export async function compact(folder: string): Promise<Compacted[]> {
  const before = openResult(folder);
  await storedRuns(before);
  try {
    claim(folder);
  } catch (error) {
    throw fileFaults(folder, error);
  }
  try {
    const chunked = openResult(folder).tables.filter(({ files }) => !(files[0] ?? "").endsWith(MERGED));
    const merged: Compacted[] = [];
    for (const table of chunked) merged.push(await merge(folder, table));
    for (const { id } of merged) replace(folder, id);
    return merged;
  } catch (error) {
    throw fileFaults(folder, error);
  } finally {
    recover(folder);
  }
}
