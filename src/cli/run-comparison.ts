import { closeSync, existsSync, openSync, readSync } from "node:fs";
import { join } from "node:path";
import { Faults } from "../base/fail.ts";
import type { Language, Text } from "../base/text.ts";
import { createRecorder, type Recorder } from "../host/node/recorder.ts";
import { shippedEffects } from "../host/node/shipped-effects.ts";
import { catchInterrupt, type Interrupt } from "../host/node/signals.ts";
import { abandon, complete, defaultFolder, openFolder, type Place, type Request } from "../host/node/store.ts";
import type { Comparison } from "../sim/comparison.ts";
import { compare } from "../study/compare.ts";
import { drawReport } from "./draw-report.ts";
import { again } from "./invocation.ts";
import { createProgress } from "./progress.ts";
import { type Exit, exit, type Session } from "./session.ts";
import type { Values } from "./values.ts";

/** The result of a comparison, new or found again. */
export interface Done {
  readonly folder: string;
  readonly comparison: Comparison;
}

const keptText = (finished: number, asked: number, folder: string): Text =>
  finished === 0
    ? { en: "nothing was finished and nothing is kept", zh: "尚无完成的运行，未保留任何内容" }
    : {
        en: `${finished} of ${asked} replicates are finished and kept in ${folder}`,
        zh: `已完成 ${finished}/${asked} 次重复运行，保存在 ${folder}`,
      };

/** Puts away what is finished after a comparison was stopped, and says how to go on. */
const putAway = (place: Place, recorder: Recorder, session: Session): void => {
  const { finished, asked } = recorder.keep();
  session.warn(keptText(finished, asked, place.folder));
  if (finished === 0) abandon(place);
  const command = again();
  session.warn({ en: `to go on: ${command}`, zh: `继续运行：${command}` });
};

/** Why a comparison stopped short, and what it leaves. */
const stopped = (error: unknown, place: Place, recorder: Recorder, session: Session, interrupted: boolean): Exit => {
  if (interrupted) session.warn({ en: "interrupted", zh: "已中断" });
  else if (error instanceof Faults) session.tell(error.faults);
  else session.warn({ en: `medtide: ${messageOf(error)}`, zh: `medtide：${messageOf(error)}` });
  try {
    putAway(place, recorder, session);
  } catch (later) {
    if (later instanceof Faults && interrupted) session.tell(later.faults);
    session.warn({
      en: `chunks already written are kept in ${place.folder}`,
      zh: `已写入的数据保留在 ${place.folder}`,
    });
  }
  return interrupted ? exit.interrupted : exit.failed;
};

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** Runs a request in a folder that is ready for it. */
const runInto = async (
  place: Place,
  request: Request,
  { threads }: Values,
  session: Session,
  { signal }: Interrupt,
): Promise<Done | Exit> => {
  const started = new Date();
  const progress = createProgress(session, threads * request.scenarios.length);
  // Runs over a large region are done bit by bit, and take long.
  const seen = { done: 0, total: 0, inParts: 0 };
  const show = (): void => progress.update(Math.max(seen.done, Math.floor(10 * seen.inParts) / 10), seen.total);
  const onPart = (runs: number): void => {
    seen.inParts += runs;
    show();
  };
  const onRun = (done: number, total: number): void => {
    Object.assign(seen, { done, total });
    show();
  };
  const pool = session.createPool({ threads, signal, onPart });
  const recorder = createRecorder(place.partial, pool);
  try {
    const { seed, replicates, baseline, budget } = request;
    const options = { seed, replicates, baseline, effects: shippedEffects(), ...(budget === null ? {} : { budget }) };
    const { comparison } = await compare(request.scenarios, options, recorder, onRun);
    progress.stop();
    const report = await drawReport(comparison, session.lang);
    complete(place, request, recorder, comparison, report, { threads, started });
    return { folder: place.folder, comparison };
  } catch (error) {
    progress.stop();
    return stopped(error, place, recorder, session, signal.aborted);
  } finally {
    await pool.close();
  }
};

/** Runs a request into its folder, or finds it there. Returns what is to be shown, or how it ended instead. */
export async function runComparison(
  name: string,
  request: Request,
  values: Values,
  session: Session,
): Promise<Done | Exit> {
  const folder = values.out ?? defaultFolder(name, request);
  const interrupt = catchInterrupt();
  try {
    const opened = openFolder(folder, request, values.force);
    if (!("manifest" in opened)) return await runInto(opened, request, values, session, interrupt);
    session.note({ en: `${folder}: already there, unchanged`, zh: `${folder}：结果已存在，未作改动` });
    return { folder, comparison: opened.comparison };
  } finally {
    interrupt.release();
  }
}

/** The exit code of a comparison that came to its end. */
export const exitOf = ({ comparison }: Done): Exit => (comparison.failed.length > 0 ? exit.failed : exit.done);

/** The language that a page opens in. */
const languageOfPage = (page: string): string | undefined => {
  const head = Buffer.alloc(64);
  const file = openSync(page, "r");
  try {
    readSync(file, head);
  } finally {
    closeSync(file);
  }
  return /<html lang="(\w+)"/.exec(head.toString("latin1"))?.[1];
};

/** Where the report lies, for the last line; in the language asked for, though an earlier request wrote it in the other. */
export const reportLine = ({ folder }: Done, lang: Language): string => {
  const report = join(folder, "report.html");
  if (!existsSync(report)) return lang === "zh" ? `结果：${folder}` : `Result: ${folder}`;
  const page = languageOfPage(report) === lang ? report : `${report}#${lang}`;
  return lang === "zh" ? `报告：${page}` : `Report: ${page}`;
};
