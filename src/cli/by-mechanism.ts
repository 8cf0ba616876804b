import { unitOf } from "../analyses/figures.ts";
import mechanismsAnalysis, { administrationName } from "../analyses/kinds/mechanisms.ts";
import { bracketed, type Text } from "../base/text.ts";
import { plainText } from "../chart/format.ts";
import { causeNames } from "../chart/words.ts";
import type { Interval } from "../sim/comparison.ts";
import { outcomes } from "../sim/outcomes.ts";
import { type Mechanisms, mechanisms, type OutcomeMechanisms, WORLDS } from "../study/mechanisms.ts";
import { analyse, checkAlone, packageAndBaseline, refuse } from "./analysis.ts";
import { alignFigures } from "./columns.ts";
import type { Exit, Session } from "./session.ts";
import type { Values } from "./values.ts";

/** Outcomes that are shown in text; the object has all. */
const headline = ["retention3", "townshipVacancy", "leavingPrimary", "burnout"];

const outcomeLines = (outcome: OutcomeMechanisms, { lang, text }: Session): string[] => {
  const told = (x: Interval): string => plainText(x, outcomes[outcome.id].decimals, lang, true);
  return [
    `${outcome.name[lang]}${bracketed(unitOf(outcome.id)[lang], lang)}`,
    ...alignFigures(
      [
        lang === "zh"
          ? ["途径", "贡献（Shapley）", "仅此一类感知", "最后感知"]
          : ["Through", "share (Shapley)", "felt alone", "felt last"],
        ...outcome.groups.map(({ group, share, alone, last }) => [
          causeNames[group][lang],
          told(share),
          told(alone),
          told(last),
        ]),
        [text(administrationName), told(outcome.administration), "", ""],
        [text({ en: "All together", zh: "合计" }), told(outcome.total), "", ""],
      ],
      process.stdout.columns ?? Number.POSITIVE_INFINITY,
    ),
    "",
  ];
};

const lines = (result: Mechanisms, session: Session, nameOf: (scenario: string) => Text): string[] => [
  ...result.outcomes.filter(({ id }) => headline.includes(id)).flatMap((outcome) => outcomeLines(outcome, session)),
  session.text({
    en: `${nameOf(result.scenario).en} less ${nameOf(result.baseline).en}: ${WORLDS} worlds in which some groups of factors see the package's terms and the others the status quo's; ${result.replicates} replicates on the same luck; in brackets 95 % intervals; --json gives every outcome`,
    zh: `“${nameOf(result.scenario).zh}”减“${nameOf(result.baseline).zh}”：共 ${WORLDS} 个世界，其中部分因素组感知政策条件，其余仍按现状；以相同随机数重复 ${result.replicates} 次；括号内为 95% 区间；--json 输出全部指标`,
  }),
  session.text({
    en: "Posts, supply and services is what the package does where no doctor's evaluation sees it: posts opened and what comes with them, intake, dispatch, training places, workload",
    zh: "“岗位、供给与服务安排”指医师评价感知不到政策时组合仍有的作用：新放岗位及其自带待遇、招录、下沉、进修名额与工作负荷",
  }),
];

/** Runs a package once for every set of factor groups that may feel it, and prints through which it works. */
export async function byMechanism(names: readonly string[], values: Values, session: Session): Promise<Exit> {
  checkAlone("mechanisms", values, ["budget"]);
  const { request, scenario, baseline } = packageAndBaseline("mechanisms", names, values);
  if (baseline.levers.length > 0)
    throw refuse(
      "mechanisms",
      `needs a baseline without levers; ${baseline.id} has ${baseline.levers.length}`,
      `需以无政策工具的情景为基线；${baseline.id} 含 ${baseline.levers.length} 项政策工具`,
    );
  const { seed, replicates } = values;
  return analyse(
    { analysis: mechanismsAnalysis, asked: {}, request, lines },
    values,
    session,
    WORLDS + 1,
    (pool, onProgress) => mechanisms(scenario, baseline, { seed, replicates }, pool, onProgress),
  );
}
