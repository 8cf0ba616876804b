import { number } from "../chart/format.ts";
import type { Engine } from "../host/node/engine.ts";
import { checkDisk, type Estimate, estimate } from "../host/node/estimate.ts";
import type { Study } from "../study/study.ts";
import { alignWords } from "./columns.ts";
import { type Exit, exit, type Session } from "./session.ts";

const duration = (seconds: number, zh: boolean): string => {
  if (seconds < 90) return zh ? `${number(Math.max(1, seconds))} 秒` : `${number(Math.max(1, seconds))} s`;
  if (seconds < 5400) return zh ? `${number(seconds / 60)} 分钟` : `${number(seconds / 60)} min`;
  return zh ? `${number(seconds / 3600, 1)} 小时` : `${number(seconds / 3600, 1)} h`;
};

const size = (bytes: number): string =>
  bytes < 1e6
    ? `${number(bytes / 1e3)} kB`
    : bytes < 1e9
      ? `${number(bytes / 1e6)} MB`
      : `${number(bytes / 1e9, 1)} GB`;

/** What all waves together may come to, in proportion to the first. */
const mostText = (e: Estimate, most: number, zh: boolean): string => {
  const times = most / Math.max(1, e.runs);
  const [time, space] = [duration(e.seconds * times, zh), size(e.bytes * times)];
  return zh
    ? `以上为第一批；全部批次至多 ${number(most)} 次运行，约需处理器时间 ${time}，结果约 ${space}。`
    : `This is the first wave; all waves together are at most ${number(most)} runs: about ${time} of processor time, ${space}.`;
};

const lines = (e: Estimate, zh: boolean): string[] => [
  ...alignWords([
    [zh ? "情景" : "Scenarios", number(e.scenarios)],
    [
      zh ? "运行次数" : "Runs",
      zh ? `${number(e.runs)}，分 ${number(e.chunks)} 块` : `${number(e.runs)} in ${number(e.chunks)} chunks`,
    ],
    [
      zh ? "医师月" : "Doctor-months",
      zh ? `${number(e.doctorMonths / 1e4)} 万` : `${number(e.doctorMonths / 1e6, 1)} million`,
    ],
    [zh ? "处理器时间" : "Processor time", duration(e.seconds, zh)],
    ...e.engines.map(({ id, name, seconds }) => [
      zh ? `耗时（${id}）` : `Time on ${id}`,
      seconds === null
        ? zh
          ? `${name.zh}：处理器时间除以并行数`
          : `${name.en}: the processor time over the number of workers`
        : zh
          ? `${name.zh}：约 ${duration(seconds, zh)}`
          : `${name.en}: about ${duration(seconds, zh)}`,
    ]),
    [
      zh ? "结果大小" : "Size of the result",
      e.free === null
        ? size(e.bytes)
        : zh
          ? `${size(e.bytes)}，可用 ${size(e.free)}`
          : `${size(e.bytes)}, ${size(e.free)} are free`,
    ],
  ]),
  ...(e.most === null ? [] : [mostText(e, e.most, zh)]),
  ...(e.more
    ? [zh ? "以上为第一批；后续批次取决于其结果。" : "This is the first wave; what follows hangs on what it finds."]
    : []),
];

/** Tells what a study would take, and runs nothing of it but a pilot. Throws `Faults` where it would not fit. */
export function dryRun(
  study: Study,
  folder: string,
  engine: Engine,
  threads: number,
  session: Session,
  json: boolean,
): Exit {
  const found = estimate(study, folder, engine, threads);
  if (json) session.printJson({ folder, ...found });
  else session.print(lines(found, session.lang === "zh").join("\n"));
  checkDisk(folder, found.bytes, found.free);
  return exit.done;
}
