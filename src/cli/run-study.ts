import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Faults } from "../base/fail.ts";
import type { Text } from "../base/text.ts";
import { number } from "../chart/format.ts";
import type { Engine } from "../host/node/engine.ts";
import { all as engines } from "../host/node/engines/all.gen.ts";
import { checkRoom } from "../host/node/estimate.ts";
import { deviations, register } from "../host/node/registration.ts";
import { chunkSize, StudyRun, type StudyRuns } from "../host/node/run-study.ts";
import { catchInterrupt, type Interrupt } from "../host/node/signals.ts";
import { openStudyFolder, type StudyManifest, studyFolder } from "../host/node/study-folder.ts";
import { checkWritable, writeWhole } from "../host/node/write.ts";
import { contentHash, firstPlan } from "../study/first-plan.ts";
import { kinds } from "../study/kinds.ts";
import type { Study } from "../study/study.ts";
import { drawStudyReport } from "./draw-report.ts";
import { dryRun } from "./dry-run.ts";
import { again } from "./invocation.ts";
import { createProgress } from "./progress.ts";
import { type Exit, exit, type Session } from "./session.ts";
import { findingsLines, reportOf } from "./study-text.ts";
import type { Values } from "./values.ts";

/** What `--json` prints of a study. */
const printed = (folder: string, { hash, runs, failed }: StudyManifest): object => ({
  hash,
  folder,
  runs,
  failed,
  findings: join(folder, "findings.json"),
});

const engineNamed = (id: string): Engine => engines.find((engine: Engine) => engine.id === id) as Engine;

/** Runs a study into its folder, or finds it there, and tells what came of it. */
export async function runStudy(file: string, study: Study, values: Values, session: Session): Promise<Exit> {
  const folder = values.out ?? studyFolder(study);
  const engine = engineNamed(values.on);
  checkFits(study, values);
  if (values.dryRun) return dryRun(study, folder, engine, values.threads, session, values.json);
  engine.check?.(values);
  const source = readFileSync(file, "utf8");
  const plan = firstPlan(study, chunkSize(study, engine.chunkSeconds));
  if (plan !== null) checkRoom(plan, folder);
  const finished = openStudyFolder(folder, study, values);
  if (values.register) register(folder, study, plan === null ? "" : contentHash(plan));
  if (finished !== null) {
    session.note({ en: `${folder}: already there, unchanged`, zh: `${folder}：结果已存在，未作改动` });
    return end(folder, study, finished, values, session);
  }
  const interrupt = catchInterrupt();
  try {
    const departed = deviations(folder, study, plan === null ? "" : contentHash(plan));
    return await runInto({ folder, source, study, engine, departed }, values, session, interrupt);
  } finally {
    interrupt.release();
  }
}

interface Asked {
  readonly folder: string;
  /** Text of the study file. */
  readonly source: string;
  readonly study: Study;
  readonly engine: Engine;
  /** From the registered plan, where there is one. */
  readonly departed: readonly Text[] | null;
}

async function runInto(
  { folder, source, study, engine, departed }: Asked,
  values: Values,
  session: Session,
  { signal }: Interrupt,
): Promise<Exit> {
  const started = new Date();
  const progress = createProgress(session, values.threads);
  const { threads } = values;
  const run = new StudyRun(study, folder, {
    engine,
    options: values,
    threads,
    signal,
    note: session.note,
    progress: progress.update,
  });
  try {
    const runs = await run.run();
    progress.stop();
    const told = reportOf(study, runs, departed);
    const page = await drawStudyReport(told, session.lang);
    const manifest = run.complete(runs, { told, page, source, started, deviations: departed });
    for (const each of departed ?? [])
      session.warn({ en: `departs from the registered plan: ${each.en}`, zh: `偏离注册计划：${each.zh}` });
    if (!values.json) session.print(findingsLines(runs.findings, session).join("\n"));
    tellRuns(runs, session);
    return end(folder, study, manifest, values, session);
  } catch (error) {
    progress.stop();
    return stopped(error, folder, session, signal.aborted);
  }
}

const tellRuns = ({ runs, overhead }: StudyRuns, session: Session): void => {
  if (overhead === null) return;
  const share = number(overhead * 100, 1);
  session.note({
    en: `${number(runs)} runs; ${share} % of the processor time went into other than simulating`,
    zh: `共 ${number(runs)} 次运行；模拟以外的处理器时间占 ${share}%`,
  });
};

/** Refuses a file for parameters that the study does not fit, or that could not be written. */
function checkFits({ kind }: Study, { parameters }: Values): void {
  if (parameters === null) return;
  if (kinds.get(kind)?.fits === undefined) {
    throw new Faults([
      {
        file: "--parameters",
        line: null,
        key: null,
        en: `a study of kind ${kind} fits no parameters; one of kind calibrate does`,
        zh: `${kind} 类研究不拟合参数；calibrate 类研究才会`,
      },
    ]);
  }
  checkWritable(parameters);
}

/** Puts what a study has fitted where the user wants it, too; false where it could fit nothing. */
function putFitted(folder: string, { kind }: Study, { parameters, json }: Values, session: Session): boolean {
  const name = kinds.get(kind)?.fits;
  if (parameters === null || name === undefined) return true;
  const fitted = join(folder, name);
  if (!existsSync(fitted)) {
    const why = { en: "not written: nothing could be fitted", zh: "未写入：未能拟合任何参数" };
    session.tell([{ file: parameters, line: null, key: null, ...why }]);
    return false;
  }
  writeWhole(parameters, readFileSync(fitted));
  if (!json) session.print(session.text({ en: `Parameters: ${parameters}`, zh: `参数：${parameters}` }));
  return true;
}

function end(folder: string, study: Study, manifest: StudyManifest, values: Values, session: Session): Exit {
  const put = putFitted(folder, study, values, session);
  if (values.json) session.printJson(printed(folder, manifest));
  else {
    const report = join(folder, "report.html");
    session.print(session.text({ en: `Report: ${report}`, zh: `报告：${report}` }));
  }
  if (manifest.failed === 0) return put ? exit.done : exit.failed;
  session.warn({
    en: `${manifest.failed} of ${manifest.runs} runs failed; they are rows of the table runs, with stage and message`,
    zh: `${manifest.runs} 次运行中有 ${manifest.failed} 次失败；已作为 runs 表中的行保存，含环节与原因`,
  });
  return exit.failed;
}

/** Why a study stopped short, and how to go on. */
function stopped(error: unknown, folder: string, session: Session, interrupted: boolean): Exit {
  if (interrupted) session.warn({ en: "interrupted", zh: "已中断" });
  else if (error instanceof Faults) session.tell(error.faults);
  else {
    const message = error instanceof Error ? error.message : String(error);
    session.warn({ en: `medtide: ${message}`, zh: `medtide：${message}` });
  }
  const command = again(process, { without: ["--force"], add: ["--resume"] });
  session.warn({
    en: `what is finished is kept in ${folder}; to go on: ${command}`,
    zh: `已完成的部分保存在 ${folder}；继续运行：${command}`,
  });
  return interrupted ? exit.interrupted : exit.failed;
}
