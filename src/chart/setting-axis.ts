import { comma, type Language } from "../base/text.ts";
import type { SettingAxis } from "../sim/pictures.ts";
import { textWidth, wrap } from "./text-width.ts";
import { niceBounds, short, ticks } from "./view.ts";

/** The axis of something that a study varies: numbers between their bounds, or words side by side. */
export const settingAxis = (
  { words }: SettingAxis,
  values: readonly number[],
  lang: Language,
  pixels: number,
  /** Width of a word's place; side by side unless told. */
  room = pixels / (words?.length ?? 1) - 6,
): { readonly domain: readonly [number, number]; readonly axis: object } => {
  if (words === null) {
    const [from, to] = niceBounds(values, 1e-3);
    return { domain: [from, to], axis: { grid: false, values: ticks(from, to, pixels / 56), labelOverlap: true } };
  }
  const labels = words.map((word, at) => `datum.value == ${at} ? ${JSON.stringify(broken(word[lang], room))} : `);
  return {
    domain: [-0.5, words.length - 0.5],
    axis: { grid: false, values: words.map((_, at) => at), labelExpr: `${labels.join("")}""`, labelOverlap: false },
  };
};

/** A label on lines no wider than its place; a Latin word that is too long goes apart at its hyphen. */
const broken = (text: string, room: number): string[] =>
  wrap(textWidth(text, 12) > room ? text.replaceAll("-", "- ") : text, room, 12).map((line) =>
    line.replaceAll("- ", "-"),
  );

/** Spreads points of one word over its place, so that none hides another: the same for the same position in a list. */
export const besides = (axis: SettingAxis, setting: number, at: number): number =>
  axis.words === null ? setting : short(setting + (((at * 0.618) % 1) - 0.5) * 0.5, 3);

export const axisTitle = ({ name, unit }: SettingAxis, lang: Language): string =>
  unit[lang] === "" ? name[lang] : `${name[lang]}${comma[lang]}${unit[lang]}`;
