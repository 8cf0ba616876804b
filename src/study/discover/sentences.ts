import type { Text } from "../../base/text.ts";
import { unitText } from "../../sim/unit-text.ts";
import type { Dimension } from "../space.ts";
import type { Restriction } from "./box.ts";
import type { Box } from "./prim.ts";

/** What is said of the cases of interest, e.g. "fails" and "失败": a verb without a subject. */
export interface Verdict {
  readonly happens: Text;
}

/** The name of a value of a list where its bare text would not do, e.g. of a rule or a region. */
export type ValueName = (dimension: Dimension, value: number | string | boolean) => Text | null;

/** Three significant digits, or all digits of a whole number; the same text in every engine. */
function figure(value: number): string {
  return Number.isInteger(value) ? String(value) : String(Number(value.toPrecision(3)));
}

const percent = (share: number): string => `${Math.round(100 * share)}`;

/** Units that are no more than the kind of number have no place in a sentence. */
const silent = new Set(["", "share", "ratio", "index", "weight", "choice", "switch", "rule", "0 or 1"]);

/** A number with its unit. */
function amount({ values, unit }: Dimension, setting: number): Text {
  const value = values.kind === "list" ? Number(values.list[setting]) : setting;
  if (silent.has(unit)) return { en: figure(value), zh: figure(value) };
  const { en, zh } = unitText(unit);
  return { en: `${figure(value)} ${en}`, zh: `${figure(value)} ${zh}` };
}

/** Whether a limit itself belongs to what is kept: of continuous numbers it lies between cases. */
const inclusive = ({ values }: Dimension): boolean => values.kind === "list" || values.whole;

const joined = (parts: readonly string[], last: string, between = ", "): string =>
  parts.length < 2 ? (parts[0] ?? "") : `${parts.slice(0, -1).join(between)}${last}${parts.at(-1)}`;

/** A heading as it stands inside a sentence: its capital goes, unless it is one of several as in RMB. */
const inSentence = (heading: string): string =>
  /^[A-Z][a-z]/.test(heading) ? heading.charAt(0).toLowerCase() + heading.slice(1) : heading;

/** What all restrictions of one dimension say. */
function clause(dimension: Dimension, faces: readonly Restriction[], nameOf: ValueName): Text {
  const { values } = dimension;
  const name = { en: inSentence(dimension.name.en), zh: dimension.name.zh };
  const among = faces.find((face) => face.kind === "among");
  if (among?.kind === "among" && values.kind === "list") {
    const kept = among.values.map((at) => values.list[at] as number | string | boolean);
    if (kept.length === 1 && typeof kept[0] === "boolean") {
      return kept[0]
        ? { en: `${name.en} is on`, zh: `采用${name.zh}` }
        : { en: `${name.en} is off`, zh: `未采用${name.zh}` };
    }
    const named = kept.map((value) => nameOf(dimension, value) ?? { en: String(value), zh: String(value) });
    const en = joined(
      named.map((text) => text.en),
      " or ",
    );
    return {
      en: `${name.en} is ${en}`,
      zh: `${name.zh}为${joined(
        named.map((text) => `“${text.zh}”`),
        "或",
        "、",
      )}`,
    };
  }
  const limitOf = (kind: "at-least" | "at-most"): Text | null => {
    const face = faces.find((candidate) => candidate.kind === kind);
    return face === undefined || face.kind === "among" ? null : amount(dimension, face.limit);
  };
  const low = limitOf("at-least");
  const high = limitOf("at-most");
  if (low !== null && high !== null) {
    return low.en === high.en
      ? { en: `${name.en} is ${low.en}`, zh: `${name.zh}为 ${low.zh}` }
      : { en: `${name.en} is between ${low.en} and ${high.en}`, zh: `${name.zh}介于 ${low.zh} 与 ${high.zh} 之间` };
  }
  const whole = inclusive(dimension);
  if (low !== null) {
    return {
      en: `${name.en} is ${whole ? "at least" : "above"} ${low.en}`,
      zh: `${name.zh}${whole ? "不低于" : "高于"} ${low.zh}`,
    };
  }
  const limit = high ?? { en: "", zh: "" };
  return {
    en: `${name.en} is ${whole ? "at most" : "below"} ${limit.en}`,
    zh: `${name.zh}${whole ? "不高于" : "低于"} ${limit.zh}`,
  };
}

/**
 * A box in a sentence of each language, such as "It fails when the pay gap is above 1.4 and …; this happens in 86 % of such cases
 * (density) and covers 74 % of all cases in which it fails (coverage)." Numbers to three digits; the limit of a continuous range
 * lies between cases.
 */
export function boxSentence(
  dimensions: readonly Dimension[],
  { restrictions, coverage, density }: Pick<Box, "restrictions" | "coverage" | "density">,
  { happens }: Verdict,
  nameOf: ValueName = () => null,
): Text {
  const clauses = dimensions.flatMap((dimension, d) => {
    const faces = restrictions.map(({ face }) => face).filter((face) => face.dimension === d);
    return faces.length === 0 ? [] : [clause(dimension, faces, nameOf)];
  });
  const en = joined(
    clauses.map((text) => text.en),
    " and ",
  );
  const zh = joined(
    clauses.map((text) => text.zh),
    "且",
    "、",
  );
  return {
    en: `It ${happens.en} when ${en}; this happens in ${percent(density)} % of such cases (density) and covers ${percent(coverage)} % of all cases in which it ${happens.en} (coverage).`,
    zh: `当${zh}时${happens.zh}；此类情形中有 ${percent(density)}% 如此（密度），涵盖全部${happens.zh}情形的 ${percent(coverage)}%（覆盖率）。`,
  };
}
