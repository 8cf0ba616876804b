import type { Language, Text } from "../../base/text.ts";
import type { Section } from "../chart.ts";

export const say = (lang: Language, en: string, zh: string): string => (lang === "zh" ? zh : en);

/** Headings of the parts, in the order of the page. Chart sections keep their ids. */
export const headings: Readonly<
  Record<Section | "packages" | "outcomes" | "contents" | "limits" | "replay" | "failed", Text>
> = {
  packages: { en: "The packages at a glance", zh: "各政策组合一览" },
  effects: { en: "Effect and cost", zh: "效果与成本" },
  staying: { en: "Staying", zh: "留任" },
  leaving: { en: "Leaving", zh: "离开" },
  strain: { en: "Burnout", zh: "职业倦怠" },
  flows: { en: "Flows and senders", zh: "流动与输出方" },
  places: { en: "Townships", zh: "各乡镇" },
  money: { en: "Money", zh: "资金" },
  outcomes: { en: "All outcomes", zh: "全部结果" },
  contents: { en: "What the packages hold and lack", zh: "各组合的内容与缺项" },
  limits: { en: "Assumptions and known limits", zh: "假设与已知局限" },
  replay: { en: "How to replay this", zh: "如何复现" },
  failed: { en: "Runs that failed", zh: "失败的运行" },
};
