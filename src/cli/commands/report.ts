import { join } from "node:path";
import { readResult } from "../../host/node/store.ts";
import { writeWhole } from "../../host/node/write.ts";
import { command } from "../command.ts";
import { drawCharts, drawReport } from "../draw-report.ts";
import { exit } from "../session.ts";

export default command({
  name: "report",
  means: {
    en: "Write the report of a result again, and its charts as pictures",
    zh: "重新生成结果的报告，并可将各图另存为图片",
  },
  argument: { name: "result", count: "one", means: { en: "Folder of a result", zh: "结果文件夹" } },
  options: ["svg", "png"],
  async run([folder = ""], { svg, png, json }, session) {
    const { comparison } = readResult(folder);
    const { lang } = session;
    const own = join(folder, "charts");
    const page = join(folder, "report.html");
    writeWhole(page, await drawReport(comparison, lang));
    const charts = [
      ...(svg === null ? [] : await drawCharts(comparison, lang, svg || own, "svg")),
      ...(png === null ? [] : await drawCharts(comparison, lang, png || own, "png")),
    ];
    if (json) session.printJson({ report: page, charts });
    else session.print([page, ...charts].join("\n"));
    return exit.done;
  },
});
