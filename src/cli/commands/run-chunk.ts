import { Faults } from "../../base/fail.ts";
import { runChunk } from "../../host/node/run-chunk.ts";
import { command } from "../command.ts";
import { exit } from "../session.ts";

const missing = (option: string): Faults =>
  new Faults([{ file: `--${option}`, line: null, key: null, en: "is missing", zh: "缺失" }]);

export default command({
  name: "run-chunk",
  means: {
    en: "Compute one chunk of a study's plan and write its files: what engines call; does nothing when they are there",
    zh: "计算研究计划中的一块并写出文件（由计算引擎调用）；文件完整时不做任何事",
  },
  options: ["plan", "index", "out"],
  async run(_names, { plan, index, out, json }, session) {
    if (plan === null) throw missing("plan");
    if (index === null) throw missing("index");
    if (out === null) throw missing("out");
    const done = await runChunk(plan, index, out);
    if (json) session.printJson({ index, ...done });
    else {
      session.note({
        en: `chunk ${index}: ${done.runs} runs, ${done.failed} failed`,
        zh: `第 ${index} 块：运行 ${done.runs} 次，失败 ${done.failed} 次`,
      });
    }
    return exit.done;
  },
});
