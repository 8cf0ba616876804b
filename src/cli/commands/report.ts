import { join } from "node:path";
import { keptChapters } from "../../host/node/analyses.ts";
import { readResult } from "../../host/node/store.ts";
import { readStudyReport } from "../../host/node/study-folder.ts";
import { writeWhole } from "../../host/node/write.ts";
import { command } from "../command.ts";
import { comparisonPage, drawSheets, studyPage } from "../draw-report.ts";
import { exit } from "../session.ts";
import { writeBrief } from "../write-brief.ts";

export default command({
  name: "report",
  means: {
    en: "Write the report of a result again, and its charts as pictures or a brief to print",
    zh: "重新生成结果的报告，并可另存各图或生成供打印的政策简报",
  },
  argument: { name: "result", count: "one", means: { en: "Folder of a result", zh: "结果文件夹" } },
  options: ["brief", "package", "svg", "png"],
  async run([folder = ""], { svg, png, json, ...values }, session) {
    const isBrief = values.brief || values.package !== null;
    const briefs = isBrief
      ? await writeBrief(folder, readResult(folder).comparison, keptChapters(folder), values.package, session)
      : [];
    const { lang } = session;
    const told = readStudyReport(folder);
    const { draw, sheets } =
      told === null ? comparisonPage(readResult(folder).comparison, keptChapters(folder), lang) : studyPage(told, lang);
    const own = join(folder, "charts");
    const page = join(folder, "report.html");
    writeWhole(page, await draw());
    const charts = [
      ...(svg === null ? [] : await drawSheets(sheets, lang, svg || own, "svg")),
      ...(png === null ? [] : await drawSheets(sheets, lang, png || own, "png")),
    ];
    if (json) session.printJson({ report: page, briefs, charts });
    else session.print([page, ...briefs, ...charts].join("\n"));
    return exit.done;
  },
});
