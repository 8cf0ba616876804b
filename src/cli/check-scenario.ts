import { Draw } from "../base/rng.ts";
import { runKey } from "../base/seed.ts";
import { bracketed, colon, type Language } from "../base/text.ts";
import { number, signed } from "../chart/format.ts";
import { marginText } from "../chart/margin-words.ts";
import { leverOf, settingsText } from "../chart/settings.ts";
import type { LeverSetting } from "../levers/lever.ts";
import { written } from "../levers/lever-parameter.ts";
import { type CountryFitRow, countryFit } from "../sim/country/country-fit.ts";
import { expandFacilities, type Facilities } from "../sim/facilities.ts";
import { type FitRow, populationFit } from "../sim/population-fit.ts";
import { populate } from "../sim/roster/populate.ts";
import type { Scenario } from "../sim/scenario.ts";
import { alignFigures, alignWords } from "./columns.ts";
import { countryLines } from "./country-text.ts";
import type { Session } from "./session.ts";

/** A scenario with its doctors, and how nearly they meet the margins. */
interface Checked {
  readonly scenario: Scenario;
  readonly facilities: Facilities;
  readonly doctors: number;
  readonly fit: readonly FitRow[];
  /** Of a country: what is known of it beside what its facilities come to. */
  readonly known?: readonly CountryFitRow[];
}

/** Makes the scenario's doctors as a run would. Throws `Faults` where they cannot be made. */
export const inspect = (scenario: Scenario, seed: string): Checked => {
  const { region } = scenario;
  const facilities = expandFacilities(region);
  const population = populate(region, facilities, new Draw(...runKey(seed, 0)));
  const fit = populationFit(region, facilities, population);
  const known = region.country === undefined ? {} : { known: countryFit(region.country, facilities) };
  return { scenario, facilities, doctors: population.count, fit, ...known };
};

const settings = ({ lever, params, ...rest }: LeverSetting, lang: Language): string => {
  const declared = leverOf(lever)?.params ?? {};
  const own = Object.entries(params).map(([name, value]) => [name, written(declared[name], value)] as const);
  return settingsText({ id: lever, settings: { ...Object.fromEntries(own), ...rest } }, lang);
};

const summary = ({ scenario, facilities, doctors }: Checked, { lang }: Session): string[] => {
  const { id, name, region, months, burnIn, levers } = scenario;
  const zh = lang === "zh";
  return alignWords([
    [zh ? "情景" : "Scenario", `${id}${colon[lang]}${name[lang]}`],
    [
      zh ? "区域" : "Region",
      zh
        ? `${region.id}：${region.name.zh}，机构 ${number(facilities.count)} 家，医师 ${number(doctors)} 人`
        : `${region.id}: ${region.name.en}, ${number(facilities.count)} facilities, ${number(doctors)} doctors`,
    ],
    [zh ? "月数" : "Months", zh ? `${months}，另有预热 ${burnIn}` : `${months}, after ${burnIn} of burn-in`],
    [zh ? "政策工具" : "Levers", levers.length === 0 ? (zh ? "无" : "none") : String(levers.length)],
    ...levers.map((each) => [
      `  ${each.lever}`,
      `${leverOf(each.lever)?.name[lang] ?? ""}${bracketed(settings(each, lang), lang)}`,
    ]),
  ]);
};

/** Rows of the fit that are shown unless all are asked for. */
const WORST = 10;

const fitLines = ({ fit, scenario }: Checked, all: boolean, { lang }: Session): string[] => {
  const zh = lang === "zh";
  const percent = (share: number): string => number(share * 100, 1);
  // Real doctors need not meet margins; where they differ, the margins say what blanks are drawn from.
  const head =
    scenario.region.roster === undefined
      ? zh
        ? ["人口拟合，%", "目标", "得到", "相差", "医师数"]
        : ["Population fit, %", "wanted", "got", "off by", "doctors"]
      : zh
        ? ["花名册与边际分布，%", "边际", "实有", "相差", "医师数"]
        : ["Roster beside margins, %", "margin", "here", "apart", "doctors"];
  const off = ({ difference }: FitRow): number => Math.abs(difference);
  const shown = all ? fit : [...fit].sort((a, b) => off(b) - off(a)).slice(0, WORST);
  const rows = shown.map((row) => [
    marginText(row, lang),
    percent(row.wanted),
    percent(row.got),
    signed(row.difference * 100, 1),
    number(row.doctors),
  ]);
  const worst = Math.max(0, ...fit.map(off));
  return [
    ...alignFigures([head, ...rows], process.stdout.columns ?? Number.POSITIVE_INFINITY),
    "",
    zh ? `最大偏差 ${percent(worst)} 个百分点` : `Largest difference: ${percent(worst)} points`,
    ...(shown.length < fit.length
      ? [
          zh
            ? `以上为偏差最大的 ${shown.length} 行，共 ${fit.length} 行；--all 显示全部`
            : `Shown are the worst ${shown.length} of ${fit.length} rows; --all shows every one`,
        ]
      : []),
  ];
};

/** What was found, as lines; of the fit the worst rows, or all. */
export const checkedText = (checked: Checked, all: boolean, session: Session): string =>
  [
    ...summary(checked, session),
    "",
    ...(checked.known === undefined ? [] : [...countryLines(checked.known, all, session.lang), ""]),
    ...fitLines(checked, all, session),
  ].join("\n");
