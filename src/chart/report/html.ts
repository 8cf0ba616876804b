/** Markup that is safe to put into a page. Everything else that goes into a page is text and is escaped. */
export interface Html {
  readonly markup: string;
}
type Part = Html | string | number | null | undefined | false | readonly Part[];

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};
export const escapeText = (text: string): string => text.replace(/[&<>"']/g, (letter) => entities[letter]!);

/** A number and its sign stay on one line. */
const together = (text: string): string => text.replace(/(\d) %/g, "$1\u00a0%").replace(/\bRMB (?=\d)/g, "RMB\u00a0");

const render = (part: Part): string => {
  if (part === null || part === undefined || part === false) return "";
  if (typeof part === "string") return escapeText(together(part));
  if (typeof part === "number") return String(part);
  if ("markup" in part) return part.markup;
  return part.map(render).join("");
};

/** Template for markup: what is put into it is escaped unless it is markup already. */
export const html = (pieces: TemplateStringsArray, ...parts: readonly Part[]): Html => ({
  markup: pieces.map((piece, at) => piece + (at < parts.length ? render(parts[at]) : "")).join(""),
});

/** Text that the caller answers for: our own style, scripts that have been made harmless. */
export const trusted = (markup: string): Html => ({ markup });

/** Data inside a script element: no character of it can close the element. */
export const jsonScript = (id: string, data: unknown): Html =>
  trusted(`<script type="application/json" id="${id}">${JSON.stringify(data).replaceAll("<", "\\u003c")}</script>`);

/** A script's text, unable to close its element or to open a comment. Both marks occur in strings and expressions only, where the backslash changes nothing. */
export const inlineScript = (code: string): Html =>
  trusted(`<script>${code.replace(/<\/(script)/gi, "<\\/$1").replaceAll("<!--", "<\\!--")}</script>`);
