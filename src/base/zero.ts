/** Whether a table holds nothing but zeros. */
export function isAllZero(table: ArrayLike<number>): boolean {
  for (let k = 0; k < table.length; k++) if (table[k] !== 0) return false;
  return true;
}
