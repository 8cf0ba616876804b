import { semicolon, type Text } from "../../base/text.ts";
import { isClear } from "../../chart/format.ts";
import { noInterval } from "../../sim/comparison.ts";
import type { BriefNote, FindingsTable } from "../../sim/findings.ts";
import type { Picture } from "../../sim/pictures.ts";
import { type GroupOutcome, type Trait, traits, type Who, who, type YearPresence } from "../../study/who.ts";
import type { Analysis } from "../analysis.ts";
import { figure, figureText, inBoth, percent, scaled } from "../figures.ts";
import { tieNames, traitShort, valueNames } from "../who-words.ts";

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
    rows: drawnOf(groups).map((group) => ({
      name: nameOf(group),
      values: [noInterval, scaled(group[what], 100)],
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
          en: `${traitShort[trait].en}: ${nameOf(group).en}`,
          zh: `${traitShort[trait].zh}：${nameOf(group).zh}`,
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
    en: "By facility all doctors of month 0, else those of townships. Better off: all factors after a year, as the rise of pay that would be worth as much; gain and lose: by more than 1 % of pay; with 95 % intervals, of those employed in both worlds",
    zh: "按机构者为期初全体医师，其余为期初乡镇医师。境况变化：一年后全部因素的价值，折算为等价的收入涨幅；改善与变差以超过收入的 1% 计；附 95% 区间，限两种情景下均在岗者",
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

const drawnOf = (groups: readonly GroupOutcome[]): readonly GroupOutcome[] =>
  groups.filter(({ trait, doctors }) => trait !== "facility" && (doctors.value ?? 0) >= FEWEST);

/** Groups whose change leaves no doubt, the largest change in the wanted direction first. */
const clearly = (groups: readonly GroupOutcome[], sign: 1 | -1): readonly GroupOutcome[] =>
  drawnOf(groups)
    .filter(({ worth }) => isClear(worth) === true && sign * (worth.value ?? 0) > 0)
    .sort((a, b) => sign * ((b.worth.value ?? 0) - (a.worth.value ?? 0)));

/** Groups that a brief names at most. */
const NAMED = 3;
const listed = (groups: readonly GroupOutcome[]): Text =>
  inBoth((lang) =>
    groups
      .slice(0, NAMED)
      .map((group) => `${nameOf(group)[lang]} ${figureText(percent(group.worth, true))[lang]}`)
      .join(semicolon[lang]),
  );

const keptText = (years: readonly YearPresence[]): Text | null => {
  const last = years.at(-1);
  if (last === undefined) return null;
  const [induced, displaced] = [last.retained.induced, last.retained.displaced].map((each) =>
    figureText(figure(each, 1, false)),
  );
  const [brought, crowded] = [last.joined.induced, last.joined.displaced].map((each) =>
    figureText(figure(each, 1, false)),
  );
  return {
    en: `Of the township doctors of month 0, ${induced?.en} are still at work in townships at the end of year ${last.year} only with the package, and ${displaced?.en} only without it; of those who have joined since, ${brought?.en} and ${crowded?.en}.`,
    zh: `第 ${last.year} 年末，期初乡镇医师中仅在有政策时仍在岗者 ${induced?.zh} 人，仅在无政策时仍在岗者 ${displaced?.zh} 人；此后到任者分别为 ${brought?.zh} 人、${crowded?.zh} 人。`,
  };
};

const noteOf = ({ scenario, years, groups }: Who): BriefNote => {
  const [gain, lose] = [clearly(groups, 1), clearly(groups, -1)];
  const [best, worst] = [listed(gain), listed(lose)];
  const parts: readonly (Text | null)[] = [
    keptText(years),
    gain.length === 0
      ? { en: "No group of township doctors is clearly better off.", zh: "没有哪类乡镇医师的境况有明确改善。" }
      : { en: `Most better off, % of pay: ${best.en}.`, zh: `境况改善最大者（折合收入 %）：${best.zh}。` },
    lose.length === 0
      ? { en: "No group is clearly worse off.", zh: "没有哪类医师的境况明确变差。" }
      : { en: `Worse off: ${worst.en}.`, zh: `境况变差者：${worst.zh}。` },
  ];
  const told = parts.filter((part) => part !== null);
  return {
    package: scenario,
    on: "ways",
    title: { en: "Whom it keeps, and who gains and loses", zh: "留住谁，谁得谁失" },
    text: { en: told.map(({ en }) => en).join(" "), zh: told.map(({ zh }) => zh).join("") },
  };
};

/** Whom a package keeps and brings, and who gains and loses by it. */
export default {
  id: "who",
  question: { en: "Whom does it keep, and who gains?", zh: "留住谁，谁得谁失？" },
  explains: {
    en: "Every doctor is followed under the status quo and under the package in front on the same luck: who is there only with the package, and what it does to doctors by title, age, family and origin.",
    zh: "在相同随机数下，逐人比较维持现状与当前组合两种情形：哪些医师仅在有政策时在岗，以及对不同职称、年龄、家庭与来源地医师的影响。",
  },
  needs: { en: "Switch on at least one lever.", zh: "请至少启用一项政策工具。" },
  fits: ({ front }) => front.levers.length > 0,
  run: ({ front, baseline, seed, replicates }, _, runner, onProgress) =>
    who(front, baseline, { seed, replicates }, runner, onProgress),
  chapter(result, nameOfScenario) {
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
      notes: [noteOf(result)],
    };
  },
} as const satisfies Analysis<Who>;
