// What every rule of choice must say about itself.
import { readdirSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { calibratedCatalogue } from "../../src/host/node/load.ts";
import type { Parameter } from "../../src/model/parameter.ts";
import { parameters } from "../../src/model/parameters.ts";
import { ruleNamed, rules } from "../../src/model/rules.ts";
import { sourceText } from "../../src/model/source.ts";
import { expectBilingual } from "./words.ts";

const each = rules.map((rule) => [rule.id, rule] as const);

test("every file is a rule under its own name, and random utility is the default", () => {
  const names = readdirSync(new URL("../../src/model/rules/", import.meta.url)).filter((name) =>
    /^[^.]+\.ts$/.test(name),
  );
  expect(rules.map(({ id }) => `${id}.ts`).sort()).toEqual(names.sort());
  expect(rules[0]?.id).toBe("random-utility");
  expect(ruleNamed(undefined)).toBe(rules[0]);
  for (const rule of rules) expect(ruleNamed(rule.id)).toBe(rule);
});

describe.each(each)("%s", (_, { name, why, theory, aligned, felt, remember }) => {
  test("says its name and why in both languages, and whose theory it is", () => {
    expectBilingual(name);
    expectBilingual(why);
    expect(why.en).toMatch(/\.$/);
    expect(why.zh).toMatch(/。$/);
    expect(theory).toMatch(/ \d{4}\b/);
  });

  test("is aligned by calibration, unless it is the default", () => {
    if (name === rules[0]?.name) {
      expect([aligned, felt, remember]).toEqual([undefined, undefined, undefined]);
      return;
    }
    const fitted = calibratedCatalogue().calibrated ?? {};
    for (const id of Object.values(aligned ?? {})) {
      const parameter: Parameter = parameters[id];
      expect(parameter.default).toBe(0);
      expect(sourceText(parameter.source, "en")).toMatch(/^calibrated: as many as under random utility/);
      expect(Math.abs(fitted[id] ?? Number.NaN)).toBeLessThan(parameter.range[1]);
    }
    expect(Object.keys(aligned ?? {})).toEqual(["intention", "inertia"]);
  });

  // A level is kept where it is felt, and only then is everybody asked every month.
  test("remembers only what it feels", () => {
    if (remember !== undefined) expect(felt).toBeDefined();
  });
});
