import type { Language } from "../../base/text.ts";
import type { FindingsCell, FindingsTable } from "../../sim/findings.ts";
import { differenceOf, figureOf } from "../format.ts";
import { targetParts } from "../targets.ts";
import { textWidth } from "../text-width.ts";
import { type Html, html } from "./html.ts";

/** A cell in words: the figure, and its interval where there is one. */
export const cellText = (
  cell: FindingsCell,
  lang: Language,
): { readonly value: string; readonly interval: string | null } => {
  if (typeof cell === "string") return { value: cell, interval: null };
  if ("target" in cell) return { value: targetParts[cell.target]?.[lang] ?? cell.target, interval: null };
  if ("figure" in cell) return { value: cell.figure[lang], interval: cell.interval?.[lang] ?? null };
  if ("en" in cell) return { value: cell[lang], interval: null };
  const { outcome, estimate, show } = cell;
  const shown =
    (show === "difference" ? differenceOf(outcome, estimate, lang) : null) ?? figureOf(outcome, estimate, lang);
  return { value: shown.value, interval: shown.interval };
};

/** Widths in letters beyond which cells of a column are words that wrap, and headings of rows sentences. */
const WORDS = 16;
const SENTENCE = 34;
/** A table of findings with its heading. */
export const findingsTable = ({ title, columns, rows, note }: FindingsTable, lang: Language, heading: Html): Html => {
  const cells = rows.map((row) => row.map((cell) => cellText(cell, lang)));
  const wordy = columns.map((_, at) =>
    cells.some((row) => row[at]?.interval === null && textWidth(row[at].value, 1) > (at === 0 ? SENTENCE : WORDS)),
  );
  const mark = (at: number): Html | null => (wordy[at] === true ? html` class="words"` : null);
  return html`${heading}
<div class="scroll" tabindex="0" role="region" aria-label="${title[lang]}"><table>
<thead><tr>${columns.map((column, at) => html`<th scope="col"${mark(at)}>${column[lang]}</th>`)}</tr></thead>
<tbody>${cells.map(
    (row) =>
      html`<tr>${row.map(({ value, interval }, at) =>
        at === 0
          ? html`<th scope="row"${mark(at)}>${value}</th>`
          : html`<td${mark(at)}><b>${value}</b>${interval === null ? null : html`<small>${interval}</small>`}</td>`,
      )}</tr>`,
  )}</tbody></table></div>${note === undefined ? null : html`<p class="note">${note[lang]}</p>`}`;
};
