// Node's SHA-256 in place of the portable one: the same digests.
import { expect, test } from "vitest";
import { TableHash } from "../../../src/base/hash.ts";

const digests = (): readonly string[] => {
  const hash = new TableHash();
  return [
    hash.digest(),
    hash
      .text("医师")
      .numbers([0, -0, Number.NaN, 1 / 3])
      .digest(),
    hash.numbers(Float64Array.from({ length: 5000 }, (_, i) => i / 7)).digest(),
    hash.text("x".repeat(10_000)).digest(),
    hash.digest(),
  ];
};

test("Node's own SHA-256 says what the portable one says, and can be asked on the way", async () => {
  const portable = digests();
  const before = new TableHash().text("begun before");
  await import("../../../src/host/node/own-hash.ts");
  expect(digests()).toEqual(portable);
  // One that was under way goes on as it began.
  expect(before.numbers([1]).digest()).toBe(new TableHash().text("begun before").numbers([1]).digest());
});
