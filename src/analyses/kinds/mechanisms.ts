import { semicolon, type Text } from "../../base/text.ts";
import { causeNames } from "../../chart/words.ts";
import { factorGroups } from "../../model/kinds.ts";
import { noInterval } from "../../sim/comparison.ts";
import type { BriefNote } from "../../sim/findings.ts";
import { type OutcomeId, outcomes } from "../../sim/outcomes.ts";
import type { Picture } from "../../sim/pictures.ts";
import { type Mechanisms, mechanisms, type OutcomeMechanisms, WORLDS } from "../../study/mechanisms.ts";
import type { Analysis } from "../analysis.ts";
import { difference, figureText, inBoth, unitOf } from "../figures.ts";

/** Outcomes that are drawn; the table has all. */
const drawn: readonly OutcomeId[] = ["retention3", "townshipVacancy"];

export const administrationName: Text = { en: "Posts, supply and services", zh: "岗位、供给与服务安排" };

const picture = ({ id, name, groups, administration }: OutcomeMechanisms): Picture => ({
  chart: "marks",
  data: {
    title: { en: `${name.en}: through what the package works`, zh: `${name.zh}：政策组合经由何种途径起作用` },
    caption: {
      en: "Blue, with figures at the right: the share of each way in the whole change (Shapley); grey: that way felt alone; whiskers are 95 % intervals, hollow dots those that hold zero.",
      zh: "蓝色（右侧为数值）：各途径在总变化中的贡献（Shapley）；灰色：仅此一类被感知；须线为 95% 区间，空心点表示区间跨零。",
    },
    unit: unitOf(id),
    decimals: outcomes[id].decimals,
    marks: [
      { en: "felt alone", zh: "仅此一类感知" },
      { en: "share of the whole", zh: "贡献" },
    ],
    told: 1,
    rows: [
      ...groups.map(({ group, alone, share }) => ({ name: causeNames[group], values: [alone, share] })),
      { name: administrationName, values: [noInterval, administration] },
    ],
  },
});

/** The first outcome that is drawn and was measured: a short run has no retention after three years. */
const noteOf = ({ scenario, outcomes: all }: Mechanisms): readonly BriefNote[] => {
  const told = drawn.flatMap((wanted) => all.filter(({ id }) => id === wanted)).at(0);
  if (told === undefined) return [];
  const { id, name, groups, administration, total } = told;
  const each = [
    ...groups.map(({ group, share }) => ({ way: causeNames[group], text: figureText(difference(share, id)) })),
    { way: administrationName, text: figureText(difference(administration, id)) },
  ];
  const list = inBoth((lang) => each.map(({ way, text }) => `${way[lang]} ${text[lang]}`).join(semicolon[lang]));
  const [whole, unit] = [figureText(difference(total, id)), unitOf(id)];
  return [
    {
      package: scenario,
      on: "ways",
      title: {
        en: `Through what it works: ${name.en}, ${unit.en}`,
        zh: `作用途径：${name.zh}（${unit.zh}）`,
      },
      text: {
        en: `${list.en}. All together ${whole.en} (Shapley values).`,
        zh: `${list.zh}。合计 ${whole.zh}（Shapley 值）。`,
      },
    },
  ];
};

/** Through which groups of factors a package works. */
export default {
  id: "mechanisms",
  question: { en: "Through what does it work?", zh: "经由何种途径起作用？" },
  explains: {
    en: `The package in front is run in ${WORLDS} worlds on the same luck, in each of which only some groups of factors see it (${factorGroups.map((group) => causeNames[group].en.toLowerCase()).join("; ")}); a way's share is its mean contribution over all orders (Shapley), and the shares add up to the whole.`,
    zh: `在相同随机数下将当前组合置于 ${WORLDS} 个世界中运行，每个世界只有部分因素组（${factorGroups.map((group) => causeNames[group].zh).join("；")}）感知该组合；每条途径的贡献为所有次序下的平均增量（Shapley 值），合计等于总效果。`,
  },
  needs: { en: "Switch on at least one lever.", zh: "请至少启用一项政策工具。" },
  fits: ({ front, baseline }) => front.levers.length > 0 && baseline.levers.length === 0,
  run: ({ front, baseline, seed, replicates }, _, runner, onProgress) =>
    mechanisms(front, baseline, { seed, replicates }, runner, onProgress),
  chapter: (result, nameOf) => ({
    id: "mechanisms",
    title: { en: "Through what it works", zh: "作用途径" },
    lines: [
      {
        en: `${nameOf(result.scenario).en} less ${nameOf(result.baseline).en}: ${WORLDS} worlds in which some groups of factors see the package's terms and the others the status quo's; ${result.replicates} replicates on the same luck`,
        zh: `“${nameOf(result.scenario).zh}”减“${nameOf(result.baseline).zh}”：共 ${WORLDS} 个世界，其中部分因素组感知政策条件，其余仍按现状；以相同随机数重复 ${result.replicates} 次`,
      },
    ],
    pictures: result.outcomes.filter(({ id }) => drawn.includes(id)).map(picture),
    tables: [
      {
        title: { en: "Shares of every outcome", zh: "各指标的途径贡献" },
        columns: [
          { en: "Outcome", zh: "指标" },
          { en: "All together", zh: "合计" },
          ...(result.outcomes[0]?.groups ?? []).map(({ group }) => causeNames[group]),
          administrationName,
        ],
        rows: result.outcomes.map(({ id, name, total, groups, administration }) => {
          const told = (x: typeof total) => difference(x, id);
          return [
            { en: `${name.en}, ${unitOf(id).en}`, zh: `${name.zh}，${unitOf(id).zh}` },
            told(total),
            ...groups.map(({ share }) => told(share)),
            told(administration),
          ];
        }),
        note: {
          en: "Shapley shares with 95 % intervals; with posts, supply and services they sum to the whole",
          zh: "Shapley 贡献及 95% 区间；加上岗位、供给与服务安排即为合计",
        },
      },
    ],
    notes: noteOf(result),
  }),
} as const satisfies Analysis<Mechanisms>;
