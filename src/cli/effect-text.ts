import type { Language, Text } from "../base/text.ts";
import { interval, number } from "../chart/format.ts";
import { effectParts, placesOf } from "../chart/targets.ts";
import type { Comparison, EffectPartRow, EffectRow, Interval } from "../sim/comparison.ts";
import { alignWords } from "./columns.ts";

const figure = ({ value, low, high }: Interval, places: number, lang: Language): string => {
  if (value === null) return "–";
  const bounds = low === null || high === null ? "" : ` (${interval(number(low, places), number(high, places), lang)})`;
  return `${number(value, places)}${bounds}`;
};

const verdict = ({ distance }: EffectPartRow, places: number): Text => {
  if (distance === null) return { en: "not known", zh: "无法判定" };
  return distance === 0
    ? { en: "inside", zh: "达标" }
    : { en: `outside by ${number(distance, places)}`, zh: `偏离 ${number(distance, places)}` };
};

const counted = (rows: readonly EffectRow[]) => {
  const judged = rows.filter(({ inside }) => inside !== null);
  const outside = judged.filter(({ inside }) => inside === false);
  return { judged: judged.length, outside, inside: judged.length - outside.length, open: rows.length - judged.length };
};

/** Parts that prove less, since the model takes something from their source. */
const dependentLine = (rows: readonly EffectRow[], lang: Language): string[] => {
  const ids = rows.flatMap(({ id, parts }) => parts.filter(({ input }) => input !== null).map(({ part }) => id + part));
  if (ids.length === 0) return [];
  return [
    lang === "zh"
      ? `因有输入出自同一来源而非独立检验：${ids.join("、")}`
      : `No independent test, since an input has the same source: ${ids.join(", ")}`,
  ];
};

/** What `effects` prints: every part with its tolerance, and what helps to read it. */
export function effectLines(rows: readonly EffectRow[], lang: Language): string[] {
  const head =
    lang === "zh"
      ? ["目标", "容许范围", "所得（95% 区间）", "判定", "指标"]
      : ["Target", "Tolerance", "Obtained (95 % interval)", "Verdict", "Outcome"];
  const body = rows.flatMap(({ id, parts }) =>
    parts.flatMap((part) => {
      const places = placesOf(part);
      return [
        [
          parts.length > 1 ? `${id}${part.part}` : id,
          `${number(part.low, places)} – ${number(part.high, places)}`,
          figure(part.obtained, places, lang),
          verdict(part, places)[lang],
          effectParts[id + part.part]?.[lang] ?? part.outcome,
        ],
        ...part.beside.map(({ name, obtained }) => [
          "",
          "",
          figure(obtained, places, lang),
          lang === "zh" ? "对照" : "beside it",
          `  ${name[lang]}`,
        ]),
      ];
    }),
  );
  const { inside, judged, open } = counted(rows);
  const rest = open === 0 ? "" : lang === "zh" ? `；${open} 项无法判定` : `; ${open} not known`;
  return [
    ...alignWords([head, ...body]),
    "",
    ...dependentLine(rows, lang),
    lang === "zh" ? `${judged} 项效果中 ${inside} 项达标${rest}` : `${inside} of ${judged} effects inside${rest}`,
  ];
}

/** "Effects of policies: 7 of 12 inside; outside: E5 …", for what is printed below the scorecard. */
export function effectsLine({ effects }: Comparison, lang: Language): string[] {
  if (!effects) return [];
  const { inside, judged, outside } = counted(effects.rows);
  const names = outside.map(({ id, name }) => `${id} ${name[lang]}`);
  if (lang === "zh") {
    const list = names.length === 0 ? "" : `；未达标：${names.join("、")}`;
    const other = effects.applies ? "" : "；以内置参数测得，本次参数不同，不适用";
    return [`政策效果对照：${judged} 项中 ${inside} 项达标${list}${other}`];
  }
  const list = names.length === 0 ? "" : `; outside: ${names.join(", ")}`;
  const other = effects.applies ? "" : "; measured with the shipped parameters, not with those of this run";
  return [`Published effects: ${inside} of ${judged} inside${list}${other}`];
}
