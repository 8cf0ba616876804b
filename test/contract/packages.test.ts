import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parse as parseCsv } from "csv-parse/sync";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import type { Files } from "../../src/sim/files.ts";
import { catalogue } from "../../src/sim/full-catalogue.ts";
import { jsonSchema } from "../../src/sim/json-schema.ts";
import { parseScenario } from "../../src/sim/parse-scenario.ts";
import { unitText } from "../../src/sim/unit-text.ts";

const root = fileURLToPath(new URL("../../scenarios/", import.meta.url));
const packages = [
  "status-quo",
  "county-managed",
  "grassroots-ten",
  "title-reform",
  "family-first",
  "capitation",
  "contract-dispatch",
  "tight-consortium",
  "cross-province-group",
  "retention-ecosystem",
];

/** The shipped scenarios, by paths relative to their folder. */
const shipped: Files = {
  read: (path) =>
    existsSync(join(root, path)) ? { text: readFileSync(join(root, path), "utf8") } : { fault: "missing" },
  resolve: (from, relative) => [join(from, "..", relative), relative],
  list: () => [],
};

const scenarioOf = (id: string) => parseScenario(`packages/${id}.yaml`, shipped, catalogue);
const textOf = (path: string) => readFileSync(join(root, path), "utf8");

describe("the ten packages", () => {
  test("are all there, and nothing else", () => {
    expect(readdirSync(join(root, "packages")).sort()).toEqual(packages.map((id) => `${id}.yaml`).sort());
  });

  test.each(packages)("%s is a scenario of the typical county", (id) => {
    const scenario = scenarioOf(id);
    expect(scenario).toMatchObject({ id, months: 120, region: { id: "typical-county" } });
    expect(scenario.levers.length > 0).toBe(id !== "status-quo");
  });

  test("differ from each other", () => {
    expect(new Set(packages.map((id) => JSON.stringify(scenarioOf(id).levers))).size).toBe(packages.length);
    for (const key of ["name", "description"] as const) {
      expect(new Set(packages.map((id) => scenarioOf(id)[key]?.zh)).size).toBe(packages.length);
    }
  });

  test("use every lever but those that no source of a package proposes", () => {
    const used = new Set(packages.flatMap((id) => scenarioOf(id).levers.map(({ lever }) => lever)));
    const others = ["flexible-hours", "gp-expansion", "dispatch-orders"];
    expect(
      catalogue.levers
        .map(({ id }) => id)
        .filter((id) => !used.has(id))
        .sort(),
    ).toEqual(others.sort());
  });

  test.each(packages)("what %s lacks is named by the id of a lever that does not exist yet", (id) => {
    const known = catalogue.levers.map((lever) => lever.id);
    for (const { en } of scenarioOf(id).lacks) {
      const [, lever] = /^([a-z-]+): ./.exec(en) ?? [];
      expect(lever).toBeDefined();
      expect(known).not.toContain(lever);
    }
  });

  test.each(packages)("%s cites evidence that exists and opens with the schema for editors", (id) => {
    const text = textOf(`packages/${id}.yaml`);
    expect(text.split("\n")[0]).toBe("# yaml-language-server: $schema=../schema.json");
    const rows = new Set(textOf("evidence/seed-facts.csv").match(/^S\d{3}/gm));
    for (const cited of text.match(/\bS\d{3}\b/g) ?? []) expect(rows).toContain(cited);
  });
});

describe("the shipped regions", () => {
  const regions = readdirSync(join(root, "regions")).filter((name) => name.endsWith(".yaml"));
  test.each(regions)("%s is a complete scenario of its status quo", (name) => {
    const scenario = parseScenario(`regions/${name}`, shipped, catalogue);
    expect(scenario.levers).toEqual([]);
    // A country's facilities follow from its tables.
    const { facilities, country } = scenario.region;
    expect(facilities.length > 0).toBe(country === undefined);
  });
});

describe("the shipped provinces", () => {
  const files = readdirSync(join(root, "regions/provinces"));
  const table: Record<string, string>[] = parseCsv(textOf("evidence/provinces.csv"), { columns: true });

  test("are those of the table, each by its own name", () => {
    const ids = table.map((row) => row["province_en"]!.toLowerCase().replaceAll(" ", "-"));
    expect(files.sort()).toEqual(ids.map((id) => `${id}.yaml`).sort());
    table.forEach((row, p) => {
      const scenario = parseScenario(`regions/provinces/${ids[p]}.yaml`, shipped, catalogue);
      expect(scenario.name).toEqual({ en: `${row["province_en"]} 2024`, zh: `${row["province_zh"]} 2024 年` });
      expect(scenario.region.country?.province).toBe(p);
      expect(scenario.levers).toEqual([]);
    });
  });
});

describe("the catalogue as scenarios see it", () => {
  test.each(catalogue.levers.map((lever) => [lever.id, lever] as const))("%s", (_, lever) => {
    const common = ["from", "until", "phaseIn", "target", "intensity", "compliance"];
    expect(Object.keys(lever.params).filter((name) => common.includes(name))).toEqual([]);
  });

  test("every unit has its Chinese", () => {
    const declared = [
      ...catalogue.levers.flatMap(({ params }) => Object.values(params)),
      ...Object.values(catalogue.parameters),
      ...catalogue.terms,
    ];
    const units = [...new Set(declared.map(({ unit }) => unit))];
    expect(units.filter((unit) => !/[\u4e00-\u9fff]/.test(unitText(unit).zh))).toEqual([]);
  });

  test("the schema accepts every shipped scenario", () => {
    const validator = z.fromJSONSchema(jsonSchema(catalogue) as Parameters<typeof z.fromJSONSchema>[0]);
    const paths = [
      ...packages.map((id) => `packages/${id}.yaml`),
      ...["regions", "regions/provinces"].flatMap((folder) =>
        readdirSync(join(root, folder))
          .filter((name) => name.endsWith(".yaml"))
          .map((name) => `${folder}/${name}`),
      ),
    ];
    for (const path of paths) expect(validator.safeParse(parse(textOf(path))).success, path).toBe(true);
  });
});
