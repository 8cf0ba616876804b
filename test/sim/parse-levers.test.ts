import { describe, expect, test } from "vitest";
import { parseScenario } from "../../src/sim/parse-scenario.ts";
import { fakeCatalogue } from "./fake-catalogue.ts";
import { fault, faultsIn, faultsOf } from "./faults-of.ts";
import { county, memoryFiles } from "./memory-files.ts";

const one = (text: string, line: number, key: string, en: string, zh: string) =>
  expect(faultsIn(text)).toEqual([fault("a.yaml", line, key, en, zh)]);

const levers = (text: string) =>
  parseScenario(
    "a.yaml",
    memoryFiles({ ...county, "a.yaml": `schemaVersion: 1\nextends: county.yaml\nlevers:\n${text}` }),
    fakeCatalogue,
  ).levers;

describe("settings", () => {
  test.each(["{}", "", "null", "{ }"])("a lever with nothing said about it has all its defaults: %s", (written) => {
    expect(levers(`  remote-allowance: ${written}\n`)).toEqual([
      {
        lever: "remote-allowance",
        params: { amount: 2000, portable: 0 },
        from: 1,
        until: null,
        phaseIn: 0,
        target: { types: ["township"] },
        intensity: 1,
        compliance: 1,
      },
    ]);
  });

  test("false leaves a lever out", () => {
    expect(levers("  remote-allowance: false\n")).toEqual([]);
  });

  test("a lever that moves no term applies to the whole region", () => {
    one(
      "levers: { review: { target: { types: [village] } } }",
      3,
      "levers.review.target.types",
      "review cannot be targeted by types: it applies to the whole region; it cannot be targeted",
      "“考核”不能按 types 设定目标：它适用于整个区域；不能设定目标",
    );
  });

  test("every setting", () => {
    const text = `  remote-allowance:
    amount: 500
    portable: true
    from: 13
    until: 24
    phaseIn: 6
    intensity: 0.5
    compliance: 0.9
    target: { types: [village, township], posts: [], titles: [chief], specialties: [general], regions: [county-2], remoteness: [0.3, 0.3] }
`;
    expect(levers(text)).toEqual([
      {
        lever: "remote-allowance",
        params: { amount: 500, portable: 1 },
        from: 13,
        until: 24,
        phaseIn: 6,
        target: {
          types: ["village", "township"],
          posts: [],
          titles: ["chief"],
          specialties: ["general"],
          regions: ["county-2"],
          remoteness: [0.3, 0.3],
        },
        intensity: 0.5,
        compliance: 0.9,
      },
    ]);
  });

  test("levers come in the order of the catalogue, not of the file", () => {
    expect(levers("  capitation: {}\n  remote-allowance: {}\n").map(({ lever }) => lever)).toEqual([
      "remote-allowance",
      "capitation",
    ]);
  });

  test.each([
    ["true", 1],
    ["false", 0],
    ["1", 1],
    ["0", 0],
  ])("a switch may be %s", (written, value) => {
    expect(levers(`  remote-allowance: { portable: ${written} }\n`)[0]?.params["portable"]).toBe(value);
  });
});

test("a choice is written as a word and kept as its position", () => {
  expect(levers("  school-access: {}\n")[0]?.params["pace"]).toBe(1);
  expect(levers("  school-access: { pace: slow }\n")[0]?.params["pace"]).toBe(0);
  expect(levers("  school-access: { pace: brisk }\n")[0]?.params["pace"]).toBe(2);
});

describe("what is wrong with a lever", () => {
  const at = "levers.remote-allowance";
  const inLever = (setting: string, key: string, en: string, zh: string) =>
    one(`levers:\n  remote-allowance:\n    ${setting}`, 5, `${at}.${key}`, en, zh);

  test("a lever, a parameter or an axis that does not exist", () => {
    one(
      "levers:\n  remot-allowance: {}",
      4,
      "levers.remot-allowance",
      'unknown lever; did you mean "remote-allowance"?',
      "没有这个政策工具；是不是“remote-allowance”？",
    );
    one(
      "levers: { zzz: {} }",
      3,
      "levers.zzz",
      "unknown lever; known: remote-allowance, school-access, capitation, review",
      "没有这个政策工具；可用：remote-allowance、school-access、capitation、review",
    );
    inLever("amont: 3", "amont", 'unknown key; did you mean "amount"?', "没有这个键；是不是“amount”？");
    inLever("form: 3", "form", 'unknown key; did you mean "from"?', "没有这个键；是不是“from”？");
    inLever(
      "target: { type: [village] }",
      "target.type",
      'unknown key; did you mean "types"?',
      "没有这个键；是不是“types”？",
    );
  });

  test("a choice that there is not", () => {
    const chosen = (pace: string, en: string, zh: string) =>
      one(`levers:\n  school-access:\n    pace: ${pace}`, 5, "levers.school-access.pace", en, zh);
    chosen("brsk", 'unknown choice "brsk"; did you mean "brisk"?', "没有这个选项：“brsk”；是不是“brisk”？");
    chosen("fast", 'unknown choice "fast"; known: slow, even, brisk', "没有这个选项：“fast”；可用：slow、even、brisk");
    chosen("1", "must be one of slow, even, brisk, not 1", "应为下列之一：slow、even、brisk，现为 1");
  });

  test("numbers out of their range", () => {
    inLever(
      "amount: 6001",
      "amount",
      "must be a number from 0 to 6000 (RMB/month), not 6001",
      "应为 0 至 6000 的数值（元/月），现为 6001",
    );
    inLever(
      "amount: -1",
      "amount",
      "must be a number from 0 to 6000 (RMB/month), not -1",
      "应为 0 至 6000 的数值（元/月），现为 -1",
    );
    inLever(
      "amount: .nan",
      "amount",
      "must be a number from 0 to 6000 (RMB/month), not .nan",
      "应为 0 至 6000 的数值（元/月），现为 .nan",
    );
    inLever(
      'amount: "2000"',
      "amount",
      'must be a number from 0 to 6000 (RMB/month), not the text "2000"; write it without quotes',
      "应为 0 至 6000 的数值（元/月），现为文字“2000”；请去掉引号",
    );
    inLever(
      "amount:",
      "amount",
      "must be a number from 0 to 6000 (RMB/month), not empty",
      "应为 0 至 6000 的数值（元/月），现为空值",
    );
    inLever(
      "portable: 0.5",
      "portable",
      "must be true or false (1 or 0), not 0.5",
      "应为 true 或 false（1 或 0），现为 0.5",
    );
    inLever(
      "portable: yes",
      "portable",
      'must be true or false (1 or 0), not the text "yes"',
      "应为 true 或 false（1 或 0），现为文字“yes”",
    );
    inLever(
      "from: 0",
      "from",
      "must be a whole number from 1 to 480 (month), not 0",
      "应为 1 至 480 的整数（月份），现为 0",
    );
    inLever(
      "phaseIn: 121",
      "phaseIn",
      "must be a whole number from 0 to 120 (months), not 121",
      "应为 0 至 120 的整数（个月），现为 121",
    );
    inLever("intensity: 1.01", "intensity", "must be a number from 0 to 1, not 1.01", "应为 0 至 1 的数值，现为 1.01");
    inLever(
      "compliance: -0.1",
      "compliance",
      "must be a number from 0 to 1 (share), not -0.1",
      "应为 0 至 1 的数值（比例），现为 -0.1",
    );
  });

  test("a lever that is no group of settings", () => {
    const en = "must be a group of settings, {} for all defaults, or false to leave the lever out, not";
    const zh = "应为一组设置；{} 表示全部取默认值，false 表示不采用该工具，现为";
    one("levers: { capitation: true }", 3, "levers.capitation", `${en} true`, `${zh} true`);
    one("levers: { capitation: [] }", 3, "levers.capitation", `${en} a list`, `${zh}列表`);
    one("levers: [capitation]", 3, "levers", "must be a group of keys, not a list", "应为一组键，现为列表");
  });

  test("until before from, also across files", () => {
    inLever(
      "until: 3\n    from: 13",
      "until",
      'month 3 lies before "from", month 13',
      "第 3 月早于起始月（from）第 13 月",
    );
    const faults = faultsOf("b.yaml", {
      "a.yaml": "schemaVersion: 1\nextends: county.yaml\nlevers:\n  capitation: { until: 12 }\n",
      "b.yaml": "schemaVersion: 1\nextends: a.yaml\nlevers:\n  capitation: { from: 13 }\n",
    });
    expect(faults).toMatchObject([{ file: "a.yaml", line: 4, key: "levers.capitation.until" }]);
  });

  test("levers that exclude each other name both, in the file and across files", () => {
    const en = (where: string) =>
      `capitation and school-access (${where}) exclude each other: keep one, set the other to false`;
    const zh = (where: string) =>
      `“按人头打包付费”（capitation）与“子女入学绿色通道”（school-access，${where}）互相排斥：请保留其一，另一项设为 false`;
    one("levers:\n  school-access: {}\n  capitation: {}\n", 5, "levers.capitation", en("line 4"), zh("第 4 行"));
    const files = {
      "a.yaml": "schemaVersion: 1\nextends: county.yaml\nlevers: { school-access: {} }\n",
      "b.yaml": "schemaVersion: 1\nextends: a.yaml\nlevers: { capitation: {} }\n",
      "c.yaml": "schemaVersion: 1\nextends: b.yaml\nlevers: { school-access: false }\n",
    };
    expect(faultsOf("b.yaml", files)).toEqual([
      fault("b.yaml", 3, "levers.capitation", en("a.yaml:3"), zh("a.yaml:3")),
    ]);
    expect(faultsOf("c.yaml", files)).toEqual([]);
  });
});

describe("what is wrong with a target", () => {
  const at = "levers.remote-allowance.target";
  const inTarget = (axis: string, key: string, en: string, zh: string) =>
    one(`levers:\n  remote-allowance:\n    target:\n      ${axis}`, 6, `${at}.${key}`, en, zh);

  test("names that do not exist", () => {
    inTarget(
      "types: [vilage]",
      "types",
      'unknown facility type "vilage"; did you mean "village"?',
      "没有这个机构类型：“vilage”；是不是“village”？",
    );
    inTarget(
      "posts: [contrat]",
      "posts",
      'unknown kind of post "contrat"; did you mean "contract"?',
      "没有这个岗位类别：“contrat”；是不是“contract”？",
    );
    inTarget(
      "titles: [chef]",
      "titles",
      'unknown title "chef"; did you mean "chief"?',
      "没有这个职称：“chef”；是不是“chief”？",
    );
    inTarget(
      "specialties: [surgry]",
      "specialties",
      'unknown specialty "surgry"; did you mean "surgery"?',
      "没有这个专业：“surgry”；是不是“surgery”？",
    );
    inTarget(
      "regions: [county-3]",
      "regions",
      'unknown county "county-3"; did you mean "county-1"?',
      "没有这个县：“county-3”；是不是“county-1”？",
    );
  });

  test("lists that are none, and lists of something else", () => {
    inTarget(
      "types: township",
      "types",
      'must be a list, such as [township], not the text "township"',
      "应为列表，例如 [township]，现为文字“township”",
    );
    inTarget("types: [3]", "types", "must be text, not 3; put it in quotes", "应为文字，现为 3；请加引号");
    one(
      "levers:\n  remote-allowance:\n    target: [village]",
      5,
      at,
      "must be a group of keys, not a list",
      "应为一组键，现为列表",
    );
  });

  test("the line of an item is its own", () => {
    one(
      "levers:\n  remote-allowance:\n    target:\n      types:\n        - village\n        - vilage\n",
      8,
      `${at}.types`,
      'unknown facility type "vilage"; did you mean "village"?',
      "没有这个机构类型：“vilage”；是不是“village”？",
    );
  });

  test.each([
    ["[0.5, 0.2]", "[0.5, 0.2]"],
    ["[0.5]", "[0.5]"],
    ["[]", "[]"],
    ["[0, 0.5, 1]", "[0, 0.5, 1]"],
  ])("a band of remoteness %s", (written, shown) => {
    const en = `must be two numbers from 0 to 1, the lower first, such as [0.3, 1], not ${shown}`;
    inTarget(
      `remoteness: ${written}`,
      "remoteness",
      en,
      `应为 0 至 1 的两个数值，小者在前，例如 [0.3, 1]，现为 ${shown}`,
    );
  });

  test("a band of remoteness out of range", () => {
    inTarget("remoteness: [0, 2]", "remoteness", "must be a number from 0 to 1, not 2", "应为 0 至 1 的数值，现为 2");
  });

  test("an axis that what the lever moves does not have", () => {
    one(
      "levers:\n  school-access:\n    target:\n      titles: [chief]",
      6,
      "levers.school-access.target.titles",
      'school-access cannot be targeted by titles: it moves "Access to schools", which is the same for all doctors of a facility; it can be targeted by types, regions, remoteness',
      "“子女入学绿色通道”不能按 titles 设定目标：它改变的“子女入学机会”对同一机构的所有医师相同；可设定的目标：types、regions、remoteness",
    );
    one(
      "levers:\n  capitation:\n    target:\n      regions: [county-1]\n      types: [county]",
      7,
      "levers.capitation.target.types",
      'capitation cannot be targeted by types: it moves "Surplus kept", which is one value for a whole county; it can be targeted by regions',
      "“按人头打包付费”不能按 types 设定目标：它改变的“结余留用”全县只有一个值；可设定的目标：regions",
    );
  });
});
