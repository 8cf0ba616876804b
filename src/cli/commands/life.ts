import { Faults } from "../../base/fail.ts";
import { load } from "../../host/node/load.ts";
import { type LifeMonth, lifeOf, tellingDoctor } from "../../sim/life.ts";
import type { Scenario } from "../../sim/scenario.ts";
import { alignWords } from "../columns.ts";
import { command } from "../command.ts";
import { LifeTeller } from "../life-text.ts";
import { exit, type Session } from "../session.ts";

const refuse = (file: string, en: string, zh: string): Faults => new Faults([{ file, line: null, key: null, en, zh }]);

/** One cell for each world in every month in which something happened in one of them. */
const timeline = (lives: readonly LifeMonth[][], teller: LifeTeller, session: Session): string[][] => {
  const longest = lives[0]?.length ?? 0;
  const rows: string[][] = [];
  for (let k = 1; k < longest; k++) {
    const cells = lives.map((life) => {
      const now = life[k] as LifeMonth;
      const told = teller.events(life[k - 1] as LifeMonth, now);
      if (k % 12 === 0 && now.state !== null) told.push(teller.standing(now.state));
      return told;
    });
    const most = Math.max(...cells.map((told) => told.length));
    for (let line = 0; line < most; line++) {
      const year = Math.floor((k - 1) / 12) + 1;
      const when = session.text({
        en: `year ${year}, month ${((k - 1) % 12) + 1}`,
        zh: `第 ${year} 年 ${((k - 1) % 12) + 1} 月`,
      });
      const texts = cells.map((told) => told[line] ?? "");
      // The same in both worlds is told once.
      const same = texts.length > 1 && texts.every((text) => text === texts[0]);
      rows.push([line === 0 ? when : "", ...(same ? [texts[0] ?? "", "″"] : texts)]);
    }
  }
  return rows;
};

const stateOnly = (life: readonly LifeMonth[]) =>
  life.map(({ month, state, looked, moves }) => ({ month, state, looked, moves }));

export default command({
  name: "life",
  means: {
    en: "The life of one doctor in one world, or in two side by side, on the same luck",
    zh: "同一随机数下，一名医师在一种或两种政策情景中的经历",
  },
  argument: {
    name: "scenario",
    count: "many",
    means: { en: "One or two scenario files or ids", zh: "一个或两个情景文件或标识" },
    default: { en: "status-quo and family-first", zh: "status-quo 与 family-first" },
  },
  options: ["seed", "replicate", "doctor", "months"],
  run(names, { seed, replicate, doctor, months, json }, session) {
    const asked = names.length === 0 ? ["status-quo", "family-first"] : names;
    if (asked.length > 2) throw refuse("life", "takes one scenario or two", "只能指定一个或两个情景");
    const worlds = asked.map((name): Scenario => {
      const scenario = load(name);
      return months === null ? scenario : { ...scenario, months };
    });
    const [one, other = null] = worlds as [Scenario, Scenario?];
    if (other !== null && JSON.stringify(one.region) !== JSON.stringify(other.region))
      throw refuse(other.id, `is not set in the same region as ${one.id}`, `与 ${one.id} 的区域不同`);
    const id = doctor ?? tellingDoctor(one, other, seed, replicate);
    if (id === null) {
      session.print(
        session.text(
          other === null
            ? { en: "no township doctor leaves", zh: "没有乡镇医师离开" }
            : {
                en: `no township doctor leaves under ${one.id} and stays under ${other.id}; name one with --doctor`,
                zh: `没有医师在 ${one.id} 下离开而在 ${other.id} 下留下；可用 --doctor 指定`,
              },
        ),
      );
      return exit.done;
    }
    const lives = worlds.map((world) => lifeOf(world, seed, replicate, id));
    const first = lives[0]?.find(({ state }) => state !== null)?.state ?? null;
    if (first === null) throw refuse("--doctor", `nobody with the id ${id} is ever there`, `没有编号为 ${id} 的医师`);
    if (json) {
      session.printJson({
        doctor: id,
        seed,
        replicate,
        worlds: lives.map((life, k) => ({ id: worlds[k]?.id, months: stateOnly(life) })),
      });
      return exit.done;
    }
    const teller = new LifeTeller(one, session.lang);
    const head = ["", ...worlds.map(({ name }) => name[session.lang])];
    session.print([teller.who(id, first), "", ...alignWords([head, ...timeline(lives, teller, session)])].join("\n"));
    return exit.done;
  },
});
