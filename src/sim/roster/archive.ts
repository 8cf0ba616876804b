import { Unzip, UnzipInflate } from "fflate";
import { mostDoctors } from "./doctors.ts";
import { Refusal } from "./refusal.ts";

/** A workbook that unpacks to more is refused: 20,000 rows of 30 columns come to about half of it. */
const MOST_BYTES = 40 * 1024 * 1024;

interface Archive {
  /** Contents of the parts that hold XML. */
  readonly parts: Map<string, Uint8Array>;
  /** Names of all parts. */
  readonly names: ReadonlySet<string>;
}

/** An archive ends with a record of 22 bytes and a comment of at most 65,535. */
const END = [0x50, 0x4b, 0x05, 0x06] as const;
const END_BYTES = 22;

/** Whether the archive has its end. */
function isWhole(bytes: Uint8Array): boolean {
  const last = bytes.length - END_BYTES;
  for (let at = last; at >= 0 && at >= last - 0xffff; at--)
    if (END.every((byte, k) => bytes[at + k] === byte)) return true;
  return false;
}

/**
 * Unpacks the parts of a ZIP archive that hold XML, piece by piece, so that no archive can unpack to more than it may. Throws
 * `Refusal`.
 */
export function unpack(bytes: Uint8Array): Archive {
  if (!isWhole(bytes))
    throw new Refusal(
      "is cut short: the end of the file is missing; copy or download it again",
      "文件不完整：缺少结尾部分；请重新复制或下载该文件",
    );
  const names = new Set<string>();
  const pieces = new Map<string, Uint8Array[]>();
  let total = 0;
  const unzip = new Unzip((entry) => {
    names.add(entry.name);
    if (!/\.(xml|rels)$/i.test(entry.name)) return;
    const own: Uint8Array[] = [];
    pieces.set(entry.name, own);
    entry.ondata = (error, piece) => {
      if (error !== null) throw error;
      total += piece.length;
      if (total > MOST_BYTES) {
        const most = MOST_BYTES / (1024 * 1024);
        throw new Refusal(
          `unpacks to more than ${most} MB; a roster is of one county and has at most ${mostDoctors} doctors`,
          `解压后超过 ${most} MB；花名册对应一个县，最多 ${mostDoctors} 名医师`,
        );
      }
      own.push(piece);
    };
    entry.start();
  });
  unzip.register(UnzipInflate);
  try {
    const step = 16 * 1024;
    for (let at = 0; at < bytes.length; at += step)
      unzip.push(bytes.subarray(at, at + step), at + step >= bytes.length);
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw new Refusal("is damaged: the archive cannot be unpacked", "已损坏：无法解压");
  }
  return { parts: new Map([...pieces].map(([name, own]) => [name, joined(own)])), names };
}

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    all.set(piece, at);
    at += piece.length;
  }
  return all;
}
