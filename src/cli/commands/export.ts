import { Faults } from "../../base/fail.ts";
import { exportCsv, exportXlsx } from "../../host/node/result/export.ts";
import { openResult } from "../../host/node/result/open.ts";
import { command } from "../command.ts";
import { exit } from "../session.ts";

export default command({
  name: "export",
  means: {
    en: "Write the tables of a result as CSV or for Excel, codes as words",
    zh: "将结果的数据表导出为 CSV 或 Excel 文件，代码换成名称",
  },
  argument: { name: "result", count: "one", means: { en: "Folder of a result", zh: "结果文件夹" } },
  options: ["csv", "xlsx", "replace"],
  async run([folder = ""], { csv, xlsx, replace, json }, session) {
    if (csv === null && xlsx === null) {
      const en = "give --csv <folder> or --xlsx <file>";
      throw new Faults([{ file: "export", line: null, key: null, en, zh: "请指定 --csv <文件夹> 或 --xlsx <文件>" }]);
    }
    const result = openResult(folder);
    const files = csv === null ? [] : await exportCsv(result, csv, session.lang, replace);
    if (xlsx !== null) {
      await exportXlsx(result, xlsx, session.lang, replace);
      files.push(xlsx);
    }
    if (json) session.printJson({ files });
    else session.print(files.join("\n"));
    return exit.done;
  },
});
