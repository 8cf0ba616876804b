import { distance } from "fastest-levenshtein";
import { colon, type Language } from "./text.ts";

/** One thing wrong with what the user gave us, in the user's words. */
export interface Fault {
  readonly file: string;
  /** Line of the key itself, from 1. */
  readonly line: number | null;
  /** Dotted path of the key, as written by the user. */
  readonly key: string | null;
  readonly en: string;
  readonly zh: string;
}

/** Everything wrong with a request, found in one go and told in one go. */
export class Faults extends Error {
  readonly faults: readonly Fault[];

  constructor(faults: readonly Fault[]) {
    super(faults.map((fault) => formatFault(fault, "en")).join("\n"));
    this.name = "Faults";
    this.faults = faults;
  }
}

/** `file:line: key: message`, the form that editors and terminals turn into a link; its colons are full width in Chinese. */
export function formatFault(fault: Fault, lang: Language): string {
  const place = fault.line === null ? fault.file : `${fault.file}:${fault.line}`;
  return [place, fault.key, fault[lang]].filter((part) => part !== null && part !== "").join(colon[lang]);
}

/**
 * The candidate that a mistyped name was probably meant to be, or null: letter case aside, at most two letters or 40 %
 * of the name apart, and something in common. The first of equals.
 */
export function nearest(name: string, candidates: Iterable<string>): string | null {
  const typed = name.toLowerCase();
  let best: string | null = null;
  let bestDistance = Math.max(2, Math.floor(0.4 * typed.length));
  for (const candidate of candidates) {
    const meant = candidate.toLowerCase();
    const apart = distance(typed, meant);
    const plausible = apart === 0 || apart < Math.min(typed.length, meant.length);
    if (plausible && (apart < bestDistance || (best === null && apart === bestDistance))) {
      best = candidate;
      bestDistance = apart;
    }
  }
  return best;
}
