import type { Fault } from "../base/fail.ts";
import { formatFault } from "../base/fail.ts";
import type { Language, Text } from "../base/text.ts";
import { createPool, type Pool, type PoolOptions } from "../host/node/pool.ts";

/** What the process returns: everything done, something failed after runs began, refused before, interrupted. */
export const exit = { done: 0, failed: 1, refused: 2, interrupted: 130 } as const;
export type Exit = (typeof exit)[keyof typeof exit];

/** Where a command speaks and where it runs jobs: results go to standard output, everything else to standard error. */
export interface Session {
  readonly lang: Language;
  readonly quiet: boolean;
  /** Colour on standard output; never the only carrier of a meaning. */
  readonly color: boolean;
  text(words: Text): string;
  print(line: string): void;
  /** One object on standard output. What is not a finite number is null. */
  printJson(value: unknown): void;
  note(words: Text): void;
  /** Told even when quiet. */
  warn(words: Text): void;
  tell(faults: readonly Fault[]): void;
  createPool(options: PoolOptions): Pool;
}

export function createSession(lang: Language, quiet: boolean): Session {
  const warn = (words: Text): void => {
    process.stderr.write(`${words[lang]}\n`);
  };
  const print = (line: string): void => {
    process.stdout.write(`${line}\n`);
  };
  return {
    lang,
    quiet,
    color: process.stdout.isTTY === true && process.stdout.hasColors() && (process.env["NO_COLOR"] ?? "") === "",
    text: (words) => words[lang],
    print,
    printJson: (value) => print(JSON.stringify(value, null, 1)),
    note: (words) => {
      if (!quiet) warn(words);
    },
    warn,
    tell: (faults) => {
      for (const fault of faults) process.stderr.write(`${formatFault(fault, lang)}\n`);
    },
    createPool,
  };
}
