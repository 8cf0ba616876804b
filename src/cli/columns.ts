/** Chinese characters and full-width punctuation take two cells of a terminal. */
const wide = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/gu;

/** Cells that a text takes in a terminal. */
const cells = (text: string): number => [...text].length + (text.match(wide)?.length ?? 0);

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

/** The first column gives way to this many cells, then figures give way from the right. */
const LEAST_NAMES = 20;

/** Rows as lines no wider than a terminal if that can be: the first column to the left, figures to the right. */
export function alignFigures(rows: readonly (readonly string[])[], width: number): string[] {
  const [first = 0, ...all] = widthsOf(rows);
  const figures = [...all];
  const taken = (): number => figures.reduce((sum, other) => sum + GAP.length + other, 0);
  while (figures.length > 1 && width - taken() < Math.min(first, LEAST_NAMES)) figures.pop();
  const names = Math.min(first, Math.max(LEAST_NAMES, width - taken()));
  return rows.map(([name = "", ...row]) =>
    [padded(cut(name, names), names, "left"), ...figures.map((cellsOf, at) => padded(row[at] ?? "", cellsOf, "right"))]
      .join(GAP)
      .trimEnd(),
  );
}

const widthsOf = (rows: readonly (readonly string[])[]): number[] =>
  (rows[0] ?? []).map((_, at) => Math.max(...rows.map((row) => cells(row[at] ?? ""))));

/** Rows as aligned lines, all columns to the left; the last one may be as long as it likes. */
export function alignWords(rows: readonly (readonly string[])[]): string[] {
  const widths = widthsOf(rows);
  return rows.map((row) =>
    row
      .map((text, at) => padded(text, widths[at] ?? 0, "left"))
      .join(GAP)
      .trimEnd(),
  );
}
