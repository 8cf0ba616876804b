import { deflateSync, Inflate, strFromU8, strToU8 } from "fflate";

/** All that a link holds: files as texts, never what they say, since a link may come from anybody. */
export interface Linked {
  readonly region: string;
  readonly seed: string;
  readonly replicates: number;
  readonly years: number;
  readonly budget: number | null;
  /** Packages in their order: the letter that a file is called by, and its text. */
  readonly packages: readonly (readonly [string, string])[];
  /** SHA-256 of the user's own files, which the link does not hold. */
  readonly own?: string;
}

/** What a fragment of ours begins with; the number is the format's. */
const MARK = "s1=";
/** A link unpacks to no more than this. */
const MOST_BYTES = 200_000;

const toText = (bytes: Uint8Array): string => {
  let binary = "";
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
};
const toBytes = (text: string): Uint8Array =>
  Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (letter) => letter.charCodeAt(0));

/** Unpacks what was whole when it was packed; throws where it is cut, damaged or too large. */
const inflate = (bytes: Uint8Array): string => {
  const parts: Uint8Array[] = [];
  let size = 0;
  let whole = false;
  const unpack = new Inflate((part, last) => {
    size += part.length;
    if (size > MOST_BYTES) throw new Error("too large");
    parts.push(part);
    whole = last;
  });
  for (let at = 0; at < bytes.length; at += 4096) unpack.push(bytes.subarray(at, at + 4096), at + 4096 >= bytes.length);
  if (!whole) throw new Error("cut");
  const joined = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return strFromU8(joined);
};

export const toFragment = (linked: Linked): string =>
  MARK + toText(deflateSync(strToU8(JSON.stringify(linked)), { level: 9 }));

const isText = (value: unknown, most: number): value is string => typeof value === "string" && value.length <= most;
const isCount = (value: unknown, most: number): value is number =>
  Number.isInteger(value) && (value as number) >= 1 && (value as number) <= most;

const isPackage = (value: unknown): value is readonly [string, string] =>
  Array.isArray(value) && value.length === 2 && /^[a-d]$/.test(String(value[0])) && isText(value[1], MOST_BYTES);

const isLinked = (value: unknown): value is Linked => {
  if (typeof value !== "object" || value === null) return false;
  const { region, seed, replicates, years, budget, packages, own } = value as Partial<Linked>;
  return (
    isText(region, 200) &&
    isText(seed, 200) &&
    isCount(replicates, 1000) &&
    isCount(years, 40) &&
    (budget === null || (typeof budget === "number" && budget >= 1e4 && budget <= 1e12)) &&
    Array.isArray(packages) &&
    packages.length >= 1 &&
    packages.length <= 4 &&
    packages.every(isPackage) &&
    new Set(packages.map(([letter]) => letter)).size === packages.length &&
    (own === undefined || /^[0-9a-f]{64}$/.test(own))
  );
};

/** What a fragment holds; null where it is none of ours; "damaged" where it is cut or has been altered. */
export const fromFragment = (fragment: string): Linked | "damaged" | null => {
  const text = fragment.replace(/^#/, "");
  if (!text.startsWith(MARK)) return null;
  try {
    const value: unknown = JSON.parse(inflate(toBytes(text.slice(MARK.length))));
    return isLinked(value) ? value : "damaged";
  } catch {
    return "damaged";
  }
};
