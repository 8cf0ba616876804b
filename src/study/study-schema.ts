import type { Text } from "../base/text.ts";
import type { Catalogue } from "../sim/catalogue.ts";
import { targetSchema } from "../sim/json-schema.ts";
import { outcomeIds } from "../sim/outcomes.ts";
import { durations } from "../sim/parse-layer.ts";
import { schemas } from "../sim/rows.ts";
import { designs } from "./designs.ts";
import type { KindOption } from "./kind.ts";
import { kinds } from "./kinds.ts";
import { replicatesBounds, type studyKeys } from "./parse-study.ts";
import { precisionRange, rankingRange } from "./share.ts";
import { baselines } from "./study.ts";
import { type Variable, variables } from "./variables.ts";

type Schema = Readonly<Record<string, unknown>>;

const both = (en: string, zh: string): string => `${en}\n${zh}`;
const words = ({ en, zh }: Text): string => both(en, zh);
const nonEmpty: Schema = { type: "string", minLength: 1 };
const group = (properties: Readonly<Record<string, Schema>>): Schema => ({
  type: ["object", "null"],
  properties,
  additionalProperties: false,
});
const named = (ids: readonly string[], description: string): Schema => ({
  type: "array",
  items: { enum: ids },
  description,
});

const share = ([minimum, maximum]: readonly [number, number], en: string, zh: string): Schema => ({
  anyOf: [
    { type: "number", minimum, maximum },
    { type: "string", pattern: "^[0-9]+(\\.[0-9]+)? *%?$" },
  ],
  description: both(en, zh),
});

/** JSON Schema (draft 2020-12) of a study file, so that editors complete and check what `parseStudy` reads. */
export function studySchema(catalogue: Catalogue): Schema {
  const properties: Record<(typeof studyKeys)[number], Schema> = {
    schemaVersion: { const: 1, description: both("Version of this form", "格式版本") },
    kind: {
      enum: [...kinds.keys()],
      description: [...kinds.values()]
        .map(({ id, means }) => both(`${id}: ${means.en}`, `${id}：${means.zh}`))
        .join("\n"),
    },
    name: {
      type: "object",
      properties: { en: nonEmpty, zh: nonEmpty },
      required: ["en", "zh"],
      additionalProperties: false,
      description: both("Name", "名称"),
    },
    scenario: {
      ...nonEmpty,
      description: both(
        "What is studied: a scenario file beside this one, or a shipped region or package",
        "研究对象：与本文件同处的情景文件，或内置区域、政策组合",
      ),
    },
    months: {
      type: "integer",
      minimum: durations.months.range[0],
      maximum: durations.months.range[1],
      description: both("Months simulated, instead of the scenario's", "模拟月数，取代情景中的设定"),
    },
    replicates: {
      type: "integer",
      minimum: replicatesBounds.range[0],
      maximum: replicatesBounds.range[1],
      description: both("How often every point is run with other luck", "每个试算点以不同随机数重复运行的次数"),
    },
    precision: share(
      precisionRange,
      "Add replicates until differences are known this well, as a share of the largest, such as 5%",
      "增加重复运行，直至各项差值达到此精度（占最大差值的比例），例如 5%",
    ),
    ranking: share(
      rankingRange,
      "Add replicates until the best point is the best with this chance, such as 95%",
      "增加重复运行，直至最优点确为最优的概率达到此值，例如 95%",
    ),
    design: {
      anyOf: [...designs.values()].map(({ id, means, options, needsTable }) => ({
        type: "object",
        properties: {
          type: { const: id, description: words(means) },
          ...Object.fromEntries(
            Object.entries(options).map(([key, option]) => [
              key,
              {
                type: "integer",
                minimum: option.range[0],
                maximum: option.range[1],
                default: option.default,
                description: words(option.means),
              },
            ]),
          ),
          ...(needsTable === true ? { file: { ...nonEmpty, description: both("CSV file", "CSV 文件") } } : {}),
        },
        required: ["type"],
        additionalProperties: false,
      })),
      description: both("How points are spread", "试验设计"),
    },
    vary: {
      ...group(Object.fromEntries([...variables(catalogue).values()].map((each) => [each.path, values(each)]))),
      description: both("What is varied: paths with a range or a list", "变动的内容：路径及其范围或取值列表"),
    },
    baseline: {
      enum: baselines,
      description: both(
        "What points are held against: the scenario without what is varied, or no lever at all",
        "各点的比较对象：不含所变动工具的情景，或无任何政策工具的现状",
      ),
    },
    outcomes: named(outcomeIds, both("Outcomes that are analysed", "所分析的结果指标")),
    tables: named(Object.keys(schemas), both("Tables kept besides runs", "除 runs 外保存的数据表")),
    options: {
      anyOf: [...kinds.values()].map(({ options }) =>
        group(Object.fromEntries(Object.entries(options).map(([key, option]) => [key, optionSchema(option)]))),
      ),
      description: both("Options of the kind", "该类研究的选项"),
    },
    seed: { type: ["string", "number"], description: both("Any text", "随机种子，任意文字") },
  };
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    title: "medtide study · 医潮研究",
    type: "object",
    properties,
    required: ["kind", "scenario"],
    additionalProperties: false,
  };
}

const wordsSchema = ({
  of,
  count: [least, most],
  default: usual,
  means,
}: Extract<KindOption, { type: "words" }>): Schema => {
  const list = { ...named(of, words(means)), minItems: least, maxItems: most, default: usual };
  return most === 1 ? { anyOf: [{ enum: of }, list] } : list;
};

const optionSchema = (option: KindOption): Schema =>
  option.type === "words"
    ? wordsSchema(option)
    : {
        type: option.whole ? "integer" : "number",
        minimum: option.range[0],
        maximum: option.range[1],
        default: option.default,
        description: words(option.means),
      };

function values({ name, takes }: Variable): Schema {
  const item = itemSchema(takes);
  const list: Schema = { type: "array", items: item, minItems: 1 };
  const explicit: Schema = {
    type: "object",
    properties: { list, ...(takes.kind === "number" ? { range: { ...list, minItems: 2, maxItems: 2 } } : {}) },
    minProperties: 1,
    maxProperties: 1,
    additionalProperties: false,
  };
  const whole: readonly Schema[] = takes.kind === "files" || takes.kind === "targets" ? [] : [{ type: "null" }];
  return { anyOf: [list, explicit, ...whole], description: words(name) };
}

function itemSchema(takes: Variable["takes"]): Schema {
  switch (takes.kind) {
    case "number":
      return { type: takes.whole ? "integer" : "number", minimum: takes.range[0], maximum: takes.range[1] };
    case "switch":
      return { enum: ["off", "on", false, true, 0, 1] };
    case "words":
      return { enum: takes.of };
    case "files":
      return nonEmpty;
    case "targets":
      return targetSchema(takes.lever);
  }
}
