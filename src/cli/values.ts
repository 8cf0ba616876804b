import type { Fault } from "../base/fail.ts";
import type { Language, Text } from "../base/text.ts";
import { monthOf } from "../sim/roster/cell.ts";
import { precisionRange, shareOf } from "../study/share.ts";
import { type Option, type OptionId, options, writtenAs } from "./options.ts";

/** What the user asked for, checked. */
export interface Values {
  readonly seed: string;
  readonly replicates: number;
  readonly replicate: number;
  readonly doctor: number | null;
  readonly months: number | null;
  readonly budget: number | null;
  readonly baseline: string | null;
  /** Lever ids as written, separated by commas. */
  readonly interactions: string | null;
  /** Ids of rules as written, separated by commas; empty for all. */
  readonly rules: string | null;
  readonly mechanisms: boolean;
  readonly who: boolean;
  readonly threads: number;
  readonly out: string | null;
  readonly force: boolean;
  /** A folder, empty for the one in the result. */
  readonly resume: boolean;
  readonly dryRun: boolean;
  /** Id of an engine. */
  readonly on: string;
  readonly queue: string | null;
  readonly slurm: string | null;
  /** As a share. */
  readonly precision: number | null;
  readonly register: boolean;
  readonly plan: string | null;
  readonly index: number | null;
  readonly port: number;
  readonly brief: boolean;
  /** Id of a package. */
  readonly package: string | null;
  /** A file. */
  readonly parameters: string | null;
  readonly svg: string | null;
  readonly png: string | null;
  readonly all: boolean;
  readonly every: boolean;
  readonly list: boolean;
  /** Print rows as CSV. */
  readonly rows: boolean;
  /** A folder. */
  readonly csv: string | null;
  /** A file. */
  readonly xlsx: string | null;
  readonly replace: boolean;
  /** Id or file of a region. */
  readonly from: string;
  /** A file. */
  readonly margins: string | null;
  /** As `monthNumber` counts months. */
  readonly asOf: number | null;
  readonly title: string | null;
  readonly template: Language | null;
  readonly json: boolean;
  readonly quiet: boolean;
  /** Options that the user wrote, for commands whose files say the same things. */
  readonly given: ReadonlySet<OptionId>;
}

/** Replicates of an analysis that runs scores of worlds in each, where the user says nothing. */
const fewer = 10;

const factors: Readonly<Record<string, number>> = {
  "": 1,
  k: 1e3,
  m: 1e6,
  b: 1e9,
  万: 1e4,
  百万: 1e6,
  千万: 1e7,
  亿: 1e8,
};

/** RMB from 8M, 800万, 8,000,000 or 1.5e7; null when it is none of these. */
function parseMoney(written: string): number | null {
  const match = /^(\d[\d,]*(?:\.\d+)?(?:e\d+)?)\s*(k|m|b|万|百万|千万|亿)?\s*(?:元|rmb)?$/i.exec(written.trim());
  if (match === null) return null;
  const rmb = Number(match[1]?.replaceAll(",", "")) * (factors[(match[2] ?? "").toLowerCase()] ?? 1);
  return rmb > 0 && rmb <= 1e12 ? rmb : null;
}

const twice: Text = { en: "is given more than once", zh: "重复给出" };

const problem = (option: Option, written: string): Text | null => {
  if (written === "") return option.kind === "text" && option.mayBeEmpty ? null : { en: "needs a value", zh: "缺少值" };
  switch (option.kind) {
    case "money":
      return parseMoney(written) !== null
        ? null
        : {
            en: `must be an amount such as 8M or 8000000, not "${written}"`,
            zh: `应为金额，例如 800万 或 8000000，而不是“${written}”`,
          };
    case "share":
      return shareOf(written, precisionRange) !== null
        ? null
        : {
            en: `must be a percentage such as 5%, from ${precisionRange[0] * 100}% to ${precisionRange[1] * 100}%, not "${written}"`,
            zh: `应为 ${precisionRange[0] * 100}% 至 ${precisionRange[1] * 100}% 的百分数，例如 5%，而不是“${written}”`,
          };
    case "month":
      return monthOf(written) !== null
        ? null
        : {
            en: `must be a month such as 2025-12, not "${written}"`,
            zh: `应为 2025-12 形式的年月，而不是“${written}”`,
          };
    case "choice":
      return option.choices.includes(written)
        ? null
        : {
            en: `must be ${option.choices.join(" or ")}, not "${written}"`,
            zh: `应为 ${option.choices.join(" 或 ")}，而不是“${written}”`,
          };
    case "whole": {
      const [low, high] = option.range;
      const value = Number(written);
      if (/^-?\d+$/.test(written) && value >= low && value <= high) return null;
      return {
        en: `must be a whole number from ${low} to ${high}, not "${written}"`,
        zh: `应为 ${low} 至 ${high} 之间的整数，而不是“${written}”`,
      };
    }
    default:
      return null;
  }
};

/** Checks all options at once; `given` holds what yargs read. */
export function readOptions(given: Readonly<Record<string, unknown>>, faults: Fault[]): Values {
  const flag = (id: OptionId): boolean => [given[writtenAs(id)]].flat().includes(true);
  const written = (id: OptionId): string | null => {
    const option: Option = options[id];
    if (given[writtenAs(id)] === undefined) return option.default ?? null;
    const value = String(given[writtenAs(id)]);
    const wrong = Array.isArray(given[writtenAs(id)]) ? twice : problem(option, value);
    if (wrong === null) return value;
    faults.push({ file: `--${writtenAs(id)}`, line: null, key: null, ...wrong });
    return option.default ?? null;
  };
  const whole = (id: OptionId): number | null => {
    const value = written(id);
    return value === null ? null : Number(value);
  };
  const budget = written("budget");
  const precision = written("precision");
  written("lang");
  return {
    seed: written("seed") ?? "",
    replicates: given["replicates"] === undefined && flag("mechanisms") ? fewer : (whole("replicates") ?? 1),
    replicate: whole("replicate") ?? 0,
    doctor: whole("doctor"),
    months: whole("months"),
    budget: budget === null ? null : parseMoney(budget),
    baseline: written("baseline"),
    interactions: written("interactions"),
    rules: written("rules"),
    mechanisms: flag("mechanisms"),
    who: flag("who"),
    threads: whole("threads") ?? 1,
    out: written("out"),
    force: flag("force"),
    resume: flag("resume"),
    dryRun: flag("dry-run"),
    on: written("on") ?? "",
    queue: written("queue"),
    slurm: written("slurm"),
    precision: precision === null ? null : shareOf(precision, precisionRange),
    register: flag("register"),
    plan: written("plan"),
    index: whole("index"),
    port: whole("port") ?? 0,
    brief: flag("brief"),
    package: written("package"),
    parameters: written("parameters"),
    svg: written("svg"),
    png: written("png"),
    all: flag("all"),
    every: flag("every"),
    list: flag("list"),
    rows: flag("rows"),
    csv: written("csv"),
    xlsx: written("xlsx"),
    replace: flag("replace"),
    from: written("from") ?? "",
    margins: written("margins"),
    asOf: monthOf(written("as-of") ?? ""),
    title: written("title"),
    template: written("template") as Language | null,
    json: flag("json"),
    quiet: flag("quiet"),
    given: new Set((Object.keys(options) as OptionId[]).filter((id) => given[id] !== undefined)),
  };
}
