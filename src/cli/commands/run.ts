import { command } from "../command.ts";
import { runObject } from "../comparison-json.ts";
import { outcomeLines } from "../comparison-text.ts";
import { runRequest } from "../request.ts";
import { exitOf, reportLine, runComparison } from "../run-comparison.ts";

export default command({
  name: "run",
  means: { en: "Run one scenario without comparing it", zh: "单独运行一个情景，不作比较" },
  argument: {
    name: "scenario",
    count: "one",
    means: { en: "Scenario file, or id of a shipped package or region", zh: "情景文件，或内置政策组合、区域的标识" },
  },
  options: ["seed", "replicates", "months", "threads", "out", "force"],
  async run([name = ""], values, session) {
    const request = runRequest(name, values);
    const done = await runComparison(request.baseline, request, values, session);
    if (typeof done === "number") return done;
    const { comparison, folder } = done;
    if (values.json) session.printJson(runObject(comparison, folder));
    else session.print([...outcomeLines(comparison, session), reportLine(done, session.lang)].join("\n"));
    return exitOf(done);
  },
});
