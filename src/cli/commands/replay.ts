import { packageFacts } from "../../host/node/package-facts.ts";
import { type OpenedResult, openResult } from "../../host/node/result/open.ts";
import {
  namedRun,
  type Replayed,
  replay,
  type StoredRun,
  type StoredScenarios,
  storedRuns,
  storedScenarios,
} from "../../host/node/result/replay.ts";
import { catchInterrupt } from "../../host/node/signals.ts";
import { command } from "../command.ts";
import { createProgress } from "../progress.ts";
import { type Exit, exit, type Session } from "../session.ts";
import type { Values } from "../values.ts";

/** Runs again what is asked for; by scenario and then replicate, or null when interrupted. */
const runAgain = async (
  result: OpenedResult,
  runs: readonly StoredRun[],
  { threads }: Values,
  session: Session,
): Promise<Replayed[] | null> => {
  const interrupt = catchInterrupt();
  const pool = session.createPool({ threads, signal: interrupt.signal });
  const progress = createProgress(session, threads);
  try {
    const replayed: Replayed[] = [];
    for await (const run of replay(result, runs, pool)) {
      replayed.push(run);
      progress.update(replayed.length, runs.length);
    }
    return replayed.sort((a, b) => a.scenario - b.scenario || a.replicate - b.replicate);
  } catch (error) {
    if (!interrupt.signal.aborted) throw error;
    return null;
  } finally {
    progress.stop();
    await pool.close();
    interrupt.release();
  }
};

const short = (hash: string): string => `${hash.slice(0, 8)}…`;

/** How a run that came out otherwise differs. */
const difference = ({ hash, found, message, tables }: Replayed, zh: boolean): string => {
  if (found === null) return zh ? `这次运行失败：${message}` : `failed this time: ${message}`;
  if (hash === null) return zh ? "原先失败，这次完成" : "had failed, and was finished this time";
  if (hash === found && tables !== null)
    return zh
      ? `再次运行的哈希相同，但已存储的表被改动：${tables.join("、")}`
      : `the hash is the same, but stored tables have been altered: ${tables.join(", ")}`;
  const hashes = zh ? `存储 ${short(hash)}，得到 ${short(found)}` : `stored ${short(hash)}, found ${short(found)}`;
  if (tables === null) return hashes;
  if (tables.length === 0)
    return zh
      ? `${hashes}；数据表相同，存储的哈希或指标不同`
      : `${hashes}; its tables are the same, its stored hash or measures are not`;
  return zh ? `${hashes}；不同的表：${tables.join("、")}` : `${hashes}; different tables: ${tables.join(", ")}`;
};

const lines = (replayed: readonly Replayed[], { ids }: StoredScenarios, { lang }: Session): string[] => {
  const zh = lang === "zh";
  const name = ({ scenario, replicate }: Replayed): string => `${ids[scenario] ?? scenario}/${replicate}`;
  const others = replayed.filter(({ same }) => !same);
  const [only] = replayed;
  if (only !== undefined && replayed.length === 1 && only.same) {
    const hash = only.hash === null ? (zh ? "再次失败" : "failed again") : only.hash;
    return [zh ? `${name(only)}：结果相同，${hash}` : `${name(only)}: the same, ${hash}`];
  }
  const same = replayed.length - others.length;
  return [
    ...others.map((run) =>
      zh ? `${name(run)}：结果不同，${difference(run, zh)}` : `${name(run)}: differs, ${difference(run, zh)}`,
    ),
    zh ? `${replayed.length} 次运行中 ${same} 次结果相同` : `${same} of ${replayed.length} runs are the same`,
  ];
};

export default command({
  name: "replay",
  means: {
    en: "Run a stored run again, from the result alone, and compare its hash with the stored one",
    zh: "仅凭结果文件夹重新运行其中一次运行，并核对哈希",
  },
  argument: { name: "result", count: "one", means: { en: "Folder of a result", zh: "结果文件夹" } },
  second: {
    name: "run",
    means: { en: "Which run, as scenario/replicate; default: the first", zh: "哪次运行：情景/重复序号；默认为第一次" },
  },
  options: ["every", "threads"],
  async run([folder = "", name], values, session): Promise<Exit> {
    const result = openResult(folder);
    const { version } = result.manifest;
    if (version !== packageFacts.version) {
      session.warn({
        en: `this result was made by medtide ${version} and this is ${packageFacts.version}: runs may come out otherwise`,
        zh: `该结果由 medtide ${version} 生成，当前版本为 ${packageFacts.version}：运行结果可能不同`,
      });
    }
    const scenarios = storedScenarios(result);
    const stored = await storedRuns(result);
    const runs = values.every ? stored : [namedRun(name ?? null, scenarios, stored)];
    const replayed = await runAgain(result, runs, values, session);
    if (replayed === null) return exit.interrupted;
    const allSame = replayed.every(({ same }) => same);
    if (values.json) {
      const named = replayed.map((run) => ({ ...run, scenario: scenarios.ids[run.scenario] ?? run.scenario }));
      session.printJson({ version, same: allSame, runs: named });
    } else session.print(lines(replayed, scenarios, session).join("\n"));
    return allSame ? exit.done : exit.failed;
  },
});
