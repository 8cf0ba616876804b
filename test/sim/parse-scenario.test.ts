import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Faults } from "../../src/base/fail.ts";
import { canonicalScenario, scenarioHash } from "../../src/sim/canonical-scenario.ts";
import { parseScenario } from "../../src/sim/parse-scenario.ts";
import { fakeCatalogue } from "./fake-catalogue.ts";
import { fault, faultsIn, faultsOf } from "./faults-of.ts";
import { county, memoryFiles } from "./memory-files.ts";

const one = (text: string, line: number, key: string, en: string, zh: string) =>
  expect(faultsIn(text)).toEqual([fault("a.yaml", line, key, en, zh)]);

describe("numbers", () => {
  const must = "must be a whole number from 1 to 480 (months), not";
  const zh = "应为 1 至 480 的整数（个月），现为";
  test.each([
    ["0", "0", " 0"],
    ["481", "481", " 481"],
    ["-12", "-12", " -12"],
    ["1e300", "1e300", " 1e300"],
    ["1e999", "1e999", " 1e999"],
    ["1.5", "1.5", " 1.5"],
    [".nan", ".nan", " .nan"],
    [".inf", ".inf", " .inf"],
    ["-.inf", "-.inf", " -.inf"],
    ["true", "true", " true"],
    ["nan", 'the text "nan"', "文字“nan”"],
    ["a year", 'the text "a year"', "文字“a year”"],
    ["1,000", 'the text "1,000"', "文字“1,000”"],
    ["2020-01-01", 'the text "2020-01-01"', "文字“2020-01-01”"],
    ["", "empty", "空值"],
    ["[120]", "a list", "列表"],
    ["{ a: 1 }", "a group of keys", "一组键"],
  ])("months: %s", (written, en, chinese) => {
    one(`\nmonths: ${written}\n`, 4, "months", `${must} ${en}`, `${zh}${chinese}`);
  });

  test("a number in quotes", () => {
    one('months: "120"', 3, "months", `${must} the text "120"; write it without quotes`, `${zh}文字“120”；请去掉引号`);
  });

  test("burn-in, parameters, factors and terms have their own ranges", () => {
    one(
      "burnIn: 121",
      3,
      "burnIn",
      "must be a whole number from 0 to 120 (months), not 121",
      "应为 0 至 120 的整数（个月），现为 121",
    );
    one(
      "parameters:\n  openMonthly: 2",
      4,
      "parameters.openMonthly",
      "must be a number from 0.15 to 1 (a month), not 2",
      "应为 0.15 至 1 的数值（每月），现为 2",
    );
    one(
      "factors:\n  schooling:\n    beta: 2",
      5,
      "factors.schooling.beta",
      "must be a number from 0.39 to 1.25, not 2",
      "应为 0.39 至 1.25 的数值，现为 2",
    );
    one(
      "terms: { pay: 1e9 }",
      3,
      "terms.pay",
      "must be a number from 0 to 10000 (RMB/month), not 1e9",
      "应为 0 至 10000 的数值（元/月），现为 1e9",
    );
    one(
      "terms:\n  pay:\n    village: -1",
      5,
      "terms.pay.village",
      "must be a number from 0 to 10000 (RMB/month), not -1",
      "应为 0 至 10000 的数值（元/月），现为 -1",
    );
    one(
      "terms: { surplusKept: { county: 1 } }",
      3,
      "terms.surplusKept",
      "must be a number from 0 to 1 (share), not a group of keys",
      "应为 0 至 1 的数值（比例），现为一组键",
    );
  });
});

describe("names", () => {
  test("misspelt keys at every depth", () => {
    one("moths: 3", 3, "moths", 'unknown key; did you mean "months"?', "没有这个键；是不是“months”？");
    one(
      "region: { countys: 3 }",
      3,
      "region.countys",
      'unknown key; did you mean "counties"?',
      "没有这个键；是不是“counties”？",
    );
    one(
      "parameters: { openMontly: 1 }",
      3,
      "parameters.openMontly",
      'unknown parameter; did you mean "openMonthly"?',
      "没有这个参数；是不是“openMonthly”？",
    );
    one(
      "factors: { scooling: { beta: 1 } }",
      3,
      "factors.scooling",
      'unknown factor; did you mean "schooling"?',
      "没有这个影响因素；是不是“schooling”？",
    );
    one(
      "factors: { schooling: { bta: 1 } }",
      3,
      "factors.schooling.bta",
      'unknown key; did you mean "beta"?',
      "没有这个键；是不是“beta”？",
    );
    one(
      "terms: { schoolAcces: 1 }",
      3,
      "terms.schoolAcces",
      'unknown term; did you mean "schoolAccess"?',
      "没有这个政策项；是不是“schoolAccess”？",
    );
    one(
      "terms: { pay: { vilage: 1 } }",
      3,
      "terms.pay.vilage",
      'unknown kind of place; did you mean "village"?',
      "没有这个去向类型；是不是“village”？",
    );
    one("name: { en: A, zh: 甲, fr: B }", 3, "name.fr", "unknown key; known: en, zh", "没有这个键；可用：en、zh");
  });
});

describe("words", () => {
  test("names in both languages", () => {
    one(
      "name: County",
      3,
      "name",
      'must be { en: …, zh: … }, not the text "County"',
      "应为 { en: …, zh: … }，现为文字“County”",
    );
    one("name: { en: County }", 3, "name.zh", "is missing", "缺失");
    one(
      "name:\n  en: 3\n  zh: 甲",
      4,
      "name.en",
      "must be text, not 3; put it in quotes",
      "应为文字，现为 3；请加引号",
    );
    one(
      'description: { en: " ", zh: 甲 }',
      3,
      "description.en",
      'must be text, not the text " "',
      "应为文字，现为文字“ ”",
    );
    one(
      "lacks: none",
      3,
      "lacks",
      'must be a list, such as [{ en: …, zh: … }], not the text "none"',
      "应为列表，例如 [{ en: …, zh: … }]，现为文字“none”",
    );
    one(
      "lacks:\n  - { en: a, zh: 甲 }\n  - b",
      5,
      "lacks",
      'must be { en: …, zh: … }, not the text "b"',
      "应为 { en: …, zh: … }，现为文字“b”",
    );
  });

  test("the schema version", () => {
    const own = (county["county.yaml"] as string).replace("schemaVersion: 1\n", "");
    const missing = fault(
      "a.yaml",
      1,
      "schemaVersion",
      'is missing; write "schemaVersion: 1"',
      "缺失；请写“schemaVersion: 1”",
    );
    expect(faultsOf("a.yaml", { "a.yaml": own })).toEqual([missing]);
    expect(faultsOf("a.yaml", { "a.yaml": `${own}schemaVersion: 2\n` })).toEqual([
      fault("a.yaml", 8, "schemaVersion", "must be the number 1, not 2", "应为数字 1，现为 2"),
    ]);
  });

  test("a scenario without name and region", () => {
    expect(faultsOf("a.yaml", { "a.yaml": "# hello\nschemaVersion: 1\n" })).toEqual([
      fault("a.yaml", 1, "name", "is missing; write name: { en: …, zh: … }", "缺失；请写 name: { en: …, zh: … }"),
      fault(
        "a.yaml",
        1,
        "region",
        'is missing; write "extends: regions/typical-county.yaml", or a region of your own',
        "缺失；请写“extends: regions/typical-county.yaml”，或自行给出区域",
      ),
    ]);
  });

  test("what may stand in a file that could not be read is not called missing", () => {
    expect(faultsOf("a.yaml", { "a.yaml": "schemaVersion: 1\nextends: x.yaml\n" })).toHaveLength(1);
  });
});

test("several faults of one file come at once", () => {
  const faults = faultsIn(
    "months: 0\nbrunIn: 3\nlevers:\n  school-acces: {}\n  capitation: { share: 2, from: x }\nterms: 3\n",
  );
  expect(faults.map(({ line, key }) => [line, key])).toEqual([
    [3, "months"],
    [4, "brunIn"],
    [6, "levers.school-acces"],
    [7, "levers.capitation.share"],
    [7, "levers.capitation.from"],
    [8, "terms"],
  ]);
});

describe("the canonical form", () => {
  const parse = (text: string) => parseScenario("a.yaml", memoryFiles({ ...county, "a.yaml": text }), fakeCatalogue);
  const a = parse(
    "schemaVersion: 1\nextends: county.yaml\nlevers: { school-access: { places: 0.5 }, remote-allowance: {} }\n",
  );
  const same = parse(
    '{ "levers": { "remote-allowance": null, "school-access": { "places": 5e-1 } }, "extends": "county.yaml", "schemaVersion": 1 }',
  );
  const other = parse(
    "schemaVersion: 1\nextends: county.yaml\nlevers: { school-access: { places: 0.51 }, remote-allowance: {} }\n",
  );

  test("depends on the content alone", () => {
    expect(canonicalScenario(same)).toBe(canonicalScenario(a));
    expect(scenarioHash(same)).toBe(scenarioHash(a));
    expect(scenarioHash(a)).toMatch(/^[0-9a-f]{64}$/);
    expect(scenarioHash(other)).not.toBe(scenarioHash(a));
    expect(JSON.parse(canonicalScenario(a))).toEqual(a);
  });
});

describe("the rule of choice", () => {
  const files = (text: string) =>
    memoryFiles({ ...county, "a.yaml": `schemaVersion: 1\nextends: county.yaml\n${text}` });
  const calibrated = { openMonthly: 0.4, satisficingIntention: 0.5, satisficingInertia: -1 };
  const parse = (text: string) => parseScenario("a.yaml", files(text), { ...fakeCatalogue, calibrated });

  test("leaves no trace where it is the default", () => {
    expect(scenarioHash(parse("rule: random-utility"))).toBe(scenarioHash(parse("")));
    expect(parse("").parameters).toEqual({ openMonthly: 0.4 });
    expect("rule" in parse("")).toBe(false);
  });

  test("brings what calibration has aligned it by, and is another scenario", () => {
    const own = parse("rule: satisficing");
    expect(own.rule).toBe("satisficing");
    expect(own.parameters).toEqual(calibrated);
    expect(scenarioHash(own)).not.toBe(scenarioHash(parse("")));
  });

  test("is told with the nearest name where there is none of that name", () => {
    expect(faultsIn("rule: satisfising\n")).toEqual([
      fault(
        "a.yaml",
        3,
        "rule",
        'unknown rule of choice "satisfising"; did you mean "satisficing"?',
        "没有这个决策规则：“satisfising”；是不是“satisficing”？",
      ),
    ]);
  });
});

describe("junk", () => {
  const parseJunk = (content: Readonly<Record<string, string>>) => {
    try {
      parseScenario("a.yaml", memoryFiles(content), fakeCatalogue);
    } catch (error) {
      if (!(error instanceof Faults)) throw error;
      for (const { en, zh, line } of error.faults) {
        const whole =
          !/undefined|NaN|\[object|\n/.test(en) && /[\u4e00-\u9fff]/.test(zh) && (line === null || line >= 1);
        if (!whole) throw new Error(`${line}: ${en} / ${zh}`);
      }
      return;
    }
  };

  test("never throws anything but Faults", () => {
    const pieces = fc.constantFrom(
      ..."schemaVersion: 1|extends: county.yaml|levers|remote-allowance|target|types|parameters|factors|terms|region|facilities|file|rows|null|false|true|1|-1|.nan|__proto__|constructor|a.yaml|county.csv|*a|&a|!!x|!|\"|'|\\|#|%|---|...|>|@|`|\uFEFF|\0|\uD800|é|县".split(
        "|",
      ),
      ..."[]{}:,-?|\n\t ".split(""),
      ": ",
      "\n  ",
      "\n",
      "\r\n",
      "- ",
    );
    const junk = fc.array(pieces, { maxLength: 60 }).map((parts) => parts.join(""));
    fc.assert(
      fc.property(junk, (text) => {
        parseJunk({ ...county, "a.yaml": text });
        parseJunk({ ...county, "a.yaml": `schemaVersion: 1\nextends: county.yaml\n${text}` });
      }),
      { numRuns: 300 },
    );
  });

  test("nor do values of any shape under known keys", () => {
    const keys =
      "schemaVersion extends name description lacks months burnIn region levers parameters factors terms".split(" ");
    const inner =
      "en zh counties facilities margins file rows remote-allowance school-access capitation amount target types regions remoteness from until beta schooling pay openMonthly __proto__".split(
        " ",
      );
    const leaf = fc.oneof(
      fc.constantFrom(null, true, false, 0, 1, -1, 1e300, "", "x", "township", []),
      fc.jsonValue({ maxDepth: 1 }),
    );
    const { tree } = fc.letrec((tie) => ({
      tree: fc.oneof(
        { maxDepth: 3 },
        leaf,
        fc.array(tie("tree"), { maxLength: 2 }),
        fc.dictionary(fc.constantFrom(...inner), tie("tree"), { maxKeys: 3 }),
      ),
    }));
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...keys), tree, { maxKeys: 4 }), (value) => {
        parseJunk({ ...county, "a.yaml": JSON.stringify(value) });
        parseJunk({ ...county, "a.yaml": JSON.stringify({ ...value, schemaVersion: 1, extends: "county.yaml" }) });
      }),
      { numRuns: 300 },
    );
  });

  test("nor do broken tables", () => {
    const cut = fc.nat({ max: (county["county.csv"] as string).length });
    fc.assert(
      fc.property(cut, cut, fc.string({ maxLength: 8 }), (from, to, inserted) => {
        const table = county["county.csv"] as string;
        parseJunk({
          ...county,
          "a.yaml": "schemaVersion: 1\nextends: county.yaml",
          "county.csv": table.slice(0, from) + inserted + table.slice(to),
        });
      }),
      { numRuns: 300 },
    );
  });
});
