import type { Text } from "../base/text.ts";
import { titleNames } from "../chart/life-text.ts";
import { placeNames } from "../chart/words.ts";
import { titles } from "../model/kinds.ts";
import type { Tie } from "../sim/muster.ts";
import type { Trait } from "../study/who.ts";

const text = (en: string, zh: string): Text => ({ en, zh });

export const tieNames: Readonly<Record<Tie, Text>> = {
  obligation: text("Under an obligation", "服务期内"),
  window: text("In the two years after it", "服务期满后两年内"),
  "county-managed": text("County-managed posts", "县管乡用岗位"),
  free: text("All others", "其他"),
};

export const traitNames: Readonly<Record<Trait, Text>> = {
  facility: text("All doctors of month 0, by facility", "期初全体医师，按机构"),
  title: text("Township doctors of month 0, by title", "期初乡镇医师，按职称"),
  age: text("by age", "按年龄"),
  child: text("by children", "按子女"),
  spouse: text("by spouse", "按配偶"),
  origin: text("by origin", "按来源地"),
};

/** Where a line names the trait of a single group. */
export const traitShort: Readonly<Record<Trait, Text>> = {
  facility: text("facility", "机构"),
  title: text("title", "职称"),
  age: text("age", "年龄"),
  child: text("children", "子女"),
  spouse: text("spouse", "配偶"),
  origin: text("origin", "来源地"),
};

export const valueNames: Readonly<Record<string, Text>> = {
  ...placeNames,
  ...Object.fromEntries(titles.map((title, k) => [title, titleNames[k] as Text])),
  "under-35": text("under 35", "35 岁以下"),
  "35-49": text("35 to 49", "35–49 岁"),
  "50-and-over": text("50 and over", "50 岁及以上"),
  "child-at-school": text("child at school", "有学龄子女"),
  "no-child-at-school": text("no child at school", "无学龄子女"),
  "spouse-tied": text("spouse has work here", "配偶在当地工作"),
  "spouse-not-tied": text("no such tie", "无此情形"),
  "home-township": text("home township", "本乡镇"),
  "home-county": text("home county", "本县其他乡镇或县城"),
  elsewhere: text("elsewhere", "外地"),
};
