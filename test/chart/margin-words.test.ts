import { expect, test } from "vitest";
import { marginText } from "../../src/chart/margin-words.ts";
import { load } from "../../src/host/node/load.ts";

test("a row of the fit says whose margin it is, of what, and which value", () => {
  const row = { type: "township", attribute: "elder-need", category: "yes" } as const;
  expect(marginText(row, "en")).toBe("Township centres, parents in need of care: yes");
  expect(marginText(row, "zh")).toBe("乡镇卫生院·父母需照护：是");
  const age = (category: string, lang: "en" | "zh") => marginText({ type: "county", attribute: "age", category }, lang);
  expect(age("under30", "zh")).toBe("县级医院·年龄：30 岁以下");
  expect(age("30-34", "zh")).toBe("县级医院·年龄：30–34 岁");
  expect(age("50plus", "en")).toBe("County hospitals, age: 50 and over");
});

test("every margin of a shipped region is told in Chinese, and no two alike", () => {
  const { margins } = load("typical-county").region;
  const told = margins.map((row) => marginText(row, "zh"));
  expect(told.filter((text) => /[A-Za-z]|undefined/.test(text))).toEqual([]);
  expect(new Set(told).size).toBe(margins.length);
});
