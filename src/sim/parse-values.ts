import type { Text } from "../base/text.ts";
import { type FaultList, type Place, printable, type Said, suggestion } from "./parse-fault-list.ts";
import type { MapTree, Tree } from "./parse-tree.ts";
import { unitText } from "./unit-text.ts";

/** What a number may be. */
export interface Bounds {
  readonly range: readonly [number, number];
  readonly unit: string;
  readonly whole?: boolean;
}

/** "a number from 0 to 1 (share)", as messages say it. */
export function boundsText({ range: [low, high], unit, whole }: Bounds): Text {
  const words = unitText(unit);
  const en = words.en === "" ? "" : ` (${words.en})`;
  const zh = words.zh === "" ? "" : `（${words.zh}）`;
  return {
    en: `a ${whole ? "whole number" : "number"} from ${low} to ${high}${en}`,
    zh: ` ${low} 至 ${high} 的${whole ? "整数" : "数值"}${zh}`,
  };
}

/** "must be …, not …": the one form in which a wrong value is told. */
export function wrong(tree: Tree, must: Text, faults: FaultList, hint: Text = { en: "", zh: "" }): void {
  const is = described(tree);
  faults.add(tree.at, `must be ${must.en}, not ${is.en}${hint.en}`, `应为${must.zh}，现为${is.zh}${hint.zh}`);
}

function described(tree: Tree): Text {
  if (tree.kind === "map") return { en: "a group of keys", zh: "一组键" };
  if (tree.kind === "list") return { en: "a list", zh: "列表" };
  if (tree.value === null) return { en: "empty", zh: "空值" };
  const shown = printable(tree.source);
  if (typeof tree.value === "string") return { en: `the text "${shown}"`, zh: `文字“${shown}”` };
  return { en: shown, zh: ` ${shown}` };
}

export function readNumber(tree: Tree, bounds: Bounds, faults: FaultList): number | null {
  const value = tree.kind === "scalar" ? tree.value : null;
  const [low, high] = bounds.range;
  if (typeof value === "number" && value >= low && value <= high && (!bounds.whole || Number.isInteger(value))) {
    return value + 0;
  }
  const looksLikeNumber = typeof value === "string" && value.trim() !== "" && Number.isFinite(Number(value));
  const unquote = { en: "; write it without quotes", zh: "；请去掉引号" };
  wrong(tree, boundsText(bounds), faults, looksLikeNumber ? unquote : undefined);
  return null;
}

/** A switch is 0 or 1 in the model; users may write true and false. */
export function readSwitch(tree: Tree, faults: FaultList): number | null {
  const value = tree.kind === "scalar" ? tree.value : null;
  if (typeof value === "boolean") return value ? 1 : 0;
  if (value === 0 || value === 1) return value;
  wrong(tree, { en: "true or false (1 or 0)", zh: " true 或 false（1 或 0）" }, faults);
  return null;
}

/** One of a parameter's words; the model holds its position. */
export function readChoice(tree: Tree, choices: readonly string[], faults: FaultList): number | null {
  const word = readWord(tree, choices, { en: "choice", zh: "选项" }, faults);
  return word === null ? null : choices.indexOf(word);
}

export function readText(tree: Tree, faults: FaultList): string | null {
  if (tree.kind === "scalar" && typeof tree.value === "string" && tree.value.trim() !== "") return tree.value;
  const quote = tree.kind === "scalar" && tree.value !== null && typeof tree.value !== "string";
  wrong(tree, { en: "text", zh: "文字" }, faults, quote ? { en: "; put it in quotes", zh: "；请加引号" } : undefined);
  return null;
}

/** Words in both languages: `{ en: …, zh: … }`. */
export function readBilingual(tree: Tree, faults: FaultList): Text | null {
  if (tree.kind !== "map") {
    wrong(tree, { en: "{ en: …, zh: … }", zh: " { en: …, zh: … }" }, faults);
    return null;
  }
  const entries = readKeys(tree, ["en", "zh"], keyNoun, faults);
  const texts = (["en", "zh"] as const).map((lang) => {
    const said = entries.get(lang);
    if (said !== undefined) return readText(said, faults);
    missing({ ...tree.at, key: `${tree.at.key}.${lang}` }, faults);
    return null;
  });
  const [en, zh] = texts;
  return typeof en === "string" && typeof zh === "string" ? { en, zh } : null;
}

export function readList(tree: Tree, example: string, faults: FaultList): readonly Tree[] | null {
  if (tree.kind === "list") return tree.items;
  wrong(tree, { en: `a list, such as ${example}`, zh: `列表，例如 ${example}` }, faults);
  return null;
}

export const keyNoun: Text = { en: "key", zh: "键" };

/** The entries of a map whose keys come from a closed list; every other key is told as a fault. */
export function readKeys(
  tree: MapTree,
  known: readonly string[],
  noun: Text,
  faults: FaultList,
): ReadonlyMap<string, Tree> {
  const allowed = new Set(known);
  const kept = new Map<string, Tree>();
  for (const [key, value] of tree.entries) {
    if (allowed.has(key)) kept.set(key, value);
    else unknown(value.at, key, known, noun, faults);
  }
  return kept;
}

/** As `readKeys`, for a value that should be a map; empty stands for no keys. */
export function readGroup(
  tree: Tree,
  known: readonly string[],
  noun: Text,
  faults: FaultList,
): ReadonlyMap<string, Tree> {
  if (tree.kind === "map") return readKeys(tree, known, noun, faults);
  const empty = tree.kind === "scalar" && tree.value === null;
  if (!empty) wrong(tree, { en: "a group of keys", zh: "一组键" }, faults);
  return new Map();
}

export function readWord<W extends string>(tree: Tree, words: readonly W[], noun: Text, faults: FaultList): W | null {
  const text = readText(tree, faults);
  if (text === null) return null;
  const word = words.find((candidate) => candidate === text);
  if (word === undefined) unknownValue(tree.at, text, words, noun, faults);
  return word ?? null;
}

function unknown(at: Place, key: string, known: readonly string[], noun: Text, faults: FaultList): void {
  const { en, zh } = suggestion(key, known);
  faults.add(at, `unknown ${noun.en}${en}`, `没有这个${noun.zh}${zh}`);
}

/** As `unknown`, where the name is a value and not the key. */
export function unknownValue(at: Place, name: string, known: readonly string[], noun: Text, faults: FaultList): void {
  const { en, zh } = suggestion(name, known);
  const shown = printable(name);
  faults.add(at, `unknown ${noun.en} "${shown}"${en}`, `没有这个${noun.zh}：“${shown}”${zh}`);
}

export function missing(at: Place, faults: FaultList, hint: Text = { en: "", zh: "" }): void {
  faults.add(at, `is missing${hint.en}`, `缺失${hint.zh}`);
}

/** The value with its place, or undefined where there is none, so that merging can tell "not said" from everything else. */
export const said = <T>(value: T | null, at: Place): Said<T> | undefined =>
  value === null ? undefined : { value, at };
