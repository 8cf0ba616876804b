import { array, assert, asyncProperty, constantFrom, oneof, string, uint8Array } from "fast-check";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import writeExcelFile from "write-excel-file/node";
import { readRosterFiles } from "../../../src/sim/roster/read-file.ts";
import { readRoster } from "../../../src/sim/roster/read-roster.ts";
import type { Decode } from "../../../src/sim/roster/text-table.ts";

const decode: Decode = (bytes, encoding) => {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
};
const facilities =
  "机构名称,机构类型,服务人口,统计日期\n清水乡卫生院,卫生院,12000,2025-12\n石桥镇卫生院,卫生院,9000,\n";
const doctors = "所在机构,出生年月,性别\n清水乡卫生院,1985-03,男\n石桥镇卫生院,1990-10,女\n";
/** 机构名称,机构类型 … of `facilities` in GB18030. */
const chinese = (text: string): Uint8Array => {
  const known = new Map<string, readonly number[]>();
  for (let lead = 0x81; lead <= 0xfe; lead++)
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      const letter = decode(new Uint8Array([lead, trail]), "gb18030");
      if (letter !== null && letter.length === 1 && !known.has(letter)) known.set(letter, [lead, trail]);
    }
  return new Uint8Array([...text].flatMap((letter) => known.get(letter) ?? [letter.charCodeAt(0)]));
};
const read = async (...files: readonly (readonly [string, Uint8Array])[]) => {
  const { roster, faults, notices } = await readRosterFiles(
    files.map(([name, bytes]) => ({ name, bytes })),
    decode,
  );
  const told = (list: typeof faults) => list.map(({ file, line, key, en }) => `${file} ${line} ${key}: ${en}`);
  return {
    ages: roster?.doctors.ageMonths,
    facilities: roster?.doctors.facility,
    faults: told(faults),
    notices: told(notices),
  };
};
const ages = [489, 422];

describe("text", () => {
  test.each([
    ["UTF-8", strToU8(facilities), strToU8(doctors)],
    ["UTF-8 with a mark", strToU8(`\ufeff${facilities}`), strToU8(`\ufeff${doctors}`)],
    ["GB18030", chinese(facilities), chinese(doctors)],
    ["one of each", chinese(facilities), strToU8(doctors)],
    ["tabs", strToU8(facilities.replaceAll(",", "\t")), strToU8(doctors.replaceAll(",", "\t"))],
    ["semicolons, CRLF", strToU8(facilities.replaceAll("\n", "\r\n")), strToU8(doctors.replaceAll(",", ";"))],
  ])("%s", async (_, first, second) => {
    expect(await read(["f.csv", first], ["d.csv", second])).toMatchObject({ ages, faults: [] });
  });
  test("two encodings in one file are told with the line", async () => {
    const mixed = new Uint8Array([...strToU8(facilities), ...chinese("柳树乡卫生院,卫生院,1,\n")]);
    expect((await read(["f.csv", mixed])).faults).toEqual([
      "f.csv null null: is in two encodings: UTF-8 in some lines, and not in line 4; save the whole file as UTF-8",
    ]);
  });
  test("two hundred thousand rows are refused at once", async () => {
    const many = strToU8(`所在机构,年龄\n${"清水乡卫生院,40\n".repeat(200_000)}`);
    expect((await read(["d.csv", many])).faults).toEqual([
      "d.csv null null: has 200001 lines; a roster is of one county and has at most 20000 doctors",
    ]);
  });
});

test.each([
  ["nothing", new Uint8Array(), "is empty"],
  ["an old workbook", new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0]), "is an old .xls file or protected by a password"],
  ["a PDF", strToU8("%PDF-1.7"), "is a PDF"],
  ["a web page", strToU8("<html><table></table>"), "is a web page"],
  ["a picture", new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0]), "is no spreadsheet and no text"],
  ["an archive", zipSync({ "a.txt": strToU8("a") }), "is a ZIP archive, but no workbook"],
  [
    "a document",
    zipSync({ "[Content_Types].xml": strToU8("<Types/>"), "word/document.xml": strToU8("<w/>") }),
    "no workbook",
  ],
  ["a binary workbook", zipSync({ "xl/workbook.bin": strToU8("a") }), "is a binary workbook (.xlsb); save it as .xlsx"],
  ["half an archive", zipSync({ "a.xml": strToU8("a".repeat(999)) }).slice(0, 40), "is cut short"],
  ["an open quote", strToU8('a,b\n"c'), "a quote is opened and never closed"],
])("%s is refused with what to do", async (_, bytes, message) => {
  const { faults, ages: none } = await read(["花名册.xlsx", bytes]);
  expect(none).toBeUndefined();
  expect(faults).toEqual([expect.stringContaining(`花名册.xlsx null null: `)]);
  expect(faults[0]).toContain(message);
});

const text = (value: string) => ({ value, type: String });
const book = async (): Promise<Uint8Array> => {
  const sheet = (table: string) =>
    table
      .trim()
      .split("\n")
      .map((line) =>
        line
          .split(",")
          .map((cell) =>
            cell === "1985-03" ? { value: new Date(Date.UTC(1985, 2, 9)), type: Date, format: "yyyy-mm" } : text(cell),
          ),
      );
  const sheets = [
    { sheet: "机构", data: sheet(facilities) },
    { sheet: "人员", data: sheet(doctors) },
  ];
  return new Uint8Array(await writeExcelFile(sheets).toBuffer());
};
const edited = async (edit: (xml: string) => string): Promise<Uint8Array> => {
  const parts = unzipSync(await book());
  const path = "xl/worksheets/sheet2.xml";
  return zipSync({ ...parts, [path]: strToU8(edit(strFromU8(parts[path] ?? new Uint8Array()))) });
};

describe("workbooks", () => {
  test("one cut anywhere is told to be cut short, in both languages", async () => {
    const whole = await book();
    for (const share of [0.1, 0.5, 0.9, 0.999]) {
      const bytes = whole.slice(0, Math.floor(share * whole.length));
      const { faults } = await readRosterFiles([{ name: "r.xlsx", bytes }], decode);
      expect(faults.map(({ en, zh }) => [en, zh])).toEqual([
        [
          "is cut short: the end of the file is missing; copy or download it again",
          "文件不完整：缺少结尾部分；请重新复制或下载该文件",
        ],
      ]);
    }
  });
  test.each(["xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/worksheets/sheet2.xml", "xl/sharedStrings.xml"])(
    "one without %s is told to be damaged, with what it lacks",
    async (path) => {
      const { [path]: lost, ...rest } = unzipSync(await book());
      expect(lost).toBeDefined();
      expect((await read(["r.xlsx", zipSync(rest)])).faults).toEqual([
        `r.xlsx null null: is damaged: the workbook lacks its part ${path}; copy or download the file again`,
      ]);
    },
  );
  test("bytes overwritten in the middle are told to be damage", async () => {
    const bytes = await book();
    bytes.fill(0xff, bytes.length * 0.4, bytes.length * 0.6);
    expect((await read(["r.xlsx", bytes])).faults).toEqual([expect.stringContaining("is damaged")]);
  });
  test("days are days", async () => {
    expect(await read(["r.xlsx", await book()])).toMatchObject({ ages, faults: [] });
  });
  test("merged cells all hold what their first one does", async () => {
    const merged = await edited((xml) =>
      xml
        .replace(/<c r="A3".*?<\/c>/, "")
        .replace("</sheetData>", '</sheetData><mergeCells><mergeCell ref="A2:A3"/></mergeCells>'),
    );
    expect(await read(["r.xlsx", merged])).toMatchObject({ ages, facilities: [0, 0], faults: [] });
  });
  test("of a formula the stored result is taken, and who has none is told", async () => {
    const formulas = await edited((xml) =>
      xml
        .replace(/<c r="B2".*?<\/c>/, '<c r="B2"><f>1984+1</f><v>1985</v></c>')
        .replace(/<c r="B3".*?<\/c>/, '<c r="B3"><f>NOW()</f></c>')
        .replace(/<c r="C3".*?<\/c>/, '<c r="C3" t="e"><f>1/0</f><v>#DIV/0!</v></c>'),
    );
    const { ages: found, notices } = await read(["r.xlsx", formulas]);
    expect(found).toEqual([486, null]);
    expect(notices.slice(0, 2)).toEqual([
      expect.stringContaining("r.xlsx [人员] 3 B: a formula without a stored result: read as blank"),
      expect.stringContaining("r.xlsx [人员] 3 C: holds the error of a formula"),
    ]);
  });
  test.each([
    [
      "a cell at the end of the world",
      (xml: string) => xml.replace('r="C3"', 'r="XFD1048576"'),
      "has something in row 1048576",
    ],
    ["a cell far to the right", (xml: string) => xml.replace('r="C3"', 'r="XFD3"'), "has something in column XFD"],
    ["a hidden address", (xml: string) => xml.replace('r="C3"', 'r="&#67;3"'), "has cells without an address"],
    ["no XML", () => "<<<", "is damaged"],
    ["a bomb", (xml: string) => xml + " ".repeat(41 * 1024 * 1024), "unpacks to more than 40 MB"],
  ])("%s is refused", async (_, edit, message) => {
    expect((await read(["r.xlsx", await edited(edit)])).faults).toEqual([expect.stringContaining(message)]);
  });
  test("a file that lies about its size unpacks to no more than it may", async () => {
    const archive = zipSync({ "xl/workbook.xml": new Uint8Array(42 * 1024 * 1024) });
    const view = new DataView(archive.buffer, archive.byteOffset, archive.length);
    view.setUint32(22, 100, true);
    expect((await read(["r.xlsx", archive])).faults).toEqual([expect.stringContaining("unpacks to more than 40 MB")]);
  });
});

test("whatever is given, there is an answer: a roster or faults in both languages", async () => {
  const cell = oneof(
    string({ maxLength: 12 }),
    constantFrom(
      "机构名称",
      "机构类型",
      "卫生院",
      "所在机构",
      "出生年月",
      "性别",
      "1985-03",
      "=1+1",
      "<b>",
      "",
      "清水乡",
      "-1",
      "9".repeat(400),
      "__proto__",
      "\u0000",
      "县管乡用",
      "50000",
    ),
  );
  const table = array(array(cell, { maxLength: 6 }), { maxLength: 8 });
  await assert(
    asyncProperty(
      oneof(
        uint8Array({ maxLength: 300 }),
        string({ unit: "binary", maxLength: 200 }).map((s) => strToU8(s)),
      ),
      async (bytes) => {
        const { roster, faults } = await readRosterFiles([{ name: "x", bytes }], decode);
        expect(roster === null).toBe(faults.length > 0);
        for (const fault of faults) expect(Math.min(fault.en.length, fault.zh.length)).toBeGreaterThan(0);
      },
    ),
  );
  await assert(
    asyncProperty(table, table, async (first, second) => {
      const { roster, faults } = readRoster([
        { file: "a", rows: first },
        { file: "b", rows: second },
      ]);
      expect(roster === null).toBe(faults.length > 0);
    }),
    { numRuns: 150 },
  );
});
