import { onePath } from "../../host/node/files.ts";
import { load } from "../../host/node/load.ts";
import { catchInterrupt } from "../../host/node/signals.ts";
import { checkWritable, writeWhole } from "../../host/node/write.ts";
import { effectScorecard, scenarioIds } from "../../study/effect-scorecard.ts";
import { storedEffects } from "../../study/stored-effects.ts";
import { command } from "../command.ts";
import { effectObject } from "../comparison-json.ts";
import { effectLines } from "../effect-text.ts";
import { createProgress } from "../progress.ts";
import { exit } from "../session.ts";

export default command({
  name: "effects",
  means: {
    en: "Run the published effects of policies (E1 to E12) as scenarios, and judge the model by them",
    zh: "将已发表的政策效果（E1–E12）作为情景运行，据以检验模型",
  },
  argument: {
    name: "file",
    count: "maybe",
    means: { en: "File to write for reports to show", zh: "写入的文件，供报告展示" },
    default: { en: "none", zh: "不写入" },
  },
  options: ["seed", "replicates", "threads"],
  async run([name], { seed, replicates, threads, json }, session) {
    const file = name === undefined ? null : onePath(name);
    if (file !== null) checkWritable(file);
    const scenarios = new Map(scenarioIds().map((id) => [id, load(id)]));
    const { signal, release } = catchInterrupt();
    const pool = session.createPool({ threads, signal });
    const progress = createProgress(session, threads * scenarios.size);
    try {
      const rows = await effectScorecard(scenarios, { seed, replicates }, pool, progress.update);
      progress.stop();
      if (file !== null)
        writeWhole(file, `${JSON.stringify(storedEffects(rows, scenarios, { seed, replicates }), null, 2)}\n`);
      if (json) session.printJson(rows.map(effectObject));
      else session.print(effectLines(rows, session.lang).join("\n"));
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
