import { colon, type Text } from "../../base/text.ts";
import type { Lever, LeverParameter } from "../../levers/lever.ts";
import { type OutcomeId, outcomeIds, outcomes, shownIn } from "../../sim/outcomes.ts";
import { unitText } from "../../sim/unit-text.ts";
import { grouped, valueName } from "../point-words.ts";
import { type Dimension, isActive, type Point } from "../space.ts";
import type { Archive } from "./archive.ts";
import type { Problem } from "./problem.ts";

const both = (write: (lang: "en" | "zh") => string): Text => ({ en: write("en"), zh: write("zh") });
const joined = (parts: readonly Text[], en: string, zh: string): Text => ({
  en: parts.map((part) => part.en).join(en),
  zh: parts.map((part) => part.zh).join(zh),
});

/** A setting: what is not whole to three figures. */
const figure = (value: number): string =>
  grouped(String(Number.isInteger(value) ? value : Number(value.toPrecision(3))));

/** Names of parameters inside a sentence: a capital goes unless it is an abbreviation's. */
const midSentence = (name: string): string =>
  /^[A-Z][a-z]/.test(name) ? name.charAt(0).toLowerCase() + name.slice(1) : name;

/** A setting with its unit: 60 %, 36 months, yes. */
function settingText(value: number | string | boolean, unit: string, parameter: LeverParameter | undefined): Text {
  const choice = typeof value === "number" ? parameter?.choices?.[value]?.name : undefined;
  if (choice !== undefined) return choice;
  if (typeof value === "string") return { en: value, zh: value };
  if (typeof value === "boolean" || parameter?.kind === "switch")
    return value === true || value === 1 ? { en: "yes", zh: "是" } : { en: "no", zh: "否" };
  const words = unitText(unit);
  const isShare = parameter === undefined ? unit === "share" : parameter.kind === "share";
  if (isShare) {
    const percent = figure(Math.round(value * 1000) / 10);
    const of = unit === "share" ? { en: "", zh: "" } : { en: ` (${words.en})`, zh: `（${words.zh}）` };
    return { en: `${percent} %${of.en}`, zh: `${percent}%${of.zh}` };
  }
  return both((lang) => `${figure(value)} ${words[lang]}`.trim());
}

/** What a point sets on a dimension. */
function settingOf(dimension: Dimension, at: number): number | string | boolean {
  return dimension.values.kind === "list" ? dimension.values.list[at]! : at;
}

/** The name of a setting without that of its lever before it. */
const ofItself = ({ en, zh }: Text): Text => ({ en: en.replace(/^[^:]*: /, ""), zh: zh.replace(/^[^：]*：/, "") });

/** A package in words: the levers that are on, each with what the point sets about it. */
export function describePackage(dimensions: readonly Dimension[], point: Point, levers: readonly Lever[]): Text {
  const found = new Map<string, Text[]>();
  dimensions.forEach((dimension, d) => {
    const [group, id = "", name] = dimension.path.split(".");
    if (group !== "levers" || !isActive({ dimensions }, point, d)) return;
    const setting = settingOf(dimension, point[d]!);
    if (name === undefined && (setting === false || setting === 0 || setting === "off")) return;
    const settings = found.get(id) ?? [];
    found.set(id, settings);
    if (name === undefined) return;
    const parameter = levers.find((lever) => lever.id === id)?.params[name];
    const isTarget = name === "target" && typeof setting === "string";
    const words =
      (isTarget ? valueName(dimension.path, setting) : null) ?? settingText(setting, dimension.unit, parameter);
    const called = parameter?.name ?? ofItself(dimension.name);
    settings.push({ en: `${midSentence(called.en)}: ${words.en}`, zh: `${called.zh}：${words.zh}` });
  });
  if (found.size === 0) return { en: "No lever: the status quo.", zh: "不采用任何政策工具，维持现状。" };
  const parts = [...found].map(([id, settings]): Text => {
    const name = levers.find((lever) => lever.id === id)?.name ?? { en: id, zh: id };
    if (settings.length === 0) return name;
    const inside = joined(settings, "; ", "；");
    return { en: `${name.en} (${inside.en})`, zh: `${name.zh}（${inside.zh}）` };
  });
  const all = joined(parts, " + ", " ＋ ");
  return {
    en: `${parts.length} ${parts.length === 1 ? "lever" : "levers"}: ${all.en}.`,
    zh: `${parts.length} 项政策工具：${all.zh}。`,
  };
}

const declared = (measure: string): OutcomeId | undefined => outcomeIds.find((id) => id === measure);

/** A measure with its unit: Retention, 3 years: 71.2 %. */
function measureText(measure: string, value: number): Text {
  const outcome = declared(measure);
  if (outcome === undefined) return both((lang) => `${measure}${colon[lang]}${figure(value)}`);
  return both((lang) => {
    const { unit, scale, decimals } = shownIn(outcome, lang);
    const space = lang === "zh" && unit.startsWith("%") ? "" : " ";
    const amount = grouped((value * scale).toFixed(decimals));
    return `${outcomes[outcome].name[lang]}${colon[lang]}${amount}${space}${unit}`.trim();
  });
}

/** One package of a frontier, for readers. */
export interface Described {
  /** Position in the archive. */
  readonly candidate: number;
  /** What it stands out by: best in an objective, or most balanced; empty for most. */
  readonly marks: readonly Text[];
  readonly words: Text;
  /** What it reaches, objective by objective, and what the limits look at. */
  readonly figures: Text;
}

/** The packages of a frontier in words, in its order. */
export function describeFrontier(problem: Problem, archive: Archive, levers: readonly Lever[]): Described[] {
  const front = archive.frontier.map((i) => archive.candidates[i]!);
  const goals = front.map(({ standing }) => standing.goals!);
  const bounds = problem.objectives.map((_, m) => {
    const values = goals.map((each) => each[m]!);
    return { best: Math.min(...values), worst: Math.max(...values) };
  });
  /** Distance from the best of every objective at once, in shares of the frontier's extent. */
  const apart = goals.map((each) =>
    each.reduce((sum, x, m) => {
      const { best, worst } = bounds[m]!;
      const share = worst > best ? (x - best) / (worst - best) : 0;
      return sum + share * share;
    }, 0),
  );
  const balanced = apart.indexOf(Math.min(...apart));
  const measures = [...new Set([...problem.objectives, ...problem.limits].map(({ measure }) => measure))];
  return front.map(({ point, measures: reached }, k) => {
    const marks = problem.objectives.flatMap(({ measure }, m): Text[] => {
      const outcome = declared(measure);
      const name = outcome === undefined ? { en: measure, zh: measure } : outcomes[outcome].name;
      return goals[k]![m] === bounds[m]!.best ? [{ en: `best in ${midSentence(name.en)}`, zh: `${name.zh}最优` }] : [];
    });
    return {
      candidate: archive.frontier[k]!,
      marks: front.length > 2 && k === balanced ? [...marks, { en: "most balanced", zh: "各目标最均衡" }] : marks,
      words: describePackage(problem.dimensions, point, levers),
      figures: joined(
        measures.map((measure) => measureText(measure, reached![measure]!)),
        "; ",
        "；",
      ),
    };
  });
}
