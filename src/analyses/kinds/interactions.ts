import { comma, semicolon, type Text } from "../../base/text.ts";
import { isClear } from "../../chart/format.ts";
import { noInterval } from "../../sim/comparison.ts";
import type { BriefNote, Chapter, FindingsTable } from "../../sim/findings.ts";
import { catalogue } from "../../sim/full-catalogue.ts";
import { type OutcomeId, outcomes } from "../../sim/outcomes.ts";
import type { Picture } from "../../sim/pictures.ts";
import { type Interactions, interactions, MOST_LEVERS, type OutcomeInteractions } from "../../study/interactions.ts";
import type { Analysis, Asked } from "../analysis.ts";
import { difference, figureText, inBoth, unitOf } from "../figures.ts";

/** Outcomes that are drawn; the tables have these and more. */
const drawn: readonly OutcomeId[] = ["retention3", "townshipVacancy"];
const tabled: readonly OutcomeId[] = [...drawn, "leavingPrimary", "burnout", "cost"];

const nameOf = (id: string): Text => catalogue.levers.find((lever) => lever.id === id)?.name ?? { en: id, zh: id };
const pairName = ([a, b]: readonly [string, string]): Text => ({
  en: `${nameOf(a).en} + ${nameOf(b).en}`,
  zh: `${nameOf(a).zh} + ${nameOf(b).zh}`,
});

/** Pairs that are drawn. */
const MOST_PAIRS = 10;

function pictures({ id, name, levers, pairs }: OutcomeInteractions): readonly Picture[] {
  const unit = unitOf(id);
  const { decimals } = outcomes[id];
  const byEffect = [...pairs].sort((a, b) => Math.abs(b.beyondSum.value ?? 0) - Math.abs(a.beyondSum.value ?? 0));
  const most = byEffect.slice(0, MOST_PAIRS);
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
          en: `What two levers do together beyond the sum of each alone, with 95 % intervals; hollow dots are pairs that do not clearly touch one another${most.length < pairs.length ? `; the ${most.length} largest of ${pairs.length} pairs` : ""}.`,
          zh: `两项工具同时实施的效果超出各自单独效果之和的部分，附 95% 区间；空心点表示两者无明确相互影响${most.length < pairs.length ? `；共 ${pairs.length} 对，此处为影响最大的 ${most.length} 对` : ""}。`,
        },
        unit,
        decimals,
        marks: [
          { en: "", zh: "" },
          { en: "beyond the sum", zh: "超出各自之和" },
        ],
        told: 1,
        rows: most.map(({ levers: both, beyondSum }) => ({
          name: pairName(both),
          values: [noInterval, beyondSum],
        })),
      },
    },
  ];
}

const together: Text = { en: "All together", zh: "合计" };

/** What each lever adds to every outcome that is told. */
const shareTable = (told: readonly OutcomeInteractions[], levers: readonly string[]): FindingsTable => ({
  title: { en: "What each lever adds", zh: "各项政策工具的贡献" },
  columns: [
    { en: "Lever", zh: "政策工具" },
    ...told.map(({ id, name }) => inBoth((lang) => `${name[lang]}${comma[lang]}${unitOf(id)[lang]}`)),
  ],
  rows: [
    ...levers.map((lever, at) => [
      nameOf(lever),
      ...told.map(({ id, levers: own }) => difference(own[at]?.share ?? noInterval, id)),
    ]),
    [together, ...told.map(({ id, total }) => difference(total, id))],
  ],
  note: {
    en: "Shapley values with 95 % intervals: the mean contribution over all orders of putting levers in force; they add up to the whole",
    zh: "Shapley 值及 95% 区间：各种加入次序下的平均贡献，合计等于总效果",
  },
});

const orderTable = ({ id, name, levers }: OutcomeInteractions): FindingsTable => ({
  title: inBoth(
    (lang) =>
      `${name[lang]}${lang === "zh" ? "：单独实施与最后加入，" : ": alone and added last, "}${unitOf(id)[lang]}`,
  ),
  columns: [
    { en: "Lever", zh: "政策工具" },
    { en: "Share (Shapley)", zh: "贡献（Shapley）" },
    { en: "Alone", zh: "单独实施" },
    { en: "Added last", zh: "最后加入" },
  ],
  rows: levers.map(({ lever, share, alone, last }) => [
    nameOf(lever),
    ...[share, alone, last].map((each) => difference(each, id)),
  ]),
});

/** Pairs of levers that clearly do more or less for retention than the sum of each alone. */
const pairLines = ({ outcomes: all }: Interactions): Text[] =>
  (all.find(({ id }) => id === "retention3")?.pairs ?? []).flatMap(({ levers, beyondSum }) => {
    if (isClear(beyondSum) !== true) return [];
    const helps = (beyondSum.value ?? 0) > 0;
    const [pair, more] = [pairName(levers), figureText(difference(beyondSum, "retention3"))];
    return [
      {
        en: `${pair.en}: ${helps ? "more" : "less"} together than apart, ${more.en} points of 3-year retention`,
        zh: `${pair.zh}：${helps ? "协同，效果超出" : "挤出，效果低于"}各自之和，3 年留任率 ${more.zh} 个百分点`,
      },
    ];
  });

/** Of the first outcome that is drawn and was measured: a short run has no retention after three years. */
const noteOf = ({ scenario, outcomes: all }: Interactions): readonly BriefNote[] => {
  const told = drawn.flatMap((wanted) => all.filter(({ id }) => id === wanted)).at(0);
  if (told === undefined) return [];
  const { id, name, levers } = told;
  const list = inBoth((lang) =>
    levers
      .map(({ lever, share }) => `${nameOf(lever)[lang]} ${figureText(difference(share, id))[lang]}`)
      .join(semicolon[lang]),
  );
  return [
    {
      package: scenario,
      on: "ways",
      title: {
        en: `What each lever adds: ${name.en}, ${unitOf(id).en}`,
        zh: `各项政策工具的贡献：${name.zh}（${unitOf(id).zh}）`,
      },
      text: {
        en: `${list.en}. Shapley values: they add up to the whole.`,
        zh: `${list.zh}。Shapley 值，合计等于总效果。`,
      },
    },
  ];
};

const leversOf = ({ front }: Asked): string[] => front.levers.map(({ lever }) => lever);

/** What each lever of a package does beside the others. */
export default {
  id: "interactions",
  question: { en: "What did each lever do?", zh: "各项政策工具各贡献多少？" },
  explains: {
    en: "Every subset of the levers of the package in front is run on the same luck; a lever's share is its mean contribution over all orders (Shapley), and the shares add up to the whole.",
    zh: "在相同随机数下运行当前组合全部工具的各个子集；每项工具的贡献为所有加入次序下的平均增量（Shapley 值），合计等于总效果。",
  },
  needs: {
    en: `Put a package with two to ${MOST_LEVERS} levers in front.`,
    zh: `请选中一个含 2 至 ${MOST_LEVERS} 项政策工具的组合。`,
  },
  fits: (asked) => leversOf(asked).length >= 2 && leversOf(asked).length <= MOST_LEVERS,
  run: (asked, _, runner, onProgress) => {
    const { front, seed, replicates } = asked;
    return interactions(front, leversOf(asked), { seed, replicates }, runner, onProgress);
  },
  chapter(result) {
    const told = tabled.flatMap((wanted) => result.outcomes.filter(({ id }) => id === wanted));
    return {
      id: "interactions",
      title: { en: "What the levers do to one another", zh: "政策工具之间的相互作用" },
      lines: [
        {
          en: `${2 ** result.levers.length} subsets of ${result.levers.length} levers, ${result.replicates} replicates on the same luck`,
          zh: `${result.levers.length} 项政策工具的 ${2 ** result.levers.length} 个子集，各以相同随机数重复 ${result.replicates} 次`,
        },
        ...pairLines(result),
      ],
      pictures: result.outcomes.filter(({ id }) => drawn.includes(id)).flatMap(pictures),
      tables: [shareTable(told, result.levers), ...told.map(orderTable)],
      notes: noteOf(result),
    } satisfies Chapter;
  },
} as const satisfies Analysis<Interactions>;
