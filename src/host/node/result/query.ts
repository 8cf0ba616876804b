import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { DuckDBConnection, DuckDBInstance, DuckDBResult, DuckDBValue } from "@duckdb/node-api";
import { Faults, nearest } from "../../../base/fail.ts";
import type { Text } from "../../../base/text.ts";
import { decodeTable } from "../parquet.ts";
import type { OpenedResult } from "./open.ts";
import { STORED, type View, viewsOf } from "./views.ts";

export type Cell = string | number | boolean | null;

/** What a query gives, a few thousand rows at a time. */
export interface Answer {
  readonly columns: readonly string[];
  readonly batches: AsyncIterable<readonly (readonly Cell[])[]>;
}

/** A result opened for queries; nothing can be written through it, and no other file read. */
export interface Database {
  readonly views: readonly View[];
  /** Throws `Faults` for SQL that cannot be answered: one line, with the nearest name. */
  ask(sql: string): Promise<Answer>;
  close(): void;
}

export interface QueryOptions {
  readonly threads: number;
  /** Bound of memory, as DuckDB writes it. */
  readonly memory?: string;
}

/** Enough for a study of ten thousand runs; what needs more goes to a temporary folder. */
const MEMORY = "2GB";

const plain = (value: DuckDBValue): Cell => {
  if (value === null || typeof value === "number" || typeof value === "string" || typeof value === "boolean")
    return typeof value === "number" && !Number.isFinite(value) ? null : value;
  if (typeof value === "bigint") return Number.isSafeInteger(Number(value)) ? Number(value) : String(value);
  if ("toDouble" in value && typeof value.toDouble === "function") return Number(value.toDouble());
  return String(value);
};

const refuse = ({ en, zh }: Text, file = "SQL"): Faults => new Faults([{ file, line: null, key: null, en, zh }]);

const guess = (name: string, known: Iterable<string>): Text => {
  const near = nearest(name, known);
  return near === null ? { en: "", zh: "" } : { en: `; did you mean ${near}?`, zh: `；是不是 ${near}？` };
};

const named = (en: string, zh: string, name: string, known: Iterable<string>): Text => {
  const near = guess(name, known);
  return { en: `${en} "${name}"${near.en}`, zh: `${zh}“${name}”${near.zh}` };
};

/** Kinds of error that are of the SQL, not of the files. */
const ofSql = new Set(["Parser", "Binder", "Catalog", "Conversion", "Out of Range", "Permission", "Out of Memory"]);

/** The first file of a result that cannot be read whole. */
async function damagedFile({ tables }: OpenedResult): Promise<string | null> {
  for (const file of tables.flatMap(({ files }) => files)) {
    const rows = await decodeTable(readFileSync(file)).catch(() => null);
    if (rows === null) return file;
  }
  return null;
}

/** What DuckDB says, in one line and with names of this result. */
async function explain(error: unknown, views: readonly View[], result: OpenedResult): Promise<Faults> {
  const message = error instanceof Error ? error.message : String(error);
  const [, kind = "", said = message] = /^(?:Error: )?([\w ]+) Error: ([^\n]*)/.exec(message) ?? [];
  const damaged = ofSql.has(kind) ? null : await damagedFile(result);
  if (damaged !== null) return refuse({ en: "is damaged: it cannot be read", zh: "已损坏：无法读取" }, damaged);
  const table = /Table with name (\S+) does not exist/.exec(said)?.[1];
  if (table !== undefined) {
    return refuse(
      named(
        "no table",
        "没有数据表",
        table,
        views.map(({ id }) => id),
      ),
    );
  }
  const column = /(?:Referenced column|column named) "([^"]*)"/.exec(said)?.[1];
  if (column !== undefined) {
    const all = views.flatMap(({ columns }) => columns.map(({ id }) => id));
    return refuse(named("no column", "没有列", column, all));
  }
  const at = /syntax error at or near "([^"]*)"/.exec(said)?.[1];
  if (at !== undefined) return refuse({ en: `syntax error near "${at}"`, zh: `语法错误，位置在“${at}”附近` });
  if (kind === "Permission") return refuse(onlyReading);
  if (kind === "Out of Memory")
    return refuse({
      en: "takes more memory than allowed; ask for fewer rows or columns",
      zh: "所需内存超出上限；请减少行数或列数",
    });
  if (kind === "IO") return refuse({ en: said, zh: `无法读取：${said}` }, result.folder);
  return refuse({ en: said, zh: `无法执行：${said}` });
}

const onlyReading: Text = {
  en: "only reads this result: one SELECT, without other files",
  zh: "只能读取本结果：一条 SELECT 语句，不得涉及其他文件",
};

/** Rows of a streamed result; an error on the way is explained like one at the start. */
async function* batchesOf(
  answer: DuckDBResult,
  explained: (error: unknown) => Promise<Faults>,
): AsyncGenerator<Cell[][]> {
  try {
    for (;;) {
      const chunk = await answer.fetchChunk();
      if (chunk === null || chunk.rowCount === 0) return;
      yield chunk.getRows().map((row) => row.map(plain));
    }
  } catch (error) {
    throw await explained(error);
  }
}

/** Refuses runs that stand in two files: every figure made of them would be wrong. */
async function refuseTwice(connection: DuckDBConnection, { folder }: OpenedResult): Promise<void> {
  const twice = await connection.runAndReadAll(
    `SELECT scenario, replicate FROM ${STORED}.runs GROUP BY ALL HAVING count(*) > 1 ORDER BY ALL LIMIT 1`,
  );
  const [run] = twice.getRows();
  if (run === undefined) return;
  const name = run.map(plain).join("/");
  throw refuse(
    { en: `run ${name} is stored twice; the result is damaged`, zh: `运行 ${name} 被存储了两次；结果已损坏` },
    join(folder, "runs"),
  );
}

async function openDatabase(
  result: OpenedResult,
  instance: DuckDBInstance,
  connection: DuckDBConnection,
  spill: string,
): Promise<Database> {
  const views = viewsOf(result);
  const explained = async (error: unknown): Promise<Faults> =>
    error instanceof Faults ? error : explain(error, views, result);
  const files = result.tables.flatMap((table) => table.files).map((file) => `'${file.replaceAll("'", "''")}'`);
  try {
    await connection.run(`CREATE SCHEMA ${STORED}`);
    for (const sql of views.flatMap((view) => view.sql)) await connection.run(sql);
    await connection.run(`SET allowed_paths = [${files.join(", ")}]`);
    await connection.run("SET enable_external_access = false");
    await connection.run("SET lock_configuration = true");
    await refuseTwice(connection, result);
  } catch (error) {
    throw await explained(error);
  }
  const { StatementType } = await import("@duckdb/node-api");
  return {
    views,
    async ask(sql) {
      try {
        const statements = await connection.extractStatements(sql);
        if (statements.count !== 1) throw refuse(onlyReading);
        const statement = await statements.prepare(0);
        if (statement.statementType !== StatementType.SELECT) throw refuse(onlyReading);
        const answer = await statement.stream();
        return { columns: answer.deduplicatedColumnNames(), batches: batchesOf(answer, explained) };
      } catch (error) {
        throw await explained(error);
      }
    },
    close() {
      connection.closeSync();
      instance.closeSync();
      rmSync(spill, { recursive: true, force: true });
    },
  };
}

/** Opens the tables of a result to SQL, in memory; the caller closes it. */
export async function openQuery(result: OpenedResult, { threads, memory = MEMORY }: QueryOptions): Promise<Database> {
  // A large native library, loaded only by who asks a question.
  const { DuckDBInstance } = await import("@duckdb/node-api");
  const spill = mkdtempSync(join(tmpdir(), `medtide-query-${process.pid}-`));
  const instance = await DuckDBInstance.create(":memory:", {
    threads: String(threads),
    memory_limit: memory,
    temp_directory: spill,
    autoinstall_known_extensions: "false",
    autoload_known_extensions: "false",
    preserve_insertion_order: "true",
  });
  const connection = await instance.connect();
  try {
    return await openDatabase(result, instance, connection, spill);
  } catch (error) {
    connection.closeSync();
    instance.closeSync();
    rmSync(spill, { recursive: true, force: true });
    throw error;
  }
}
