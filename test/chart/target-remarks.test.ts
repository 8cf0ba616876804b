import { expect, test } from "vitest";
import { targetRemark } from "../../src/chart/target-remarks.ts";
import { load } from "../../src/host/node/load.ts";
import { targetRows } from "../../src/study/targets.gen.ts";

test("every remark of the table of targets is told in Chinese; ids stand for themselves", () => {
  const remarks = targetRows.flatMap(({ population, evidence, note, fixture }) => [
    population,
    ...evidence.split(";"),
    note,
    fixture,
  ]);
  for (const remark of remarks.filter((text) => text !== "" && !/^[SE]\d{3}$/.test(text))) {
    expect([remark, targetRemark(remark, "zh")]).toEqual([remark, expect.stringMatching(/\p{Script=Han}/u)]);
    expect(targetRemark(remark, "en")).toBe(remark);
  }
  expect(targetRemark("E056", "zh")).toBe("E056");
});

test("regions have the names of their own", () => {
  for (const id of ["typical-county", "stress-county"]) expect(targetRemark(id, "zh")).toBe(load(id).name.zh);
});
