import type { Text } from "../../base/text.ts";
import type { Chapter, FindingsTable } from "../../sim/findings.ts";
import type { Picture } from "../../sim/pictures.ts";
import { type GroupOutcome, type Trait, traits, type Who, type YearPresence } from "../../study/who.ts";
import { tieNames, traitNames, valueNames } from "../who-words.ts";
import { figure, percent, scaled } from "./words.ts";

const presence = (years: readonly YearPresence[], kind: "retained" | "joined"): Picture => ({
  chart: "marks",
  data: {
    title:
      kind === "retained"
        ? { en: "Township doctors of month 0: induced and displaced", zh: "期初乡镇医师：政策带来与被挤出" }
        : { en: "Who has joined since: induced and displaced", zh: "此后到乡镇任职者：政策带来与被挤出" },
    caption: {
      en: "Doctors at work in townships at the end of each year with the package alone (induced, figures at the right), and without it alone (displaced), with 95 % intervals; hollow dots are intervals that hold zero.",
      zh: "各年末在乡镇任职的医师：仅在有政策时在岗（政策带来，右侧为数值）与仅在无政策时在岗（被挤出），附 95% 区间；空心点表示区间跨零。",
    },
    unit: { en: "doctors", zh: "人" },
    decimals: 1,
    marks: [
      { en: "displaced", zh: "被挤出" },
      { en: "induced", zh: "政策带来" },
    ],
    told: 1,
    rows: years.map((year) => ({
      name: { en: `end of year ${year.year}`, zh: `第 ${year.year} 年末` },
      values: [year[kind].displaced, year[kind].induced],
    })),
  },
});

const nameOf = ({ value }: GroupOutcome): Text => valueNames[value] ?? { en: value, zh: value };
/** Of fewer doctors than this no picture is drawn: the table has them. */
const FEWEST = 5;

const change = (groups: readonly GroupOutcome[], what: "worth" | "stay"): Picture => ({
  chart: "marks",
  data: {
    title:
      what === "worth"
        ? { en: "Township doctors: who is better off", zh: "乡镇医师：谁的境况改善" }
        : { en: "Township doctors: who stays more", zh: "乡镇医师：谁更愿意留下" },
    caption:
      what === "worth"
        ? {
            en: "Change after a year of all that doctors have, as the rise of pay that would be worth as much, with 95 % intervals; hollow dots are intervals that hold zero.",
            zh: "一年后全部因素的价值变化，折算为等价的收入涨幅，附 95% 区间；空心点表示区间跨零。",
          }
        : {
            en: "Change in the share who hold a post of the same type of facility at the end, with 95 % intervals; hollow dots are intervals that hold zero.",
            zh: "期末仍在同类机构任职比例的变化，附 95% 区间；空心点表示区间跨零。",
          },
    unit: what === "worth" ? { en: "% of pay", zh: "收入的 %" } : { en: "points", zh: "个百分点" },
    decimals: 1,
    marks: [
      { en: "", zh: "" },
      what === "worth" ? { en: "better off", zh: "境况变化" } : { en: "still there", zh: "留任变化" },
    ],
    told: 1,
    rows: groups
      .filter(({ trait, doctors }) => trait !== "facility" && (doctors.value ?? 0) >= FEWEST)
      .map((group) => ({
        name: nameOf(group),
        values: [{ value: null, low: null, high: null }, scaled(group[what], 100)],
      })),
  },
});

const groupTable = (groups: readonly GroupOutcome[]): FindingsTable => ({
  title: { en: "Who gains and who loses", zh: "各类医师的得失" },
  columns: [
    { en: "Doctors of month 0", zh: "期初医师" },
    { en: "Better off, %", zh: "境况变化，%" },
    { en: "Still there, points", zh: "期末留任，个百分点" },
    { en: "Gain, %", zh: "改善，%" },
    { en: "Lose, %", zh: "变差，%" },
    { en: "RMB a month", zh: "月收入，元" },
    { en: "Doctors", zh: "人数" },
  ],
  rows: (Object.keys(traits) as Trait[]).flatMap((trait) =>
    groups
      .filter((group) => group.trait === trait)
      .map((group) => [
        {
          en: `${traitNames[trait].en}: ${nameOf(group).en}`,
          zh: `${traitNames[trait].zh}：${nameOf(group).zh}`,
        },
        percent(group.worth, true),
        percent(group.stay, true),
        percent({ ...group.better, low: null, high: null }),
        percent({ ...group.worse, low: null, high: null }),
        figure(group.pay, 0),
        figure({ ...group.doctors, low: null, high: null }, 0, false),
      ]),
  ),
  note: {
    en: "Better off: all factors after a year, as the rise of pay that would be worth as much; gain and lose: by more than 1 % of pay; with 95 % intervals, of those employed in both worlds",
    zh: "境况变化：一年后全部因素的价值，折算为等价的收入涨幅；改善与变差以超过收入的 1% 计；附 95% 区间，限两种情景下均在岗者",
  },
});

const tieTable = ({ ties }: Who): FindingsTable => ({
  title: { en: "Leaving under an obligation and free of any", zh: "服务期内外的离开率" },
  columns: [
    { en: "Leave a township within a year", zh: "乡镇医师年离开率" },
    { en: "With the package, %", zh: "政策下，%" },
    { en: "Without, %", zh: "现状，%" },
    { en: "Difference, points", zh: "相差，个百分点" },
    { en: "Doctors with it", zh: "政策下人数" },
  ],
  rows: ties.map(({ tie, baseline, package: under, difference }) => [
    tieNames[tie],
    percent(under.leaving),
    percent(baseline.leaving),
    percent(difference, true),
    figure(under.doctors, 1, false),
  ]),
});

/** Whom a package keeps and brings, and who gains and loses by it. */
export function whoChapter(result: Who, nameOfScenario: (id: string) => Text): Chapter {
  const [under, without] = [nameOfScenario(result.scenario), nameOfScenario(result.baseline)];
  const groups = result.groups.filter(({ doctors }) => doctors.value !== 0);
  return {
    id: "who",
    title: { en: "Whom it keeps and brings", zh: "留住谁、引来谁" },
    lines: [
      {
        en: `${under.en} less ${without.en}, doctor by doctor on the same luck, ${result.replicates} replicates`,
        zh: `“${under.zh}”减“${without.zh}”，以相同随机数逐人比较，重复 ${result.replicates} 次`,
      },
    ],
    pictures: [
      ...(result.years.length === 0 ? [] : [presence(result.years, "retained"), presence(result.years, "joined")]),
      change(groups, "worth"),
      change(groups, "stay"),
    ],
    tables: [tieTable(result), groupTable(groups)],
  };
}
