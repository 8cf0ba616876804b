import type { Text } from "../../base/text.ts";
import { differenceUnit } from "../../chart/format.ts";
import type { Chapter } from "../../sim/findings.ts";
import { catalogue } from "../../sim/full-catalogue.ts";
import { type OutcomeId, outcomes } from "../../sim/outcomes.ts";
import type { Picture } from "../../sim/pictures.ts";
import type { Interactions, OutcomeInteractions } from "../../study/interactions.ts";
import { figure } from "./words.ts";

/** Outcomes that are drawn; the tables have these and more. */
const drawn: readonly OutcomeId[] = ["retention3", "townshipVacancy"];
const tabled: readonly OutcomeId[] = [...drawn, "leavingPrimary", "burnout", "cost"];

const nameOf = (id: string): Text => catalogue.levers.find((lever) => lever.id === id)?.name ?? { en: id, zh: id };
const pairName = ([a, b]: readonly [string, string]): Text => ({
  en: `${nameOf(a).en} + ${nameOf(b).en}`,
  zh: `${nameOf(a).zh} + ${nameOf(b).zh}`,
});

function pictures({ id, name, levers, pairs }: OutcomeInteractions): readonly Picture[] {
  const unit: Text = { en: differenceUnit(id, "en"), zh: differenceUnit(id, "zh") };
  const { decimals } = outcomes[id];
  const byShare = [...levers].sort((a, b) => Math.abs(b.share.value ?? 0) - Math.abs(a.share.value ?? 0));
  return [
    {
      chart: "marks",
      data: {
        title: { en: `${name.en}: what each lever adds`, zh: `${name.zh}：各政策工具的贡献` },
        caption: {
          en: "Blue, with figures at the right: the mean contribution over all orders of putting levers in force (Shapley); grey: alone; whiskers are 95 % intervals, hollow dots those that hold zero.",
          zh: "蓝色（右侧为数值）：各种实施顺序下的平均贡献（Shapley）；灰色：单独实施；须线为 95% 区间，空心点表示区间跨零。",
        },
        unit,
        decimals,
        marks: [
          { en: "alone", zh: "单独实施" },
          { en: "share of the whole", zh: "贡献" },
        ],
        told: 1,
        rows: byShare.map(({ lever, alone, share }) => ({ name: nameOf(lever), values: [alone, share] })),
      },
    },
    {
      chart: "marks",
      data: {
        title: { en: `${name.en}: pairs against the sum of each alone`, zh: `${name.zh}：两两组合超出各自之和` },
        caption: {
          en: "What two levers do together beyond the sum of each alone, with 95 % intervals; hollow dots are pairs that do not clearly touch one another.",
          zh: "两项工具同时实施的效果超出各自单独效果之和的部分，附 95% 区间；空心点表示两者无明确相互影响。",
        },
        unit,
        decimals,
        marks: [
          { en: "", zh: "" },
          { en: "beyond the sum", zh: "超出各自之和" },
        ],
        told: 1,
        rows: pairs.map(({ levers: both, beyondSum }) => ({
          name: pairName(both),
          values: [{ value: null, low: null, high: null }, beyondSum],
        })),
      },
    },
  ];
}

/** What each lever of a package does beside the others. */
export const interactionsChapter = (result: Interactions): Chapter => ({
  id: "interactions",
  title: { en: "What the levers do to one another", zh: "政策工具之间的相互作用" },
  lines: [
    {
      en: `${2 ** result.levers.length} subsets of ${result.levers.length} levers, ${result.replicates} replicates on the same luck`,
      zh: `${result.levers.length} 项政策工具的 ${2 ** result.levers.length} 个子集，各以相同随机数重复 ${result.replicates} 次`,
    },
  ],
  pictures: result.outcomes.filter(({ id }) => drawn.includes(id)).flatMap(pictures),
  tables: result.outcomes
    .filter(({ id }) => tabled.includes(id))
    .map(({ id, name, unit, levers, total }) => ({
      title: { en: `${name.en}, ${unit.en}`, zh: `${name.zh}，${unit.zh}` },
      columns: [
        { en: "Lever", zh: "政策工具" },
        { en: "Share (Shapley)", zh: "贡献（Shapley）" },
        { en: "Alone", zh: "单独实施" },
        { en: "Added last", zh: "最后加入" },
      ],
      rows: [
        ...levers.map(({ lever, share, alone, last }) => [
          nameOf(lever),
          ...[share, alone, last].map((each) => figure(each, outcomes[id].decimals)),
        ]),
        [{ en: "All together", zh: "合计" }, figure(total, outcomes[id].decimals), "", ""],
      ],
    })),
});
