import { describe, expect, test } from "vitest";
import { type Fault, Faults, formatFault, nearest } from "../../src/base/fail.ts";

const fault: Fault = {
  file: "county.yaml",
  line: 12,
  key: "levers.housing.quota",
  en: "must lie between 0 and 1, not 3",
  zh: "应在 0 与 1 之间，而不是 3",
};

describe("formatFault", () => {
  test("says place, key and message in either language", () => {
    expect(formatFault(fault, "en")).toBe("county.yaml:12: levers.housing.quota: must lie between 0 and 1, not 3");
    expect(formatFault(fault, "zh")).toBe("county.yaml:12：levers.housing.quota：应在 0 与 1 之间，而不是 3");
  });

  test("leaves out what is not known", () => {
    expect(formatFault({ ...fault, line: null }, "en")).toMatch(/^county\.yaml: levers\.housing\.quota: must/);
    expect(formatFault({ ...fault, key: null }, "en")).toMatch(/^county\.yaml:12: must/);
    expect(formatFault({ ...fault, file: "", line: null, key: null }, "en")).toBe(fault.en);
  });
});

describe("Faults", () => {
  test("is an error that carries and prints all of them", () => {
    const error = new Faults([fault, { ...fault, line: 14, key: "months" }]);
    expect(error).toBeInstanceOf(Error);
    expect(error.name).toBe("Faults");
    expect(error.faults).toHaveLength(2);
    expect(error.message.split("\n")).toEqual([
      "county.yaml:12: levers.housing.quota: must lie between 0 and 1, not 3",
      "county.yaml:14: months: must lie between 0 and 1, not 3",
    ]);
  });
});

describe("nearest", () => {
  const levers = ["housing", "school-access", "living-subsidy", "remote-allowance", "county-managed"];

  test.each([
    ["housng", "housing"],
    ["Housing", "housing"],
    ["HOUSING", "housing"],
    ["scool-acess", "school-access"],
    ["schoolAccess", "school-access"],
    ["living-subsidies", "living-subsidy"],
    ["remote-alowance", "remote-allowance"],
    ["county-manage", "county-managed"],
  ])("%s is probably %s", (typed, meant) => {
    expect(nearest(typed, levers)).toBe(meant);
  });

  test.each(["pension", "xyz", "", "a", "telemedicine"])("%s is nothing known", (typed) => {
    expect(nearest(typed, levers)).toBeNull();
  });

  test("wants something in common, however short the name", () => {
    expect(nearest("ab", ["xy"])).toBeNull();
    expect(nearest("a", ["b"])).toBeNull();
    expect(nearest("ab", ["ac"])).toBe("ac");
    expect(nearest("住房", ["住宿", "编制"])).toBe("住宿");
  });

  test("takes the closest, the first of equals, and works on no candidates", () => {
    expect(nearest("moths", ["motto", "months", "moth"])).toBe("months");
    expect(nearest("cat", ["cut", "cot"])).toBe("cut");
    expect(nearest("cat", [])).toBeNull();
    expect(nearest("term", new Set(["Term", "terms"]))).toBe("Term");
  });
});
