import { Faults } from "../../base/fail.ts";
import { holdsStudy, load, loadStudy, studyFile } from "../../host/node/load.ts";
import { looksLikeRoster, readRoster } from "../../host/node/roster.ts";
import { checkedText, inspect } from "../check-scenario.ts";
import { checkStudy } from "../check-study.ts";
import { command } from "../command.ts";
import { rosterJson, rosterText } from "../roster-text.ts";
import { exit } from "../session.ts";

const onlyOne = { en: "one scenario or study at a time", zh: "每次只能检查一个情景或研究" };

export default command({
  name: "check",
  means: {
    en: "Check a scenario, a study or a roster without running it; of a scenario, show how well its doctors meet the region's margins",
    zh: "检查情景、研究或花名册文件而不运行；对情景另显示合成医师与区域边际分布的拟合程度",
  },
  argument: {
    name: "file",
    count: "one",
    means: {
      en: "Scenario, study or roster (XLSX, CSV), or the id of a scenario",
      zh: "情景、研究或花名册文件（XLSX、CSV），或情景标识",
    },
  },
  second: {
    name: "doctors",
    means: { en: "Second table of a roster of two CSV files", zh: "花名册由两个 CSV 文件组成时的第二个文件" },
  },
  options: ["seed", "all", "as-of"],
  async run([name = "", other], { seed, all, asOf, json }, session) {
    if (looksLikeRoster(name)) {
      const { roster, notices, smallCells } = await readRoster(other === undefined ? [name] : [name, other], asOf);
      session.tell(notices);
      if (json) session.printJson(rosterJson(roster, notices, smallCells));
      else session.print(rosterText(roster, session));
      return exit.done;
    }
    if (other !== undefined) throw new Faults([{ file: other, line: null, key: null, ...onlyOne }]);
    if (holdsStudy(name)) {
      checkStudy(loadStudy(studyFile(name)), session, json);
      return exit.done;
    }
    const checked = inspect(load(name), seed);
    const { scenario, facilities, ...found } = checked;
    if (json) session.printJson({ scenario, facilities: facilities.count, ...found });
    else session.print(checkedText(checked, all, session));
    return exit.done;
  },
});
