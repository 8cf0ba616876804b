import type { Language, Text } from "../base/text.ts";
import type { FitRow } from "../sim/population-fit.ts";
import {
  answerWords,
  educationWords,
  homeWords,
  postWords,
  sexWords,
  specialtyWords,
  titleWords,
  type Word,
} from "../sim/roster/words.ts";
import { placeNames } from "./words.ts";

/** What a margin is of, and its values as rosters write them; ages are bands. */
const attributes: Readonly<Record<string, { readonly name: Text; readonly values: readonly Word[] }>> = {
  age: { name: { en: "age", zh: "年龄" }, values: [] },
  education: { name: { en: "education", zh: "学历" }, values: educationWords },
  title: { name: { en: "title", zh: "职称" }, values: titleWords },
  sex: { name: { en: "sex", zh: "性别" }, values: sexWords },
  post: { name: { en: "kind of post", zh: "用工性质" }, values: postWords },
  specialty: { name: { en: "specialty", zh: "专业" }, values: specialtyWords },
  origin: { name: { en: "home", zh: "家乡" }, values: homeWords },
  parent: { name: { en: "has a child", zh: "有子女" }, values: answerWords },
  "elder-need": { name: { en: "parents in need of care", zh: "父母需照护" }, values: answerWords },
  "spouse-tie": { name: { en: "spouse works here", zh: "配偶在本地工作" }, values: answerWords },
  stayer: { name: { en: "means to stay", zh: "坚守者" }, values: answerWords },
};

/** A band of ages in words: `under30`, `30-34` or `62plus`. */
const ageBand = (category: string, lang: Language): string => {
  const [, under, from, to, plus] = /^(?:under(\d+)|(\d+)-(\d+)|(\d+)plus)$/.exec(category) ?? [];
  if (under !== undefined) return lang === "zh" ? `${under} 岁以下` : `under ${under}`;
  if (plus !== undefined) return lang === "zh" ? `${plus} 岁及以上` : `${plus} and over`;
  return lang === "zh" ? `${from}–${to} 岁` : `${from}–${to}`;
};

/** Which margin a row of the fit is about: whose, of what, and which value. */
export function marginText(
  { type, attribute, category }: Pick<FitRow, "type" | "attribute" | "category">,
  lang: Language,
): string {
  const { name, values } = attributes[attribute] ?? { name: { en: attribute, zh: attribute }, values: [] };
  const value = values.find(({ code }) => code === category)?.name[lang];
  // What a class of specialties holds is a list too long for a row.
  const told = value ?? ageBand(category, lang);
  return lang === "zh"
    ? `${placeNames[type].zh}·${name.zh}：${told.replace(/（[^）]*、.*）$/, "")}`
    : `${placeNames[type].en}, ${name.en}: ${told.replace(/ \([^)]*,.*\)$/, "")}`;
}
