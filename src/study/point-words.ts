import type { Language, Text } from "../base/text.ts";
import { all } from "../levers/all.gen.ts";
import type { Lever, Target } from "../levers/lever.ts";
import { all as rules } from "../model/rules/all.gen.ts";
import { type Interval, noInterval } from "../sim/comparison.ts";
import { type OutcomeId, outcomes, shownIn } from "../sim/outcomes.ts";
import { targetText } from "../sim/target-words.ts";
import { isActive, type Point, type Space, valueAt } from "./space.ts";

const levers = new Map((all as readonly unknown[] as readonly Lever[]).map((lever) => [lever.id, lever]));

/** A number with the digits that a reader can use, as text that is the same in every engine. */
export const plainNumber = (value: number): string => {
  if (Number.isInteger(value)) return String(value);
  const size = Math.abs(value);
  return String(Number(size >= 1000 ? value.toFixed(0) : value.toPrecision(4)));
};

/** What a point sets on a dimension, as the study file would write it; null where it means nothing. */
export function settingAtPoint(space: Space, point: Point, d: number): string | number | boolean | null {
  const dimension = space.dimensions[d];
  if (dimension === undefined || !isActive(space, point, d)) return null;
  const value = valueAt(dimension, point[d] ?? 0);
  const [group, id = "", name = ""] = dimension.path.split(".");
  const choices = group === "levers" ? levers.get(id)?.params[name]?.choices : undefined;
  return choices === undefined ? value : (choices[Number(value)]?.id ?? value);
}

/** What a value on a dimension is called, where it is more than a number or a file: a rule, a choice, a switch. */
export function valueName(path: string, value: string | number | boolean): Text | null {
  if (typeof value === "boolean") return value ? { en: "on", zh: "采用" } : { en: "off", zh: "不采用" };
  if (path === "rule") return rules.find(({ id }) => id === value)?.name ?? null;
  const [group, id = "", name = ""] = path.split(".");
  if (group !== "levers") return null;
  if (name === "target") return typeof value === "string" ? targetText(JSON.parse(value) as Target) : null;
  return levers.get(id)?.params[name]?.choices?.[Number(value)]?.name ?? null;
}

/** What a point sets on a dimension, in words for a table. */
export function settingWords(space: Space, point: Point, d: number): string | Text {
  const dimension = space.dimensions[d];
  if (dimension === undefined || !isActive(space, point, d)) return "–";
  const value = valueAt(dimension, point[d] ?? 0);
  const words = valueName(dimension.path, value);
  return words ?? (typeof value === "number" ? plainNumber(value) : String(value));
}

/** A decimal fraction as readers expect it: thousands separators and a real minus sign. */
export const grouped = (decimal: string): string =>
  decimal.replace(/^(-?)(\d+)/, (_, sign: string, whole: string) => {
    return (sign === "" ? "" : "−") + whole.replace(/\B(?=(\d{3})+$)/g, ",");
  });

/** A difference of an outcome with its sign and unit: shares differ by percentage points. */
export const differenceWords = (id: OutcomeId, difference: number): Text =>
  withUnit(id, ({ scale, decimals }) => {
    const amount = difference * scale;
    return `${amount > 0 ? "+" : amount < 0 ? "−" : ""}${grouped(Math.abs(amount).toFixed(decimals))}`;
  });

/** The size of a difference, with the digits that it has. */
export const sizeWords = (id: OutcomeId, size: number): Text =>
  withUnit(id, ({ scale }) => String(Number((size * scale).toPrecision(3))));

function withUnit(id: OutcomeId, write: (shown: ReturnType<typeof shownIn>) => string): Text {
  const [en, zh] = [shownIn(id, "en"), shownIn(id, "zh")];
  return {
    en: `${write(en)} ${en.unit.replace(/^%/, "points")}`,
    zh: `${write(zh)} ${zh.unit.replace(/^%/, "个百分点")}`,
  };
}

/** A figure with its interval; a dash where there is none. */
function withInterval(
  { value, low, high }: Interval,
  write: (value: number, lang: Language) => string,
  unit: Text,
): Text {
  if (value === null) return { en: "–", zh: "–" };
  const known = low !== null && high !== null;
  return {
    en: `${write(value, "en")}${unit.en}${known ? ` (${write(low, "en")} to ${write(high, "en")})` : ""}`,
    zh: `${write(value, "zh")}${unit.zh}${known ? `（${write(low, "zh")} 至 ${write(high, "zh")}）` : ""}`,
  };
}

const minus = (figure: string): string => (/[1-9]/.test(figure) ? grouped(figure) : figure.replace("-", ""));

/** A share of a variance in per cent with its interval. */
export const shareInterval = (interval: Interval = noInterval): Text =>
  withInterval(interval, (value) => minus((100 * value).toFixed(0)), { en: " %", zh: "%" });

/** A change of an outcome with its interval; a heading tells the unit of what is no share. */
export function differenceInterval(id: OutcomeId, interval: Interval = noInterval): Text {
  const points: Text = isShare(id) ? { en: " points", zh: " 个百分点" } : { en: "", zh: "" };
  const write = (value: number, lang: Language): string => {
    const { scale, decimals } = shownIn(id, lang);
    return minus((value * scale).toFixed(decimals));
  };
  return withInterval(interval, write, points);
}

const isShare = (id: OutcomeId): boolean => outcomes[id].unit.en.startsWith("%");

/** An outcome as the heading of its differences: with the unit, where that is not points. */
export const differenceHeading = (id: OutcomeId): Text => {
  const { name, unit } = outcomes[id];
  return isShare(id) || unit.en === "" ? name : { en: `${name.en}, ${unit.en}`, zh: `${name.zh}，${unit.zh}` };
};
