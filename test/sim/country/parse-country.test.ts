import { describe, expect, test } from "vitest";
import { files, parametersPath } from "../../../src/host/node/files.ts";
import { catalogue } from "../../../src/sim/full-catalogue.ts";
import { FaultList } from "../../../src/sim/parse-fault-list.ts";
import { parseScenario } from "../../../src/sim/parse-scenario.ts";
import { regionTables } from "../../../src/sim/roster/region-files.ts";
import { fakeCatalogue } from "../fake-catalogue.ts";
import { fault, faultsOf } from "../faults-of.ts";
import { memoryFiles } from "../memory-files.ts";

const shipped = (path: string): string => {
  const [first] = files.resolve(parametersPath, path);
  const got = files.read(first as string);
  if (!("text" in got)) throw new Error(path);
  return got.text;
};
const texts = {
  "regions/china-2024.yaml": shipped("regions/china-2024.yaml"),
  "evidence/provinces.csv": shipped("evidence/provinces.csv"),
  "data/china-2024/figures.csv": shipped("data/china-2024/figures.csv"),
  "data/china-2024/margins.csv": shipped("data/china-2024/margins.csv"),
};
const head = "schemaVersion: 1\nextends: regions/china-2024.yaml\n";
const faultsIn = (region: string, more: Readonly<Record<string, string>> = {}) =>
  faultsOf("a.yaml", { ...texts, "a.yaml": `${head}region:\n${region}`, ...more });
const known = (text: string, rows = text.trim().split("\n").length - 1) =>
  faultsIn(`  known: { file: own.csv, rows: ${rows} }\n`, { "own.csv": text });

describe("the province that a region is", () => {
  test.each(["Guangxi", "广西", "Inner Mongolia"])("may be %s", (name) => {
    expect(faultsIn(`  province: ${name}\n`)).toEqual([]);
  });

  test("has its own counties, by number, for levers to reach", () => {
    const reaching = (county: string) =>
      parseScenario(
        "a.yaml",
        memoryFiles({
          ...texts,
          "a.yaml": `${head}region: { province: Ningxia }\nlevers: { housing: { target: { regions: [${county}] } } }\n`,
        }),
        catalogue,
      );
    expect(reaching("county-22").levers[0]?.target.regions).toEqual(["county-22"]);
    expect(() => reaching("county-23")).toThrow(/county-23/);
  });

  test("must be one there is", () => {
    expect(faultsIn("  province: Guangx\n")).toEqual([
      fault(
        "a.yaml",
        4,
        "region.province",
        'unknown province "Guangx"; did you mean "Guangxi"?',
        "没有这个省份：“Guangx”；是不是“Guangxi”？",
      ),
    ]);
    expect(faultsIn("  province: 广东省\n")).toMatchObject([{ zh: expect.stringContaining("是不是“广东”") }]);
    expect(faultsIn("  province: 45\n")).toMatchObject([{ line: 4, key: "region.province" }]);
  });

  test("is only there where provinces are", () => {
    expect(
      faultsOf("a.yaml", { "a.yaml": "schemaVersion: 1\nextends: county.yaml\nregion: { province: Tibet }\n" }),
    ).toEqual([expect.objectContaining({ key: "region.province", en: expect.stringContaining("china-2024") })]);
  });
});

describe("a region with provinces", () => {
  test("has no counties or doctors of its own, and facilities instead of it replace it", () => {
    expect(faultsIn("  counties: 3\n")).toMatchObject([{ key: "region.counties" }]);
    expect(
      faultsIn(
        "  facilities: { file: county.csv, rows: 2 }\n  margins: { file: margins.csv, rows: 2 }\n  counties: 1\n",
      ),
    ).toEqual([]);
  });

  test("needs all of its tables", () => {
    const text =
      "schemaVersion: 1\nname: { en: A, zh: 甲 }\nregion:\n  provinces: { file: evidence/provinces.csv, rows: 31 }\n";
    expect(faultsOf("a.yaml", { ...texts, "a.yaml": text })).toMatchObject([
      { key: "region.figures", en: "is missing" },
      { key: "region.margins", en: "is missing" },
    ]);
  });
});

test("a country has no tables to begin a folder with, and says so", () => {
  const faults = new FaultList();
  expect(regionTables("regions/china-2024.yaml", memoryFiles(texts), fakeCatalogue, faults)).toBeNull();
  expect(faults.all()).toMatchObject([{ key: "region.provinces", en: expect.stringContaining("region.known") }]);
});

describe("how figures come about", () => {
  const rules = texts["data/china-2024/figures.csv"];
  const withRules = (from: string, to: string) => {
    expect(rules).toContain(from);
    return faultsOf("a.yaml", { ...texts, "a.yaml": head, "data/china-2024/figures.csv": rules.replace(from, to) });
  };

  test("names columns that are there, with factors above 0", () => {
    expect(withRules("towns_2023", "towns_2032")).toMatchObject([
      { file: "evidence/provinces.csv", key: "towns_2032", en: "this column is missing" },
    ]);
    expect(withRules("_10k_2024:10000", "_10k_2024:0")).toMatchObject([{ key: "from", line: 2 }]);
  });

  test("has every figure once, and a way to each", () => {
    expect(withRules("\ntowns,", "\ntownships,")).toMatchObject([
      { line: 1, en: '"towns" is missing' },
      { key: "figure", en: '"townships" stands here twice' },
    ]);
    expect(withRules("tertiary_doctors,1545171", "tertiary_doctors,")).toMatchObject([{ key: "national" }]);
    expect(
      withRules("community_centres,10228,,urban-residents", "community_centres,10228,,urban-residnts"),
    ).toMatchObject([{ key: "otherwise", en: expect.stringContaining('did you mean "urban-residents"') }]);
  });
});

describe("what somebody knows better", () => {
  test("is read by province and county, with any of the columns", () => {
    expect(known("province,towns\nTibet,140\n")).toEqual([]);
    expect(known("county,province,residents,urban_share\n,宁夏,,0.7\nYanchi,宁夏,160000,\n")).toEqual([]);
  });

  test("is refused where a run could not hold it, or there is nobody to share with", () => {
    expect(
      known("province,counties,village_clinics,tertiary_doctors\nTibet,2000000000,2000000000,2000000000\n"),
    ).toMatchObject([
      { en: expect.stringContaining("counties, but at most 4096 fit") },
      { en: expect.stringContaining("institutions, but at most 4000000 fit") },
      { en: expect.stringContaining("doctors, but at most 20000000 fit") },
    ]);
    expect(known("province,counties\nTibet,0\n")).toMatchObject([{ en: "Tibet has no county", zh: "西藏没有县" }]);
    expect(known("province,residents,towns,township_centres,licensed_doctors\nTibet,0,0,0,0\n")).toEqual([]);
  });

  test("is refused where it cannot be right, all at once", () => {
    expect(known("province,town\nTibet,140\n")).toMatchObject([
      { key: "town", en: 'unknown column; did you mean "towns"?' },
    ]);
    expect(known("province,urban_share\nTibt,0.7\nTibet,70\nTibet,0.3\n")).toMatchObject([
      { line: 2, key: "province", en: expect.stringContaining('did you mean "Tibet"') },
      { line: 3, key: "urban_share" },
      { line: 4, key: "province", en: "stands here twice" },
    ]);
    const many = Array.from({ length: 23 }, (_, k) => `Ningxia,c${k},5\n`).join("");
    expect(known(`province,county,towns\n${many}`)).toMatchObject([
      { key: "region.known.file", en: expect.stringContaining("23 counties of Ningxia, which has 22") },
    ]);
  });
});
