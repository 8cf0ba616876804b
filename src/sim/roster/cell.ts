import type { Word } from "./words.ts";

/** A text without anything that people vary: letter case, width, spaces, punctuation. */
export const plain = (text: string): string =>
  text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\p{Z}\p{C}\p{P}\p{S}]/gu, "");

const dictionaries = new WeakMap<readonly Word[], ReadonlyMap<string, string>>();

/** Codes by everything that is written for them; of two words that are written alike the first prevails. */
function dictionaryOf(words: readonly Word[]): ReadonlyMap<string, string> {
  const known = dictionaries.get(words);
  if (known !== undefined) return known;
  const codes = new Map<string, string>();
  for (const { code, name, also = [] } of words)
    for (const form of [code, name.en, name.zh, ...also].map(plain)) if (!codes.has(form)) codes.set(form, code);
  dictionaries.set(words, codes);
  return codes;
}

/** The code of a written word, or null. */
export function codeOf(text: string, words: readonly Word[]): string | null {
  const written = plain(text);
  if (written === "") return null;
  const code = dictionaryOf(words).get(written);
  if (code !== undefined) return code;
  return words.find(({ holds = [] }) => holds.some((part) => written.includes(part)))?.code ?? null;
}

/** A number as it is written: thousands separators, full-width digits, units of people and "%" are understood; NaN otherwise. */
export function numberOf(text: string): number {
  const written = text
    .normalize("NFKC")
    .replace(/[,\s]/g, "")
    .replace(/(?:人|个|岁|公里|km|年|月|years?|months?)$/i, "");
  const match = /^([+-]?\d+(?:\.\d+)?)(%|万)?$/.exec(written);
  if (match === null) return Number.NaN;
  const value = Number(match[1]);
  if (match[2] === "%") return value / 100;
  return match[2] === "万" ? Math.round(value * 10_000) : value;
}

/** A month as the number of months since the year 0: of 1985-03 it is 12 × 1985 + 2. */
export const monthNumber = (year: number, month: number): number => 12 * year + month - 1;

export const monthText = (month: number): string =>
  `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, "0")}`;

const plausible = (year: number, month: number): number | null =>
  year >= 1900 && year <= 2200 && month >= 1 && month <= 12 ? monthNumber(year, month) : null;

/**
 * The month that a text names: 1985-03, 1985-03-02, 1985/3, 1985.3, 198503, 19850302, 1985年3月, 1985 (its June), or the
 * serial number of a day in a spreadsheet. Null when it names none.
 */
export function monthOf(text: string): number | null {
  const written = text.normalize("NFKC").trim();
  const parts =
    /^(\d{4})\s*[-/.年]\s*(\d{1,2})(?:\s*[-/.月]\s*(?:\d{1,2}(?:\s*日)?)?)?(?:[T\s].*)?$/.exec(written) ??
    /^(\d{4})(\d{2})(?:\d{2})?$/.exec(written);
  if (parts !== null) return plausible(Number(parts[1]), Number(parts[2]));
  const year = /^(\d{4})\s*年?$/.exec(written);
  if (year !== null) return plausible(Number(year[1]), 6);
  const serial = /^(\d{5})(?:\.\d+)?$/.exec(written);
  return serial === null ? null : monthOfSerial(Number(serial[1]));
}

/** Day 2 of a spreadsheet is the first of January 1900. */
function monthOfSerial(day: number): number | null {
  let rest = day - 2;
  for (let year = 1900; rest >= 0; year++) {
    const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
    for (let month = 1; month <= 12; month++) {
      const days = month === 2 ? (leap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
      if (rest < days) return plausible(year, month);
      rest -= days;
    }
  }
  return null;
}
