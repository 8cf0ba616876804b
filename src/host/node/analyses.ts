import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { Chapter } from "../../sim/findings.ts";
import { ANALYSES, json, readJson } from "./store.ts";
import { makeFolder, writeWhole } from "./write.ts";

/** An analysis as it is kept beside its comparison. */
interface KeptAnalysis<Result> {
  /** What decides the result besides the comparison's own request. */
  readonly asked: Readonly<Record<string, unknown>>;
  readonly result: Result;
  /** What the report tells of it. */
  readonly chapter: Chapter;
}

const fileOf = (folder: string, id: string): string => join(folder, ANALYSES, `${id}.json`);

/** Keeps an analysis in the folder of its comparison; one of the same name that was asked otherwise gives way. */
export function keepAnalysis<Result>(folder: string, id: string, analysis: KeptAnalysis<Result>): void {
  makeFolder(join(folder, ANALYSES));
  writeWhole(fileOf(folder, id), json(analysis));
}

/** The result of an analysis that was asked alike; null where there is none. */
export function keptAnalysis<Result>(folder: string, id: string, asked: KeptAnalysis<Result>["asked"]): Result | null {
  const file = fileOf(folder, id);
  if (!existsSync(file)) return null;
  const kept = readJson(file) as KeptAnalysis<Result>;
  return JSON.stringify(kept.asked) === JSON.stringify(asked) ? kept.result : null;
}

/** What the report tells of all analyses that are kept, in the order of their names. */
export function keptChapters(folder: string): readonly Chapter[] {
  const path = join(folder, ANALYSES);
  if (!existsSync(path)) return [];
  return readdirSync(path)
    .filter((name) => name.endsWith(".json"))
    .sort()
    .map((name) => (readJson(join(path, name)) as KeptAnalysis<unknown>).chapter);
}
