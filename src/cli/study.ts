import { existsSync } from "node:fs";
import { join } from "node:path";
import { Faults } from "../base/fail.ts";
import type { Text } from "../base/text.ts";
import { createPool } from "../host/node/pool.ts";
import { createRecorder, type Recorder } from "../host/node/recorder.ts";
import { catchInterrupt, type Interrupt } from "../host/node/signals.ts";
import { abandon, complete, defaultFolder, openFolder, type Place, type Request } from "../host/node/store.ts";
import type { Comparison } from "../sim/comparison.ts";
import { compare } from "../study/compare.ts";
import { drawReport } from "./draw-report.ts";
import type { Values } from "./options.ts";
import { createProgress } from "./progress.ts";
import { type Exit, exit, type Session } from "./session.ts";

/** The result of a study, new or found again. */
export interface Done {
  readonly folder: string;
  readonly comparison: Comparison;
}

const again = (): string => process.argv.slice(2).map(quoted).join(" ");
const quoted = (word: string): string => (/^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`);

const keptText = (finished: number, asked: number, folder: string): Text =>
  finished === 0
    ? { en: "nothing was finished and nothing is kept", zh: "尚无完成的运行，未保留任何内容" }
    : {
        en: `${finished} of ${asked} replicates are finished and kept in ${folder}`,
        zh: `已完成 ${finished}/${asked} 次重复运行，保存在 ${folder}`,
      };

/** Puts away what is finished after a study was stopped, and says how to go on. */
const putAway = (place: Place, recorder: Recorder, session: Session): void => {
  const { finished, asked } = recorder.keep();
  session.warn(keptText(finished, asked, place.folder));
  if (finished === 0) abandon(place);
  const command = `medtide ${again()}`;
  session.warn({ en: `to go on: ${command}`, zh: `继续运行：${command}` });
};

/** Why a study stopped short, and what it leaves. */
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
  const pool = createPool({ threads, signal });
  const recorder = createRecorder(place.partial, pool);
  const progress = createProgress(session);
  try {
    const { seed, replicates, baseline, budget } = request;
    const options = { seed, replicates, baseline, ...(budget === null ? {} : { budget }) };
    const { comparison } = await compare(request.scenarios, options, recorder, progress.update);
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
export async function study(name: string, request: Request, values: Values, session: Session): Promise<Done | Exit> {
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

/** The exit code of a study that came to its end. */
export const exitOf = ({ comparison }: Done): Exit => (comparison.failed.length > 0 ? exit.failed : exit.done);

/** Where the report lies, for the last line. */
export const reportLine = ({ folder }: Done): Text => {
  const report = join(folder, "report.html");
  return existsSync(report)
    ? { en: `Report: ${report}`, zh: `报告：${report}` }
    : { en: `Result: ${folder}`, zh: `结果：${folder}` };
};
