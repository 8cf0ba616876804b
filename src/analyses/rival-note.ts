import type { Text } from "../base/text.ts";
import { interval, number, plainText } from "../chart/format.ts";
import type { Interval } from "../sim/comparison.ts";
import type { BriefNote } from "../sim/findings.ts";
import { outcomes } from "../sim/outcomes.ts";
import { inBoth, scaled } from "./figures.ts";

const { scale, decimals } = outcomes.retention3;

/** What a brief tells of a package's effect under each rule of choice, and over draws of parameters where there were any. */
export const rivalNote = (
  id: string,
  replicates: number,
  rules: readonly { readonly name: Text; readonly effect: Interval }[],
  parameters: { readonly low: number; readonly high: number } | null = null,
): BriefNote => ({
  package: id,
  on: "rule",
  text: inBoth((lang) => {
    const each = rules.map(
      ({ name, effect }) => `${name[lang]} ${plainText(scaled(effect, scale), decimals, lang, true)}`,
    );
    const drawn =
      parameters === null
        ? null
        : interval(number(parameters.low * scale, decimals), number(parameters.high * scale, decimals), lang);
    return lang === "zh"
      ? `各决策规则下（各重复 ${replicates} 次），3 年留任率的变化（百分点）为：${each.join("；")}。${drawn === null ? "" : `参数在其范围内变动时，中间 95% 为 ${drawn}。`}`
      : `Under rival rules of choice (${replicates} replicates each) 3-year retention changes by, in points: ${each.join("; ")}.${drawn === null ? "" : ` Over draws of parameters from their ranges, the middle 95 % is ${drawn}.`}`;
  }),
});
