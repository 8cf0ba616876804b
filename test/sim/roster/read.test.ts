import { describe, expect, test } from "vitest";
import { educations, posts, specialties, titles } from "../../../src/model/kinds.ts";
import { readRoster } from "../../../src/sim/roster/read-roster.ts";
import type { Sheet } from "../../../src/sim/roster/sheets.ts";
import { rosterTemplate } from "../../../src/sim/roster/template.ts";

const facilities: Sheet = {
  file: "花名册.xlsx [机构]",
  rows: [
    ["某县医疗机构一览表（2025 年）"],
    ["机构名称", "机构类型", "所在乡镇", "服务人口", "编制数", "距县城公里数", "统计日期"],
    ["县人民医院", "县级医院", "", "", "6", "", "2025年12月"],
    ["清水乡卫生院", "卫生院", "清水乡", "1.2万", "4", "10", ""],
    ["石桥镇中心卫生院", "乡镇卫生院", "石桥镇", "８０００", "1", "50", ""],
    ["石桥镇柳树村卫生室", "村卫生室", "石桥镇", "900", "", "", ""],
  ],
};
const doctorHead = [
  "姓名",
  "单位",
  "出生年月",
  "性别",
  "学历",
  "职称",
  "编制情况",
  "入职时间",
  "籍贯",
  "子女出生年月",
  "联系电话",
];
const doctors = (...rows: readonly (readonly string[])[]): Sheet => ({
  file: "花名册.xlsx [医师]",
  rows: [doctorHead, ...rows],
});
const usual = [
  ["甲", "县人民医院", "1975-03", "男", "本科", "主任医师", "在编", "1999-07", "本县", "2003-05", "1"],
  ["乙", "清水乡卫生院", "1990.10", "女", "大专", "初级(师)", "定向", "2013/7/1", "清水乡", "无", "1"],
  ["丙", "石桥镇中心卫生院", "33318", "女", "", "副主任医师", "县管乡用", "", "外省", "2015年，2019年", "1"],
  ["丁", "石桥镇中心卫生院", "1988年", "2", "中专", "", "临聘", "", "", "", "1"],
  ["戊", "石桥镇柳树村卫生室", "1960-01", "男", "高中", "乡村医生", "", "", "本村", "", "1"],
];
const told = (list: readonly { file: string; line: number | null; key: string | null; en: string }[]): string[] =>
  list.map(({ line, key, en }) => `${line} ${key}: ${en}`);

test("a roster in Chinese is read by the names of its columns", () => {
  const { roster, faults, notices } = readRoster([facilities, doctors(...usual)]);
  expect(told(faults)).toEqual([]);
  if (roster === null) throw new Error("no roster");
  const [hospital, clear, bridge, clinic] = roster.facilities;
  expect(hospital).toMatchObject({
    id: "county-01",
    type: "county",
    town: 0,
    established: 6,
    filledEstablished: 1,
    seniorPosts: 1,
  });
  expect(clear).toMatchObject({
    type: "township",
    town: 1,
    population: 12000,
    remoteness: 0,
    established: 4,
    filledEstablished: 1,
  });
  // One established post, held by a county-managed doctor; a contract doctor beside.
  expect(bridge).toMatchObject({
    town: 2,
    population: 8000,
    remoteness: 1,
    established: 1,
    contract: 1,
    filledContract: 1,
  });
  expect(clinic).toMatchObject({ type: "village", town: 2, remoteness: 1, village: 1, filledVillage: 1 });
  const d = roster.doctors;
  expect(d.ageMonths).toEqual([609, 422, 417, 450, 791]);
  expect(d.post.map((post) => posts[post])).toEqual([
    "established",
    "targeted",
    "county-managed",
    "contract",
    "village",
  ]);
  expect(d.education.map((e) => e !== null && educations[e])).toEqual([
    "bachelor",
    "college",
    false,
    "secondary",
    "secondary",
  ]);
  expect(d.title.map((t) => t !== null && titles[t])).toEqual([
    "chief",
    "resident",
    "associate-chief",
    false,
    "assistant",
  ]);
  expect(d.monthsInPost).toEqual([317, 149, null, null, null]);
  expect(d.childAgeMonths).toEqual([271, -1, 126, null, null]);
  expect(d.hometown).toEqual([-2, 1, -1, null, 2]);
  expect(d.row).toEqual([2, 3, 4, 5, 6]);
  expect(JSON.stringify(roster)).not.toContain("甲");
  expect(told(notices)).toEqual([
    "1 姓名: says who somebody is: left out, not kept",
    "1 联系电话: says who somebody is: left out, not kept",
    "null null: 5 of 5 doctors share facility, title and ten years of age with fewer than 4 others: who knows the county may recognise them, so keep the folder and its results as you keep the roster, and do not publish tables by facility",
  ]);
});

describe("what is wrong is told by row and column", () => {
  test("cells", () => {
    const bad = [
      ["甲", "县人民医院", "1975-13", "男", "大本", "院长", "在编", "2030-01", "火星", "", ""],
      ["乙", "清水卫生院", "1990-10", "女", "大专", "初级(师)", "终身", "", "", "", ""],
      ["丙", "县人民医院", "1990-10", "女", "大专", "中级", "县管乡用", "", "", "", ""],
    ];
    const { roster, faults, notices } = readRoster([facilities, doctors(...usual, ...bad)]);
    expect(roster).toBeNull();
    expect(told(faults)).toEqual([
      '8 单位: "清水卫生院" is not in the sheet of facilities; did you mean "清水乡卫生院"?',
      expect.stringMatching(/^8 编制情况: "终身" is not understood; write one of: county-managed/),
      "9 编制情况: a county-managed doctor is listed at the township centre where they work",
    ]);
    expect(told(notices).filter((text) => text.startsWith("7"))).toEqual([
      '7 出生年月: "1975-13" is not understood; write a month such as 2012-07',
      expect.stringMatching(/^7 学历: "大本" is not understood; write one of: doctorate, master, bachelor/),
      expect.stringMatching(/^7 职称: "院长" is not understood/),
      expect.stringMatching(/^7 籍贯: "火星" is not understood/),
      "7 入职时间: cannot be, seen from 2025-12; left blank",
    ]);
  });
  test("columns and sheets that are missing", () => {
    const nameless: Sheet = {
      file: "a.csv",
      rows: [
        ["机构类型", "编制数", "服务人口"],
        ["卫生院", "1", "2"],
      ],
    };
    expect(told(readRoster([nameless]).faults)).toEqual([
      'null null: no sheet of doctors is here; its heads must have at least "Works at" and one more',
      "1 Facility: this column is missing (also read: 机构名称, name, facility name, institution)",
    ]);
    expect(readRoster([]).faults).toHaveLength(2);
    expect(readRoster([{ file: "poem.csv", rows: [["床前明月光"]] }]).faults).toHaveLength(2);
  });
  test("a date is needed to tell ages, and may be asked for", () => {
    const sheet = {
      ...facilities,
      rows: facilities.rows.map((row) => row.map((cell) => (cell === "2025年12月" ? "" : cell))),
    };
    const rows = usual.map((row) => row.map((cell, i) => (i === 7 ? "" : cell)));
    expect(told(readRoster([sheet, doctors(...rows)]).faults)).toEqual([expect.stringContaining("--as-of 2025-12")]);
    expect(readRoster([sheet, doctors(...rows)], 2025 * 12 + 11).roster?.doctors.ageMonths[0]).toBe(609);
    // Otherwise the latest thing that happened in it dates it.
    expect(readRoster([sheet, doctors(...usual)]).roster?.asOf).toBe(2013 * 12 + 6);
  });
  test("a column of which nothing is understood stops it", () => {
    const rows = Array.from({ length: 12 }, (_, i) => [
      `${i}`,
      "县人民医院",
      "1980",
      "?",
      "本科",
      "中级",
      "在编",
      "",
      "",
      "",
      "",
    ]);
    expect(told(readRoster([facilities, doctors(...rows)]).faults)).toEqual([
      "2 性别: of this column 12 of 12 cells are not understood",
    ]);
  });
  test("a centre with more doctors than it can have", () => {
    const rows = Array.from({ length: 129 }, () => [
      "",
      "清水乡卫生院",
      "1980",
      "男",
      "本科",
      "中级",
      "在编",
      "",
      "",
      "",
      "",
    ]);
    expect(told(readRoster([facilities, doctors(...rows)]).faults)).toEqual([
      "4 机构名称: 129 doctors, but a facility of this type has at most 128",
    ]);
  });
  test("the line of example that was left in", () => {
    const [head = [], example = []] = rosterTemplate("zh")[0]?.rows ?? [];
    const own = head.map(
      (name) => ({ 机构名称: "石桥镇卫生院", 机构类型: "卫生院", 服务人口: "1", 在编医师数: "3" })[name] ?? "",
    );
    const { roster, notices } = readRoster([{ file: "f.csv", rows: [head, example, own] }]);
    // Facilities that count their doctors need no sheet of them.
    expect(roster?.facilities.map((f) => f.filledEstablished)).toEqual([0, 3]);
    expect(told(notices)).toEqual([expect.stringContaining("2 机构名称: is the line of example")]);
  });
  test("more doctors than a county has", () => {
    const row = ["", "县人民医院", "", "", "", "", "", "", "", "", ""];
    const many = doctors(...Array.from({ length: 20_001 }, () => row));
    expect(told(readRoster([facilities, many]).faults)).toEqual([
      expect.stringContaining("20001 doctors, but a roster is of one county"),
    ]);
  });
});

test("numbers of persons are recognised by what they look like; formulas are no part of a name", () => {
  const named: Sheet = {
    ...facilities,
    rows: [
      ...facilities.rows,
      ["=cmd|' /c calc'!A0", "卫生室", "清水乡", "5", "", "", ""],
      ["<img src=x onerror=alert(1)>", "卫生室", "清水乡", "5", "", "", ""],
    ],
  };
  const [head = [], ...rows] = doctors(...usual).rows;
  const odd: Sheet = { file: "d", rows: [[...head, "备注号"], ...rows.map((row) => [...row, "110101199003071234"])] };
  const { roster, notices } = readRoster([named, odd]);
  expect(told(notices)).toContain("1 备注号: says who somebody is: left out, not kept");
  expect(roster?.facilities.at(-2)?.name.zh).toBe("cmd|' /c calc'!A0");
  expect(roster?.facilities.at(-1)?.name.zh).toBe("<img src=x onerror=alert(1)>");
});

test.each(["en", "zh"] as const)("the template in %s is read without a fault", (lang) => {
  const sheets = rosterTemplate(lang).map(({ name, rows }) => ({ file: name, rows }));
  const { roster, faults, notices } = readRoster(sheets);
  expect(told(faults)).toEqual([]);
  expect(told(notices)).toEqual([expect.stringContaining("1 of 1 doctors share")]);
  const { doctors: d, facilities: f } = roster ?? { doctors: null, facilities: [] };
  expect(f).toEqual([expect.objectContaining({ id: "EX01", type: "township", established: 20, filledEstablished: 1 })]);
  expect([d?.title[0], d?.education[0], d?.specialty[0], d?.hometown[0]]).toEqual([
    titles.indexOf("attending"),
    educations.indexOf("bachelor"),
    specialties.indexOf("general"),
    -2,
  ]);
});
