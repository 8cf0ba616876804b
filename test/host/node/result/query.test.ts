import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Faults } from "../../../../src/base/fail.ts";
import { decodeChunk } from "../../../../src/host/node/chunk.ts";
import { openResult } from "../../../../src/host/node/result/open.ts";
import { type Cell, type Database, openQuery } from "../../../../src/host/node/result/query.ts";
import { facilityTypes } from "../../../../src/model/kinds.ts";
import { expandFacilities } from "../../../../src/sim/facilities.ts";
import { placeOf } from "../../../../src/sim/place-of.ts";
import { runHash } from "../../../../src/sim/run-hash.ts";
import { pairedInterval } from "../../../../src/study/paired.ts";
import { medtide, spoken } from "../../../cli/medtide.ts";
import { chinaOver } from "../../../sim/country/china.ts";
import { type Stored, storeReal } from "./stored.ts";

let folder = "";
let stored: Stored;
let database: Database;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "medtide-result-"));
  stored = await storeReal(join(folder, "r'1"), 3);
  database = await openQuery(openResult(stored.folder), { threads: 1 });
});
afterAll(() => {
  database.close();
  rmSync(folder, { recursive: true, force: true });
});

const rows = async (sql: string): Promise<Cell[][]> => {
  const all: Cell[][] = [];
  for await (const batch of (await database.ask(sql)).batches) all.push(...batch.map((row) => [...row]));
  return all;
};
const refusal = async (sql: string): Promise<string> => {
  try {
    await rows(sql);
    return "";
  } catch (error) {
    if (!(error instanceof Faults)) throw error;
    return error.message;
  }
};
const measures = (scenario: number, id: string) =>
  stored.runs.filter((run) => run.scenario === scenario).map((run) => run.measures[id] ?? null);

test("what is stored of a real run has its hash, quality included", async () => {
  const read = (table: string): Uint8Array | null => {
    const file = join(stored.folder, table, "chunk-0.parquet");
    return existsSync(file) ? readFileSync(file) : null;
  };
  const runs = await decodeChunk(read);
  expect(runs).toHaveLength(6);
  expect(runs.map(runHash)).toEqual(runs.map(({ hash }) => hash));
  expect(runs.map(({ hash }) => hash)).toEqual(stored.runs.map(({ hash }) => hash));
});

describe("the tables of a result", () => {
  test("have words for codes, and figures as they were", async () => {
    const [[first]] = (await rows("SELECT hash FROM runs WHERE scenario = 'status-quo' AND replicate = 0")) as [
      [string],
    ];
    expect(first).toBe(stored.runs[0]?.hash);
    const { type = [], month = [], doctors = [], quality = [] } = stored.runs[0]?.tables.months ?? {};
    const at = type.findIndex((t, k) => t === 2 && month[k] === 12);
    expect(
      await rows(
        "SELECT doctors, quality FROM months WHERE scenario = 'status-quo' AND replicate = 0 AND type = 'township' AND month = 12",
      ),
    ).toEqual([[doctors[at], quality[at]]]);
    expect(quality[at]).toBeGreaterThan(0);
  });
  test("are there as stored as well", async () => {
    const words = await rows("SELECT count(*), sum(doctors) FROM months WHERE type = 'county'");
    expect(await rows("SELECT count(*), sum(doctors) FROM stored.months WHERE type = 1")).toEqual(words);
    expect(words[0]?.[0]).toBe(2 * 3 * 12);
  });
  test("leave no code without a word", async () => {
    for (const view of database.views)
      for (const { id } of view.columns.filter(({ codes }) => codes !== undefined))
        expect(await rows(`SELECT count(*) FROM ${view.id} WHERE ${id} IS NULL`), `${view.id}.${id}`).toEqual([[0]]);
  });
  test("are described, column by column", async () => {
    for (const { id, columns } of database.views) {
      const { columns: found } = await database.ask(`SELECT * FROM ${id}`);
      expect(found, id).toEqual(columns.map((column) => column.id));
    }
  });
});

describe("views", () => {
  test("outcomes puts the baseline of the same luck beside every value", async () => {
    const found = await rows(
      "SELECT value, baseline, difference FROM outcomes WHERE scenario = 'family-first' AND outcome = 'burnout' ORDER BY replicate",
    );
    const [own, base] = [measures(1, "burnout"), measures(0, "burnout")];
    expect(found).toEqual(own.map((value, k) => [value, base[k], (value ?? 0) - (base[k] ?? 0)]));
  });
  test("summary has the interval that the report has (pairedInterval)", async () => {
    const [found] = await rows(
      "SELECT difference, low, high FROM summary WHERE scenario = 'family-first' AND outcome = 'burnout'",
    );
    const { value, low, high } = pairedInterval(measures(1, "burnout"), measures(0, "burnout"));
    [value, low, high].forEach((wanted, k) => {
      expect(found?.[k]).toBeCloseTo(wanted ?? Number.NaN, 12);
    });
  });
  test("places of a country are each called what they are called", async () => {
    const opened = openResult(stored.folder);
    const region = chinaOver("Tibet");
    const facilities = expandFacilities(region);
    const own = await openQuery({ ...opened, manifest: { ...opened.manifest, region } }, { threads: 1 });
    const asked = await own.ask("SELECT facility, id, name, nameZh, type, county FROM places ORDER BY facility");
    let f = 0;
    for await (const batch of asked.batches)
      for (const row of batch) {
        const { id, name } = placeOf(region, facilities, f);
        const type = facilityTypes[facilities.type[f] as number];
        expect([...row]).toEqual([f, id, name.en, name.zh, type, facilities.county[f]]);
        f++;
      }
    expect(f).toBe(facilities.count);
    own.close();
  });
  test("places and scenarios name what numbers stand for", async () => {
    const [place] = await rows(
      "SELECT p.type, p.nameZh FROM facilities f JOIN places p USING (facility) WHERE p.type = 'township'",
    );
    expect(place).toEqual(["township", expect.stringMatching(/卫生院/)]);
    expect(await rows("SELECT scenario, baseline FROM scenarios ORDER BY position")).toEqual([
      ["status-quo", true],
      ["family-first", false],
    ]);
  });
});

describe("what is refused", () => {
  test.each([
    ["SELECT typ FROM months", 'SQL: no column "typ"; did you mean type?'],
    ["FROM mnths", 'SQL: no table "mnths"; did you mean months?'],
    ["SELECT doctors months WHERE", "SQL: syntax error near"],
    ["SELECT scenario FROM months JOIN flows ON true", "SQL: Ambiguous reference"],
  ])("%s: %s", async (sql, said) => {
    const message = await refusal(sql);
    expect(message).toContain(said);
    expect(message).not.toContain("\n");
  });

  test("whatever writes, reads another file, loads code or changes a setting", async () => {
    const chunk = join(stored.folder, "runs", "chunk-0.parquet").replaceAll("'", "''");
    const before = readFileSync(join(stored.folder, "runs", "chunk-0.parquet"));
    const outside = join(folder, "out");
    for (const sql of [
      `COPY (SELECT 1) TO '${chunk}'`,
      `EXPLAIN ANALYZE COPY (SELECT 1) TO '${chunk}'`,
      `COPY (SELECT 1) TO '${outside}'`,
      `ATTACH '${outside}'`,
      `EXPORT DATABASE '${outside}'`,
      "SELECT * FROM read_text('/etc/hostname')",
      `SELECT * FROM read_csv('${import.meta.filename}')`,
      "SELECT * FROM glob('/*')",
      "INSTALL httpfs",
      "LOAD httpfs",
      "SET memory_limit = '64GB'",
      "CREATE TABLE a AS SELECT 1",
      "DROP VIEW months",
      "SELECT 1; SELECT 2",
    ])
      expect(await refusal(sql), sql).toBe("SQL: only reads this result: one SELECT, without other files");
    expect(readFileSync(join(stored.folder, "runs", "chunk-0.parquet")).equals(before)).toBe(true);
    expect(readdirSync(folder)).toEqual(["r'1"]);
  });

  test("a query that needs more memory than allowed", async () => {
    const few = await openQuery(openResult(stored.folder), { threads: 1, memory: "8MB" });
    try {
      const ask = async () => {
        for await (const _ of (await few.ask("SELECT list(a.doctors) FROM months a, months b, months c")).batches);
      };
      await expect(ask()).rejects.toThrow("SQL: takes more memory than allowed");
    } finally {
      few.close();
    }
    expect(readdirSync(tmpdir()).filter((name) => name.startsWith(`medtide-query-${process.pid}-`))).toHaveLength(1);
  });
});

describe("on the command line", () => {
  const sql = "SELECT scenario, count(*) AS runs, NULL AS nothing FROM runs GROUP BY ALL ORDER BY scenario DESC";
  test("a table, CSV or JSON", async () => {
    const table = await spoken(["query", stored.folder, sql]);
    expect(table).toEqual({
      code: 0,
      err: "",
      out: "scenario      runs  nothing\nstatus-quo    3     –\nfamily-first  3     –\n",
    });
    expect((await spoken(["query", stored.folder, "--csv", sql])).out).toBe(
      "scenario,runs,nothing\nstatus-quo,3,\nfamily-first,3,\n",
    );
    const json = await spoken(["query", stored.folder, sql, "--json"]);
    expect(JSON.parse(json.out)).toEqual([
      { scenario: "status-quo", runs: 3, nothing: null },
      { scenario: "family-first", runs: 3, nothing: null },
    ]);
    expect((await spoken(["query", stored.folder, "SELECT 1 WHERE false", "--json"])).out).toBe("[]\n");
  });
  test("the process ends by itself, also when nobody reads on", async () => {
    const [answered, refused] = await Promise.all([
      medtide(["query", stored.folder, "SELECT 1 AS one", "--csv"], { cwd: folder }),
      medtide(["query", stored.folder, "SELECT", "--lang", "zh"], { cwd: folder }),
    ]);
    expect(answered).toMatchObject({ code: 0, out: "one\n1\n", err: "" });
    expect(refused).toMatchObject({ code: 2, out: "", err: expect.stringMatching(/^SQL：?.*\n$/) });
    const endless = await medtide(["query", stored.folder, "FROM months a, months b, months c", "--csv"], {
      cwd: folder,
      meanwhile: async (child) => {
        child.stdout?.once("data", () => child.stdout?.destroy());
      },
    });
    expect(endless).toMatchObject({ code: 0, err: "" });
  });
  test("long answers say how to get all of them", async () => {
    const { out } = await spoken(["query", stored.folder, "SELECT range FROM range(1001)"]);
    expect(out).toContain("(the first 1,000 rows; --csv prints all)");
  });
  test("without SQL, tables and columns in either language", async () => {
    const { out } = await spoken(["query", stored.folder, "--lang", "zh"]);
    expect(out).toContain("flows：按来源与去向的年度流动");
    expect(out).toMatch(/ {2}fundSpending +元 +医保支出/);
    const { out: english } = await spoken(["query", stored.folder, "--list"]);
    expect(english).toMatch(/ {2}fundSpending +RMB +Insurance spending/);
  });
  test("an error is one line, in either language, and the exit code says so", async () => {
    expect(await spoken(["query", stored.folder, "FROM mnths", "--lang", "zh"])).toEqual({
      code: 2,
      out: "",
      err: "SQL：没有数据表“mnths”；是不是 months？\n",
    });
  });
});
