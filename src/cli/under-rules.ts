import rulesAnalysis from "../analyses/kinds/rules.ts";
import { nearest } from "../base/fail.ts";
import type { Language } from "../base/text.ts";
import { interval, number, signed, supported } from "../chart/format.ts";
import { calibratedCatalogue } from "../host/node/load.ts";
import type { Interval } from "../sim/comparison.ts";
import { outcomes } from "../sim/outcomes.ts";
import { compareRules, type RuleComparison, type RuleRanking, type Swap } from "../study/rules.ts";
import { analyse, checkAlone, refuse as refuseAnalysis } from "./analysis.ts";
import { alignFigures } from "./columns.ts";
import { comparisonRequest } from "./request.ts";
import type { Exit, Session } from "./session.ts";
import type { Values } from "./values.ts";

const refuse = (en: string, zh: string) => refuseAnalysis("rules", en, zh);

/** The rivals asked for; all of them where none is named. */
function rivalsOf(written: string, values: Values): readonly string[] {
  const known = calibratedCatalogue().rules.map(({ id }) => id);
  const ids = written
    .split(",")
    .map((id) => id.trim())
    .filter((id) => id !== "" && id !== "all");
  for (const id of ids)
    if (!known.includes(id)) {
      const near = nearest(id, known);
      const [en, zh] =
        near === null
          ? [`; known: ${known.join(", ")}`, `；可用：${known.join("、")}`]
          : [`; did you mean "${near}"?`, `；是不是“${near}”？`];
      throw refuse(`no rule "${id}"${en}`, `没有决策规则“${id}”${zh}`);
    }
  checkAlone("rules", values, ["budget"]);
  const rivals = (ids.length > 0 ? ids : known).filter((id) => id !== known[0]);
  if (rivals.length === 0) throw refuse(`needs a rule besides ${known[0]}`, `除 ${known[0]} 外还需至少一种决策规则`);
  return rivals;
}

const { scale, decimals } = outcomes.retention3;

const points = ({ value, low, high }: Interval, lang: Language): string => {
  if (value === null) return "–";
  if (low === null || high === null) return signed(scale * value, decimals);
  const places = supported(scale * low, scale * high, decimals);
  return `${signed(scale * value, places)} (${interval(number(scale * low, places), number(scale * high, places), lang)})`;
};

const share = ({ value }: Interval): string => (value === null ? "–" : number(scale * value, 1));

const tauText = ({ value, low, high }: Interval, lang: Language): string => {
  if (value === null) return "–";
  if (low === null || high === null) return number(value, 2);
  return `${number(value, 2)} (${interval(number(low, 2), number(high, 2), lang)})`;
};

const swapText = (
  { packages: [a, b], byDefault, here }: Swap,
  nameOf: (id: string) => string,
  lang: Language,
): string =>
  lang === "zh"
    ? `${nameOf(a)} 减 ${nameOf(b)}：默认规则 ${points(byDefault, lang)}，此规则 ${points(here, lang)}`
    : `${nameOf(a)} less ${nameOf(b)}: ${points(byDefault, lang)} by default, ${points(here, lang)} here`;

/** What a rule makes of the ranking, in a sentence, and the pairs that change places beyond doubt. */
const verdict = (rule: RuleRanking, nameOf: (id: string) => string, lang: Language): string[] => {
  const clear = rule.swaps.filter((swap) => swap.clear);
  const unclear = rule.swaps.length - clear.length;
  const name = rule.name[lang];
  const counted =
    clear.length === 0 ? "no pair changes" : clear.length === 1 ? "1 pair changes" : `${clear.length} pairs change`;
  // Too few replicates leave every change of places within its interval, so that alone is not called surviving.
  const said =
    rule.swaps.length === 0
      ? { en: "the ranking is the same", zh: "排序相同" }
      : {
          en: `${counted} places beyond doubt, ${unclear} within the intervals`,
          zh: `${clear.length} 对组合确定换位，${unclear} 对换位但差异不明确`,
        };
  const head = lang === "zh" ? `${name}：${said.zh}。` : `${name}: ${said.en}.`;
  return [head, ...clear.map((swap) => `  ${swapText(swap, nameOf, lang)}`)];
};

const lines = (result: RuleComparison, { lang, text }: Session): string[] => {
  const zh = lang === "zh";
  const width = process.stdout.columns ?? Number.POSITIVE_INFINITY;
  const [usual] = result.rules as readonly [RuleRanking];
  const nameOf = (id: string): string => result.packages.find((p) => p.id === id)?.name[lang] ?? id;
  const byRank = [...usual.packages].sort((a, b) => a.rank - b.rank);
  return [
    ...alignFigures(
      [
        zh
          ? ["决策规则", "基线 3 年留任率 %", "基层年流失率 %", "与默认排序的 Kendall τ", "按性价比 τ"]
          : [
              "Rule of choice",
              "baseline stays 3 years, %",
              "leaves a year, %",
              "Kendall's tau with default",
              "tau by value",
            ],
        ...result.rules.map((rule) => [
          rule.name[lang],
          share(rule.retention),
          share(rule.leaving),
          tauText(rule.tau, lang),
          rule.valueTau === null ? "–" : number(rule.valueTau, 2),
        ]),
      ],
      width,
    ),
    "",
    zh ? "各组合的 3 年留任率变化（百分点），# 为名次" : "Gain in three-year retention (points), # the place",
    ...alignFigures(
      [
        [zh ? "政策组合" : "Package", ...result.rules.map(({ name }) => name[lang])],
        ...byRank.map(({ id }) => [
          nameOf(id),
          ...result.rules.map(({ packages }) => {
            const own = packages.find((p) => p.id === id);
            return own === undefined ? "–" : `#${own.rank} ${points(own.effect, lang)}`;
          }),
        ]),
      ],
      width,
    ),
    "",
    ...result.rules.slice(1).flatMap((rule) => verdict(rule, nameOf, lang)),
    text({
      en: `${result.replicates} replicates on the same luck; in brackets 95 % intervals; rivals are aligned with the default in the intention and leaving of the status quo; --json gives everything`,
      zh: `各规则以相同随机数重复 ${result.replicates} 次；括号内为 95% 区间；各规则在现状下的离职意愿与流失率已与默认规则对齐；--json 输出全部结果`,
    }),
  ];
};

/** Runs a comparison under every rule of choice and prints whether the ranking survives. */
export async function underRules(
  names: readonly string[],
  written: string,
  values: Values,
  session: Session,
): Promise<Exit> {
  const rivals = rivalsOf(written, values);
  const request = comparisonRequest(names, values);
  const { scenarios, seed, replicates, baseline } = request;
  const options = { seed, replicates, baseline, catalogue: calibratedCatalogue() };
  return analyse(
    { analysis: rulesAnalysis, asked: { rivals }, request, lines },
    values,
    session,
    scenarios.length * (1 + rivals.length),
    (pool, onProgress) => compareRules(scenarios, rivals, options, pool, onProgress),
  );
}
