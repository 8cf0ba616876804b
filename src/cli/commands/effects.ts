import type { Text } from "../../base/text.ts";
import { interval, number } from "../../chart/format.ts";
import { load } from "../../host/node/load.ts";
import { createPool } from "../../host/node/pool.ts";
import { catchInterrupt } from "../../host/node/signals.ts";
import type { EffectPartRow, EffectRow, Interval } from "../../sim/comparison.ts";
import { effectScorecard, scenarioIds } from "../../study/effect-scorecard.ts";
import { alignWords } from "../columns.ts";
import { command } from "../command.ts";
import { createProgress } from "../progress.ts";
import { exit, type Session } from "../session.ts";

const figure = ({ value, low, high }: Interval, { lang }: Session): string => {
  if (value === null) return "–";
  const bounds = low === null || high === null ? "" : ` ${interval(number(low, 1), number(high, 1), lang)}`;
  return `${number(value, 1)}${bounds}`;
};

const verdict = ({ distance }: EffectPartRow): Text => {
  if (distance === null) return { en: "not judged yet", zh: "尚未评判" };
  return distance === 0
    ? { en: "inside", zh: "符合" }
    : { en: `outside by ${number(distance, 1)}`, zh: `偏离 ${number(distance, 1)}` };
};

const lines = (rows: readonly EffectRow[], session: Session): string[] => {
  const head =
    session.lang === "zh"
      ? ["目标", "证据区间", "模型结果（95% 区间）", "判定", "指标"]
      : ["Target", "Tolerance", "Obtained (95 % interval)", "Verdict", "Outcome"];
  const body = rows.flatMap(({ id, parts }) =>
    parts.flatMap((part) => [
      [
        parts.length > 1 ? `${id}${part.part}` : id,
        `${number(part.low, 1)} – ${number(part.high, 1)}`,
        figure(part.obtained, session),
        verdict(part)[session.lang],
        [part.outcome, part.population].filter((text) => text !== "").join("; "),
      ],
      ...part.beside.map(({ name, obtained }) => [
        "",
        "",
        figure(obtained, session),
        session.text({ en: "beside it", zh: "对照" }),
        name[session.lang],
      ]),
    ]),
  );
  return alignWords([head, ...body]);
};

export default command({
  name: "effects",
  means: {
    en: "Run the published effects of policies (E1 to E12) as scenarios, and judge the model by them",
    zh: "将已发表的政策效果（E1–E12）作为情景运行，据以检验模型",
  },
  options: ["seed", "replicates", "threads"],
  async run(_, { seed, replicates, threads, json }, session) {
    const scenarios = new Map(scenarioIds().map((id) => [id, load(id)]));
    const { signal, release } = catchInterrupt();
    const pool = createPool({ threads, signal });
    const progress = createProgress(session, threads * scenarios.size);
    try {
      const rows = await effectScorecard(scenarios, { seed, replicates }, pool, progress.update);
      progress.stop();
      if (json) session.printJson(rows);
      else {
        const judged = rows.filter(({ inside }) => inside !== null);
        const inside = judged.filter((row) => row.inside === true).length;
        session.print(
          [
            ...lines(rows, session),
            "",
            session.text({
              en: `${inside} of ${judged.length} judged effects inside; ${rows.length - judged.length} not judged yet`,
              zh: `已评判 ${judged.length} 项，符合 ${inside} 项；尚未评判 ${rows.length - judged.length} 项`,
            }),
          ].join("\n"),
        );
      }
      return exit.done;
    } catch (error) {
      progress.stop();
      if (!signal.aborted) throw error;
      session.warn({ en: "interrupted", zh: "已中断" });
      return exit.interrupted;
    } finally {
      release();
      await pool.close();
    }
  },
});
