import { SingleBar } from "cli-progress";
import type { Language } from "../base/text.ts";
import type { Session } from "./session.ts";

/** Work that ends sooner than this shows no progress. */
const SILENT_MS = 1000;
const LINE_MS = 10_000;

const format = {
  en: "{bar} {percentage} % | {value} of {total} runs | {eta_formatted} left",
  zh: "{bar} {percentage}% | 已完成 {value}/{total} 次运行 | 剩余 {eta_formatted}",
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
    etaBuffer: 50,
  });
  let begun = false;
  return {
    update: (done, total) => {
      if (begun) {
        shown.setTotal(total);
        shown.update(done);
      } else if (Date.now() - started > SILENT_MS) {
        begun = true;
        shown.start(total, done);
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
      const left = Math.ceil((((now - started) / done) * (total - done)) / 1000);
      session.note({
        en: `${done} of ${total} runs, about ${left} s left`,
        zh: `已完成 ${done}/${total} 次运行，约剩 ${left} 秒`,
      });
    },
    stop: () => {},
  };
};
