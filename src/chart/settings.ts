import { type Language, semicolon } from "../base/text.ts";
import { all } from "../levers/all.gen.ts";
import type { Lever, Target } from "../levers/lever.ts";
import { type LeverParameter, written } from "../levers/lever-parameter.ts";
import type { Grade } from "../model/parameter.ts";
import { evidenceIn } from "../model/source.ts";
import type { PackageResult } from "../sim/comparison.ts";
import { targetText } from "../sim/target-words.ts";
import { unitText } from "../sim/unit-text.ts";
import { number } from "./format.ts";
import { say } from "./report/phrases.ts";

/** A lever of a package with the settings that were used. */
type Used = Pick<PackageResult["levers"][number], "id" | "settings">;

const levers = all as readonly unknown[] as readonly Lever[];
/** The declaration of a lever; a later version may know levers that this one does not. */
export const leverOf = (id: string): Lever | undefined => levers.find((lever) => lever.id === id);

/** Where a setting comes from: how the lever's own value is graded, or the package, which chose another. */
export type Origin = Grade | "own";

export interface Setting {
  readonly parameter: LeverParameter;
  readonly value: string | number;
  readonly origin: Origin;
  /** Ids of the rows of evidence that the lever's own value rests on. */
  readonly evidence: readonly string[];
}

/** The settings in use of one lever of a package. */
export const settingsOf = ({ id, settings }: Used): Setting[] =>
  Object.entries(leverOf(id)?.params ?? {}).flatMap(([key, parameter]) => {
    const value = settings[key];
    if (typeof value !== "number" && typeof value !== "string") return [];
    const isOwn = value !== written(parameter, parameter.default);
    return { parameter, value, origin: isOwn ? "own" : parameter.grade, evidence: evidenceIn(parameter.source) };
  });

/** A value as readers of the language say it. */
export const valueText = ({ parameter, value }: Setting, lang: Language): string => {
  const { kind, unit, choices } = parameter;
  if (typeof value === "string") return choices?.find(({ id }) => id === value)?.name[lang] ?? value;
  if (kind === "switch") return value === 0 ? say(lang, "no", "否") : say(lang, "yes", "是");
  if (kind === "share")
    return `${number(value * 100, value * 100 === Math.round(value * 100) ? 0 : 1)}${say(lang, " %", "%")}`;
  const amount = number(value, Number.isInteger(value) ? 0 : 2);
  const words = unitText(unit)[lang];
  return words === "" ? amount : `${amount} ${words}`;
};

/** When, how far and how surely a lever is in force, where that is not simply from the first month on, in full. */
export const termsOf = ({ settings }: Used, lang: Language): string[] => {
  const { from, until, phaseIn, intensity, compliance } = settings;
  const percent = (share: number): string => `${number(share * 100)}${say(lang, " %", "%")}`;
  return [
    typeof from === "number" && from > 1 ? say(lang, `from month ${from}`, `自第 ${from} 个月起`) : null,
    typeof until === "number" ? say(lang, `until month ${until}`, `至第 ${until} 个月止`) : null,
    typeof phaseIn === "number" && phaseIn > 0
      ? say(lang, `phased in over ${phaseIn} months`, `${phaseIn} 个月内逐步到位`)
      : null,
    typeof intensity === "number" && intensity !== 1
      ? say(lang, `intensity ${number(intensity, 2)}`, `强度 ${number(intensity, 2)}`)
      : null,
    typeof compliance === "number" && compliance !== 1
      ? say(lang, `compliance ${percent(compliance)}`, `执行率 ${percent(compliance)}`)
      : null,
  ].filter((text) => text !== null);
};

/** Everything that is set of one lever, in a line. */
export const settingsText = (lever: Used, lang: Language): string => {
  const target = (lever.settings["target"] ?? {}) as Target;
  return [
    ...settingsOf(lever).map((setting) => `${setting.parameter.name[lang]} ${valueText(setting, lang)}`),
    ...termsOf(lever, lang),
    ...(Object.keys(target).length === 0 ? [] : [targetText(target)[lang]]),
  ].join(semicolon[lang]);
};
