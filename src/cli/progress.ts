import { SingleBar } from "cli-progress";
import type { Language } from "../base/text.ts";
import type { Session } from "./session.ts";

/** Work that ends sooner than this shows no progress. */
const SILENT_MS = 1000;
const LINE_MS = 10_000;

const format = {
  en: "{bar} {percentage} % | {value} of {total} runs{left}",
  zh: "{bar} {percentage}% | 已完成 {value}/{total} 次运行{left}",
} as const satisfies Record<Language, string>;

const leftText = {
  en: (seconds: number, mark: string) => `${mark}about ${seconds} s left`,
  zh: (seconds: number, mark: string) => `${mark}约剩 ${seconds} 秒`,
} as const satisfies Record<Language, (seconds: number, mark: string) => string>;

export interface Progress {
  update(done: number, total: number): void;
  /** Clears the bar and gives the terminal back. */
  stop(): void;
}

/** A bar on a terminal; elsewhere a line every ten seconds; nothing when quiet. On standard error. `round`: runs that all threads together do at a time. */
export function createProgress(session: Session, round: number): Progress {
  if (session.quiet) return { update: () => {}, stop: () => {} };
  return process.stderr.isTTY ? bar(session.lang, round) : lines(session, round);
}

/** The least number of runs that an estimate looks back on, if there are as many. */
const LEAST_WINDOW = 8;

/**
 * Seconds left at the pace of the last round. Null until a first round is done, or half of everything if that is less: threads
 * that have only begun say nothing about the pace.
 */
export function createEstimate(round: number): (now: number, done: number, total: number) => number | null {
  const window = Math.max(round, LEAST_WINDOW);
  const seen: { readonly at: number; readonly done: number }[] = [];
  return (now, done, total) => {
    seen.push({ at: now, done });
    while (seen.length > 2 && (seen[1]?.done ?? done) <= done - window) seen.shift();
    const [first] = seen;
    if (first === undefined || done <= first.done || done < Math.min(round, total / 2)) return null;
    return Math.ceil((((now - first.at) / (done - first.done)) * (total - done)) / 1000);
  };
}

const bar = (lang: Language, round: number): Progress => {
  const started = Date.now();
  const estimate = createEstimate(round);
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
      const seconds = estimate(Date.now(), done, total);
      const left = seconds === null ? "" : leftText[lang](seconds, " | ");
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

const lines = (session: Session, round: number): Progress => {
  const estimate = createEstimate(round);
  let told = Date.now();
  return {
    update: (done, total) => {
      const now = Date.now();
      const seconds = estimate(now, done, total);
      if (now - told < LINE_MS || done === 0) return;
      told = now;
      const left = (lang: Language, mark: string): string => (seconds === null ? "" : leftText[lang](seconds, mark));
      session.note({
        en: `${done} of ${total} runs${left("en", ", ")}`,
        zh: `已完成 ${done}/${total} 次运行${left("zh", "，")}`,
      });
    },
    stop: () => {},
  };
};
