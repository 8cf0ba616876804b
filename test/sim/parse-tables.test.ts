import { describe, expect, test } from "vitest";
import { parseScenario } from "../../src/sim/parse-scenario.ts";
import { fakeCatalogue } from "./fake-catalogue.ts";
import { fault, faultsOf } from "./faults-of.ts";
import { county, facilitiesHead, memoryFiles } from "./memory-files.ts";

const facilities = county["county.csv"] as string;
const margins = county["margins.csv"] as string;
const withFacilities = (text: string) => faultsOf("county.yaml", { "county.csv": text });
const withMargins = (text: string, rows = text.trim().split("\n").length - 1) =>
  faultsOf("county.yaml", {
    "margins.csv": text,
    "county.yaml": (county["county.yaml"] as string).replace("margins.csv, rows: 2", `margins.csv, rows: ${rows}`),
  });
const region = (content: Readonly<Record<string, string>>) =>
  parseScenario("county.yaml", memoryFiles({ ...county, ...content }), fakeCatalogue).region;

describe("a table as other programs write it", () => {
  const plain = region({});
  test.each([
    ["carriage returns", facilities.replaceAll("\n", "\r\n")],
    ["a byte order mark", `\uFEFF${facilities}`],
    ["no last line break", facilities.trimEnd()],
    ["blank lines", facilities.replaceAll("\n", "\n\n")],
    ["quotes everywhere", facilities.replaceAll(/(?<=^|,)([\w.]+)(?=,|$)/gm, '"$1"')],
    ["spaces around commas", facilities.replaceAll(",", ", ")],
    [
      "columns in another order",
      facilities
        .split("\n")
        .map((line) => line.replace(/^(\w+),(\w+),/, "$2,$1,"))
        .join("\n"),
    ],
  ])("%s", (_, text) => {
    expect(region({ "county.csv": text })).toEqual(plain);
  });
});

describe("facilities", () => {
  const swap = (from: string, to: string) => withFacilities(facilities.replace(from, to));
  const count = (column: string, shown: string, line = 3) =>
    fault(
      "county.csv",
      line,
      column,
      `must be a whole number from 0 to 100000, not "${shown}"`,
      `应为 0 至 100000 的整数，现为“${shown}”`,
    );

  test("numbers that are none or out of range", () => {
    expect(swap("0.4", "far")).toEqual([
      fault("county.csv", 3, "remoteness", 'must be a number from 0 to 1, not "far"', "应为 0 至 1 的数值，现为“far”"),
    ]);
    expect(swap("0.4", "1.4")).toEqual([
      fault("county.csv", 3, "remoteness", 'must be a number from 0 to 1, not "1.4"', "应为 0 至 1 的数值，现为“1.4”"),
    ]);
    expect(swap("0.4", "")).toEqual([fault("county.csv", 3, "remoteness", "is empty", "为空")]);
    for (const wrong of ["-20", "20.5", "1e9", "NaN", "Infinity", "0x14", "twenty"]) {
      expect(swap("0.4,20", `0.4,${wrong}`)).toEqual([count("established", wrong)]);
    }
    expect(swap("卫生院,1,1", "卫生院,1,0")).toEqual([
      fault(
        "county.csv",
        3,
        "copies",
        'must be a whole number from 1 to 100000, not "0"',
        "应为 1 至 100000 的整数，现为“0”",
      ),
    ]);
  });

  test("words", () => {
    expect(swap("centre,township", "centre,townshp")).toEqual([
      fault(
        "county.csv",
        3,
        "type",
        'unknown type "townshp"; did you mean "township"?',
        "未知的 type：“townshp”；是不是“township”？",
      ),
    ]);
    expect(swap("centre,township", ",township")).toEqual([fault("county.csv", 3, "id", "is empty", "为空")]);
    expect(swap("centre,township", "hospital,township")).toEqual([
      fault(
        "county.csv",
        3,
        "id",
        '"hospital" stands here twice, first in line 2',
        "“hospital”重复出现，首次在第 2 行",
      ),
    ]);
  });

  test("more filled than authorised", () => {
    expect(swap(",15,5,0,", ",21,6,1,")).toEqual([
      fault("county.csv", 3, "filled_established", "21 filled, but only 20 posts", "已填补 21 个，但岗位只有 20 个"),
      fault("county.csv", 3, "filled_contract", "6 filled, but only 5 posts", "已填补 6 个，但岗位只有 5 个"),
      fault("county.csv", 3, "filled_village", "1 filled, but only 0 posts", "已填补 1 个，但岗位只有 0 个"),
    ]);
  });

  test("columns", () => {
    expect(swap("remoteness", "remotness")).toEqual([
      fault(
        "county.csv",
        1,
        "remotness",
        'unknown column; did you mean "remoteness"?',
        "没有这一列；是不是“remoteness”？",
      ),
      fault("county.csv", 1, "remoteness", "this column is missing", "缺少该列"),
    ]);
    expect(swap("equipment,trust", "equipment,equipment")).toEqual([
      fault("county.csv", 1, "equipment", "this column stands here twice", "该列重复出现"),
      fault("county.csv", 1, "trust", "this column is missing", "缺少该列"),
    ]);
    for (const separator of [";", "\t"]) {
      expect(withFacilities(facilities.replaceAll(",", separator))).toEqual([
        fault("county.csv", 1, null, "columns must be separated by commas", "各列须以逗号分隔"),
      ]);
    }
  });

  test("cut inside a row, and inside a quote", () => {
    const cut = facilities.slice(0, facilities.indexOf(",1,0.5,0.5"));
    expect(withFacilities(cut)).toEqual([
      fault("county.csv", 3, null, "cut inside the row: 14 of 18 fields", "该行被截断：应有 18 个字段，只有 14 个"),
    ]);
    expect(withFacilities(facilities.slice(0, facilities.indexOf(', S052"')))).toEqual([
      fault(
        "county.csv",
        3,
        null,
        "a quote is opened and never closed; the file may be cut inside a row",
        "引号没有闭合，文件可能在行内被截断",
      ),
    ]);
    expect(swap("Centre,", 'Cen"tre,')).toEqual([
      fault(
        "county.csv",
        3,
        null,
        "a quote stands inside a field; put the whole field in quotes and double the quote",
        "字段内出现引号；请将整个字段加引号，并将其中的引号写两遍",
      ),
    ]);
    expect(swap("Centre,", "Centre, North,")).toEqual([
      fault(
        "county.csv",
        3,
        null,
        "19 fields where the head has 18; text that holds a comma needs quotes",
        "该行有 19 个字段，而表头有 18 个；含逗号的文字须加引号",
      ),
    ]);
  });

  test("fewer and more rows than declared", () => {
    const [head, first, second] = facilities.split("\n");
    expect(withFacilities(`${head}\n${first}\n`)).toEqual([
      fault(
        "county.csv",
        2,
        null,
        "holds 1 rows, but county.yaml:7 declares 2; the file may be cut short",
        "有 1 行，而 county.yaml:7 声明为 2 行；文件可能不完整",
      ),
    ]);
    expect(withFacilities(`${head}\n${first}\n${second}\n${second?.replace("centre", "centre-2")}\n`)).toEqual([
      fault(
        "county.csv",
        4,
        null,
        "holds 3 rows, but county.yaml:7 declares 2",
        "有 3 行，而 county.yaml:7 声明为 2 行",
      ),
    ]);
    expect(withFacilities(facilitiesHead)).toMatchObject([{ line: 1, en: expect.stringContaining("holds 0 rows") }]);
  });

  test.each(["", "\n\n", "\uFEFF"])("an empty file %j", (text) => {
    expect(withFacilities(text)).toEqual([fault("county.csv", 1, null, "the file is empty", "文件是空的")]);
  });

  test("lines are counted past line breaks in quotes and past blank lines", () => {
    const text = facilities
      .replace("county,County hospital", 'county,"County\nhospital"')
      .replace("\ncentre", "\n\n\ncentre")
      .replace("0.4", "far");
    expect(withFacilities(text)).toMatchObject([{ line: 6, key: "remoteness" }]);
  });

  test("all faults of a table at once", () => {
    const text = facilities
      .replace("0.7,0.7,assumed", "7,x,assumed")
      .replace("0.4", "far")
      .replace("centre,township", "centre,town");
    expect(withFacilities(text).map(({ line, key }) => [line, key])).toEqual([
      [2, "equipment"],
      [2, "trust"],
      [3, "type"],
      [3, "remoteness"],
    ]);
  });
});

describe("margins", () => {
  const head = "type,attribute,category,share,source\n";

  test("shares that do not add up", () => {
    expect(withMargins(margins.replace("0.4", "0.3"))).toEqual([
      fault(
        "margins.csv",
        2,
        "share",
        'the shares of "township sex" add up to 0.9, not 1',
        "“township sex”各项比例之和为 0.9，应为 1",
      ),
    ]);
    expect(withMargins(margins.replace("0.4", "0.405"))).toEqual([]);
  });

  test("names that do not exist", () => {
    expect(
      withMargins(`${margins}village,educaton,college,1,E1\ncounty,title,chef,1,E1\ncounty,age,old,1,E1\n`),
    ).toEqual([
      fault(
        "margins.csv",
        4,
        "attribute",
        'unknown attribute "educaton"; did you mean "education"?',
        "未知的 attribute：“educaton”；是不是“education”？",
      ),
      fault(
        "margins.csv",
        5,
        "category",
        'unknown category "chef"; did you mean "chief"?',
        "未知的 category：“chef”；是不是“chief”？",
      ),
      fault(
        "margins.csv",
        6,
        "category",
        'must be a band of ages such as under30, 30-34 or 50plus, not "old"',
        "应为年龄段，例如 under30、30-34 或 50plus，现为“old”",
      ),
    ]);
  });

  test("a category twice, and bands of ages with a gap", () => {
    expect(withMargins(`${margins}township,sex,male,0,E1\n`)).toEqual([
      fault(
        "margins.csv",
        4,
        "category",
        '"township sex male" stands here twice, first in line 2',
        "“township sex male”重复出现，首次在第 2 行",
      ),
    ]);
    expect(withMargins(`${head}village,age,under30,0.5,E1\nvillage,age,40plus,0.5,E1\n`)).toEqual([
      fault(
        "margins.csv",
        3,
        "category",
        'the bands of ages overlap or leave a gap at "40plus"',
        "年龄段在“40plus”处重叠或中断",
      ),
    ]);
  });

  test("shares out of range", () => {
    expect(withMargins(margins.replace("0.6", "60"))).toEqual([
      fault("margins.csv", 2, "share", 'must be a number from 0 to 1, not "60"', "应为 0 至 1 的数值，现为“60”"),
    ]);
  });
});

describe("the region", () => {
  const withRegion = (text: string) =>
    faultsOf("a.yaml", { "a.yaml": `schemaVersion: 1\nname: { en: A, zh: 甲 }\nregion:\n${text}` });
  const margins = "  margins: { file: margins.csv, rows: 2 }\n";

  test("tables that are missing or half given", () => {
    expect(withRegion(margins)).toEqual([fault("a.yaml", 3, "region.facilities", "is missing", "缺失")]);
    expect(withRegion(`${margins}  facilities:\n    file: county.csv\n`)).toEqual([
      fault("a.yaml", 5, "region.facilities.rows", "is missing", "缺失"),
    ]);
    expect(withRegion(`${margins}  facilities: county.csv\n`)).toEqual([
      fault(
        "a.yaml",
        5,
        "region.facilities",
        'must be a group of keys, not the text "county.csv"',
        "应为一组键，现为文字“county.csv”",
      ),
    ]);
    expect(withRegion(`${margins}  facilities: { file: county.csv, rows: many }\n`)).toEqual([
      fault(
        "a.yaml",
        5,
        "region.facilities.rows",
        'must be a whole number from 1 to 100000 (rows), not the text "many"',
        "应为 1 至 100000 的整数（行），现为文字“many”",
      ),
    ]);
  });

  test("a table that is not there or is a folder", () => {
    expect(withRegion(`${margins}  facilities: { file: conty.csv, rows: 2 }\n`)).toEqual([
      fault(
        "a.yaml",
        5,
        "region.facilities.file",
        '"conty.csv": there is no such file; did you mean "county.csv"?',
        "“conty.csv”：没有这个文件；是不是“county.csv”？",
      ),
    ]);
    expect(faultsOf("county.yaml", { "county.csv": { fault: "folder" } })).toEqual([
      fault(
        "county.yaml",
        7,
        "region.facilities.file",
        '"county.csv": this is a folder, not a file',
        "“county.csv”：这是文件夹，不是文件",
      ),
    ]);
  });

  test("numbers of counties", () => {
    const tables = "  facilities: { file: county.csv, rows: 2 }\n";
    expect(withRegion(`${margins}${tables}  counties: 0\n`)).toEqual([
      fault(
        "a.yaml",
        6,
        "region.counties",
        "must be a whole number from 1 to 3000 (counties), not 0",
        "应为 1 至 3000 的整数（个县），现为 0",
      ),
    ]);
    expect(withRegion(`${margins}${tables}  counties: 2\n  countiesPerPrefecture: 3\n`)).toEqual([
      fault(
        "a.yaml",
        7,
        "region.countiesPerPrefecture",
        "3 counties share a prefecture, but the region has 2",
        "每个地市有 3 个县，而该区域只有 2 个县",
      ),
    ]);
  });
});
