import { existsSync, readdirSync, readFileSync, renameSync, rmdirSync, rmSync, statSync } from "node:fs";
import { arch, hostname, platform } from "node:os";
import { join } from "node:path";
import { Faults } from "../../base/fail.ts";
import { TableHash } from "../../base/hash.ts";
import type { Text } from "../../base/text.ts";
import { canonicalScenario } from "../../sim/canonical-scenario.ts";
import type { Comparison } from "../../sim/comparison.ts";
import type { Scenario } from "../../sim/scenario.ts";
import { describeTables, REPLICATES_PER_CHUNK, tableIds } from "./chunk.ts";
import { packageFacts } from "./package-facts.ts";
import type { Recorder } from "./recorder.ts";
import { clearTemporary, fileFaults, makeFolder, writeWhole } from "./write.ts";

/** Everything that decides the content of a result; threads, host and time do not. */
export interface Request {
  readonly scenarios: readonly Scenario[];
  readonly seed: string;
  readonly replicates: number;
  readonly baseline: string;
  /** RMB a year that every package is scaled to, or null. */
  readonly budget: number | null;
}

/** The stored description of a result; its presence says that the folder is complete. */
export interface Manifest {
  readonly format: 1;
  /** Hash of the request: equal requests are not run twice. */
  readonly request: string;
  /** Hash of the tables. */
  readonly hash: string;
  readonly version: string;
  readonly seed: string;
  readonly replicates: number;
  readonly months: number;
  readonly replicatesPerChunk: number;
  readonly baseline: string;
  readonly budget: number | null;
  /** As they were run: all inheritance resolved, all defaults filled in, scaled to the budget. The region they share comes once. */
  readonly region: Scenario["region"];
  readonly scenarios: readonly Omit<Scenario, "region">[];
}
export interface Result {
  readonly manifest: Manifest;
  readonly comparison: Comparison;
}

const MANIFEST = "manifest.json";
const COMPARISON = "comparison.json";
const PARTIAL = "partial";
const REQUEST = "request.json";
/** Folder of what analyses have added. */
export const ANALYSES = "analyses";
/** Folder of tables that are being merged: `new` ones until they take their place, `old` ones until they are deleted. */
export const COMPACTING = "compacting";
const ours = [
  MANIFEST,
  COMPARISON,
  PARTIAL,
  COMPACTING,
  ANALYSES,
  "provenance.json",
  "columns.json",
  "report.html",
  "runs",
  ...tableIds,
];

export const json = (value: unknown): string => `${JSON.stringify(value, null, 1)}\n`;
/** A refusal without a line. */
export const refuse = (file: string, text: Text): Faults => new Faults([{ file, line: null, key: null, ...text }]);

const requestHash = ({ scenarios, ...rest }: Request): string => {
  const hash = new TableHash().text(packageFacts.version).text(JSON.stringify(rest));
  for (const scenario of scenarios) hash.text(canonicalScenario(scenario));
  return hash.digest();
};

/** The folder a request is stored in unless the user names one. */
export const defaultFolder = (name: string, request: Request): string =>
  join("results", `${name}-${requestHash(request).slice(0, 8)}`);

/** Reads a file of a result; refuses, by `Faults`, what is no JSON. */
export const readJson = (path: string): unknown => {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch (error) {
    if (error instanceof SyntaxError) {
      throw refuse(path, { en: "is damaged: not valid JSON", zh: "已损坏：不是有效的 JSON" });
    }
    throw fileFaults(path, error);
  }
};

/** Reads the manifest of a complete result; refuses, by `Faults`, a folder that is none. */
export function readManifest(folder: string): Manifest {
  if (!existsSync(folder)) throw refuse(folder, { en: "not found", zh: "未找到" });
  if (!statSync(folder).isDirectory())
    throw refuse(folder, { en: "is a file, not a folder", zh: "是文件，不是文件夹" });
  if (!existsSync(join(folder, MANIFEST))) {
    throw refuse(
      folder,
      existsSync(join(folder, PARTIAL))
        ? { en: "an unfinished result; run its command again to finish it", zh: "结果未完成；请重新运行原命令" }
        : { en: "not a result: it has no manifest.json", zh: "不是结果文件夹：缺少 manifest.json" },
    );
  }
  const path = join(folder, MANIFEST);
  const manifest = readJson(path) as Partial<Manifest> | null;
  if (typeof manifest?.hash !== "string" || typeof manifest.version !== "string")
    throw refuse(path, { en: "is damaged: it names no hash and no version", zh: "已损坏：其中没有哈希与版本" });
  return manifest as Manifest;
}

/** Reads a complete result of a comparison. */
export function readResult(folder: string): Result {
  const manifest = readManifest(folder);
  if ("kind" in manifest) {
    const page = join(folder, "report.html");
    throw refuse(folder, {
      en: `holds a study, and no comparison; its page is ${page}`,
      zh: `存有一项研究，而非情景比较；其报告为 ${page}`,
    });
  }
  return { manifest, comparison: readJson(join(folder, COMPARISON)) as Comparison };
}

export interface Place {
  readonly folder: string;
  /** Where tables lie until the result is complete. */
  readonly partial: string;
}

/**
 * Finds the result of an earlier equal request, or makes sure that a new one can be written. Refuses, by `Faults`,
 * a folder that is a file, that holds something else (unless forced) or that cannot be written.
 */
export function openFolder(folder: string, request: Request, force: boolean): Result | Place {
  const place = { folder, partial: join(folder, PARTIAL) };
  const present = existsSync(folder);
  if (present && !statSync(folder).isDirectory()) {
    throw refuse(folder, { en: "is a file, not a folder", zh: "是文件，不是文件夹" });
  }
  if (present && !force) {
    if (existsSync(join(folder, MANIFEST))) {
      const result = readResult(folder);
      if (result.manifest.request === requestHash(request)) return result;
      throw refuse(folder, {
        en: "holds the result of another request; choose another --out, or replace it with --force",
        zh: "已存有另一请求的结果；请另选 --out，或用 --force 替换",
      });
    }
    const unfinished = join(place.partial, REQUEST);
    if (existsSync(unfinished) && (readJson(unfinished) as { request?: string }).request !== requestHash(request)) {
      throw refuse(folder, {
        en: "holds the unfinished result of another request; choose another --out, or replace it with --force",
        zh: "存有另一请求未完成的结果；请另选 --out，或用 --force 替换",
      });
    }
    if (readdirSync(folder).some((name) => !ours.includes(name))) {
      throw refuse(folder, {
        en: "holds other files; choose another --out, or write among them with --force",
        zh: "已有其他文件；请另选 --out，或用 --force 写入其中",
      });
    }
  }
  let made: string | null = null;
  try {
    made = makeFolder(place.partial);
    writeWhole(join(place.partial, REQUEST), json({ request: requestHash(request) }));
  } catch (error) {
    if (made !== null) rmSync(made, { recursive: true, force: true });
    throw error instanceof Faults ? new Faults(error.faults.map((fault) => ({ ...fault, file: folder }))) : error;
  }
  return place;
}

/** Clears what is left of an attempt without a finished run. */
export function abandon({ folder, partial }: Place): void {
  rmSync(partial, { recursive: true, force: true });
  if (existsSync(folder) && readdirSync(folder).length === 0) rmdirSync(folder);
}

/** Who ran it, where and when; never compared. */
export const provenance = (threads: number, started: Date): object => ({
  host: hostname(),
  platform: `${platform()} ${arch()}`,
  node: process.version,
  threads,
  started: started.toISOString(),
  ended: new Date().toISOString(),
  medtide: packageFacts.version,
  dependencies: packageFacts.dependencies,
});

/** Moves the tables to their place and writes the rest, the manifest last. A result that is replaced stays whole until then. */
export function complete(
  { folder, partial }: Place,
  request: Request,
  recorder: Recorder,
  comparison: Comparison,
  report: string,
  how: { readonly threads: number; readonly started: Date },
): Manifest {
  const { latest } = recorder;
  const scenarios = latest?.scenarios ?? request.scenarios;
  const region = scenarios[0]?.region;
  if (latest === null || region === undefined) throw new Error("nothing has been run");
  const manifest: Manifest = {
    format: 1,
    request: requestHash(request),
    hash: comparison.hash,
    version: packageFacts.version,
    seed: request.seed,
    replicates: request.replicates,
    months: comparison.months,
    replicatesPerChunk: REPLICATES_PER_CHUNK,
    baseline: request.baseline,
    budget: request.budget,
    region,
    scenarios: scenarios.map(({ region: _, ...scenario }) => scenario),
  };
  const files: readonly (readonly [string, string])[] = [
    ["provenance.json", json(provenance(how.threads, how.started))],
    ["columns.json", json(describeTables(latest.measures))],
    [COMPARISON, json(comparison)],
    ["report.html", report],
    [MANIFEST, json(manifest)],
  ];
  for (const [name, content] of files) writeWhole(join(latest.folder, name), content);
  try {
    for (const name of ["runs", ...tableIds]) clearTemporary(join(latest.folder, name));
    rmSync(join(folder, MANIFEST), { force: true });
    for (const name of [COMPACTING, ANALYSES]) rmSync(join(folder, name), { recursive: true, force: true });
    for (const name of ["runs", ...tableIds, ...files.map(([file]) => file)]) {
      rmSync(join(folder, name), { recursive: true, force: true });
      if (existsSync(join(latest.folder, name))) renameSync(join(latest.folder, name), join(folder, name));
    }
    rmSync(partial, { recursive: true, force: true });
  } catch (error) {
    throw fileFaults(folder, error);
  }
  return manifest;
}
