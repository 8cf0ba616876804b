import { number } from "../../chart/format.ts";
import { compact } from "../../host/node/result/compact.ts";
import { alignWords } from "../columns.ts";
import { command } from "../command.ts";
import { exit } from "../session.ts";

export default command({
  name: "compact",
  means: {
    en: "Merge the files of every table of a result into one; rows and hash stay",
    zh: "将结果中各数据表的分块文件合并为一个；数据与哈希不变",
  },
  argument: { name: "result", count: "one", means: { en: "Folder of a result", zh: "结果文件夹" } },
  options: [],
  async run([folder = ""], { json }, session) {
    const merged = await compact(folder);
    const zh = session.lang === "zh";
    if (json) session.printJson({ folder, tables: merged });
    else if (merged.length === 0) session.print(zh ? `${folder}：已是合并后的文件` : `${folder}: merged already`);
    else {
      const head = zh ? ["数据表", "原文件数", "行数"] : ["table", "files before", "rows"];
      const rows = merged.map(({ id, files, rows: count }) => [id, number(files), number(count)]);
      session.print(alignWords([head, ...rows]).join("\n"));
    }
    return exit.done;
  },
});
