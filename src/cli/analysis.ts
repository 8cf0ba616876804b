import { join } from "node:path";
import { all } from "../analyses/all.gen.ts";
import type { Analysis } from "../analyses/analysis.ts";
import { Faults } from "../base/fail.ts";
import type { Text } from "../base/text.ts";
import { keepAnalysis, keptAnalysis, keptChapters } from "../host/node/analyses.ts";
import type { Pool } from "../host/node/pool.ts";
import { catchInterrupt } from "../host/node/signals.ts";
import type { Request } from "../host/node/store.ts";
import { writeWhole } from "../host/node/write.ts";
import type { Scenario } from "../sim/scenario.ts";
import { drawReport } from "./draw-report.ts";
import type { OptionId } from "./options.ts";
import { createProgress } from "./progress.ts";
import { comparisonRequest, nameOf } from "./request.ts";
import { exitOf, reportLine, runComparison } from "./run-comparison.ts";
import { type Exit, exit, type Session } from "./session.ts";
import type { Values } from "./values.ts";

/** Options of `compare` each of which makes another thing of it. */
type AnalysisId = Extract<OptionId, (typeof all)[number]["id"]>;

export const refuse = (analysis: AnalysisId, en: string, zh: string): Faults =>
  new Faults([{ file: `--${analysis}`, line: null, key: null, en, zh }]);

/** Refuses what an analysis cannot be combined with: other analyses, and what is named here. */
export function checkAlone(analysis: AnalysisId, values: Values, further: readonly (OptionId & keyof Values)[]): void {
  for (const option of [...further, ...all.map(({ id }) => id)])
    if (option !== analysis && values[option] !== null && values[option] !== false)
      throw refuse(analysis, `does not go with --${option}`, `不能与 --${option} 同时使用`);
}

/** The one package that an analysis is of, and what it is held against. */
export function packageAndBaseline(
  analysis: AnalysisId,
  names: readonly string[],
  values: Values,
): { readonly request: Request; readonly scenario: Scenario; readonly baseline: Scenario } {
  const request = comparisonRequest(names, values);
  const [baseline, scenario] = request.scenarios;
  if (names.length === 0 || baseline === undefined || scenario === undefined || request.scenarios.length > 2)
    throw refuse(
      analysis,
      "goes with one package and its baseline: compare family-first",
      "须且只能指定一个政策组合（另加基线），例如 compare family-first",
    );
  return { request, scenario, baseline };
}

/** What an analysis adds to a comparison. */
interface Asked<Result> {
  readonly analysis: Analysis<Result>;
  /** What decides the result besides the comparison's own request. */
  readonly asked: Readonly<Record<string, unknown>>;
  /** The comparison that it belongs to. */
  readonly request: Request;
  lines(result: Result, session: Session, nameOf: (scenario: string) => Text): readonly string[];
}

/**
 * Runs the comparison that an analysis belongs to, or finds it in its folder, then the analysis on worker threads, unless the folder has
 * it, too; keeps it there, writes the report with it and prints what came of it. `scenarios` are run for each replicate.
 */
export async function analyse<Result extends { readonly failed: number }>(
  { analysis, asked, request, lines }: Asked<Result>,
  values: Values,
  session: Session,
  scenarios: number,
  run: (pool: Pool, onProgress: (done: number, total: number) => void) => Promise<Result>,
): Promise<Exit> {
  const done = await runComparison(nameOf(request), request, values, session);
  if (typeof done === "number") return done;
  const { folder, comparison } = done;
  const named = (scenario: string): Text =>
    comparison.packages.find((p) => p.id === scenario)?.name ?? { en: scenario, zh: scenario };
  let result = keptAnalysis<Result>(folder, analysis.id, asked);
  if (result === null) {
    const found = await runAnalysis(values, session, scenarios, run);
    if (typeof found === "number") return found;
    result = found;
    keepAnalysis(folder, analysis.id, { asked, result, chapter: analysis.chapter(result, named) });
    writeWhole(join(folder, "report.html"), await drawReport(comparison, session.lang, keptChapters(folder)));
  }
  if (values.json) session.printJson(result);
  else session.print([...lines(result, session, named), reportLine(done, session.lang)].join("\n"));
  if (result.failed > 0) session.warn({ en: `${result.failed} runs failed`, zh: `${result.failed} 次运行失败` });
  return result.failed > 0 ? exit.failed : exitOf(done);
}

async function runAnalysis<Result>(
  { threads }: Values,
  session: Session,
  scenarios: number,
  run: (pool: Pool, onProgress: (done: number, total: number) => void) => Promise<Result>,
): Promise<Result | Exit> {
  const { signal, release } = catchInterrupt();
  const pool = session.createPool({ threads, signal });
  const progress = createProgress(session, threads * scenarios);
  try {
    return await run(pool, progress.update);
  } catch (error) {
    if (!signal.aborted) throw error;
    session.warn({ en: "interrupted; nothing of the analysis is kept", zh: "已中断，未保留分析结果" });
    return exit.interrupted;
  } finally {
    progress.stop();
    release();
    await pool.close();
  }
}
