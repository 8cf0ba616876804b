import type { Language, Text } from "../base/text.ts";
import { differenceUnit, plainFigure } from "../chart/format.ts";
import type { Interval } from "../sim/comparison.ts";
import type { FindingsCell } from "../sim/findings.ts";
import { type OutcomeId, outcomes, shownIn } from "../sim/outcomes.ts";

const scaledBy = (x: number | null, scale: number): number | null => (x === null ? null : x * scale);

export const scaled = ({ value, low, high }: Interval, scale: number): Interval => ({
  value: scaledBy(value, scale),
  low: scaledBy(low, scale),
  high: scaledBy(high, scale),
});

export const inBoth = (write: (lang: Language) => string): Text => ({ en: write("en"), zh: write("zh") });

type FigureCell = Extract<FindingsCell, { readonly figure: Text }>;

/** A figure with its interval in both languages, for a table. What is nothing at all has none. */
export const figure = (of: Interval, decimals: number, sign = true): FigureCell => {
  if (of.value === 0 && of.low === 0 && of.high === 0) return { figure: { en: "0", zh: "0" }, interval: null };
  const [en, zh] = [plainFigure(of, decimals, "en", sign), plainFigure(of, decimals, "zh", sign)];
  return {
    figure: { en: en.value, zh: zh.value },
    interval: en.interval === null || zh.interval === null ? null : { en: en.interval, zh: zh.interval },
  };
};

/** The same on one line. */
export const figureText = ({ figure: value, interval }: FigureCell): Text =>
  inBoth((lang) => (interval === null ? value[lang] : `${value[lang]} (${interval[lang]})`));

/** A share as percentage, or a change of one as points. */
export const percent = (of: Interval, sign = false): FigureCell => figure(scaled(of, 100), 1, sign);

/** The unit that differences of an outcome are told in. */
export const unitOf = (id: OutcomeId): Text => inBoth((lang) => differenceUnit(id, lang));

/** A difference of an outcome that is in its declared unit, told in that of `unitOf`. */
export const difference = (of: Interval, id: OutcomeId): FigureCell => {
  const told = (lang: Language): FigureCell => {
    const { scale, decimals } = shownIn(id, lang);
    return figure(scaled(of, scale / outcomes[id].scale), decimals);
  };
  const [en, zh] = [told("en"), told("zh")];
  return {
    figure: { en: en.figure.en, zh: zh.figure.zh },
    interval: en.interval === null || zh.interval === null ? null : { en: en.interval.en, zh: zh.interval.zh },
  };
};
