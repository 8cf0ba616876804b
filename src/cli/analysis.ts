import { Faults } from "../base/fail.ts";
import type { Pool } from "../host/node/pool.ts";
import { catchInterrupt } from "../host/node/signals.ts";
import type { Scenario } from "../sim/scenario.ts";
import type { OptionId } from "./options.ts";
import { createProgress } from "./progress.ts";
import { comparisonRequest } from "./request.ts";
import { type Exit, exit, type Session } from "./session.ts";
import type { Values } from "./values.ts";

/** Options of `compare` each of which makes another thing of it. */
export type Analysis = Extract<OptionId, "interactions" | "rules" | "mechanisms" | "who">;
const analyses: readonly Analysis[] = ["interactions", "rules", "mechanisms", "who"];

export const refuse = (analysis: Analysis, en: string, zh: string): Faults =>
  new Faults([{ file: `--${analysis}`, line: null, key: null, en, zh }]);

/** Refuses what an analysis cannot be combined with: other analyses, a result folder, and what is named here. */
export function checkAlone(analysis: Analysis, values: Values, further: readonly (OptionId & keyof Values)[]): void {
  for (const option of [...further, ...analyses, "out", "force"] as const)
    if (option !== analysis && values[option] !== null && values[option] !== false)
      throw refuse(analysis, `does not go with --${option}`, `不能与 --${option} 同时使用`);
}

/** The one package that an analysis is of, and what it is held against. */
export function packageAndBaseline(
  analysis: Analysis,
  names: readonly string[],
  values: Values,
): { readonly scenario: Scenario; readonly baseline: Scenario } {
  const { scenarios } = comparisonRequest(names, values);
  const [baseline, scenario] = scenarios;
  if (names.length === 0 || baseline === undefined || scenario === undefined || scenarios.length > 2)
    throw refuse(
      analysis,
      "goes with one package and its baseline: compare family-first",
      "须且只能指定一个政策组合（另加基线），例如 compare family-first",
    );
  return { scenario, baseline };
}

/** Runs an analysis on worker threads, shows its progress and prints what came of it; `scenarios` are run for each replicate. */
export async function analyse<Result extends { readonly failed: number }>(
  values: Values,
  session: Session,
  scenarios: number,
  run: (pool: Pool, onProgress: (done: number, total: number) => void) => Promise<Result>,
  lines: (result: Result, session: Session) => readonly string[],
): Promise<Exit> {
  const { signal, release } = catchInterrupt();
  const pool = session.createPool({ threads: values.threads, signal });
  const progress = createProgress(session, values.threads * scenarios);
  try {
    const result = await run(pool, progress.update);
    progress.stop();
    if (values.json) session.printJson(result);
    else session.print(lines(result, session).join("\n"));
    if (result.failed === 0) return exit.done;
    session.warn({ en: `${result.failed} runs failed`, zh: `${result.failed} 次运行失败` });
    return exit.failed;
  } catch (error) {
    progress.stop();
    if (!signal.aborted) throw error;
    session.warn({ en: "interrupted; nothing is kept", zh: "已中断，未保留结果" });
    return exit.interrupted;
  } finally {
    release();
    await pool.close();
  }
}
