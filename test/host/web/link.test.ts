// A link may come from anybody and may have been cut by whatever carried it.

import fc from "fast-check";
import { deflateSync, strToU8 } from "fflate";
import { describe, expect, test } from "vitest";
import { fromFragment, type Linked, toFragment } from "../../../src/host/web/link.ts";

const link: Linked = {
  region: "regions/typical-county.yaml",
  seed: "medtide",
  replicates: 30,
  years: 10,
  budget: 8_000_000,
  packages: [
    ["a", "schemaVersion: 1\nname: { en: A, zh: 组合甲 }\nlevers:\n  housing: {}\n"],
    ["c", "schemaVersion: 1\n"],
  ],
};

test("what goes in comes out, in letters that any address may hold", () => {
  const fragment = toFragment(link);
  expect(fragment).toMatch(/^s1=[\w-]+$/);
  expect(fromFragment(`#${fragment}`)).toEqual(link);
  expect(fromFragment("#answers")).toBeNull();
  expect(fromFragment("")).toBeNull();
});

test("a link cut anywhere is damaged, never half a scenario", () => {
  const fragment = toFragment(link);
  for (let length = 3; length < fragment.length; length++)
    expect(fromFragment(fragment.slice(0, length))).toBe("damaged");
});

test("a letter changed anywhere gives either a link of the right shape or none", () => {
  const fragment = toFragment(link);
  fc.assert(
    fc.property(fc.integer({ min: 3, max: fragment.length - 1 }), fc.constantFrom("A", "_", "%", "é"), (at, letter) => {
      const read = fromFragment(fragment.slice(0, at) + letter + fragment.slice(at + 1));
      expect(read === "damaged" || Array.isArray(read?.packages)).toBe(true);
    }),
  );
});

const packed = (value: unknown): string =>
  `s1=${Buffer.from(deflateSync(strToU8(JSON.stringify(value)))).toString("base64url")}`;

describe("is refused:", () => {
  test.each([
    ["another shape", []],
    ["nothing", null],
    ["no package", { ...link, packages: [] }],
    ["a package called by a path", { ...link, packages: [["../x", ""]] }],
    [
      "two packages of one name",
      {
        ...link,
        packages: [
          ["a", ""],
          ["a", ""],
        ],
      },
    ],
    ["a thousand years", { ...link, years: 1000 }],
    ["half a replicate", { ...link, replicates: 0.5 }],
    ["a budget in words", { ...link, budget: "8M" }],
    ["a hash that is none", { ...link, own: "<b>" }],
    ["more than it may unpack to", { ...link, packages: [["a", "x".repeat(300_000)]] }],
  ])("%s", (_, value) => expect(fromFragment(packed(value))).toBe("damaged"));
});
