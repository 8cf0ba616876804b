// What every number of the model must say about itself.
import { expect, test } from "vitest";
import type { Parameter } from "../../src/model/parameter.ts";
import { parameters, paramsWith } from "../../src/model/parameters.ts";
import { sourceText } from "../../src/model/source.ts";
import { catalogue } from "../../src/sim/full-catalogue.ts";
import { expectSource } from "./evidence.ts";
import { expectBilingual } from "./words.ts";

const declared: readonly (readonly [string, Parameter])[] = Object.entries(parameters);

test.each(declared)("%s says what it is and where it comes from", (_, parameter) => {
  expectBilingual(parameter.name);
  expect(parameter.unit).not.toBe("");
  const [low, high] = parameter.range;
  expect(low).toBeLessThanOrEqual(high);
  expect(parameter.default).toBeGreaterThanOrEqual(low);
  expect(parameter.default).toBeLessThanOrEqual(high);
  if (parameter.role === "uncertainty") expect(low).toBeLessThan(high);
  expectSource(parameter.source, parameter.grade);
  if (parameter.calibrated === true) {
    expect(parameter.role).toBe("uncertainty");
    expect(sourceText(parameter.source, "en")).toMatch(/^calibrated\b/);
  }
});

test("calibration fits few numbers", () => {
  const fitted = declared.filter(([, { calibrated }]) => calibrated === true);
  expect(fitted.length).toBeGreaterThanOrEqual(12);
  expect(fitted.length).toBeLessThanOrEqual(14);
});

test("overrides lie over declared defaults", () => {
  const defaults = Object.fromEntries(declared.map(([id, parameter]) => [id, parameter.default]));
  expect(paramsWith({})).toEqual(defaults);
  expect(paramsWith({ inertia: 2.5 })).toEqual({ ...defaults, inertia: 2.5 });
});

const terms = catalogue.terms.map((term) => [term.id, term] as const);

test.each(terms)("term %s says what it is and starts inside its range", (_, term) => {
  expectBilingual(term.name);
  expect(term.unit).not.toBe("");
  expectSource(term.source);
  const [low, high] = term.range;
  const values = typeof term.initial === "number" ? [term.initial] : Object.values(term.initial);
  for (const value of values) expect(value >= low && value <= high).toBe(true);
  if (term.paid === undefined) return;
  expect(term.unit).toMatch(/^fen\b/);
  expect(term.axes).toBe("person");
  expect(term.initial).toBe(0);
});
