import { Faults } from "../../base/fail.ts";
import { LifeTeller, lifeLines } from "../../chart/life-text.ts";
import { load } from "../../host/node/load.ts";
import { type LifeMonth, lifeOf, tellingDoctor } from "../../sim/life.ts";
import type { Scenario } from "../../sim/scenario.ts";
import { alignWords } from "../columns.ts";
import { command } from "../command.ts";

import { exit } from "../session.ts";

const refuse = (file: string, en: string, zh: string): Faults => new Faults([{ file, line: null, key: null, en, zh }]);

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
    if (first === null)
      throw refuse(
        "--doctor",
        `nobody with the id ${id} is ever there; without it one is picked`,
        `没有编号为 ${id} 的医师；不指定时自动选取一名`,
      );
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
    // The same in both worlds is told once.
    const rows = lifeLines(lives, teller, session.lang).map(({ when, cells, alike }) => [
      when,
      ...(alike ? [cells[0] ?? "", "″"] : cells),
    ]);
    session.print([teller.who(id, first), "", ...alignWords([head, ...rows])].join("\n"));
    return exit.done;
  },
});
