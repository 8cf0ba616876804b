import type { Language, Text } from "../base/text.ts";
import type { Estimate, Interval } from "../sim/comparison.ts";
import { type OutcomeId, outcomes } from "../sim/outcomes.ts";

/** A fixed number of decimals, thousands separators, a real minus sign and never a negative zero. */
export const number = (value: number, decimals = 0): string => {
  const [whole, fraction] = (value < 0 ? -value : value).toFixed(decimals).split(".");
  const text = whole!.replace(/\B(?=(\d{3})+$)/g, ",") + (fraction === undefined ? "" : `.${fraction}`);
  return value < 0 && /[1-9]/.test(text) ? `−${text}` : text;
};
export const signed = (value: number, decimals: number): string => {
  const text = number(value, decimals);
  return value > 0 && /[1-9]/.test(text) ? `+${text}` : text;
};

/** Low and high as one expression; a dash would be read as a minus where a bound is negative. */
export const interval = (low: string, high: string, lang: Language): string =>
  low.startsWith("−") || high.startsWith("−") ? `${low} ${lang === "zh" ? "至" : "to"} ${high}` : `${low}–${high}`;

/**
 * The decimals that an interval supports: two figures of its half width, not more than declared – but as many as it takes
 * to see that an interval without zero is one.
 */
export const supported = (low: number | null, high: number | null, most: number): number => {
  if (low === null || high === null) return most;
  const half = (high - low) / 2;
  let decimals = 0;
  for (let step = 1; decimals < most && half < step * 5; step /= 10) decimals++;
  const nearest = Math.min(Math.abs(low), Math.abs(high));
  if (low > 0 || high < 0) while (decimals < most + 2 && Number(nearest.toFixed(decimals)) === 0) decimals++;
  return decimals;
};

/** Rounds to two figures of the half width, so that money shows no digit that luck alone would change. */
const roundTo = (low: number, high: number, value: number): number => {
  const half = high > low ? (high - low) / 2 : (value < 0 ? -value : value) / 100;
  let step = 1;
  while (step * 100 <= half) step *= 10;
  return Math.round(value / step) * step;
};

/** Drops the zeros at the end of a decimal fraction. */
const trimmed = (text: string): string => (text.includes(".") ? text.replace(/\.?0+$/, "") : text);

interface MoneyUnit {
  readonly size: number;
  readonly name: string;
  readonly decimals: number;
}
/** The unit that an amount is told in: 亿 and 万 in Chinese, millions in English. */
const moneyUnit = (rmb: number, lang: Language): MoneyUnit => {
  const size = Math.abs(rmb);
  if (lang === "en")
    return size >= 1e6
      ? { size: 1e6, name: " million", decimals: size < 1e8 ? 2 : 0 }
      : { size: 1, name: "", decimals: 0 };
  if (size >= 1e8) return { size: 1e8, name: " 亿", decimals: size < 1e9 ? 2 : 1 };
  if (size >= 1e4) return { size: 1e4, name: " 万", decimals: size < 1e5 ? 2 : size < 1e6 ? 1 : 0 };
  return { size: 1, name: " ", decimals: 0 };
};

/** An amount of money in words of the language: RMB 41,000; 4.1 万元. */
export const money = (rmb: number, lang: Language): string => {
  const { size, name, decimals } = moneyUnit(rmb, lang);
  const amount = trimmed(number(Math.abs(rmb) / size, decimals)) + name;
  const sign = rmb < 0 ? "−" : "";
  return lang === "zh" ? `${sign}${amount}元` : `${sign}RMB ${amount}`;
};
/** Both bounds in one unit; nothing when they are one amount. */
const moneyRange = (low: number, high: number, lang: Language): string | null => {
  if (low === high) return null;
  const { size, name, decimals } = moneyUnit(Math.max(Math.abs(low), Math.abs(high)), lang);
  return interval(number(low / size, decimals), number(high / size, decimals), lang) + name.trimEnd();
};

/** Outcomes in RMB, whose figures name their unit themselves. */
export const isMoney = (id: OutcomeId): boolean => id === "cost" || id === "costPerDoctorYear";
const perYear = (id: OutcomeId, lang: Language): string => (id === "cost" ? (lang === "zh" ? "/年" : " a year") : "");

/** The unit of a difference: shares differ by points. */
export const differenceUnit = (id: OutcomeId, lang: Language): string => {
  const unit = outcomes[id].unit[lang];
  if (unit === "%") return lang === "zh" ? "个百分点" : "points";
  if (unit.startsWith("%")) return lang === "zh" ? "个百分点/年" : "points a year";
  return unit;
};

const withUnit = (text: string, unit: string, lang: Language): string =>
  unit === "" ? text : lang === "zh" && unit.startsWith("%") ? `${text}${unit}` : `${text} ${unit}`;

const whyText: Readonly<Record<"baseline" | "no gain" | "one replicate", Text>> = {
  baseline: { en: "baseline", zh: "基线" },
  "no gain": { en: "no gain to divide the cost by", zh: "未见增益，无从计算" },
  "one replicate": { en: "one replicate, no interval", zh: "仅运行 1 次，无区间" },
};
const missing: Text = { en: "not available", zh: "无数据" };
const words = (e: Estimate, lang: Language): string => (e.why === null ? missing : whyText[e.why])[lang];

/** The parts of a figure, so that tables can set them on lines of their own. */
export interface Figure {
  readonly value: string;
  /** The same without its unit, for where a heading names it. */
  readonly bare: string;
  readonly interval: string | null;
}

const inWords = (text: string): Figure => ({ value: text, bare: text, interval: null });

/** The value itself with its unit, and its interval where there is one. */
export const figureOf = (id: OutcomeId, e: Estimate, lang: Language): Figure => {
  if (e.value === null) return inWords(words(e, lang));
  const [low, high] = [e.valueLow, e.valueHigh];
  const known = low !== null && high !== null;
  if (isMoney(id)) {
    const shown = known ? roundTo(low, high, e.value) : e.value;
    const text = money(shown, lang) + perYear(id, lang);
    return {
      value: text,
      bare: text,
      interval: known ? moneyRange(roundTo(low, high, low), roundTo(low, high, high), lang) : null,
    };
  }
  const { scale, decimals, unit } = outcomes[id];
  const places = known ? supported(low * scale, high * scale, decimals) : decimals;
  const bare = number(e.value * scale, places);
  return {
    value: withUnit(bare, unit[lang], lang),
    bare,
    interval: known ? interval(number(low * scale, places), number(high * scale, places), lang) : null,
  };
};

/** The difference to the baseline with unit and interval; null for a cost per gain, which is a difference already. */
export const differenceOf = (id: OutcomeId, e: Estimate, lang: Language): Figure | null => {
  if (id === "costPerDoctorYear") return null;
  if (e.difference === null) return inWords(words(e, lang));
  const known = e.low !== null && e.high !== null;
  const [low, high] = known ? [e.low!, e.high!] : [0, 0];
  if (isMoney(id)) {
    const shown = known ? roundTo(low, high, e.difference) : e.difference;
    const text = `${shown > 0 ? "+" : ""}${money(shown, lang)}${perYear(id, lang)}`;
    return {
      value: text,
      bare: text,
      interval: known ? moneyRange(roundTo(low, high, low), roundTo(low, high, high), lang) : words(e, lang),
    };
  }
  const { scale, decimals } = outcomes[id];
  const places = known ? supported(low * scale, high * scale, decimals) : decimals;
  const bare = signed(e.difference * scale, places);
  return {
    value: withUnit(bare, differenceUnit(id, lang), lang),
    bare,
    interval: known ? interval(number(low * scale, places), number(high * scale, places), lang) : words(e, lang),
  };
};

/** "+6.2 points (4.9–7.4)" on one line. */
export const inline = (f: Omit<Figure, "bare">): string =>
  f.interval === null ? f.value : `${f.value} (${f.interval})`;

/** Whether the interval of the difference leaves zero out; null where there is none. */
export const isClear = (e: { readonly low: number | null; readonly high: number | null }): boolean | null =>
  e.low === null || e.high === null ? null : e.low > 0 || e.high < 0;

export const noClearEffect: Text = { en: "no clear effect", zh: "未见明确效果" };

/** A share with its interval in %: "23.1 % (22.4–23.8)". */
export const shareText = (i: Interval, lang: Language): string => {
  if (i.value === null) return missing[lang];
  const known = i.low !== null && i.high !== null;
  const places = known ? supported(i.low! * 100, i.high! * 100, 1) : 1;
  const value = withUnit(number(i.value * 100, places), "%", lang);
  return known ? `${value} (${interval(number(i.low! * 100, places), number(i.high! * 100, places), lang)})` : value;
};

/** A difference of shares in points with its interval. */
export const pointsText = (i: Interval, lang: Language): string => {
  if (i.value === null) return missing[lang];
  const known = i.low !== null && i.high !== null;
  const places = known ? supported(i.low! * 100, i.high! * 100, 1) : 1;
  const value = `${signed(i.value * 100, places)} ${lang === "zh" ? "个百分点" : "points"}`;
  return known ? `${value} (${interval(number(i.low! * 100, places), number(i.high! * 100, places), lang)})` : value;
};

/** A plain figure and its interval, no unit. */
export const plainFigure = (i: Interval, decimals: number, lang: Language, sign = false): Omit<Figure, "bare"> => {
  if (i.value === null) return { value: missing[lang], interval: null };
  const known = i.low !== null && i.high !== null;
  const places = known ? supported(i.low, i.high, decimals) : decimals;
  return {
    value: sign ? signed(i.value, places) : number(i.value, places),
    interval: known ? interval(number(i.low!, places), number(i.high!, places), lang) : null,
  };
};

/** The same on one line. */
export const plainText = (i: Interval, decimals: number, lang: Language, sign = false): string =>
  inline(plainFigure(i, decimals, lang, sign));

/** "10 years", "30 months"; "10 年". */
export const duration = (months: number, lang: Language): string => {
  if (months % 12 !== 0) return lang === "zh" ? `${months} 个月` : `${months} ${months === 1 ? "month" : "months"}`;
  const years = months / 12;
  return lang === "zh" ? `${years} 年` : `${years} ${years === 1 ? "year" : "years"}`;
};
