import type { Language, Text } from "../base/text.ts";
import { destinations } from "../model/kinds.ts";
import { expandFacilities } from "../sim/facilities.ts";
import type { LifeMonth, LifeMove, LifeState } from "../sim/life.ts";
import { placeOf } from "../sim/place-of.ts";
import type { Scenario } from "../sim/scenario.ts";
import { number } from "./format.ts";
import { causeNames, named, placeNames } from "./words.ts";

const postNames: readonly Text[] = [
  { en: "an established post", zh: "在编" },
  { en: "a contract", zh: "编外（临聘）" },
  { en: "a village post", zh: "村医岗位" },
  { en: "a county-managed post", zh: "县管乡用岗位" },
  { en: "a targeted post under a bond", zh: "定向岗位（服务期内）" },
];
export const titleNames: readonly Text[] = [
  { en: "assistant", zh: "助理/无职称" },
  { en: "resident", zh: "住院医师" },
  { en: "attending", zh: "主治医师" },
  { en: "associate chief", zh: "副主任医师" },
  { en: "chief", zh: "主任医师" },
];
const educationNames: readonly Text[] = [
  { en: "secondary school", zh: "中专" },
  { en: "college", zh: "大专" },
  { en: "bachelor's degree", zh: "本科" },
  { en: "master's degree", zh: "硕士" },
  { en: "doctor's degree", zh: "博士" },
];
const specialtyNames: readonly Text[] = [
  { en: "general practice", zh: "全科" },
  { en: "internal medicine", zh: "内科" },
  { en: "surgery", zh: "外科" },
  { en: "a shortage specialty", zh: "紧缺专科" },
  { en: "Chinese medicine", zh: "中医" },
  { en: "another specialty", zh: "其他专科" },
];

const FIRST_GRADE = 6 * 12;
const GROWN = 18 * 12;

/** Tells lives of one region in one language. */
export class LifeTeller {
  private readonly lang: Language;
  private readonly facilityName: (facility: number) => string;

  constructor(scenario: Scenario, lang: Language) {
    this.lang = lang;
    const facilities = expandFacilities(scenario.region);
    this.facilityName = (facility) => placeOf(scenario.region, facilities, facility).name[lang];
  }

  private say(en: string, zh: string): string {
    return this.lang === "zh" ? zh : en;
  }

  private of(names: readonly Text[], code: number): string {
    return names[code]?.[this.lang] ?? `${code}`;
  }

  /** Who the doctor is. */
  who(id: number, s: LifeState): string {
    const years = Math.floor(s.ageMonths / 12);
    const family = [
      s.spouseTie ? this.say("a spouse with work here", "配偶在当地工作") : null,
      s.childMonths === null || s.childMonths >= GROWN
        ? null
        : s.childMonths < 0
          ? this.say("no child yet", "尚无子女")
          : this.say(`a child of ${Math.floor(s.childMonths / 12)}`, `子女 ${Math.floor(s.childMonths / 12)} 岁`),
      s.parentsNeedCare ? this.say("parents who need care", "父母需照护") : null,
    ].filter((part) => part !== null);
    const with_ = family.length === 0 ? "" : this.say(`; ${family.join(", ")}`, `；${family.join("，")}`);
    return this.say(
      `Doctor ${id}: ${s.sex === 0 ? "a man" : "a woman"} of ${years}, ${this.of(educationNames, s.education)}, ${this.of(titleNames, s.title)}, ${this.of(specialtyNames, s.specialty)}; ${this.of(postNames, s.post)} at ${this.facilityName(s.facility)}${with_}`,
      `医师 ${id}：${s.sex === 0 ? "男" : "女"}，${years} 岁，${this.of(educationNames, s.education)}，${this.of(titleNames, s.title)}，${this.of(specialtyNames, s.specialty)}；${this.facilityName(s.facility)}，${this.of(postNames, s.post)}${with_}`,
    );
  }

  /** A year's end in figures. */
  standing(s: LifeState): string {
    const [pay, burnout, wish] = [number(s.pay), number(100 * s.burnout), number(100 * s.intention)];
    return this.say(
      `pay ${pay} RMB a month, burnout index ${burnout}, wish to leave ${wish} %`,
      `月收入 ${pay} 元，倦怠指数 ${burnout}，离职意愿 ${wish}%`,
    );
  }

  private move({ destination, facility, kind, pivotal }: LifeMove, before: LifeState | null): string {
    const place = facility >= 0 ? this.facilityName(facility) : "";
    if (kind === 1) return this.say(`is sent to ${place}`, `下沉至${place}`);
    if (kind === 2) return this.say(`goes to ${place} for training`, `赴${place}进修`);
    if (before === null) return this.say(`comes to ${place}`, `入职${place}`);
    const where = named(placeNames, destinations[destination] ?? "", this.lang);
    if (destinations[destination] === "retirement") return this.say("retires", "退休");
    const why = pivotal.map((group) => named(causeNames, group, this.lang));
    const because =
      why.length === 0
        ? this.say(" – no single reason would have kept them", "——没有哪一单独原因能使其留下")
        : this.say(` – without it they would have stayed: ${why.join("; ")}`, `——关键原因：${why.join("、")}`);
    return this.say(
      `leaves for ${facility >= 0 ? place : `${where.toLowerCase()}`}${because}`,
      `${facility >= 0 ? `离开，去往${place}` : `离开（${where}）`}${because}`,
    );
  }

  /** What happened in a month, after what was before. */
  events(before: LifeMonth, now: LifeMonth): string[] {
    const told = now.moves.map((move) => this.move(move, before.state));
    const [a, b] = [before.state, now.state];
    if (a === null || b === null) return told;
    if (b.workplace === b.facility && a.workplace !== a.facility && a.facility === b.facility)
      told.push(
        a.training
          ? this.say("is back from training", "进修期满返回")
          : this.say("is back from dispatch", "下沉期满返回"),
      );
    if (b.title !== a.title)
      told.push(this.say(`is appointed ${this.of(titleNames, b.title)}`, `聘任为${this.of(titleNames, b.title)}`));
    if (b.post !== a.post && now.moves.length === 0)
      told.push(this.say(`now holds ${this.of(postNames, b.post)}`, `转为${this.of(postNames, b.post)}`));
    if (a.bonded && !b.bonded) told.push(this.say("the service obligation ends", "服务期满"));
    const child = (age: number): boolean =>
      a.childMonths !== null && b.childMonths !== null && a.childMonths < age && b.childMonths >= age;
    if (child(0)) told.push(this.say("a child is born", "子女出生"));
    if (child(FIRST_GRADE)) told.push(this.say("the child starts school", "子女入小学"));
    if (child(GROWN)) told.push(this.say("the child is grown", "子女成年"));
    if (!a.parentsNeedCare && b.parentsNeedCare) told.push(this.say("parents come to need care", "父母开始需要照护"));
    if (!a.burnedOut && b.burnedOut) told.push(this.say("is burned out", "出现职业倦怠"));
    if (a.burnedOut && !b.burnedOut) told.push(this.say("is no longer burned out", "职业倦怠缓解"));
    if (now.looked && now.moves.length === 0) told.push(this.say("looks around and stays", "打听过其他去处，最终留下"));
    return told;
  }
}

/** What happened in one month, a cell for each world. */
export interface LifeLine {
  readonly when: string;
  readonly cells: readonly string[];
  /** The same in all of several worlds. */
  readonly alike: boolean;
}

/** Lives of one doctor side by side: every month in which something happened in one of the worlds, and each year's end. */
export const lifeLines = (lives: readonly (readonly LifeMonth[])[], teller: LifeTeller, lang: Language): LifeLine[] => {
  const longest = lives[0]?.length ?? 0;
  const lines: LifeLine[] = [];
  for (let k = 1; k < longest; k++) {
    const told = lives.map((life) => {
      const now = life[k] as LifeMonth;
      const events = teller.events(life[k - 1] as LifeMonth, now);
      if (k % 12 === 0 && now.state !== null) events.push(teller.standing(now.state));
      return events;
    });
    const most = Math.max(...told.map((events) => events.length));
    const year = Math.floor((k - 1) / 12) + 1;
    const month = ((k - 1) % 12) + 1;
    const when = lang === "zh" ? `第 ${year} 年 ${month} 月` : `year ${year}, month ${month}`;
    for (let line = 0; line < most; line++) {
      const cells = told.map((events) => events[line] ?? "");
      const alike = cells.length > 1 && cells.every((text) => text === cells[0]);
      lines.push({ when: line === 0 ? when : "", cells, alike });
    }
  }
  return lines;
};
