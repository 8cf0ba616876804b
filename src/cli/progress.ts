import { SingleBar } from "cli-progress";
import type { Language } from "../base/text.ts";
import type { Session } from "./session.ts";

/** Work that ends sooner than this shows no progress. */
const SILENT_MS = 1000;
const LINE_MS = 10_000;

const format = {
  en: "{bar} {percentage} % | {value} of {total} runs | about {left} s left",
  zh: "{bar} {percentage}% | 已完成 {value}/{total} 次运行 | 约剩 {left} 秒",
} as const satisfies Record<Language, string>;

export interface Progress {
  update(done: number, total: number): void;
  /** Clears the bar and gives the terminal back. */
  stop(): void;
}

/** A bar on a terminal; elsewhere a line every ten seconds; nothing when quiet. On standard error. */
export function createProgress(session: Session): Progress {
  if (session.quiet) return { update: () => {}, stop: () => {} };
  return process.stderr.isTTY ? bar(session.lang) : lines(session);
}

/** As long again for each run still to come as for each done. */
const secondsLeft = (started: number, done: number, total: number): number =>
  done === 0 ? 0 : Math.ceil((((Date.now() - started) / done) * (total - done)) / 1000);

const bar = (lang: Language): Progress => {
  const started = Date.now();
  const shown = new SingleBar({
    format: format[lang],
    stream: process.stderr,
    barsize: 30,
    barCompleteChar: "█",
    barIncompleteChar: "░",
    clearOnComplete: true,
    gracefulExit: false,
  });
  let begun = false;
  return {
    update: (done, total) => {
      const left = secondsLeft(started, done, total);
      if (begun) {
        shown.setTotal(total);
        shown.update(done, { left });
      } else if (Date.now() - started > SILENT_MS) {
        begun = true;
        shown.start(total, done, { left });
      }
    },
    stop: () => {
      if (begun) shown.stop();
    },
  };
};

const lines = (session: Session): Progress => {
  const started = Date.now();
  let told = started;
  return {
    update: (done, total) => {
      const now = Date.now();
      if (now - told < LINE_MS || done === 0) return;
      told = now;
      const left = secondsLeft(started, done, total);
      session.note({
        en: `${done} of ${total} runs, about ${left} s left`,
        zh: `已完成 ${done}/${total} 次运行，约剩 ${left} 秒`,
      });
    },
    stop: () => {},
  };
};
