// Reads source text without a compiler: what is code, what it imports, what a cycle is. Enough for the rules of
// architecture.test.ts, which speak of names and imports alone.

export interface Import {
  readonly from: string;
  /** `import type …`: gone after the build. */
  readonly typeOnly: boolean;
}

/** After these a slash begins a regular expression, not a division. */
const beforeRegExp = /(?:^|[([{},;:=!&|?+\-*%~^<>]|\b(?:return|typeof|case|in|of|do|else|yield|await|void))\s*$/;

/** The text with comments and the insides of strings, templates and regular expressions blanked: same length, same lines. */
export const codeOf = (text: string): string => {
  let code = "";
  let at = 0;
  /** Depth of braces in each template expression that is open. */
  const templates: number[] = [];
  const blank = (to: number): void => {
    code += text.slice(at, to).replace(/[^\n]/g, " ");
    at = to;
  };
  const keep = (): void => {
    code += text[at++] ?? "";
  };
  const end = (index: number): number => (index < 0 ? text.length : index);
  const quoted = (quote: string): void => {
    keep();
    let to = at;
    while (to < text.length && text[to] !== quote && text[to] !== "\n") to += text[to] === "\\" ? 2 : 1;
    blank(Math.min(to, text.length));
    keep();
  };
  const template = (): void => {
    let to = at;
    while (to < text.length && text[to] !== "`" && !text.startsWith("${", to)) to += text[to] === "\\" ? 2 : 1;
    blank(Math.min(to, text.length));
    if (text[at] === "$") {
      templates.push(0);
      keep();
    }
    keep();
  };
  const regExp = (): void => {
    keep();
    let to = at;
    let inClass = false;
    while (to < text.length && text[to] !== "\n" && (inClass || text[to] !== "/")) {
      if (text[to] === "[") inClass = true;
      if (text[to] === "]") inClass = false;
      to += text[to] === "\\" ? 2 : 1;
    }
    blank(Math.min(to, text.length));
    keep();
  };
  while (at < text.length) {
    const char = text[at] ?? "";
    const open = templates.length - 1;
    if (text.startsWith("//", at)) blank(end(text.indexOf("\n", at)));
    else if (text.startsWith("/*", at)) blank(Math.min(end(text.indexOf("*/", at + 2)) + 2, text.length));
    else if (char === '"' || char === "'") quoted(char);
    else if (char === "`") {
      keep();
      template();
    } else if (char === "/" && beforeRegExp.test(code.slice(-40))) regExp();
    else if (char === "}" && templates[open] === 0) {
      templates.pop();
      keep();
      template();
    } else {
      if (open >= 0 && char === "{") templates[open] = (templates[open] ?? 0) + 1;
      if (open >= 0 && char === "}") templates[open] = (templates[open] ?? 0) - 1;
      keep();
    }
  }
  return code;
};

/** Every module named by an import, an export … from or an import(). */
export const importsOf = (text: string): Import[] => {
  const code = codeOf(text);
  const named = /\b(?:import|export)\b(?<type>\s+type\b(?!\s+from\b|\s*,))?[\w\s{},*$]*?\bfrom\s*(["'])(?<from> +)\2/g;
  const bare = /\bimport\s*\(?\s*(["'])(?<from> +)\1/g;
  return [named, bare].flatMap((pattern) =>
    [...code.matchAll(pattern)].map((match) => {
      const start = match.index + match[0].length - 1 - (match.groups?.["from"] ?? "").length;
      return {
        from: text.slice(start, match.index + match[0].length - 1),
        typeOnly: match.groups?.["type"] !== undefined,
      };
    }),
  );
};

/** One cycle of a graph, its first node repeated at the end, or undefined. */
export const cycleOf = (graph: ReadonlyMap<string, readonly string[]>): string[] | undefined => {
  const done = new Set<string>();
  const walk = (node: string, path: readonly string[]): string[] | undefined => {
    if (path.includes(node)) return [...path.slice(path.indexOf(node)), node];
    if (done.has(node)) return undefined;
    for (const next of graph.get(node) ?? []) {
      const cycle = walk(next, [...path, node]);
      if (cycle !== undefined) return cycle;
    }
    done.add(node);
    return undefined;
  };
  for (const node of graph.keys()) {
    const cycle = walk(node, []);
    if (cycle !== undefined) return cycle;
  }
  return undefined;
};
