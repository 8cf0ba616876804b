import type { Text } from "../../base/text.ts";
import { plainText } from "../../chart/format.ts";
import type { Interval } from "../../sim/comparison.ts";

const scaledBy = (x: number | null, scale: number): number | null => (x === null ? null : x * scale);

export const scaled = ({ value, low, high }: Interval, scale: number): Interval => ({
  value: scaledBy(value, scale),
  low: scaledBy(low, scale),
  high: scaledBy(high, scale),
});

/** A figure with its interval in both languages. */
export const figure = (interval: Interval, decimals: number, sign = true): Text => ({
  en: plainText(interval, decimals, "en", sign),
  zh: plainText(interval, decimals, "zh", sign),
});

/** A share as percentage, or a change of one as points. */
export const percent = (interval: Interval, sign = false): Text => figure(scaled(interval, 100), 1, sign);
