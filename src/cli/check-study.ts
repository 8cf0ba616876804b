import { colon, comma, type Language } from "../base/text.ts";
import { number } from "../chart/format.ts";
import { chunkSize } from "../host/node/run-study.ts";
import { unitText } from "../sim/unit-text.ts";
import { designs } from "../study/designs.ts";
import { firstPlan } from "../study/first-plan.ts";
import { kinds } from "../study/kinds.ts";
import { chunksOf, runsIn } from "../study/plan.ts";
import { plainNumber, valueName } from "../study/point-words.ts";
import type { Dimension } from "../study/space.ts";
import type { Study } from "../study/study.ts";
import { alignWords } from "./columns.ts";
import type { Session } from "./session.ts";

const roles = {
  lever: { en: "lever", zh: "政策工具" },
  uncertainty: { en: "uncertainty", zh: "不确定因素" },
  region: { en: "region", zh: "区域" },
} as const;

const valuesText = ({ path, values, unit }: Dimension, lang: Language): string => {
  const [text, isNumber] =
    values.kind === "range"
      ? [`${plainNumber(values.low)} – ${plainNumber(values.high)}`, true]
      : [
          values.list
            .map((value) => valueName(path, value)?.[lang] ?? String(value))
            .join(lang === "zh" ? "／" : " / "),
          values.list.every((value) => typeof value === "number" && valueName(path, value) === null),
        ];
  return isNumber ? `${text} ${unitText(unit)[lang]}`.trim() : text;
};

/** What a study would run, as its file says it. */
export function checkStudy(study: Study, session: Session, json: boolean): void {
  const plan = firstPlan(study, chunkSize(study, 1));
  const runs = plan === null ? 0 : chunksOf(plan).reduce((sum, jobs) => sum + runsIn(jobs), 0);
  const scenarios = plan?.scenarios.length ?? 0;
  const { bases, ...rest } = study;
  if (json) {
    session.printJson({
      study: { ...rest, scenario: bases[0]?.id, regions: bases.map(({ region }) => region.id) },
      scenarios,
      runs,
    });
    return;
  }
  const zh = session.lang === "zh";
  const { lang } = session;
  const { dimensions } = study.space;
  const lines = alignWords([
    [zh ? "研究" : "Study", `${study.id}${colon[lang]}${study.name[lang]}`],
    [zh ? "类型" : "Kind", `${kinds.get(study.kind)?.name[lang] ?? study.kind}`],
    [zh ? "情景" : "Scenario", bases[0]?.name[lang] ?? ""],
    [zh ? "试验设计" : "Design", designs.get(study.design.type)?.name[lang] ?? ""],
    [zh ? "月数" : "Months", String(study.months)],
    [zh ? "重复运行" : "Replicates", String(study.replicates)],
    [
      zh ? "运行" : "Runs",
      zh ? `${number(scenarios)} 个情景，${number(runs)} 次` : `${number(runs)} of ${number(scenarios)} scenarios`,
    ],
    [zh ? "变动" : "Varied", String(dimensions.length)],
    ...dimensions.map((dimension) => [
      `  ${dimension.path}`,
      `${roles[dimension.role][lang]}${comma[lang]}${dimension.name[lang]}${colon[lang]}${valuesText(dimension, lang)}`,
    ]),
  ]);
  session.print(lines.join("\n"));
}
