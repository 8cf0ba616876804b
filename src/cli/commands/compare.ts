import { byMechanism } from "../by-mechanism.ts";
import { byWhom } from "../by-whom.ts";
import { command } from "../command.ts";
import { comparisonObject } from "../comparison-json.ts";
import { comparisonLines } from "../comparison-text.ts";
import { comparisonRequest, nameOf } from "../request.ts";
import { exitOf, reportLine, runComparison } from "../run-comparison.ts";
import { takeApart } from "../take-apart.ts";
import { underRules } from "../under-rules.ts";

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
  options: [
    "seed",
    "replicates",
    "months",
    "budget",
    "baseline",
    "interactions",
    "rules",
    "mechanisms",
    "who",
    "threads",
    "out",
    "force",
  ],
  async run(names, values, session) {
    if (values.interactions !== null) return takeApart(names, values.interactions, values, session);
    if (values.rules !== null) return underRules(names, values.rules, values, session);
    if (values.mechanisms) return byMechanism(names, values, session);
    if (values.who) return byWhom(names, values, session);
    const request = comparisonRequest(names, values);
    const done = await runComparison(nameOf(request), request, values, session);
    if (typeof done === "number") return done;
    const { comparison, folder } = done;
    if (values.json) session.printJson(comparisonObject(comparison, folder));
    else session.print([...comparisonLines(comparison, session), reportLine(done, session.lang)].join("\n"));
    return exitOf(done);
  },
});
