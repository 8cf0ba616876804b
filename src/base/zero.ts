/** Whether a table holds nothing but zeros. */
export function isAllZero(table: ArrayLike<number>): boolean {
  for (let k = 0; k < table.length; k++) if (table[k] !== 0) return false;
  return true;
}

/** Whether two tables of a length hold the same numbers. */
export function isSame(a: ArrayLike<number>, b: ArrayLike<number>): boolean {
  for (let k = 0; k < a.length; k++) if (a[k] !== b[k]) return false;
  return true;
}
