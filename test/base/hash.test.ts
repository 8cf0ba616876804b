import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { TableHash } from "../../src/base/hash.ts";

/** The documented bytes, put together with Node's own tools. */
function bytesOf(parts: readonly (string | readonly number[])[]): Buffer {
  return Buffer.concat(
    parts.flatMap((part) => {
      const head = Buffer.alloc(5);
      if (typeof part === "string") {
        head.write("t");
        head.writeUInt32LE(Buffer.byteLength(part), 1);
        return [head, Buffer.from(part, "utf8")];
      }
      head.write("n");
      head.writeUInt32LE(part.length, 1);
      const body = Buffer.alloc(8 * part.length);
      part.forEach((x, i) => {
        if (Number.isNaN(x)) body.writeBigUInt64LE(0x7ff8000000000000n, 8 * i);
        else body.writeDoubleLE(x === 0 ? 0 : x, 8 * i);
      });
      return [head, body];
    }),
  );
}

const sha = (bytes: Buffer) => createHash("sha256").update(bytes).digest("hex");

describe("TableHash", () => {
  test("is SHA-256", () => {
    expect(new TableHash().digest()).toBe("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  });

  test("hashes the documented bytes", () => {
    const part = fc.oneof(fc.string({ unit: "grapheme" }), fc.array(fc.double(), { maxLength: 40 }));
    fc.assert(
      fc.property(fc.array(part, { maxLength: 8 }), (parts) => {
        const hash = new TableHash();
        for (const p of parts) typeof p === "string" ? hash.text(p) : hash.numbers(p);
        expect(hash.digest()).toBe(sha(bytesOf(parts)));
      }),
    );
  });

  test("hashes long columns, typed or not, alike", () => {
    for (const n of [1023, 1024, 1025, 5000]) {
      const column = Float64Array.from({ length: n }, (_, i) => i / 7 - 100);
      expect(new TableHash().numbers(column).digest()).toBe(sha(bytesOf([[...column]])));
      expect(new TableHash().numbers([...column]).digest()).toBe(new TableHash().numbers(column).digest());
    }
  });

  test("hashes texts and columns alike wherever they fall among its blocks", () => {
    for (const n of [1021, 1022, 1023, 1024]) {
      const column = Array.from({ length: n }, (_, i) => i);
      for (const length of [0, 1, 8, 8186, 8187, 8192, 8193, 20_000]) {
        const text = "x".repeat(length);
        const hash = new TableHash().numbers(column).text(text).numbers([1, 2]).text(text);
        expect(hash.digest()).toBe(sha(bytesOf([column, text, [1, 2], text])));
      }
    }
  });

  test("takes −0 for 0 and every NaN for one", () => {
    const strange = new Float64Array(1);
    new Uint32Array(strange.buffer).set([123, 0xfff80042]);
    expect(new TableHash().numbers([-0]).digest()).toBe(new TableHash().numbers([0]).digest());
    expect(new TableHash().numbers(strange).digest()).toBe(new TableHash().numbers([NaN]).digest());
    expect(new TableHash().numbers([0]).digest()).not.toBe(new TableHash().numbers([5e-324]).digest());
  });

  test("tells borders: where one text or column ends and the next begins", () => {
    const a = new TableHash().text("ab").text("c").digest();
    const b = new TableHash().text("a").text("bc").digest();
    const c = new TableHash().numbers([1, 2]).numbers([3]).digest();
    const d = new TableHash().numbers([1]).numbers([2, 3]).digest();
    expect(new Set([a, b, c, d]).size).toBe(4);
  });

  test("can be asked on the way", () => {
    const hash = new TableHash().text("一");
    const half = hash.digest();
    expect(hash.digest()).toBe(half);
    hash.numbers([1]);
    expect(hash.digest()).toBe(sha(bytesOf(["一", [1]])));
  });
});
