import type { Text } from "../base/text.ts";
import type { Lever } from "../levers/lever.ts";
import { type PlaceType, placeTypes } from "../model/kinds.ts";
import { factors } from "../model/worth.ts";
import type { Catalogue } from "../sim/catalogue.ts";
import { commonSettings as commonBounds } from "../sim/parse-levers.ts";
import { axesOfLever } from "../sim/parse-target.ts";
import { commonSettings } from "./apply.ts";
import type { Dimension, Role } from "./space.ts";

/** What a path of a study file may name, and what its values may be. */
export interface Variable {
  readonly path: string;
  readonly name: Text;
  readonly unit: string;
  readonly role: Role;
  readonly grade: Dimension["grade"];
  readonly takes:
    | { readonly kind: "number"; readonly range: readonly [number, number]; readonly whole: boolean }
    | { readonly kind: "switch" }
    /** A list of ids; `byPosition` where the model takes the position in the list for the value. */
    | { readonly kind: "words"; readonly of: readonly string[]; readonly byPosition: boolean }
    /** Whom a lever reaches: what each says of the target, over what it is otherwise. */
    | { readonly kind: "targets"; readonly lever: Lever }
    | { readonly kind: "files" };
}

const commonNames: Readonly<Record<(typeof commonSettings)[number], Text>> = {
  from: { en: "first month in force", zh: "起始月" },
  phaseIn: { en: "months to full strength", zh: "渐进月数" },
  intensity: { en: "intensity", zh: "力度" },
  compliance: { en: "compliance", zh: "执行率" },
};

/** Whom a lever reaches, as a whole and by one end of the band of remoteness. */
const target = (lever: Lever): Variable[] => {
  const axes = axesOfLever(lever);
  const of = { role: "lever", grade: null, unit: "" } as const;
  const path = `levers.${lever.id}.target`;
  const end = (key: "low" | "high", part: Text): Variable => ({
    ...of,
    path: `${path}.remoteness.${key}`,
    name: named(lever.name, part),
    takes: { kind: "number", range: [0, 1], whole: false },
  });
  return [
    ...(axes.length === 0
      ? []
      : [
          {
            ...of,
            path,
            name: named(lever.name, { en: "target", zh: "适用对象" }),
            takes: { kind: "targets", lever } as const,
          },
        ]),
    ...(axes.includes("remoteness")
      ? [
          end("low", { en: "least remoteness reached", zh: "适用的最低偏远度" }),
          end("high", { en: "greatest remoteness reached", zh: "适用的最高偏远度" }),
        ]
      : []),
  ];
};

const placeNames: Readonly<Record<PlaceType, Text>> = {
  tertiary: { en: "tertiary hospitals", zh: "三级医院" },
  county: { en: "county hospitals", zh: "县级医院" },
  township: { en: "township health centres", zh: "乡镇卫生院" },
  community: { en: "community health centres", zh: "社区卫生服务中心" },
  village: { en: "village clinics", zh: "村卫生室" },
  private: { en: "private practice", zh: "民营机构" },
  other: { en: "other occupations", zh: "其他行业" },
  "outside-tertiary": { en: "tertiary hospitals elsewhere", zh: "外地三级医院" },
  "outside-county": { en: "county hospitals elsewhere", zh: "外地县级医院" },
  "outside-township": { en: "township health centres elsewhere", zh: "外地乡镇卫生院" },
  "outside-community": { en: "community health centres elsewhere", zh: "外地社区卫生服务中心" },
  "outside-village": { en: "village clinics elsewhere", zh: "外地村卫生室" },
};

const named = (of: Text, part: Text): Text => ({ en: `${of.en}: ${part.en}`, zh: `${of.zh}：${part.zh}` });

/** Whole numbers are what is counted: a range with a fraction at an end is none. */
const isWhole = ([low, high]: readonly [number, number]): boolean => Number.isInteger(low) && Number.isInteger(high);

const leverVariables = (lever: Lever): Variable[] => {
  const { id, name, params } = lever;
  const of = { role: "lever", grade: null } as const;
  return [
    { ...of, path: `levers.${id}`, name, unit: "", takes: { kind: "switch" } },
    ...Object.entries(params).map(([key, { name: part, unit, kind, range, choices }]): Variable => {
      const path = `levers.${id}.${key}`;
      const about = { ...of, path, name: named(name, part) };
      if (choices !== undefined)
        return { ...about, unit: "", takes: { kind: "words", of: choices.map((c) => c.id), byPosition: true } };
      if (kind === "switch") return { ...about, unit: "", takes: { kind: "switch" } };
      const whole = (kind === "months" || kind === "count") && isWhole(range);
      return { ...about, unit, takes: { kind: "number", range, whole } };
    }),
    ...commonSettings.map((key): Variable => {
      const { range, unit, ...rest } = commonBounds[key];
      const takes = { kind: "number", range, whole: "whole" in rest } as const;
      return { ...of, path: `levers.${id}.${key}`, name: named(name, commonNames[key]), unit, takes };
    }),
    ...target(lever),
  ];
};

const known = new WeakMap<Catalogue, ReadonlyMap<string, Variable>>();

/** Everything that a study may vary, by path. */
export function variables(catalogue: Catalogue): ReadonlyMap<string, Variable> {
  const found = known.get(catalogue) ?? declared(catalogue);
  known.set(catalogue, found);
  return found;
}

function declared(catalogue: Catalogue): ReadonlyMap<string, Variable> {
  const number = (range: readonly [number, number]) => ({ kind: "number", range, whole: false }) as const;
  const grades = new Map(factors.map(({ id, beta }) => [id, beta.grade]));
  const all: Variable[] = [
    ...catalogue.levers.flatMap(leverVariables),
    ...Object.entries(catalogue.betas).map(
      ([id, { name, range }]): Variable => ({
        path: `factors.${id}.beta`,
        name: name ?? { en: id, zh: id },
        unit: "",
        role: "uncertainty",
        grade: grades.get(id) ?? "assumed",
        takes: number(range),
      }),
    ),
    ...Object.entries(catalogue.parameters)
      .filter(([, { role }]) => role === "uncertainty")
      .map(
        ([id, { name, unit, grade, range }]): Variable => ({
          path: `parameters.${id}`,
          name,
          unit,
          role: "uncertainty",
          grade,
          takes: number(range),
        }),
      ),
    ...catalogue.terms.flatMap(({ id, name, unit, grade, range, axes }): Variable[] => {
      const about = { unit, role: "uncertainty", grade, takes: number(range) } as const;
      const places = axes === "county" ? [] : placeTypes;
      return [
        { ...about, path: `terms.${id}`, name },
        ...places.map((place) => ({
          ...about,
          path: `terms.${id}.${place}`,
          name: named(name, placeNames[place]),
        })),
      ];
    }),
    {
      path: "rule",
      name: { en: "Rule of choice", zh: "决策规则" },
      unit: "",
      role: "uncertainty",
      grade: "assumed",
      takes: { kind: "words", of: catalogue.rules.map(({ id }) => id), byPosition: false },
    },
    {
      path: "region",
      name: { en: "Region", zh: "区域" },
      unit: "",
      role: "region",
      grade: null,
      takes: { kind: "files" },
    },
  ];
  return new Map(all.map((variable) => [variable.path, variable]));
}
