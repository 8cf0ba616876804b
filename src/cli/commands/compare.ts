import { command } from "../command.ts";
import { comparisonObject } from "../comparison-json.ts";
import { comparisonLines } from "../comparison-text.ts";
import { comparisonRequest } from "../request.ts";
import { exitOf, reportLine, study } from "../study.ts";

export default command({
  name: "compare",
  means: {
    en: "Compare policy packages with a baseline under the same luck; without names, the shipped county and its ten packages",
    zh: "在相同随机数下将政策组合与基线比较；不写名称时，比较内置县域的十个政策组合",
  },
  argument: {
    name: "scenario",
    count: "many",
    means: { en: "Scenario files, or ids of shipped packages", zh: "情景文件，或内置政策组合的标识" },
    default: { en: "the shipped packages", zh: "全部内置组合" },
  },
  options: ["seed", "replicates", "months", "budget", "baseline", "threads", "out", "force"],
  async run(names, values, session) {
    const request = comparisonRequest(names, values);
    const region = request.scenarios[0]?.region.id ?? "comparison";
    const done = await study(region, request, values, session);
    if (typeof done === "number") return done;
    const { comparison, folder } = done;
    if (values.json) session.printJson(comparisonObject(comparison, folder));
    else session.print([...comparisonLines(comparison, session), session.text(reportLine(done))].join("\n"));
    return exitOf(done);
  },
});
