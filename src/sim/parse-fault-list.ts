import { type Fault, nearest } from "../base/fail.ts";
import type { Text } from "../base/text.ts";

/** Where in the user's files something stands: the line is that of the key itself. */
export interface Place {
  readonly file: string;
  readonly line: number | null;
  readonly key: string | null;
}

/** A value together with the place that said it, so that later checks can point there. */
export interface Said<T> {
  readonly value: T;
  readonly at: Place;
}

/** More faults than this in one file are counted, not told. */
const MOST = 100;

/** Collects what is wrong, file by file in the order in which they were read. */
export class FaultList {
  private readonly byFile = new Map<string, { told: Fault[]; untold: number }>();

  /** Fixes the place of a file in the order; faults open their files by themselves. */
  open(file: string): { told: Fault[]; untold: number } {
    let faults = this.byFile.get(file);
    if (faults === undefined) {
      faults = { told: [], untold: 0 };
      this.byFile.set(file, faults);
    }
    return faults;
  }

  add(at: Place, en: string, zh: string): void {
    const file = this.open(at.file);
    const key = at.key === null || at.key === "" ? null : printable(at.key);
    if (file.told.length < MOST) file.told.push({ file: at.file, line: at.line, key, en, zh });
    else file.untold++;
  }

  get any(): boolean {
    return [...this.byFile.values()].some(({ told }) => told.length > 0);
  }

  /** By file, then by line. */
  all(): Fault[] {
    const faults: Fault[] = [];
    for (const [file, { told, untold }] of this.byFile) {
      faults.push(...told.sort((a, b) => (a.line ?? 0) - (b.line ?? 0)));
      if (untold > 0) {
        const en = `and ${untold} more in this file`;
        faults.push({ file, line: null, key: null, en, zh: `此文件另有 ${untold} 处` });
      }
    }
    return faults;
  }
}

const LONGEST = 60;

/** A user's text as it can be shown on one line of a terminal: nothing invisible, nothing endless. */
export function printable(text: string): string {
  const short = text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
  return short.replace(/[\p{C}\p{Zl}\p{Zp}]/gu, "�");
}

/** The candidate that was meant, or null; nothing is meant by a name that nobody would write. */
export const nearestTo = (name: string, candidates: Iterable<string>): string | null =>
  name.length <= LONGEST ? nearest(name, candidates) : null;

export const didYouMean = (name: string): Text => ({ en: `; did you mean "${name}"?`, zh: `；是不是“${name}”？` });

/** "did you mean …", or all that would be right if nothing is near and the list is short. */
export function suggestion(name: string, candidates: readonly string[]): Text {
  const meant = nearestTo(name, candidates);
  if (meant !== null) return didYouMean(meant);
  if (candidates.length === 0 || candidates.length > 30) return { en: "", zh: "" };
  return { en: `; known: ${candidates.join(", ")}`, zh: `；可用：${candidates.join("、")}` };
}
