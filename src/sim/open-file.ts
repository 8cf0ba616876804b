import type { Text } from "../base/text.ts";
import { type FileFault, type Files, maxFileBytes } from "./files.ts";
import {
  didYouMean,
  type FaultList,
  nearestTo,
  type Place,
  printable,
  type Said,
  suggestion,
} from "./parse-fault-list.ts";

const limit = `${maxFileBytes / (1024 * 1024)} MB`;
const words: Readonly<Record<FileFault, Text>> = {
  missing: { en: "there is no such file", zh: "没有这个文件" },
  folder: { en: "this is a folder, not a file", zh: "这是文件夹，不是文件" },
  "too large": { en: `the file is larger than ${limit}`, zh: `文件超过 ${limit}` },
  unreadable: { en: "the file cannot be read", zh: "文件无法读取" },
  "not utf-8": { en: "the file is not UTF-8 text", zh: "文件不是 UTF-8 编码的文本" },
};

/** The text of a file the user named directly, or null and a fault. */
export function openNamed(path: string, files: Files, faults: FaultList): string | null {
  const got = read(path, files);
  if ("text" in got) return got.text;
  const { en, zh } = words[got.fault];
  const folder = path.slice(0, path.lastIndexOf("/") + 1);
  const beside = files.list(path, "").flatMap((name) => (name.includes("/") ? [] : [`${folder}${name}`]));
  const near = got.fault === "missing" ? nearestFile(path, beside) : null;
  const meant = near === null || near === path ? { en: "", zh: "" } : didYouMean(near);
  faults.add({ file: path, line: null, key: null }, `${en}${meant.en}`, `${zh}${meant.zh}`);
  return null;
}

/** The first of the files that a path in a scenario may mean; a fault stands at the place that names it. */
export function openFile(
  named: Said<string>,
  files: Files,
  extension: string,
  faults: FaultList,
): { readonly path: string; readonly text: string } | null {
  const { value, at } = named;
  let worst: FileFault = "missing";
  for (const path of files.resolve(at.file, value)) {
    const got = read(path, files);
    if ("text" in got) return { path, text: got.text };
    if (worst === "missing") worst = got.fault;
  }
  tell(worst, value, at, files, extension, faults);
  return null;
}

function tell(fault: FileFault, value: string, at: Place, files: Files, extension: string, faults: FaultList): void {
  const { en, zh } = words[fault];
  const known = fault === "missing" ? files.list(at.file, value).filter((name) => hasEnding(name, extension)) : [];
  const near = nearestFile(value, known);
  const meant = near === null ? suggestion(value, known) : didYouMean(near);
  const shown = printable(value);
  faults.add(at, `"${shown}": ${en}${meant.en}`, `“${shown}”：${zh}${meant.zh}`);
}

const hasEnding = (name: string, extension: string): boolean => name.replace(/\.yml$/, ".yaml").endsWith(extension);

/** A path without folders and ending: what people write from memory. */
const nameOf = (path: string): string => path.slice(path.lastIndexOf("/") + 1).replace(/\.\w+$/, "");

/**
 * The file whose name is nearest, in whatever folder it was sought; of those of one name, that of the nearest path. Whole
 * paths would not do: two in one long folder are always alike.
 */
function nearestFile(value: string, known: readonly string[]): string | null {
  const name = nearestTo(nameOf(value), known.map(nameOf));
  const named = known.filter((path) => nameOf(path) === name);
  return nearestTo(value, named) ?? named[0] ?? null;
}

function read(path: string, files: Files) {
  const got = files.read(path);
  return "text" in got && got.text.length > maxFileBytes ? { fault: "too large" as const } : got;
}
