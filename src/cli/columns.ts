/** Chinese characters and full-width punctuation take two cells of a terminal. */
const wide = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/gu;

/** Cells that a text takes in a terminal. */
export const cells = (text: string): number => [...text].length + (text.match(wide)?.length ?? 0);

/** Cuts a text to a number of cells, marking the cut. */
const cut = (text: string, most: number): string => {
  if (cells(text) <= most) return text;
  let kept = "";
  for (const letter of text) {
    if (cells(kept + letter) > most - 1) break;
    kept += letter;
  }
  return `${kept}…`;
};

const padded = (text: string, width: number, side: "left" | "right"): string => {
  const space = " ".repeat(Math.max(0, width - cells(text)));
  return side === "left" ? text + space : space + text;
};

const GAP = "  ";

/** Rows as aligned lines: the first column to the left, figures to the right. The first column gives way when the terminal is narrow. */
export function alignFigures(rows: readonly (readonly string[])[], width: number): string[] {
  const widths = (rows[0] ?? []).map((_, at) => Math.max(...rows.map((row) => cells(row[at] ?? ""))));
  const [first = 0, ...rest] = widths;
  const others = rest.reduce((sum, other) => sum + GAP.length + other, 0);
  const names = Math.min(first, Math.max(16, width - others));
  return rows.map(([name = "", ...figures]) =>
    [padded(cut(name, names), names, "left"), ...figures.map((figure, at) => padded(figure, rest[at] ?? 0, "right"))]
      .join(GAP)
      .trimEnd(),
  );
}

/** Rows as aligned lines, all columns to the left; the last one may be as long as it likes. */
export function alignWords(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, at) => Math.max(...rows.map((row) => cells(row[at] ?? ""))));
  return rows.map((row) =>
    row
      .map((text, at) => padded(text, widths[at] ?? 0, "left"))
      .join(GAP)
      .trimEnd(),
  );
}
