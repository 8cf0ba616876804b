// What a county may hand to the lab instead of a clean roster: told in words or read rightly, and never a blank page.
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import writeWorkbook from "write-excel-file/node";
import { toFragment } from "../../src/host/web/link.ts";
import { answered, kept, type Lab, makeShort, openLab, picture, type Visit, visit } from "./lab-visit.ts";

const facilities =
  "机构名称,机构类型,服务人口,统计日期\n清水乡卫生院,卫生院,12000,2025-12\n石桥镇卫生院,卫生院,9000,\n";
const doctors = "所在机构,出生年月,性别\n清水乡卫生院,1985-03,男\n石桥镇卫生院,1990-10,女\n";

/** Text in GB18030: the browser's decoder, turned round. */
const chinese = (text: string): Uint8Array => {
  const decoder = new TextDecoder("gb18030");
  const known = new Map<string, readonly number[]>();
  for (let lead = 0x81; lead <= 0xfe; lead++)
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      const letter = decoder.decode(Uint8Array.of(lead, trail));
      if (!known.has(letter)) known.set(letter, [lead, trail]);
    }
  return Uint8Array.from([...text].flatMap((letter) => known.get(letter) ?? [letter.charCodeAt(0)]));
};

const cells = (table: string) =>
  table
    .trim()
    .split("\n")
    .map((line) => line.split(",").map((value) => ({ value, type: String })));
const workbook = async (): Promise<Uint8Array> =>
  new Uint8Array(
    await writeWorkbook([
      { sheet: "机构", data: cells(facilities) },
      { sheet: "人员", data: cells(doctors) },
    ]).toBuffer(),
  );
/** The workbook with the XML of its sheet of doctors changed. */
const edited = async (edit: (xml: string) => string): Promise<Uint8Array> => {
  const parts = unzipSync(await workbook());
  const path = "xl/worksheets/sheet2.xml";
  return zipSync({ ...parts, [path]: strToU8(edit(strFromU8(parts[path] ?? new Uint8Array()))) });
};
const ROWS = 200_000;
const row = (number: number): string =>
  `<row r="${number}"><c r="A${number}" t="inlineStr"><is><t>清水乡卫生院</t></is></c></row>`;

type Given = readonly (readonly [name: string, bytes: Uint8Array])[];
const csv = (first: string | Uint8Array, second: string | Uint8Array): Given =>
  [first, second].map((text, at) => [`${at}.csv`, typeof text === "string" ? strToU8(text) : text]);
const xlsx = (bytes: Uint8Array): Given => [["花名册.xlsx", bytes]];

let lab: Lab;
let visited: Visit;
beforeAll(async () => {
  lab = await openLab();
  visited = await visit(lab, "zh-CN");
  await makeShort(visited.page);
  await answered(visited.page);
  await visited.page.click(".own > summary");
});
afterAll(() => lab?.close());

const give = async (given: Given): Promise<string> => {
  const { page } = visited;
  await page.setInputFiles(
    "#own-files",
    given.map(([name, bytes]) => ({ name, mimeType: "application/octet-stream", buffer: Buffer.from(bytes) })),
  );
  await page.waitForSelector(".own [role=status]", { state: "detached" });
  await page.waitForSelector(".own :is([role=alert], [data-own])");
  return page.innerText(".own");
};

const wrong: readonly (readonly [string, () => Given | Promise<Given>, RegExp])[] = [
  ["an empty file", () => [["0.csv", new Uint8Array()]], /0\.csv.*文件是空的/],
  ["a picture", () => [["0.csv", Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0, 0)]], /不是表格文件/],
  ["a web page", () => xlsx(strToU8("<html><b>x</b></html>")), /为网页而非表格文件/],
  ["half a workbook", async () => xlsx((await workbook()).slice(0, 900)), /花名册\.xlsx：.*(压缩包|已损坏|不完整)/],
  ["no column for the type", () => csv(facilities.replace("机构类型", "栏目甲"), doctors), /0\.csv.*机构类型/],
  ["no column for the facility", () => csv(facilities, doctors.replace("所在机构", "栏目乙")), /1\.csv.*所在机构/],
  [
    "a type that nobody knows",
    () => csv(facilities.replace("卫生院,卫生院", "卫生院,药店"), doctors),
    /0\.csv.*2.*药店/,
  ],
  [
    "a doctor of nowhere",
    () => csv(facilities, doctors.replace("石桥镇卫生院", "石樑镇卫生院")),
    /1\.csv.*3.*石樑镇卫生院/,
  ],
  [
    "two encodings in one file",
    () => csv(Uint8Array.from([...strToU8(facilities), ...chinese("柳树乡卫生院,卫生院,1,\n")]), doctors),
    /混用两种编码：.*第 4 行/,
  ],
  [
    "200,000 rows of text",
    () => csv(facilities, doctors + "清水乡卫生院,1985-03,男\n".repeat(ROWS)),
    /最多 20000 名医师/,
  ],
  [
    "200,000 rows of a workbook",
    async () =>
      xlsx(
        await edited((xml) =>
          xml.replace("</sheetData>", `${Array.from({ length: ROWS }, (_, at) => row(at + 4)).join("")}</sheetData>`),
        ),
      ),
    /花名册\.xlsx.*最多/,
  ],
  ["a scenario with a slip", () => [["own.yaml", strToU8("schemaVersion: 1\nlevrs: {}\n")]], /levers/],
];

describe("refused in words, with the page as it was", () => {
  it.each(wrong)("%s", async (_, given, words) => {
    expect(await give(await given())).toMatch(words);
    const { page } = visited;
    expect(await page.locator(".own [role=alert]").count()).toBe(1);
    expect(await page.locator(".headline").count()).toBe(4);
    expect(await page.inputValue("#region")).toBe("regions/typical-county.yaml");
    expect(visited.complaints).toEqual([]);
  });
});

const right: readonly (readonly [string, () => Given | Promise<Given>, RegExp])[] = [
  ["UTF-8 with a mark", () => csv(`\ufeff${facilities}`, `\ufeff${doctors}`), /机构 \d+ 家/],
  ["GB18030 beside UTF-8", () => csv(chinese(facilities), doctors), /按 GB18030 编码读取/],
  [
    "merged cells",
    async () =>
      xlsx(
        await edited((xml) =>
          xml
            .replace(/<c r="A3".*?<\/c>/, "")
            .replace("</sheetData>", '</sheetData><mergeCells><mergeCell ref="A2:A3"/></mergeCells>'),
        ),
      ),
    /机构 \d+ 家/,
  ],
  [
    "formulas",
    async () => xlsx(await edited((xml) => xml.replace(/<c r="B3".*?<\/c>/, '<c r="B3"><f>NOW()</f></c>'))),
    /公式/,
  ],
];

describe("read rightly", () => {
  it.each(right)("%s", async (_, given, words) => {
    const told = await give(await given());
    expect(told).toMatch(words);
    expect(told).toContain("已读取");
    expect(await visited.page.inputValue("#region")).toBe("own/region.yaml");
    expect(visited.complaints).toEqual([]);
  });
});

it("HTML and formulas in names of facilities are text in the page, the brief and the tables", async () => {
  const { page } = visited;
  const named = (text: string): string =>
    text
      .replaceAll("清水乡卫生院", "<img src=x onerror=alert(1)>卫生院")
      .replaceAll("石桥镇卫生院", '=HYPERLINK("http://x")卫生院'.replaceAll('"', "'"));
  expect(await give(csv(named(facilities), named(doctors)))).toContain("已读取");
  await page.selectOption("#from", "packages/family-first.yaml");
  await page.fill("#name", "=1+1");
  await page.press("#name", "Tab");
  await page.waitForSelector('.headline [data-package="a"]:has-text("=1+1")');
  await answered(page);
  await page.click("[data-view=viewPlaces]");
  await page.waitForSelector('[data-chart="townships"] svg');
  expect(await page.innerText(".view table")).toContain("<img src=x onerror=alert(1)>卫生院");
  await picture(page, "input-hostile-names");
  for (const view of ["viewStaying", "viewMoving", "viewMoney", "viewTables", "viewModel"]) {
    await page.click(`[data-view=${view}]`);
    expect(await page.locator("main :is(img, script, iframe)").count()).toBe(0);
  }
  const brief = (await kept(page, "[data-save=brief]")).bytes.toString("utf8");
  const read = await lab.browser.newPage({ offline: true });
  await read.setContent(brief);
  expect(await read.locator("main :is(img, script, iframe)").count()).toBe(0);
  expect(await read.innerText("h1")).toContain("乡镇医师");
  await read.close();
  const tables = unzipSync((await kept(page, "[data-save=csv]")).bytes);
  const texts = Object.values(tables).map((bytes) => strFromU8(bytes));
  expect(texts.join("")).toContain("'=1+1");
  // A cell may begin with a minus sign only as a number does.
  for (const text of texts) expect(text).not.toMatch(/(?:^|[,\n])"?(?:[=+@\t\r]|-(?![\d.]))/m);
  expect(visited.complaints).toEqual([]);
});

describe("a link", () => {
  const fragment = toFragment({
    region: "regions/typical-county.yaml",
    seed: "<i>",
    replicates: 8,
    years: 5,
    budget: null,
    packages: [
      [
        "a",
        "schemaVersion: 1\nextends: regions/typical-county.yaml\nname: { en: '<img src=x onerror=alert(1)>', zh: '<b>甲</b>' }\nlevers: { housing: {} }\n",
      ],
    ],
  });
  it("with HTML in the name of a package shows it as text", async () => {
    const { page, complaints, leave } = await visit(lab, "en-GB", { hash: `#${fragment}` });
    await page.waitForSelector('.headline [data-package="a"]');
    await answered(page);
    expect(await page.innerText('.headline [data-package="a"] >> nth=0')).toContain("<img src=x");
    expect(await page.locator("main :is(img, script)").count()).toBe(0);
    expect(complaints).toEqual([]);
    await leave();
  });

  it.each([
    ["cut in half", fragment.slice(0, fragment.length / 2)],
    ["cut by a few letters", fragment.slice(0, -6)],
    ["altered", fragment.replace(/.{9}$/, "AAAAAAAAA")],
    ["empty", "s1="],
  ])("that is %s is told to be so, and nothing is taken over", async (_, hash) => {
    const { page, complaints, leave } = await visit(lab, "zh-CN", { hash: `#${hash}` });
    expect(await page.innerText(".answers [role=alert]")).toContain("不完整或已损坏");
    expect(await page.innerText(".tally b")).toBe("0");
    expect(complaints).toEqual([]);
    await leave();
  });
});
