import { describe, expect, test } from "vitest";
import { fault, faultsIn, faultsOf } from "./faults-of.ts";

const only = (text: string) => faultsOf("a.yaml", { "a.yaml": text });

describe("what is not a YAML file", () => {
  test.each([
    ["empty", ""],
    ["blank", "\n\n"],
    ["only comments", "# nothing\n"],
    ["a byte order mark alone", "\uFEFF"],
  ])("%s", (_, text) => {
    expect(only(text)).toEqual([fault("a.yaml", 1, null, "the file is empty", "文件是空的")]);
  });

  test.each([
    [
      "an unclosed bracket",
      "levers: [1,\nmonths: 3",
      2,
      "the indentation is wrong, or a bracket is not closed",
      "缩进有误，或括号没有闭合",
    ],
    ["a tab", "levers:\n\thousing: {}", 2, "a tab is used to indent; use spaces", "缩进使用了制表符，请改用空格"],
    [
      "two colons",
      "name: a: b",
      1,
      "the indentation is wrong, or a line has a colon too many",
      "缩进有误，或同一行多了一个冒号",
    ],
    [
      "an open quote",
      'name: "a\nmonths: 3\n',
      3,
      "something is missing: a closing bracket, a quote, or a colon",
      "缺少字符：右括号、引号或冒号",
    ],
    [
      "a stray bracket",
      "months: 3\n}",
      2,
      "something here does not belong: check indentation, brackets and quotes",
      "此处有多余内容，请检查缩进、括号和引号",
    ],
    [
      "an indented list in brackets",
      "a: [\n  - b\n]",
      2,
      "indented lists and keys cannot stand inside brackets",
      "方括号或花括号内不能使用缩进写法",
    ],
    [
      "a reserved character",
      "name: @x",
      1,
      "a value cannot begin with this character; put it in quotes",
      "值不能以此字符开头，请加引号",
    ],
    [
      "a bad escape",
      'name: "\\q"',
      1,
      "a backslash in \"…\" starts an unknown escape; use '…'",
      "双引号内的反斜杠转义无效，请改用单引号",
    ],
    ["a tag", "months: 3\nname: !!python/object x", 2, "tags (!) are not used here", "此处不使用标签（!）"],
  ])("broken: %s", (_, text, line, en, zh) => {
    expect(only(text)[0]).toEqual(fault("a.yaml", line, null, `broken YAML: ${en}`, `YAML 有误：${zh}`));
  });

  test("several broken lines are told at once, each once", () => {
    const faults = only('months: @3\nname: "\\q \\q"\nburnIn: `2`\n');
    expect(faults.map(({ line }) => line)).toEqual([1, 2, 3]);
  });

  test("more than one document", () => {
    const en = 'holds more than one document: take out the "---"';
    expect(only("months: 3\n---\nmonths: 4\n")).toEqual([
      fault("a.yaml", 2, null, en, "包含多个 YAML 文档：请删去“---”"),
    ]);
  });

  test.each([
    ["a list", "- a\n- b", 1],
    ["a word", "\nhello", 2],
    ["bytes", "\0\0\0", 1],
  ])("%s at the outermost level", (_, text, line) => {
    const en = 'must hold keys and values, such as "months: 120"';
    expect(only(text)).toEqual([fault("a.yaml", line, null, en, "文件内容应为“键: 值”的形式，例如“months: 120”")]);
  });
});

describe("what would exhaust the machine", () => {
  test("a bomb of aliases", () => {
    const lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"];
    for (let i = 1; i < 10; i++)
      lines.push(
        `a${i}: &a${i} [${Array(9)
          .fill(`*a${i - 1}`)
          .join(", ")}]`,
      );
    const faults = only(lines.join("\n"));
    expect(faults).toEqual([
      fault(
        "a.yaml",
        expect.any(Number) as never,
        expect.any(String) as never,
        "the file expands its aliases too often",
        "文件中的别名（alias）展开次数过多",
      ),
    ]);
  });

  test.each(["[", "{a: ", "- ", "? "])("depth by %s", (piece) => {
    expect(only(piece.repeat(100_000))).toEqual([
      fault("a.yaml", 1, null, "nests deeper than 100 levels", "嵌套超过 100 层"),
    ]);
  });

  test("very many values", () => {
    const [first, ...rest] = only("a: 1\n".repeat(100_000));
    expect(rest).toEqual([]);
    expect(first).toMatchObject({
      en: "holds far more than a scenario can use",
      zh: "内容远远超过一个情景所能使用的数量",
    });
  });

  test("more than 5 MB, whether the host counts or not", () => {
    const told = [fault("a.yaml", null, null, "the file is larger than 5 MB", "文件超过 5 MB")];
    expect(only("#".repeat(5 * 1024 * 1024 + 1))).toEqual(told);
    expect(faultsOf("a.yaml", { "a.yaml": { fault: "too large" } })).toEqual(told);
  });

  test("of very many faults in a file the first hundred are told and the rest counted", () => {
    const faults = faultsIn(Array.from({ length: 150 }, (_, i) => `zzzzzzzz${i}: 1`).join("\n"));
    expect(faults).toHaveLength(101);
    expect(faults.at(-1)).toEqual(fault("a.yaml", null, null, "and 50 more in this file", "此文件另有 50 处"));
  });
});

describe("keys and aliases", () => {
  test("a key twice", () => {
    expect(faultsIn("months: 3\nburnIn: 1\nmonths: 4\n")).toEqual([
      fault("a.yaml", 5, "months", "stands here twice, first in line 3", "重复出现，首次在第 3 行"),
    ]);
  });

  test.each(["? [a]\n: 1", ": 1"])("a key that is no word: %s", (text) => {
    expect(faultsIn(text)).toEqual([
      fault("a.yaml", 3, null, "a key must be a word, followed by a colon", "键必须是一个词，后接冒号"),
    ]);
  });

  test.each(["__proto__", "constructor", "toString"])("%s is a key like any other", (key) => {
    const known =
      "schemaVersion, extends, name, description, lacks, months, burnIn, region, rule, levers, parameters, factors, terms";
    const en = `unknown key; known: ${known}`;
    const zh = `没有这个键；可用：${known.replaceAll(", ", "、")}`;
    expect(faultsIn(`${key}: 1`)).toEqual([fault("a.yaml", 3, key, en, zh)]);
    expect(faultsIn(`parameters: { ${key}: 1 }`)).toEqual([
      fault(
        "a.yaml",
        3,
        `parameters.${key}`,
        "unknown parameter; known: openMonthly",
        "没有这个参数；可用：openMonthly",
      ),
    ]);
    expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined();
  });

  test("an alias repeats what its anchor says", () => {
    expect(faultsIn("months: &n 24\nburnIn: *n\n")).toEqual([]);
    expect(faultsIn("months: &n 240\nburnIn: *n\n")).toMatchObject([{ line: 4, key: "burnIn" }]);
  });

  test("an alias without anchor, and one inside its own anchor", () => {
    expect(faultsIn("burnIn: *n\n")[0]).toEqual(
      fault("a.yaml", 3, "burnIn", "the alias *n has no anchor &n above it", "别名 *n 之前没有锚点 &n"),
    );
    expect(faultsIn("levers: &n\n  capitation: *n\n")).toEqual([
      fault(
        "a.yaml",
        4,
        "levers.capitation",
        "the alias *n stands inside its own anchor",
        "别名 *n 位于其自身的锚点之内",
      ),
    ]);
  });

  test("what a key shows on a terminal is harmless", () => {
    expect(faultsIn('"\\e[31mred": 1')[0]?.key).toBe("�[31mred");
  });

  test("merge keys are not used", () => {
    expect(faultsIn("levers: &n {}\n<<: *n\n")).toMatchObject([{ line: 4, key: "<<" }]);
    expect(
      faultsOf("a.yaml", { "a.yaml": "%YAML 1.1\n---\nschemaVersion: 1\nextends: county.yaml\nmonths: 010\n" }),
    ).toEqual([]);
  });
});

describe("what editors leave behind", () => {
  test.each([
    ["a byte order mark", "\uFEFFschemaVersion: 1\nextends: county.yaml\n"],
    ["carriage returns", "schemaVersion: 1\r\nextends: county.yaml\r\n"],
    ["no last line break", "schemaVersion: 1\nextends: county.yaml"],
    ["JSON", '{ "schemaVersion": 1, "extends": "county.yaml" }'],
    ["one document mark", "---\nschemaVersion: 1\nextends: county.yaml\n...\n"],
  ])("%s", (_, text) => {
    expect(only(text)).toEqual([]);
  });

  test("lines are counted past carriage returns", () => {
    expect(only("schemaVersion: 1\r\nextends: county.yaml\r\n\r\nmonths: x\r\n")).toMatchObject([{ line: 4 }]);
  });
});
