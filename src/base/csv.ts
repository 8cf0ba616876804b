/** What a cell of a table may hold; null is empty. */
type Cell = string | number | boolean | null;

/** What a spreadsheet would take for a formula. */
const formula = /^[=+\-@\t\r]/;

/** One cell of CSV as RFC 4180 has it; null is empty. A text never starts a formula: it gets an apostrophe, as spreadsheets write it. */
export const csvCell = (cell: Cell): string => {
  if (cell === null) return "";
  if (typeof cell !== "string") return String(cell);
  const text = formula.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

export const csvLine = (row: readonly Cell[]): string => row.map(csvCell).join(",");

/** What CSV files begin with: Excel takes a file without it for the system's own encoding, and shows Chinese as rubbish. */
export const BYTE_ORDER_MARK = "\ufeff";
