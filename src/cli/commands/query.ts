import { once } from "node:events";
import { csvLine } from "../../base/csv.ts";
import { openResult } from "../../host/node/result/open.ts";
import { type Answer, type Cell, openQuery } from "../../host/node/result/query.ts";
import { command } from "../command.ts";
import { answerLines, viewLines } from "../query-text.ts";
import { exit, type Session } from "../session.ts";

/** Prints rows as fast as they are read, so that they do not pile up; stops when the reader has gone. */
const printBatches = async (
  { batches }: Answer,
  session: Session,
  line: (row: readonly Cell[], first: boolean) => string,
): Promise<boolean> => {
  const { stdout } = process;
  let first = true;
  let gone = false;
  const onError = (): void => {
    gone = true;
  };
  stdout.on("error", onError);
  try {
    for await (const rows of batches) {
      session.print(rows.map((row, at) => line(row, first && at === 0)).join("\n"));
      first = false;
      // Rejects when the reader goes while it is waited for.
      if (stdout.writableNeedDrain) await once(stdout, "drain").catch(onError);
      if (gone) break;
    }
  } finally {
    stdout.off("error", onError);
  }
  return first;
};

const printCsv = async (answer: Answer, session: Session): Promise<void> => {
  session.print(csvLine(answer.columns));
  await printBatches(answer, session, csvLine);
};

/** An array of objects, a row a line. */
const printRows = async (answer: Answer, session: Session): Promise<void> => {
  const object = (row: readonly Cell[]): string =>
    JSON.stringify(Object.fromEntries(answer.columns.map((name, at) => [name, row[at]])));
  const empty = await printBatches(answer, session, (row, first) => `${first ? "[" : ","}${object(row)}`);
  session.print(empty ? "[]" : "]");
};

export default command({
  name: "query",
  means: {
    en: "Ask a result in SQL; without SQL, show its tables and columns",
    zh: "用 SQL 查询结果；不写 SQL 时列出其数据表与各列",
  },
  argument: { name: "result", count: "one", means: { en: "Folder of a result", zh: "结果文件夹" } },
  second: {
    name: "sql",
    means: {
      en: "One SELECT; codes are words in the tables, and numbers in stored.<table>",
      zh: "一条 SELECT；表中代码已换成名称，stored.<表名> 中为数字",
    },
  },
  options: ["list", "rows", "threads"],
  async run([folder = "", sql = ""], { list, rows, threads, json }, session) {
    const database = await openQuery(openResult(folder), { threads });
    try {
      if (list || sql.trim() === "") {
        const tables = database.views.map(({ sql: _, ...view }) => view);
        if (json) session.printJson({ tables });
        else session.print(viewLines(database.views, session).join("\n"));
        return exit.done;
      }
      const answer = await database.ask(sql);
      if (json) await printRows(answer, session);
      else if (rows) await printCsv(answer, session);
      else session.print((await answerLines(answer, session)).join("\n"));
      return exit.done;
    } finally {
      database.close();
    }
  },
});
