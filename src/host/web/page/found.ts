import type { Text } from "../../../base/text.ts";
import type { BriefFindings } from "../../../chart/brief.ts";
import { interval, number, signed, supported } from "../../../chart/format.ts";
import type { Interval } from "../../../sim/comparison.ts";
import { catalogue } from "../../../sim/full-catalogue.ts";
import { outcomes } from "../../../sim/outcomes.ts";
import type { Surety } from "../../../study/how-sure.ts";
import type { Interactions } from "../../../study/interactions.ts";
import type { AnalysisId } from "../questions.ts";
import { asOf, tasks } from "./state.ts";

const { scale, decimals } = outcomes.retention3;

/** What an analysis found, where it is of the packages as they are. */
const current = <I extends AnalysisId>(id: I) => {
  const task = tasks.value[id];
  return task?.of === asOf.value && task.result?.id === id ? task.result.found : null;
};

const both = (write: (lang: "en" | "zh") => string): Text => ({ en: write("en"), zh: write("zh") });

/** A difference in points with its interval. */
const told = ({ value, low, high }: Interval, by: number, lang: "en" | "zh"): string => {
  if (value === null) return "–";
  if (low === null || high === null) return signed(value * by, decimals);
  const places = supported(low * by, high * by, decimals);
  return `${signed(value * by, places)} (${interval(number(low * by, places), number(high * by, places), lang)})`;
};

const rivals = ({ rules, parameters }: Surety, replicates: number): Text =>
  both((lang) => {
    const each = rules.map(({ name, effect }) => `${name[lang]} ${told(effect, scale, lang)}`);
    const drawn =
      parameters === null
        ? null
        : interval(number(parameters.low * scale, decimals), number(parameters.high * scale, decimals), lang);
    return lang === "zh"
      ? `换用其他决策规则（各重复 ${replicates} 次），3 年留任率的变化（百分点）为：${each.join("；")}。${drawn === null ? "" : `参数在其范围内变动时，中间 95% 为 ${drawn}。`}`
      : `Under rival rules of choice (${replicates} replicates each) 3-year retention changes by, in points: ${each.join("; ")}. ${drawn === null ? "" : `Over draws of parameters from their ranges, the middle 95 % is ${drawn}.`}`;
  });

const shares = ({ outcomes: found }: Interactions): readonly Text[] =>
  (found.find(({ id }) => id === "retention3")?.levers ?? []).map(({ lever, share }) => {
    const name = catalogue.levers.find(({ id }) => id === lever)?.name ?? { en: lever, zh: lever };
    return both((lang) => `${name[lang]} ${told(share, 1, lang)}`);
  });

/** What the analyses of the page have found about a package, for its brief; nothing where they have not been run. */
export const foundOf = (key: string): BriefFindings => {
  const sure = current("sure");
  const levers = current("levers");
  const surety = sure !== null && "packages" in sure ? sure.packages.find(({ id }) => id === key) : undefined;
  return {
    ...(sure !== null && "packages" in sure && surety !== undefined ? { rivals: rivals(surety, sure.replicates) } : {}),
    ...(levers !== null && "levers" in levers && levers.scenario === key ? { shares: shares(levers) } : {}),
  };
};
