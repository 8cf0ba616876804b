import type { Text } from "../../base/text.ts";
import { differenceUnit } from "../../chart/format.ts";
import { causeNames } from "../../chart/words.ts";
import type { Chapter } from "../../sim/findings.ts";
import { type OutcomeId, outcomes } from "../../sim/outcomes.ts";
import type { Picture } from "../../sim/pictures.ts";
import { type Mechanisms, type OutcomeMechanisms, WORLDS } from "../../study/mechanisms.ts";
import { figure } from "./words.ts";

/** Outcomes that are drawn; the table has all. */
const drawn: readonly OutcomeId[] = ["retention3", "townshipVacancy"];

export const administrationName: Text = { en: "Posts, supply and services", zh: "岗位、供给与服务安排" };

const unitOf = (id: OutcomeId): Text => ({ en: differenceUnit(id, "en"), zh: differenceUnit(id, "zh") });

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
      { name: administrationName, values: [{ value: null, low: null, high: null }, administration] },
    ],
  },
});

/** Through which groups of factors a package works. */
export const mechanismsChapter = (result: Mechanisms, nameOf: (id: string) => Text): Chapter => ({
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
      rows: result.outcomes.map(({ id, name, unit, total, groups, administration }) => {
        const told = (x: typeof total): Text => figure(x, outcomes[id].decimals);
        return [
          { en: `${name.en}, ${unit.en}`, zh: `${name.zh}，${unit.zh}` },
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
});
