import { Faults } from "../../base/fail.ts";
import { number } from "../../chart/format.ts";
import { onePath, parametersPath } from "../../host/node/files.ts";
import { load } from "../../host/node/load.ts";
import { createPool } from "../../host/node/pool.ts";
import { catchInterrupt } from "../../host/node/signals.ts";
import { checkWritable, writeWhole } from "../../host/node/write.ts";
import { align } from "../../study/align.ts";
import { calibrate, parametersFile } from "../../study/calibrate.ts";
import { command } from "../command.ts";
import { createProgress } from "../progress.ts";
import { exit } from "../session.ts";

const REGION = "typical-county";

export default command({
  name: "calibrate",
  means: {
    en: "Fit the open parameters to the published figures of the typical county, and write them to a file",
    zh: "将待定参数拟合到典型县的公开数据，并写入文件",
  },
  argument: {
    name: "file",
    count: "maybe",
    means: { en: "File to write", zh: "写入的文件" },
    default: { en: "parameters.yaml of the shipped scenarios", zh: "内置情景的 parameters.yaml" },
  },
  options: ["seed", "replicates", "threads"],
  async run([name], { seed, replicates, threads, json }, session) {
    const file = onePath(name ?? parametersPath);
    const scenario = load(REGION);
    checkWritable(file);
    const { signal, release } = catchInterrupt();
    const pool = createPool({ threads, signal });
    const progress = createProgress(session, 1);
    try {
      const result = await calibrate(scenario, { seed, replicates }, pool, progress.update);
      const fitted = { ...scenario, parameters: { ...scenario.parameters, ...result.values } };
      const aligned = await align(fitted, { seed, replicates }, pool, progress.update);
      progress.stop();
      writeWhole(file, parametersFile(result, aligned, { seed, replicates }));
      const { values, distance, reached, evaluations } = result;
      if (json) session.printJson({ file, values, distance, reached, evaluations, aligned });
      else {
        session.print(
          session.text({
            en: `${file}: ${Object.keys(values).length} parameters, distance ${number(distance, 3)} after ${evaluations} points`,
            zh: `${file}：${Object.keys(values).length} 个参数，${evaluations} 个试算点后距离 ${number(distance, 3)}`,
          }),
        );
      }
      return exit.done;
    } catch (error) {
      progress.stop();
      if (!signal.aborted) {
        if (!(error instanceof Faults)) throw error;
        session.tell(error.faults);
        return exit.failed;
      }
      session.warn({ en: "interrupted; nothing was written", zh: "已中断，未写入任何内容" });
      return exit.interrupted;
    } finally {
      release();
      await pool.close();
    }
  },
});
