import whoAnalysis from "../analyses/kinds/who.ts";
import { tieNames, traitNames, valueNames } from "../analyses/who-words.ts";
import type { Language, Text } from "../base/text.ts";
import { number, plainText } from "../chart/format.ts";
import type { Interval } from "../sim/comparison.ts";
import { type GroupOutcome, type Presence, type Trait, type Who, who } from "../study/who.ts";
import { analyse, checkAlone, packageAndBaseline } from "./analysis.ts";
import { alignFigures } from "./columns.ts";
import type { Exit, Session } from "./session.ts";
import type { Values } from "./values.ts";

/** The years that are shown, as far as the run goes; the object has all. */
const shownYears = [1, 3, 5, 10];

const presenceLines = (result: Who, { lang }: Session, width: number): string[] => {
  const told = ({ anyway, induced, displaced }: Presence): string[] =>
    [anyway, induced, displaced].map((x) => plainText(x, 1, lang));
  const rows = (kind: "retained" | "joined"): string[][] =>
    result.years
      .filter(({ year }) => shownYears.includes(year))
      .map(({ year, [kind]: there }) => [lang === "zh" ? `第 ${year} 年末` : `end of year ${year}`, ...told(there)]);
  const heads = lang === "zh" ? ["无政策也在岗", "政策带来", "被挤出"] : ["there anyway", "induced", "displaced"];
  return [
    ...alignFigures(
      [[lang === "zh" ? "期初乡镇医师（人）" : "Township doctors of month 0", ...heads], ...rows("retained")],
      width,
    ),
    "",
    ...alignFigures(
      [[lang === "zh" ? "此后到乡镇任职者（人）" : "Who has joined since", ...heads], ...rows("joined")],
      width,
    ),
    "",
  ];
};

/** A share, or a change of one, in per cent or points. */
const percent = ({ value, low, high }: Interval, lang: Language, sign = false): string =>
  plainText({ value: hundred(value), low: hundred(low), high: hundred(high) }, 1, lang, sign);

const hundred = (x: number | null): number | null => (x === null ? null : 100 * x);

const tieLines = (result: Who, { lang }: Session, width: number): string[] => [
  ...alignFigures(
    [
      lang === "zh"
        ? ["乡镇医师年离开率 %", "政策下", "现状", "相差（百分点）", "政策下人数"]
        : ["Leave within a year, %", "with it", "without", "points", "doctors with it"],
      ...result.ties.map(({ tie, baseline, package: under, difference }) => [
        tieNames[tie][lang],
        percent(under.leaving, lang),
        percent(baseline.leaving, lang),
        percent(difference, lang, true),
        plainText(under.doctors, 1, lang),
      ]),
    ],
    width,
  ),
  lang === "zh"
    ? `外单位下沉到乡镇的医师平均在岗：政策下 ${plainText(result.visiting.package, 1, lang)}，现状 ${plainText(result.visiting.baseline, 1, lang)}`
    : `Doctors dispatched to townships, on average: ${plainText(result.visiting.package, 1, lang)} with it, ${plainText(result.visiting.baseline, 1, lang)} without`,
  "",
];

const whole = ({ value }: Interval): string => (value === null ? "–" : number(100 * value));

const groupRow = ({ value, doctors, worth, pay, stay, worse, better }: GroupOutcome, lang: Language): string[] => [
  valueNames[value]?.[lang] ?? value,
  percent(worth, lang, true),
  percent(stay, lang, true),
  whole(better),
  whole(worse),
  plainText(pay, 0, lang, true),
  doctors.value === null ? "–" : number(doctors.value),
];

const groupLines = (result: Who, { lang }: Session, width: number): string[] => {
  const head =
    lang === "zh"
      ? ["境况变化 %", "期末留任（百分点）", "改善 %", "变差 %", "月收入（元）", "人数"]
      : ["better off, %", "still there, points", "gain, %", "lose, %", "RMB a month", "doctors"];
  const rows = (Object.keys(traitNames) as Trait[]).flatMap((trait) => [
    [traitNames[trait][lang], "", "", "", "", "", ""],
    ...result.groups
      .filter((group) => group.trait === trait && group.doctors.value !== 0)
      .map((group) => groupRow(group, lang))
      .map(([name = "", ...figures]) => [`  ${name}`, ...figures]),
  ]);
  return [...alignFigures([["", ...head], ...rows], width), ""];
};

const lines = (result: Who, session: Session, nameOf: (scenario: string) => Text): string[] => {
  const width = process.stdout.columns ?? Number.POSITIVE_INFINITY;
  return [
    ...(result.years.length > 0 ? presenceLines(result, session, width) : []),
    ...tieLines(result, session, width),
    ...groupLines(result, session, width),
    session.text({
      en: `${nameOf(result.scenario).en} less ${nameOf(result.baseline).en}, doctor by doctor on the same luck, ${result.replicates} replicates; in brackets 95 % intervals; --json gives every year. Better off: change after a year, or in a shorter run, of what the doctor has, in all factors, as the rise of pay that would be worth as much; gain and lose: by more than 1 % of pay. RMB a month: change of pay after a year. All three of those employed in both worlds. Still there: change in the share in a post of the same type of facility in the last month.`,
      zh: `“${nameOf(result.scenario).zh}”减“${nameOf(result.baseline).zh}”，以相同随机数逐人比较，重复 ${result.replicates} 次；括号内为 95% 区间；--json 输出逐年结果。境况变化：一年后（或较短模拟期末）该医师全部因素的价值变化，折算为等价的收入涨幅；改善与变差以超过收入的 1% 计；月收入为一年后的变化。以上三项仅限两种情景下均在岗者。期末留任：最后一个月仍在同类机构任职比例的变化。`,
    }),
  ];
};

/** Runs a package and its baseline and prints whom it keeps and brings, and who gains and loses. */
export async function byWhom(names: readonly string[], values: Values, session: Session): Promise<Exit> {
  checkAlone("who", values, ["budget"]);
  const { request, scenario, baseline } = packageAndBaseline("who", names, values);
  const { seed, replicates } = values;
  return analyse({ analysis: whoAnalysis, asked: {}, request, lines }, values, session, 2, (pool, onProgress) =>
    who(scenario, baseline, { seed, replicates }, pool, onProgress),
  );
}
