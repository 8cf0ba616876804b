import { Composer, isAlias, isMap, isScalar, isSeq, Lexer, LineCounter, Parser, type YAMLError } from "yaml";
import type { Text } from "../base/text.ts";
import { type FaultList, type Place, printable } from "./parse-fault-list.ts";

/** What a YAML file says, with the place of everything in it. Maps are real maps, so that `__proto__` is a key like any other. */
export type Tree = MapTree | ListTree | ScalarTree;
export interface MapTree {
  readonly kind: "map";
  readonly at: Place;
  readonly entries: ReadonlyMap<string, Tree>;
}
interface ListTree {
  readonly kind: "list";
  readonly at: Place;
  readonly items: readonly Tree[];
}
interface ScalarTree {
  readonly kind: "scalar";
  readonly at: Place;
  readonly value: string | number | boolean | null;
  /** As the user wrote it, quotes apart. */
  readonly source: string;
}

/** Far beyond any honest scenario; the parser's own recursion can end the whole process long before it throws. */
const MOST_LEXEMES = 200_000;
const DEEPEST = 100;
/** Values that aliases may stand for, in all. */
const MOST_ALIASED = 5_000;

/** Reads a YAML file whose outermost level is keys and values; null when it cannot be read at all. */
export function parseTree(file: string, raw: string, faults: FaultList): MapTree | null {
  const text = raw.startsWith("\uFEFF") ? raw.slice(1) : raw;
  const lines = new LineCounter();
  const document = compose(file, text, lines, faults);
  if (document === null) return null;
  const wrong = [...document.errors, ...document.warnings];
  if (wrong.length > 0) {
    tellSyntax(file, wrong, lines, faults);
    return null;
  }
  const root = document.contents;
  if (root === null || (isScalar(root) && root.value === null)) {
    faults.add({ file, line: 1, key: null }, "the file is empty", "文件是空的");
    return null;
  }
  const converter = new Converter(file, lines, faults);
  const tree = converter.convert(root, { file, line: lines.linePos(root.range?.[0] ?? 0).line, key: "" });
  if (converter.spent !== null) {
    faults.add(converter.spent, "the file expands its aliases too often", "文件中的别名（alias）展开次数过多");
    return null;
  }
  if (tree.kind !== "map") {
    const en = 'must hold keys and values, such as "months: 120"';
    faults.add(tree.at, en, "文件内容应为“键: 值”的形式，例如“months: 120”");
    return null;
  }
  return tree;
}

/** Lexes and parses under watch, then composes: what is too big or too deep never reaches the recursive part. */
function compose(file: string, text: string, lines: LineCounter, faults: FaultList) {
  const parser = new Parser(lines.addNewLine);
  lines.addNewLine(0);
  const tokens = [];
  let lexemes = 0;
  for (const lexeme of new Lexer().lex(text)) {
    tokens.push(...parser.next(lexeme));
    if (parser.stack.length > DEEPEST) {
      const at = { file, line: lines.linePos(parser.offset).line, key: null };
      faults.add(at, `nests deeper than ${DEEPEST} levels`, `嵌套超过 ${DEEPEST} 层`);
      return null;
    }
    if (++lexemes > MOST_LEXEMES) {
      const at = { file, line: lines.linePos(parser.offset).line, key: null };
      faults.add(at, "holds far more than a scenario can use", "内容远远超过一个情景所能使用的数量");
      return null;
    }
  }
  tokens.push(...parser.end());
  // `schema` and `merge` hold even where a %YAML directive asks for another version.
  const options = { schema: "core", merge: false, resolveKnownTags: false, uniqueKeys: false } as const;
  const [document, second] = new Composer({ ...options, prettyErrors: false }).compose(tokens, true, text.length);
  if (second !== undefined) {
    const at = { file, line: lines.linePos(second.range[0]).line, key: null };
    faults.add(at, 'holds more than one document: take out the "---"', "包含多个 YAML 文档：请删去“---”");
    return null;
  }
  return document ?? null;
}

const syntax: Readonly<Record<string, Text>> = {
  TAB_AS_INDENT: { en: "a tab is used to indent; use spaces", zh: "缩进使用了制表符，请改用空格" },
  BAD_INDENT: { en: "the indentation is wrong, or a bracket is not closed", zh: "缩进有误，或括号没有闭合" },
  MISSING_CHAR: {
    en: "something is missing: a closing bracket, a quote, or a colon",
    zh: "缺少字符：右括号、引号或冒号",
  },
  MULTILINE_IMPLICIT_KEY: { en: "a key must stand on one line, followed by a colon", zh: "键必须写在同一行，后接冒号" },
  BLOCK_AS_IMPLICIT_KEY: {
    en: "the indentation is wrong, or a line has a colon too many",
    zh: "缩进有误，或同一行多了一个冒号",
  },
  BLOCK_IN_FLOW: { en: "indented lists and keys cannot stand inside brackets", zh: "方括号或花括号内不能使用缩进写法" },
  BAD_SCALAR_START: {
    en: "a value cannot begin with this character; put it in quotes",
    zh: "值不能以此字符开头，请加引号",
  },
  BAD_DQ_ESCAPE: {
    en: "a backslash in \"…\" starts an unknown escape; use '…'",
    zh: "双引号内的反斜杠转义无效，请改用单引号",
  },
  BAD_ALIAS: { en: "an alias (*) or anchor (&) has no proper name", zh: "别名（*）或锚点（&）的名称无效" },
  TAG_RESOLVE_FAILED: { en: "tags (!) are not used here", zh: "此处不使用标签（!）" },
  UNEXPECTED_TOKEN: {
    en: "something here does not belong: check indentation, brackets and quotes",
    zh: "此处有多余内容，请检查缩进、括号和引号",
  },
};
const otherSyntax: Text = { en: "this is not valid YAML", zh: "不是有效的 YAML" };

/** One fault a line: what follows on the same line is mostly an echo. */
function tellSyntax(file: string, wrong: readonly YAMLError[], lines: LineCounter, faults: FaultList): void {
  const told = new Set<number>();
  for (const error of wrong) {
    const { line } = lines.linePos(error.pos[0]);
    if (told.has(line)) continue;
    told.add(line);
    const { en, zh } = syntax[error.code] ?? otherSyntax;
    faults.add({ file, line, key: null }, `broken YAML: ${en}`, `YAML 有误：${zh}`);
  }
}

class Converter {
  /** Where the budget for aliases ran out. */
  spent: Place | null = null;
  private readonly anchors = new Map<string, unknown>();
  private readonly open = new Set<unknown>();
  private aliasDepth = 0;
  private aliased = 0;
  private readonly file: string;
  private readonly lines: LineCounter;
  private readonly faults: FaultList;

  constructor(file: string, lines: LineCounter, faults: FaultList) {
    this.file = file;
    this.lines = lines;
    this.faults = faults;
  }

  convert(node: unknown, at: Place): Tree {
    if (this.aliasDepth > 0 && ++this.aliased > MOST_ALIASED) this.spent ??= at;
    if (this.spent !== null || node === null || node === undefined) return nothing(at);
    if (isAlias(node)) return this.alias(node.source, at);
    if (isScalar(node)) {
      if (node.anchor !== undefined) this.anchors.set(node.anchor, node);
      const { value } = node;
      const source = node.source ?? String(value);
      const plain = typeof value === "number" || typeof value === "boolean" || value === null;
      return { kind: "scalar", at, value: plain ? value : String(value), source };
    }
    if (!isMap(node) && !isSeq(node)) return nothing(at);
    if (node.anchor !== undefined) this.anchors.set(node.anchor, node);
    this.open.add(node);
    const tree = isMap(node) ? this.map(node.items, at) : this.list(node.items, at);
    this.open.delete(node);
    return tree;
  }

  private list(items: readonly unknown[], at: Place): Tree {
    return { kind: "list", at, items: items.map((item) => this.convert(item, { ...at, line: this.lineOf(item, at) })) };
  }

  private map(items: readonly { key: unknown; value: unknown }[], at: Place): Tree {
    const entries = new Map<string, Tree>();
    for (const { key, value } of items) {
      const line = this.lineOf(key, at);
      const word = isScalar(key) ? (key.source ?? String(key.value)) : "";
      if (word === "") {
        this.faults.add({ ...at, line }, "a key must be a word, followed by a colon", "键必须是一个词，后接冒号");
        continue;
      }
      const here: Place = { file: this.file, line, key: at.key === "" ? word : `${at.key}.${word}` };
      const first = entries.get(word);
      const tree = this.convert(value, here);
      if (first === undefined) entries.set(word, tree);
      else
        this.faults.add(
          here,
          `stands here twice, first in line ${first.at.line}`,
          `重复出现，首次在第 ${first.at.line} 行`,
        );
    }
    return { kind: "map", at, entries };
  }

  private alias(name: string, at: Place): Tree {
    const node = this.anchors.get(name);
    const shown = printable(name);
    if (node === undefined) {
      this.faults.add(
        at,
        `the alias *${shown} has no anchor &${shown} above it`,
        `别名 *${shown} 之前没有锚点 &${shown}`,
      );
      return nothing(at);
    }
    if (this.open.has(node)) {
      this.faults.add(at, `the alias *${shown} stands inside its own anchor`, `别名 *${shown} 位于其自身的锚点之内`);
      return nothing(at);
    }
    this.aliasDepth++;
    const tree = this.convert(node, at);
    this.aliasDepth--;
    return tree;
  }

  private lineOf(node: unknown, at: Place): number | null {
    const range = (node as { range?: readonly number[] | null } | null)?.range;
    return range?.[0] === undefined ? at.line : this.lines.linePos(range[0]).line;
  }
}

const nothing = (at: Place): Tree => ({ kind: "scalar", at, value: null, source: "" });
