import { difference, figureText, unitOf } from "../analyses/figures.ts";
import interactionsAnalysis from "../analyses/kinds/interactions.ts";
import { nearest } from "../base/fail.ts";
import { bracketed, type Language, type Text } from "../base/text.ts";
import { isMoney } from "../chart/format.ts";
import { load, statusQuoWith } from "../host/node/load.ts";
import type { Interval } from "../sim/comparison.ts";
import { catalogue } from "../sim/full-catalogue.ts";
import { outcomes } from "../sim/outcomes.ts";
import type { Scenario } from "../sim/scenario.ts";
import { type Interactions, interactions, MOST_LEVERS, type OutcomeInteractions } from "../study/interactions.ts";
import { analyse, checkAlone, refuse as refuseAnalysis } from "./analysis.ts";
import { alignFigures } from "./columns.ts";
import { withStatusQuo } from "./request.ts";
import type { Exit, Session } from "./session.ts";
import type { Values } from "./values.ts";

const refuse = (en: string, zh: string) => refuseAnalysis("interactions", en, zh);

/** The levers asked for, checked, and the scenario that they are taken out of. */
function requestOf(names: readonly string[], written: string, values: Values): readonly [Scenario, readonly string[]] {
  const levers = written
    .split(",")
    .map((id) => id.trim())
    .filter((id) => id !== "");
  const known = catalogue.levers.map(({ id }) => id);
  for (const id of levers)
    if (!known.includes(id)) {
      const near = nearest(id, known);
      const [en, zh] = near === null ? ["", ""] : [`; did you mean "${near}"?`, `；是不是“${near}”？`];
      throw refuse(`no lever "${id}"${en}`, `没有政策工具“${id}”${zh}`);
    }
  if (new Set(levers).size < levers.length) throw refuse("names a lever twice", "政策工具重复");
  if (levers.length < 2 || levers.length > MOST_LEVERS)
    throw refuse(
      `takes 2 to ${MOST_LEVERS} levers separated by commas, not ${levers.length}`,
      `应为 2 至 ${MOST_LEVERS} 项以逗号分隔的政策工具，现为 ${levers.length} 项`,
    );
  if (names.length > 1) throw refuse("goes with one scenario at most", "最多只能与一个情景同时使用");
  checkAlone("interactions", values, ["budget", "baseline"]);
  const [name] = names;
  const scenario = name === undefined ? statusQuoWith(levers) : load(name);
  const held = scenario.levers.map(({ lever }) => lever);
  const missing = levers.filter((id) => !held.includes(id));
  if (missing.length > 0)
    throw refuse(
      `${scenario.id} does not use ${missing.join(", ")}; it uses ${held.join(", ") || "no lever"}`,
      `${scenario.id} 未使用 ${missing.join("、")}；其政策工具为：${held.join("、") || "无"}`,
    );
  return [values.months === null ? scenario : { ...scenario, months: values.months }, levers];
}

const dearer: Text = { en: "costs more together", zh: "叠加增支" };
const cheaper: Text = { en: "costs less together", zh: "叠加节支" };

/** What a pair does together, where its interval leaves no doubt and more or less is better at all. */
const verdict = (id: OutcomeInteractions["id"], { low, high }: Interval, lang: Language): string => {
  const { better } = outcomes[id];
  if (better === "neither" || low === null || high === null || (low <= 0 && high >= 0)) return "";
  // What two levers cost together neither helps nor crowds out: it is more or less than the bills of each.
  if (isMoney(id)) return low > 0 ? dearer[lang] : cheaper[lang];
  const helps = low > 0 === (better === "more");
  if (lang === "zh") return helps ? "协同" : "挤出";
  return helps ? "synergy" : "crowding-out";
};

/** Outcomes that are shown in text; the object has all. */
const headline = ["retention3", "townshipVacancy", "leavingPrimary", "burnout", "cost"];

const outcomeLines = (outcome: OutcomeInteractions, { lang }: Session): string[] => {
  const told = (x: Interval): string => figureText(difference(x, outcome.id))[lang];
  const zh = lang === "zh";
  const nameOf = (id: string): string => catalogue.levers.find((lever) => lever.id === id)?.name[lang] ?? id;
  const width = process.stdout.columns ?? Number.POSITIVE_INFINITY;
  return [
    `${outcome.name[lang]}${bracketed(unitOf(outcome.id)[lang], lang)}`,
    ...alignFigures(
      [
        zh
          ? ["政策工具", "贡献（Shapley）", "单独实施", "最后加入"]
          : ["Lever", "share (Shapley)", "alone", "added last"],
        ...outcome.levers.map(({ lever, share, alone, last }) => [nameOf(lever), told(share), told(alone), told(last)]),
        [zh ? "合计" : "All together", told(outcome.total), "", ""],
      ],
      width,
    ),
    ...alignFigures(
      [
        zh ? ["两两组合", "超出各自之和", ""] : ["Pair", "beyond the sum", ""],
        ...outcome.pairs.map(({ levers: [a, b], beyondSum }) => [
          `${nameOf(a)} + ${nameOf(b)}`,
          told(beyondSum),
          verdict(outcome.id, beyondSum, lang),
        ]),
      ],
      width,
    ),
    "",
  ];
};

const lines = (result: Interactions, session: Session): string[] => [
  ...result.outcomes.filter(({ id }) => headline.includes(id)).flatMap((outcome) => outcomeLines(outcome, session)),
  session.text({
    en: `${2 ** result.levers.length} subsets, ${result.replicates} replicates on the same luck; in brackets 95 % intervals; --json gives every outcome`,
    zh: `共 ${2 ** result.levers.length} 个子集，各以相同随机数重复 ${result.replicates} 次；括号内为 95% 区间；--json 输出全部指标`,
  }),
];

/** Runs every subset of some levers and prints what each does, alone and beside the others. */
export async function takeApart(
  names: readonly string[],
  written: string,
  values: Values,
  session: Session,
): Promise<Exit> {
  const [scenario, levers] = requestOf(names, written, values);
  const { seed, replicates } = values;
  const request = withStatusQuo(scenario, values);
  return analyse(
    { analysis: interactionsAnalysis, asked: { levers }, request, lines },
    values,
    session,
    2 ** levers.length,
    (pool, onProgress) => interactions(scenario, levers, { seed, replicates }, pool, onProgress),
  );
}
