import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";

const TEXT = 0x74;
const NUMBERS = 0x6e;
const BLOCK = 1024;

/**
 * SHA-256 over the content of tables, the same in Node, in browsers and on any byte order, and easy to recompute
 * elsewhere. The bytes: a text is "t", its length in bytes, its UTF-8; a column of numbers is "n", its length, its
 * IEEE doubles. Lengths are 32-bit, all is little-endian, −0 counts as 0, every NaN as 7ff8000000000000.
 */
export class TableHash {
  private readonly state = sha256.create();
  private readonly bytes = new Uint8Array(8 * BLOCK);
  private readonly view = new DataView(this.bytes.buffer);

  text(s: string): this {
    const encoded = utf8ToBytes(s);
    this.head(TEXT, encoded.length);
    this.state.update(encoded);
    return this;
  }

  numbers(values: Float64Array | readonly number[]): this {
    const { bytes, view } = this;
    const n = values.length;
    this.head(NUMBERS, n);
    for (let start = 0; start < n; start += BLOCK) {
      const end = Math.min(start + BLOCK, n);
      for (let i = start, at = 0; i < end; i++, at += 8) {
        const x = values[i];
        if (Number.isNaN(x)) {
          view.setUint32(at, 0, true);
          view.setUint32(at + 4, 0x7ff80000, true);
        } else {
          view.setFloat64(at, x + 0, true);
        }
      }
      this.state.update(bytes.subarray(0, 8 * (end - start)));
    }
    return this;
  }

  /** 64 hexadecimal digits over everything so far; more may follow. */
  digest(): string {
    return bytesToHex(this.state.clone().digest());
  }

  private head(kind: number, length: number): void {
    this.view.setUint8(0, kind);
    this.view.setUint32(1, length, true);
    this.state.update(this.bytes.subarray(0, 5));
  }
}

/** SHA-256 of a text as UTF-8, 64 hexadecimal digits: what `sha256sum` says of a file that holds it. */
export const sha256Text = (text: string): string => bytesToHex(sha256(utf8ToBytes(text)));
