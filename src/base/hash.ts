import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";

const TEXT = 0x74;
const NUMBERS = 0x6e;
const HEAD = 5;
const DOUBLE = 8;
const BLOCK = 8192;

/** A SHA-256 under way: bytes in, and what it is of all bytes so far; more may follow. */
export interface Running {
  update(bytes: Uint8Array): void;
  digest(): Uint8Array;
}

const portable = (): Running => {
  const state = sha256.create();
  return {
    update: (bytes) => void state.update(bytes),
    digest: () => state.clone().digest(),
  };
};

let begin = portable;

/** Has the host's own SHA-256 compute what `TableHash` says, because it is faster: there is only one that it can be. */
export function hashWith(own: () => Running): void {
  begin = own;
}

/**
 * SHA-256 over the content of tables, the same in Node, in browsers and on any byte order, and easy to recompute
 * elsewhere. The bytes: a text is "t", its length in bytes, its UTF-8; a column of numbers is "n", its length, its
 * IEEE doubles. Lengths are 32-bit, all is little-endian, −0 counts as 0, every NaN as 7ff8000000000000.
 */
export class TableHash {
  private readonly state = begin();
  /** Bytes that the state has not seen yet. */
  private readonly bytes = new Uint8Array(BLOCK);
  private readonly view = new DataView(this.bytes.buffer);
  private waiting = 0;

  text(s: string): this {
    const encoded = utf8ToBytes(s);
    this.head(TEXT, encoded.length);
    if (encoded.length > BLOCK - this.waiting) this.flush();
    if (encoded.length > BLOCK) {
      this.state.update(encoded);
      return this;
    }
    this.bytes.set(encoded, this.waiting);
    this.waiting += encoded.length;
    return this;
  }

  numbers(values: Float64Array | readonly number[]): this {
    const { view } = this;
    const n = values.length;
    this.head(NUMBERS, n);
    for (let start = 0; start < n; ) {
      if (this.waiting + DOUBLE > BLOCK) this.flush();
      const room = Math.floor((BLOCK - this.waiting) / DOUBLE);
      const end = Math.min(start + room, n);
      let at = this.waiting;
      for (let i = start; i < end; i++, at += DOUBLE) {
        const x = values[i];
        if (Number.isNaN(x)) {
          view.setUint32(at, 0, true);
          view.setUint32(at + 4, 0x7ff80000, true);
        } else {
          view.setFloat64(at, x + 0, true);
        }
      }
      this.waiting = at;
      start = end;
    }
    return this;
  }

  /** 64 hexadecimal digits over everything so far; more may follow. */
  digest(): string {
    this.flush();
    return bytesToHex(this.state.digest());
  }

  private head(kind: number, length: number): void {
    if (this.waiting + HEAD > BLOCK) this.flush();
    this.view.setUint8(this.waiting, kind);
    this.view.setUint32(this.waiting + 1, length, true);
    this.waiting += HEAD;
  }

  private flush(): void {
    this.state.update(this.bytes.subarray(0, this.waiting));
    this.waiting = 0;
  }
}

/** SHA-256 of a text as UTF-8, 64 hexadecimal digits: what `sha256sum` says of a file that holds it. */
export const sha256Text = (text: string): string => bytesToHex(sha256(utf8ToBytes(text)));
