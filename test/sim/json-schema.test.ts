import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { jsonSchema } from "../../src/sim/json-schema.ts";
import { fakeCatalogue } from "./fake-catalogue.ts";
import { faultsIn } from "./faults-of.ts";

const schema = jsonSchema(fakeCatalogue);
// A second opinion on what the schema says.
const validator = z.fromJSONSchema(schema as Parameters<typeof z.fromJSONSchema>[0]);

describe("the schema and the parser agree", () => {
  test.each([
    "months: 12",
    "months: 0",
    "months: 1.5",
    'months: "12"',
    "moths: 12",
    "name: { en: A, zh: 甲 }",
    "name: A",
    "name: { en: A }",
    "lacks: [{ en: A, zh: 甲 }]",
    "lacks: [A]",
    "levers: { remote-allowance: {} }",
    "levers: { remote-allowance: }",
    "levers: { remote-allowance: false }",
    "levers: { remote-allowance: true }",
    "levers: { remot-allowance: {} }",
    "levers: { remote-allowance: { amount: 6000, portable: true, from: 3, until: null, phaseIn: 2, intensity: 1, compliance: 0 } }",
    "levers: { remote-allowance: { amount: 6001 } }",
    "levers: { remote-allowance: { portable: 0.5 } }",
    "levers: { remote-allowance: { from: 0 } }",
    "levers: { remote-allowance: { target: { types: [village], titles: [], remoteness: [0, 1], regions: [county-2] } } }",
    "levers: { remote-allowance: { target: { types: [town] } } }",
    "levers: { remote-allowance: { target: { remoteness: [0] } } }",
    "levers: { school-access: { pace: slow } }",
    "levers: { school-access: { pace: brsk } }",
    "levers: { school-access: { pace: 1 } }",
    "levers: { school-access: { target: { titles: [chief] } } }",
    "levers: { school-access: { target: { types: [township] } } }",
    "levers: { review: { target: { types: [village] } } }",
    "parameters: { openMonthly: 1 }",
    "parameters: { openMonthly: 2 }",
    "parameters: { nothing: 2 }",
    "factors: { schooling: { beta: 1 } }",
    "factors: { schooling: 1 }",
    "terms: { pay: 5, schoolAccess: { township: 0.5 }, surplusKept: 1 }",
    "terms: { surplusKept: { township: 0.5 } }",
    "terms: { schoolAccess: { town: 0.5 } }",
    "rule: satisficing",
    "rule: random-utility",
    "rule: satisfising",
    "rule: 3",
    "rule: [satisficing]",
    "region: { counties: 2 }",
    "region: { counties: 0 }",
  ])("%s", (text) => {
    const document = parse(`schemaVersion: 1\nextends: county.yaml\n${text}`);
    expect(validator.safeParse(document).success).toBe(faultsIn(text).length === 0);
  });
});

test("names its draft, and what every key means in both languages", () => {
  expect(schema["$schema"]).toBe("https://json-schema.org/draft/2020-12/schema");
  const text = JSON.stringify(schema);
  for (const { name, why } of fakeCatalogue.levers) {
    for (const words of [name.en, name.zh, why.en, why.zh]) expect(text).toContain(words);
  }
  expect(text).toContain("Amount (RMB/month)\\n金额（元/月）");
});
