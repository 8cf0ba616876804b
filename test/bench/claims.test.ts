// What every claim of bench/ keeps to, read from its text: measuring is for `npm run bench`.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { importsOf } from "../source.ts";

const folder = fileURLToPath(new URL("../../bench/", import.meta.url));
const read = (name: string): string => readFileSync(join(folder, name), "utf8");
const claims = readdirSync(folder).filter((name) => name.endsWith(".mjs"));
const harness = readdirSync(join(folder, "harness")).map((name) => `harness/${name}`);

/** The comment that a file begins with. */
const headOf = (text: string): string => /^(?:\/\/.*\n)+/.exec(text)?.[0] ?? "";

describe.each(claims)("%s", (file) => {
  const name = file.replace(/\.mjs$/, "");

  test("has its command in its head", () => {
    expect(headOf(read(file))).toMatch(new RegExp(`^// npm run bench -- ${name}$`, "m"));
  });
  test("is in the README", () => {
    expect(read("README.md")).toContain(`\`${name}\``);
  });
});

test.each([...claims, ...harness])("%s measures what is built and what users import", (file) => {
  const foreign = importsOf(read(file))
    .map(({ from }) => from)
    .filter((from) => !/^(node:|medtide(\/node)?$|\.\/|(\.\.\/)+dist\/)/.test(from));
  expect(foreign).toEqual([]);
});

test("the baseline has ratios of claims, and no others", () => {
  const baseline = JSON.parse(read("baseline.json")) as Record<string, unknown>;
  expect(claims).toEqual(expect.arrayContaining(Object.keys(baseline).map((name) => `${name}.mjs`)));
  for (const ratios of Object.values(baseline)) expect(ratios).toEqual([expect.any(Number)]);
});
