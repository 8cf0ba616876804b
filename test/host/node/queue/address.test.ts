import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { queueAddress } from "../../../../src/host/node/queue/address.ts";

test.each([
  ["redis://tide:6379", "redis", "redis://tide:6379"],
  ["rediss://me:key@tide:6380/2", "redis", "rediss://tide:6380/2"],
  ["postgres://me:key@tide/medtide?sslmode=verify-full", "postgres", "postgres://tide/medtide"],
  ["postgresql://tide/medtide", "postgres", "postgresql://tide/medtide"],
])("%s is an address on %s, shown as %s", (written, kind, shown) => {
  expect(queueAddress(null, { MEDTIDE_QUEUE: written })).toMatchObject({ kind, shown });
});

test("an option counts before the environment", () => {
  const env = { MEDTIDE_QUEUE: "redis://one" };
  expect(queueAddress("redis://other", env).shown).toBe("redis://other");
});

test("a password may come alone, and does not replace one that is there", () => {
  const env = { MEDTIDE_QUEUE_PASSWORD: "a b@c" };
  expect(queueAddress("redis://tide", env).url).toBe("redis://:a%20b%40c@tide");
  expect(queueAddress(null, { ...env, MEDTIDE_QUEUE: "redis://:key@tide" }).url).toBe("redis://:key@tide");
});

describe("refused", () => {
  test.each([
    [null, {}, /needs the address of a queue, such as redis:\/\/host:6379/],
    ["tide", {}, /is not an address such as/],
    ["mysql://tide", {}, /is not an address such as/],
    ["redis:///no-host", {}, /is not an address such as/],
    [null, { MEDTIDE_QUEUE: "http://tide" }, /^MEDTIDE_QUEUE: is not an address/],
    ["redis://:key@tide", {}, /^--queue: holds a password.*MEDTIDE_QUEUE=/],
    ["postgres://tide/medtide?password=key", {}, /^--queue: holds a password/],
  ])("%s %j", (option, env, words) => {
    expect(() => queueAddress(option, env)).toThrow(words);
  });

  test("without repeating what was written", () => {
    for (const written of ["redis://:s3cret@", "redis://:s3cret@tide", "s3cret"]) {
      let said = "";
      try {
        queueAddress(written, {});
      } catch (error) {
        said = String(error);
      }
      expect(said).toMatch(/--queue/);
      expect(said).not.toContain("s3cret");
    }
  });
});

test("no text shows a password, plain or as addresses spell it", () => {
  const passwords = fc
    .string({ minLength: 3, unit: "grapheme" })
    .filter((text) => /\S/.test(text) && !"***".includes(text));
  fc.assert(
    fc.property(passwords, fc.string(), fc.string(), (password, before, after) => {
      const spelt = encodeURIComponent(password);
      const { redact } = queueAddress(null, { MEDTIDE_QUEUE: `redis://me:${spelt}@tide` });
      // What stands around it must not make it up again.
      fc.pre(![before, after].some((text) => text.includes("*") || text.includes(password) || text.includes(spelt)));
      fc.pre(!`${before}***${after}`.includes(password) && !`${before}***${after}`.includes(spelt));
      expect(redact(`${before}${password}${after}`)).not.toContain(password);
      expect(redact(`${before}${spelt}${after}`)).not.toContain(spelt);
    }),
  );
});
