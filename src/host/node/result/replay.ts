import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Faults, nearest } from "../../../base/fail.ts";
import type { Text } from "../../../base/text.ts";
import { resultHash } from "../../../sim/run-hash.ts";
import type { Scenario } from "../../../sim/scenario.ts";
import { plannedScenario } from "../../../study/plan.ts";
import type { Job, Runner, RunResult } from "../../../study/runner.ts";
import { tableIds } from "../chunk.ts";
import { decodeTable } from "../parquet.ts";
import { openPlan } from "../run-chunk.ts";
import { planFile } from "../study-folder.ts";
import type { OpenedResult } from "./open.ts";
import { type Cell, openQuery } from "./query.ts";
import { STORED } from "./views.ts";

/** A run as it is stored. */
export interface StoredRun {
  /** Position in the manifest. */
  readonly scenario: number;
  readonly replicate: number;
  /** Null when it failed. */
  readonly hash: string | null;
}

/** A stored run and what came out when it was run again. */
export interface Replayed extends StoredRun {
  /** Null when it failed now. */
  readonly found: string | null;
  readonly same: boolean;
  /** Why it failed now. */
  readonly message: string | null;
  /** Tables that are not as stored; empty when the tables are and only the stored hash is another. Null where nothing can be compared. */
  readonly tables: readonly string[] | null;
}

const refuse = (file: string, { en, zh }: Text): Faults => new Faults([{ file, line: null, key: null, en, zh }]);

/** The runs of a result by scenario and then replicate. Throws `Faults` when they are not those that the manifest was written for. */
export async function storedRuns({ folder, manifest, tables }: OpenedResult): Promise<StoredRun[]> {
  const runs: StoredRun[] = [];
  for (const file of tables.find(({ id }) => id === "runs")?.files ?? []) {
    const columns = await decodeTable(readFileSync(file), ["scenario", "replicate", "hash"]).catch(() => {
      throw refuse(file, { en: "is damaged: it cannot be read", zh: "已损坏：无法读取" });
    });
    const { scenario = [], replicate = [], hash = [] } = Object.fromEntries(columns);
    scenario.forEach((at, k) => {
      runs.push({ scenario: Number(at), replicate: Number(replicate[k]), hash: (hash[k] ?? null) as string | null });
    });
  }
  runs.sort((a, b) => a.scenario - b.scenario || a.replicate - b.replicate);
  if (resultHash(runs.map(({ hash }) => hash)) !== manifest.hash) {
    throw refuse(join(folder, "manifest.json"), {
      en: "its hash is not that of the stored runs: the result has been altered",
      zh: "其中的哈希与已存储的运行不符：结果已被改动",
    });
  }
  return runs;
}

/** The scenarios of a result as they were run, from what it says of itself alone. */
export interface StoredScenarios {
  /** By position, where they have ids. */
  readonly ids: readonly string[];
  readonly seed: string;
  at(position: number): Scenario | undefined;
  /** Scenarios of one number begin in the same world, so that one job may hold them. */
  worldOf(position: number): number;
}

/** Throws `Faults` where a result does not hold its scenarios. */
export function storedScenarios({ folder, manifest }: OpenedResult): StoredScenarios {
  const { region, scenarios, seed, waves } = manifest;
  if (waves !== undefined && seed !== undefined) return studyScenarios(folder, waves, seed);
  if (region === undefined || scenarios === undefined || scenarios.length === 0 || seed === undefined) {
    throw refuse(join(folder, "manifest.json"), {
      en: "holds no scenarios that could be run again",
      zh: "其中没有可重新运行的情景",
    });
  }
  const whole = scenarios.map((scenario): Scenario => ({ ...scenario, region }));
  return { ids: whole.map(({ id }) => id), seed, at: (position) => whole[position], worldOf: () => 0 };
}

/** The scenarios of a study, from its plans: each is made when it is asked for, and called by its position. */
function studyScenarios(folder: string, waves: number, seed: string): StoredScenarios {
  const makers: (() => Scenario)[] = [];
  const worlds: number[] = [];
  for (let wave = 0; wave < waves; wave++) {
    const { plan } = openPlan(planFile(folder, wave));
    // A later wave names scenarios again that have further replicates.
    for (const entry of plan.scenarios) {
      makers[entry.scenario] ??= () => plannedScenario(plan, entry);
      worlds[entry.scenario] = entry.world;
    }
  }
  const made = new Map<number, Scenario>();
  return {
    ids: makers.map((_, position) => String(position)),
    seed,
    at(position) {
      const scenario = made.get(position) ?? makers[position]?.();
      if (scenario !== undefined) made.set(position, scenario);
      return scenario;
    },
    worldOf: (position) => worlds[position] ?? 0,
  };
}

/** The run that is called `scenario/replicate`: an id or a position, and a number; the first one without a name. */
export function namedRun(name: string | null, { ids, at }: StoredScenarios, runs: readonly StoredRun[]): StoredRun {
  const [, written = "", number = "0"] = /^(.*?)(?:\/(\d+))?$/.exec(name ?? "0/0") ?? [];
  const byId = ids.indexOf(written);
  const scenario = byId < 0 && /^\d+$/.test(written) ? Number(written) : byId;
  if (at(scenario) === undefined) {
    const near = nearest(written, ids);
    const last = Math.max(0, ...runs.map((run) => run.scenario));
    const known = ids.length > 0 ? ids : [`0 … ${last}`];
    throw refuse(name ?? "", {
      en: `no scenario "${written}" in this result; ${near === null ? `it has ${known.join(", ")}` : `did you mean ${near}?`}`,
      zh: `结果中没有情景“${written}”；${near === null ? `其中有 ${known.join("、")}` : `是不是 ${near}？`}`,
    });
  }
  const found = runs.find((run) => run.scenario === scenario && run.replicate === Number(number));
  if (found !== undefined) return found;
  const last = Math.max(0, ...runs.map(({ replicate }) => replicate));
  throw refuse(name ?? "", {
    en: `no replicate ${number} in this result; it has 0 to ${last}`,
    zh: `结果中没有第 ${number} 次重复运行；范围为 0 至 ${last}`,
  });
}

/** A stored figure and one that was found: null stands for what is not a number. */
const isSame = (stored: Cell | undefined, found: number | undefined): boolean =>
  stored === null ? Number.isNaN(found) : stored === found;

/** Tables of a run that are not as stored. */
async function differing(result: OpenedResult, stored: StoredRun, { tables }: RunResult): Promise<string[]> {
  const database = await openQuery(result, { threads: 1 });
  try {
    const different: string[] = [];
    for (const id of tableIds.filter((table) => result.tables.some((kept) => kept.id === table))) {
      const { columns, batches } = await database.ask(
        `SELECT * EXCLUDE (scenario, replicate) FROM ${STORED}.${id} ` +
          `WHERE scenario = ${stored.scenario} AND replicate = ${stored.replicate}`,
      );
      const rows: (readonly Cell[])[] = [];
      for await (const batch of batches) rows.push(...batch);
      const found = tables[id];
      const alike = columns.every((name, at) => rows.every((row, k) => isSame(row[at], found?.[name]?.[k])));
      if (!alike || rows.length !== (found?.["replicate"]?.length ?? 0)) different.push(id);
    }
    return different;
  } finally {
    database.close();
  }
}

/** Runs by a number that they have. */
const grouped = (runs: readonly StoredRun[], by: (run: StoredRun) => number): ReadonlyMap<number, StoredRun[]> => {
  const found = new Map<number, StoredRun[]>();
  for (const run of runs) {
    const others = found.get(by(run));
    if (others === undefined) found.set(by(run), [run]);
    else others.push(run);
  }
  return found;
};

/**
 * Runs stored runs again from the manifest alone and holds each against its stored hash; a run asked for alone also against
 * its stored tables. Comes as runs are finished, in any order. A run that failed is the same when it fails again.
 */
export async function* replay(
  result: OpenedResult,
  runs: readonly StoredRun[],
  runner: Runner,
): AsyncGenerator<Replayed> {
  const scenarios = storedScenarios(result);
  // World by world: runs of one job share it.
  for (const of of grouped(runs, ({ scenario }) => scenarios.worldOf(scenario)).values())
    yield* replayWorld(result, scenarios, of, runs.length === 1, runner);
}

async function* replayWorld(
  result: OpenedResult,
  scenarios: StoredScenarios,
  runs: readonly StoredRun[],
  alone: boolean,
  runner: Runner,
): AsyncGenerator<Replayed> {
  const asked = grouped(runs, ({ replicate }) => replicate);
  // Replicates of the same scenarios share one list: a worker that has it keeps what it knows of them.
  const lists = new Map<string, readonly Scenario[]>();
  const jobs = [...asked].map(([replicate, of]): Job => {
    const positions = of.map(({ scenario }) => scenario);
    const list = lists.get(positions.join()) ?? positions.map((at) => scenarios.at(at) as Scenario);
    lists.set(positions.join(), list);
    return { scenarios: list, seed: scenarios.seed, replicate };
  });
  for await (const outcome of runner.run(jobs)) {
    const { replicate, scenario } = outcome.ok ? outcome.run : outcome;
    const run = asked.get(replicate)?.[scenario] as StoredRun;
    if (!outcome.ok) {
      yield { ...run, found: null, same: run.hash === null, message: outcome.message, tables: null };
      continue;
    }
    const found = outcome.run.hash;
    const compared = run.hash !== null && (found !== run.hash || alone);
    const tables = compared ? await differing(result, run, outcome.run) : null;
    const same = found === run.hash && (tables ?? []).length === 0;
    yield { ...run, found, same, message: null, tables };
  }
}
