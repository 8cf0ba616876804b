import type { Text } from "../base/text.ts";
import type { Lever, LeverParameter } from "../levers/lever.ts";
import { placeTypes } from "../model/kinds.ts";
import type { Term } from "../model/terms.ts";
import type { Catalogue } from "./catalogue.ts";
import { durations, type scenarioKeys } from "./parse-layer.ts";
import { commonSettings } from "./parse-levers.ts";
import { regionNumbers, tableRows } from "./parse-region.ts";
import { scenarioDefaults } from "./parse-scenario.ts";
import { axesOfLever, type TargetAxis, targetWords } from "./parse-target.ts";
import type { Bounds } from "./parse-values.ts";
import { mostDoctors } from "./roster/doctors.ts";
import { unitText } from "./unit-text.ts";

type Schema = Readonly<Record<string, unknown>>;

/** JSON Schema (draft 2020-12) of a scenario file, so that editors complete and check what `parseScenario` reads. */
export function jsonSchema(catalogue: Catalogue): Schema {
  const properties: Record<(typeof scenarioKeys)[number], Schema> = {
    schemaVersion: { const: 1, description: both("Version of this form", "格式版本") },
    extends: {
      anyOf: [nonEmpty, { type: "array", items: nonEmpty }],
      description: both(
        "Scenarios that this one builds on: paths relative to this file, then to the shipped scenarios; later ones prevail",
        "本情景所依据的情景：相对于本文件的路径，其次相对于随附情景；后者优先",
      ),
    },
    name: { ...bilingual, description: both("Name", "名称") },
    description: { ...bilingual, description: both("What it is", "说明") },
    lacks: {
      type: "array",
      items: bilingual,
      description: both("What the source proposes and no lever does yet", "来源提出而尚无对应政策工具的内容"),
    },
    months: numeric(
      durations.months,
      { en: "Months simulated and recorded", zh: "模拟并记录的月数" },
      scenarioDefaults.months,
    ),
    burnIn: numeric(
      durations.burnIn,
      { en: "Months run beforehand, unrecorded", zh: "预先运行且不记录的月数" },
      scenarioDefaults.burnIn,
    ),
    region: regionSchema,
    rule: {
      enum: catalogue.rules.map(({ id }) => id),
      description: both(
        `How doctors choose. ${catalogue.rules.map(({ id, why }) => `${id}: ${why.en}`).join(" ")}`,
        `医师的决策规则。${catalogue.rules.map(({ id, name, why }) => `${id}（${name.zh}）：${why.zh}`).join("")}`,
      ),
      default: catalogue.rules[0].id,
    },
    levers: group(catalogue.levers.map((lever) => [lever.id, leverSchema(lever)])),
    parameters: group(
      Object.entries(catalogue.parameters).map(([id, parameter]) => [
        id,
        numeric(parameter, parameter.name, parameter.default),
      ]),
    ),
    factors: group(
      Object.entries(catalogue.betas).map(([id, beta]) => [
        id,
        group([["beta", numeric({ range: beta.range, unit: "" }, beta.name ?? { en: id, zh: id }, beta.default)]]),
      ]),
    ),
    terms: group(catalogue.terms.map((term) => [term.id, termSchema(term)])),
  };
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    title: "medtide scenario · 医潮情景",
    type: "object",
    properties,
    required: ["schemaVersion"],
    additionalProperties: false,
  };
}

const both = (en: string, zh: string): string => `${en}\n${zh}`;
const nonEmpty: Schema = { type: "string", minLength: 1 };

const group = (entries: readonly (readonly [string, Schema])[]): Schema => ({
  type: ["object", "null"],
  properties: Object.fromEntries(entries),
  additionalProperties: false,
});

const bilingual: Schema = {
  type: "object",
  properties: { en: nonEmpty, zh: nonEmpty },
  required: ["en", "zh"],
  additionalProperties: false,
};

function numeric({ range: [minimum, maximum], unit, whole }: Bounds, name: Text, preset?: number): Schema {
  const words = unitText(unit);
  return {
    type: whole ? "integer" : "number",
    minimum,
    maximum,
    ...(preset === undefined ? {} : { default: preset }),
    description: both(`${name.en}${unit && ` (${words.en})`}`, `${name.zh}${unit && `（${words.zh}）`}`),
  };
}

const table = (description: string): Schema => ({
  type: "object",
  properties: {
    file: { ...nonEmpty, description: both("Path of the CSV table", "CSV 表格的路径") },
    rows: numeric(tableRows, { en: "Rows it must hold, the head apart", zh: "应有的行数，不含表头" }),
  },
  required: ["file", "rows"],
  additionalProperties: false,
  description,
});

const rosterSchema: Schema = {
  type: "object",
  properties: {
    file: nonEmpty,
    rows: numeric(
      { ...tableRows, range: [1, mostDoctors] },
      { en: "Rows that the table must have", zh: "表格应有的行数" },
    ),
    sha256: {
      type: "string",
      pattern: "^[0-9a-f]{64}$",
      description: both("Which roster it must be", "花名册的 SHA-256"),
    },
  },
  required: ["file", "rows"],
  additionalProperties: false,
  description: both(
    "The real doctors, one row each, as medtide new writes them",
    "真实医师名单，每行一人，由 medtide new 生成",
  ),
};

const regionSchema: Schema = {
  type: "object",
  properties: {
    counties: numeric(regionNumbers.counties, { en: "Counties of this description", zh: "此类县的数目" }, 1),
    countiesPerPrefecture: numeric(
      regionNumbers.countiesPerPrefecture,
      { en: "Counties that share a prefecture and its tertiary hospital", zh: "同属一个地市及其三级医院的县数" },
      1,
    ),
    facilities: table(both("Facilities of one county", "一个县的医疗机构")),
    margins: table(both("What is known of the doctors of each facility type", "各类机构医师的已知构成")),
    doctors: rosterSchema,
    provinces: table(both("What is known of the provinces of a country", "分省已知数")),
    figures: table(both("How each figure of the provinces comes about", "分省各项数的来源与分配规则")),
    known: table(
      both(
        "Figures of provinces and counties that bind instead of synthesised ones",
        "以实际数替代合成数的分省、分县表",
      ),
    ),
    province: {
      ...nonEmpty,
      description: both(
        "The one province that the region is, by its English or Chinese name",
        "只取一省：省名（中文或英文）",
      ),
    },
  },
  additionalProperties: false,
  description: both("The health system that doctors flow through", "医师所在的医疗卫生体系"),
};

function leverSchema(lever: Lever): Schema {
  const own = Object.entries(lever.params).map(([name, param]) => [name, parameterSchema(param)] as const);
  const common: (readonly [string, Schema])[] = [
    ["from", numeric(commonSettings.from, { en: "First month in force", zh: "开始生效的月份" }, 1)],
    [
      "until",
      {
        ...numeric(commonSettings.until, { en: "Last month in force", zh: "最后生效的月份" }),
        type: ["integer", "null"],
      },
    ],
    ["phaseIn", numeric(commonSettings.phaseIn, { en: "Months until full strength", zh: "逐步到位的月数" }, 0)],
    ["target", targetSchema(lever)],
    ["intensity", numeric(commonSettings.intensity, { en: "Strength, from none to full", zh: "力度，从无到完全" }, 1)],
    [
      "compliance",
      numeric(commonSettings.compliance, { en: "Where it is really carried out", zh: "实际落实的程度" }, 1),
    ],
  ];
  return {
    anyOf: [group([...own, ...common]), { const: false }],
    description: both(`${lever.name.en}: ${lever.why.en}`, `${lever.name.zh}：${lever.why.zh}`),
  };
}

function parameterSchema(param: LeverParameter): Schema {
  if (param.choices !== undefined) {
    const ids = param.choices.map(({ id }) => id);
    const names = param.choices.map(({ name }) => name);
    const en = `${param.name.en}: ${names.map((name) => name.en).join(", ")}`;
    const zh = `${param.name.zh}：${names.map((name) => name.zh).join("、")}`;
    return { enum: ids, default: ids[param.default], description: both(en, zh) };
  }
  const schema = numeric(param, param.name, param.default);
  return param.kind === "switch"
    ? { enum: [true, false, 1, 0], default: param.default, description: schema["description"] }
    : schema;
}

const axisSchemas: Readonly<Record<TargetAxis, Schema>> = {
  types: words("types"),
  posts: words("posts"),
  titles: words("titles"),
  specialties: words("specialties"),
  regions: {
    type: "array",
    items: { type: "string", pattern: "^county-[1-9][0-9]*$" },
    description: both("Counties by number: county-1, county-2, …", "按编号的县：county-1、county-2……"),
  },
  remoteness: {
    type: "array",
    items: { type: "number", minimum: 0, maximum: 1 },
    minItems: 2,
    maxItems: 2,
    description: both("Band of remoteness, the lower end first", "偏远程度区间，小者在前"),
  },
};

function words(axis: keyof typeof targetWords): Schema {
  const { list, noun } = targetWords[axis];
  return { type: "array", items: { enum: list }, description: both(`Reached: ${noun.en}`, `适用的${noun.zh}`) };
}

export const targetSchema = (lever: Lever): Schema => ({
  ...group(axesOfLever(lever).map((axis) => [axis, axisSchemas[axis]])),
  default: lever.target,
  description: both(
    "Who is reached; an axis left out stays at its default, an empty list reaches nobody",
    "适用对象；未写的维度取默认值，空列表表示无人适用",
  ),
});

function termSchema(term: Term): Schema {
  const value = numeric(term, term.name, typeof term.initial === "number" ? term.initial : undefined);
  if (term.axes === "county") return value;
  return { anyOf: [value, group(placeTypes.map((type) => [type, value]))], description: value["description"] };
}
