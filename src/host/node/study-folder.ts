import { existsSync, readdirSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import type { StudyReport } from "../../sim/findings.ts";
import type { Study } from "../../study/study.ts";
import { type Change, changes, factsHash, studyFacts } from "../../study/study-facts.ts";
import { tableIds } from "./chunk.ts";
import { COMPACTING, json, readJson, readManifest, refuse } from "./store.ts";
import { makeFolder, writeWhole } from "./write.ts";

type Facts = Readonly<Record<string, string>>;

/** The stored description of a study's result; its presence says that the folder is complete. */
export interface StudyManifest {
  readonly format: 1;
  readonly kind: string;
  readonly name: Study["name"];
  /** Hash of the facts: equal requests are not run twice. */
  readonly request: string;
  readonly facts: Facts;
  /** Hash over the runs' hashes by scenario and replicate. */
  readonly hash: string;
  readonly version: string;
  readonly seed: string;
  readonly months: number;
  /** Kept besides runs. */
  readonly tables: readonly string[];
  /** How many `plan-<wave>.json` there are: they hold the scenarios. */
  readonly waves: number;
  readonly chunks: number;
  readonly scenarioCount: number;
  readonly runs: number;
  readonly failed: number;
}

const MANIFEST = "manifest.json";
const REQUEST = "request.json";
/** What the page tells. */
export const REPORT = "report.json";
const fixed = [
  MANIFEST,
  REQUEST,
  "provenance.json",
  "columns.json",
  "findings.json",
  "registration.json",
  "slurm",
  REPORT,
  "report.html",
  "study.yaml",
  "points",
  "runs",
  COMPACTING,
  ...tableIds,
];
const isOurs = (name: string): boolean => fixed.includes(name) || /^plan-\d+\.json$/.test(name);

/** What the page of a finished study tells; null where the folder holds a comparison. */
export function readStudyReport(folder: string): StudyReport | null {
  if (!("kind" in readManifest(folder))) return null;
  const path = join(folder, REPORT);
  if (existsSync(path)) return readJson(path) as StudyReport;
  throw refuse(path, {
    en: "not found: the study was finished by another version, whose page stays as it is; run it again with --force for a new one",
    zh: "未找到：该研究由其他版本完成，其报告保持原样；如需新报告，请用 --force 重新运行",
  });
}

/** The folder a study is stored in unless the user names one. */
export const studyFolder = (study: Study): string =>
  join("results", `${study.id}-${factsHash(studyFacts(study)).slice(0, 8)}`);

export const planFile = (folder: string, wave: number): string => join(folder, `plan-${wave}.json`);

const shown = (value: string | null, nothing: string): string =>
  value === null ? nothing : value.length > 40 ? `${value.slice(0, 40)}…` : value;

/** What was changed between two runs of a study, as a user reads it. */
const told = (all: readonly Change[], nothing: string): string =>
  all.map(({ key, before, now }) => `${key} (${shown(before, nothing)} → ${shown(now, nothing)})`).join("; ");

export interface Opening {
  readonly force: boolean;
  readonly resume: boolean;
}

/**
 * The manifest of an equal study that is finished here, or null when the folder is ready to be run in. Refuses, by `Faults`, a
 * folder that is a file, that holds something else, or that another study or an unfinished one lies in, unless told otherwise.
 */
export function openStudyFolder(folder: string, study: Study, { force, resume }: Opening): StudyManifest | null {
  const facts = studyFacts(study);
  const request = factsHash(facts);
  if (existsSync(folder)) {
    if (!statSync(folder).isDirectory()) {
      throw refuse(folder, { en: "is a file, not a folder", zh: "是文件，不是文件夹" });
    }
    if (force) clear(folder);
    else {
      const finished = existsSync(join(folder, MANIFEST));
      const file = join(folder, finished ? MANIFEST : REQUEST);
      if (existsSync(file)) {
        const stored = readJson(file) as { readonly request?: string; readonly facts?: Facts };
        if (stored.request !== request) throw refuseOther(folder, changes(stored.facts ?? {}, facts));
        if (finished) return stored as StudyManifest;
        if (!resume) {
          throw refuse(folder, {
            en: "holds this study unfinished; go on with --resume, or begin anew with --force",
            zh: "此研究在该文件夹中尚未完成；用 --resume 继续，或用 --force 重新开始",
          });
        }
      } else if (readdirSync(folder).some((name) => !isOurs(name))) {
        throw refuse(folder, {
          en: "holds other files; choose another --out, or write among them with --force",
          zh: "已有其他文件；请另选 --out，或用 --force 写入其中",
        });
      }
    }
  }
  makeFolder(folder);
  writeWhole(join(folder, REQUEST), json({ request, facts }));
  return null;
}

const refuseOther = (folder: string, all: readonly Change[]) =>
  refuse(folder, {
    en: `holds the runs of another study; changed since: ${told(all, "not there")}. Change it back, choose another --out, or begin anew with --force`,
    zh: `存有另一研究的运行结果；此后的改动：${told(all, "无")}。请改回，另选 --out，或用 --force 重新开始`,
  });

/** Takes away what a study left here; a registration stays, so that what is run next is held against it. */
function clear(folder: string): void {
  for (const name of readdirSync(folder)) {
    if (isOurs(name) && name !== "registration.json") rmSync(join(folder, name), { recursive: true, force: true });
  }
}
