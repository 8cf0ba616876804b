import { expect, test } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { catalogue } from "../../src/sim/full-catalogue.ts";
import { studySchema } from "../../src/study/study-schema.ts";
import { studyFaults } from "./studies.ts";

const schema = studySchema(catalogue);
// A second opinion on what the schema says.
const validator = z.fromJSONSchema(schema as Parameters<typeof z.fromJSONSchema>[0]);
const varied = "vary: { levers.housing: [off, on] }";

test.each([
  "",
  "months: 12",
  "months: 0",
  "replicates: 3",
  "replicates: 1.5",
  "precision: 5%",
  "precision: 0.05",
  "precision: often",
  "precision: 2",
  "seed: 42",
  "seed: [a]",
  "name: { en: A, zh: 甲 }",
  "name: A",
  "baseline: status-quo",
  "baseline: none",
  "outcomes: [cost]",
  "outcomes: [costs]",
  "outcomes: cost",
  "tables: [months, flows]",
  "tables: [month]",
  "design: { type: latin, points: 3 }",
  "design: { type: latin, point: 3 }",
  "design: { type: file, file: points.csv }",
  "design: { points: 3 }",
  "replicate: 3",
])("the schema and the parser agree on %j", (line) => {
  const text = `kind: sweep\nscenario: county.yaml\n${line.includes("file") ? "vary: { levers.living-subsidy.amount: [0, 3000] }" : varied}\n${line}\n`;
  expect(validator.safeParse(parse(text)).success).toBe(studyFaults(text).length === 0);
});

test.each([
  ["{ levers.living-subsidy.amount: [0, 3000] }", true],
  ["{ levers.living-subsidy.amount: [0, 1e9] }", false],
  ["{ levers.living-subsidy.amount: { list: [0, 3000] } }", true],
  ["{ levers.living-subsidy.amount: { lst: [0, 3000] } }", false],
  ["{ levers.housing: }", true],
  ["{ levers.housing: [maybe] }", false],
  ["{ rule: [prospect, satisficing] }", true],
  ["{ rule: [prospct] }", false],
  ["{ region: [county.yaml] }", true],
  ["{ levers.housing.targets: [1] }", false],
])("and on what is varied: %s", (vary, right) => {
  const text = `kind: sweep\nscenario: county.yaml\nvary: ${vary}\n`;
  expect(studyFaults(text).length === 0).toBe(right);
  expect(validator.safeParse(parse(text)).success).toBe(right);
});
