import type { Text } from "../../base/text.ts";
import { number } from "../../chart/format.ts";
import { noInterval } from "../../sim/comparison.ts";
import { compareRules, type RuleComparison, type RuleRanking } from "../../study/rules.ts";
import type { Analysis } from "../analysis.ts";
import { figure, figureText, percent, scaled } from "../figures.ts";
import { rivalNote } from "../rival-note.ts";

/** What a rule makes of the ranking. */
const verdict = ({ name, swaps }: RuleRanking): Text => {
  const clear = swaps.filter((swap) => swap.clear).length;
  if (swaps.length === 0) return { en: `${name.en}: the ranking is the same`, zh: `${name.zh}：排序相同` };
  return {
    en: `${name.en}: ${clear} ${clear === 1 ? "pair changes" : "pairs change"} places beyond doubt, ${swaps.length - clear} within the intervals`,
    zh: `${name.zh}：${clear} 对组合确定换位，${swaps.length - clear} 对换位但差异不明确`,
  };
};

/** Whether the ranking of packages survives rival rules of choice. */
export default {
  id: "rules",
  question: { en: "Does the ranking survive rival rules?", zh: "换用其他决策规则，排序是否成立？" },
  explains: {
    en: "All packages are run under each theory of how doctors choose, on the same luck, and ranked by what they do for retention.",
    zh: "在相同随机数下，按每种医师决策理论分别运行全部组合，并按对留任率的效果排序。",
  },
  needs: { en: "Compare two packages or more.", zh: "请比较两个及以上组合。" },
  fits: ({ packages }) => packages.length >= 2,
  run({ baseline, packages, seed, replicates }, catalogue, runner, onProgress) {
    const rivals = catalogue.rules.slice(1).map(({ id }) => id);
    const options = { seed, replicates, baseline: baseline.id, catalogue };
    return compareRules([baseline, ...packages], rivals, options, runner, onProgress);
  },
  chapter({ rules, packages, replicates }) {
    const [usual, ...rivals] = rules;
    const byRank = [...(usual?.packages ?? [])].sort((a, b) => a.rank - b.rank);
    const nameOf = (wanted: string): Text =>
      packages.find(({ id }) => id === wanted)?.name ?? { en: wanted, zh: wanted };
    const own = ({ packages: ranked }: RuleRanking, wanted: string) => ranked.find(({ id }) => id === wanted);
    return {
      id: "rules",
      title: { en: "Under rival rules of choice", zh: "不同决策规则下" },
      lines: [
        ...rivals.map(verdict),
        {
          en: `${replicates} replicates on the same luck; rivals are aligned with the default in the intention and leaving of the status quo`,
          zh: `各规则以相同随机数重复 ${replicates} 次；各规则在现状下的离职意愿与流失率已与默认规则对齐`,
        },
      ],
      pictures: [
        {
          chart: "marks",
          data: {
            title: { en: "Does the ranking survive?", zh: "排序是否稳健？" },
            caption: {
              en: "Gain in three-year retention under each rule, packages in the order of the default, which is grey; where the dots of a colour fall from top to bottom the ranking survives; whiskers are 95 % intervals, hollow dots those that hold zero.",
              zh: "各决策规则下 3 年留任率的变化，组合按默认规则（灰色）排序；同色点自上而下递减即排序不变；须线为 95% 区间，空心点表示区间跨零。",
            },
            unit: { en: "points", zh: "个百分点" },
            decimals: 1,
            marks: rules.map(({ name }) => name),
            told: null,
            rows: byRank.map(({ id }) => ({
              name: nameOf(id),
              values: rules.map((rule) => scaled(own(rule, id)?.effect ?? noInterval, 100)),
            })),
          },
        },
      ],
      tables: [
        {
          title: { en: "Places under each rule", zh: "各规则下的名次" },
          columns: [{ en: "Package", zh: "政策组合" }, ...rules.map(({ name }) => name)],
          rows: byRank.map(({ id }) => [
            nameOf(id),
            ...rules.map((rule) => {
              const ranked = own(rule, id);
              if (ranked === undefined) return "–";
              const told = figureText(percent(ranked.effect, true));
              return { en: `#${ranked.rank} · ${told.en}`, zh: `#${ranked.rank} · ${told.zh}` };
            }),
          ]),
          note: {
            en: "Gain in three-year retention, points, with 95 % intervals",
            zh: "3 年留任率的变化（个百分点）及 95% 区间",
          },
        },
        {
          title: { en: "The rules", zh: "决策规则" },
          columns: [
            { en: "Rule of choice", zh: "决策规则" },
            { en: "Baseline stays 3 years, %", zh: "基线 3 年留任率，%" },
            { en: "Leaves primary care a year, %", zh: "基层年流失率，%" },
            { en: "Kendall's tau with the default", zh: "与默认排序的 Kendall τ" },
            { en: "The same by value for money", zh: "按性价比的 τ" },
          ],
          rows: rules.map(({ name, retention, leaving, tau, valueTau }) => [
            name,
            percent(retention),
            percent(leaving),
            figure(tau, 2, false),
            valueTau === null ? "–" : number(valueTau, 2),
          ]),
        },
      ],
      notes: byRank.map(({ id }) =>
        rivalNote(
          id,
          replicates,
          rules.map((rule) => ({ name: rule.name, effect: own(rule, id)?.effect ?? noInterval })),
        ),
      ),
    };
  },
} as const satisfies Analysis<RuleComparison>;
