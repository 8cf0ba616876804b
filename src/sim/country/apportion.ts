/**
 * A whole total shared out by weights, by largest remainder: the shares are whole and add up to it exactly. Where `known`
 * gives a share it stands, and the others get what is left of the total, nothing if nothing is; `least` is what each of
 * the others gets before weights count, as far as the total goes. Of equal remainders the earlier comes first.
 */
export function apportion(
  total: number,
  weights: ArrayLike<number>,
  known: readonly (number | undefined)[] = [],
  least: ArrayLike<number> | null = null,
): Float64Array {
  const shares = new Float64Array(weights.length);
  let left = total;
  let weight = 0;
  let needed = 0;
  for (let k = 0; k < shares.length; k++) {
    const fixed = known[k];
    if (fixed === undefined) {
      weight += weights[k];
      needed += least?.[k] ?? 0;
    } else {
      shares[k] = fixed;
      left -= fixed;
    }
  }
  const floor = least !== null && needed <= left ? least : null;
  if (floor !== null) left -= needed;
  if (left <= 0 || !(weight > 0)) left = 0;
  const remainders: [number, number][] = [];
  let given = 0;
  for (let k = 0; k < shares.length; k++) {
    if (known[k] !== undefined) continue;
    const due = weight > 0 ? (left * weights[k]) / weight : 0;
    const whole = Math.floor(due);
    given += whole;
    shares[k] = whole + (floor?.[k] ?? 0);
    if (weights[k] > 0) remainders.push([k, due - whole]);
  }
  remainders.sort((a, b) => b[1] - a[1] || a[0] - b[0]);
  for (let k = 0; k < left - given; k++) shares[remainders[k % remainders.length][0]]++;
  return shares;
}

const HALVINGS = 200;

/**
 * Parts of wholes that add up to `target`, with the given odds of belonging to it: the table of wholes by part and rest
 * that proportional fitting leads to. Whole numbers, none above its whole; known parts stand.
 */
export function divide(
  wholes: ArrayLike<number>,
  odds: ArrayLike<number>,
  target: number,
  known: readonly (number | undefined)[] = [],
): Float64Array {
  const n = wholes.length;
  let left = target;
  for (let k = 0; k < n; k++) left -= known[k] ?? 0;
  const part = (k: number, scale: number): number => {
    const o = odds[k] * scale;
    return (wholes[k] * o) / (1 + o);
  };
  const sum = (scale: number): number => {
    let total = 0;
    for (let k = 0; k < n; k++) if (known[k] === undefined) total += part(k, scale);
    return total;
  };
  let low = 0;
  let high = 1;
  for (let k = 0; k < HALVINGS && sum(high) < left; k++) high *= 2;
  for (let k = 0; k < HALVINGS; k++) {
    const middle = (low + high) / 2;
    if (sum(middle) < left) low = middle;
    else high = middle;
  }
  const parts = apportion(
    target,
    Float64Array.from({ length: n }, (_, k) => part(k, high)),
    known,
  );
  for (let k = 0; k < n; k++) parts[k] = Math.min(parts[k], wholes[k]);
  return parts;
}

/**
 * Rounds a table whose rows and columns add up to whole numbers so that they still do: rows by largest remainder, then
 * units moved within rows, where that costs least, until columns hold, too. Zeros stay zero.
 */
export function roundTable(table: readonly Float64Array[], rows: ArrayLike<number>, columns: ArrayLike<number>) {
  const whole = table.map((row, r) => apportion(rows[r], row));
  const width = columns.length;
  const over = Float64Array.from({ length: width }, (_, c) => whole.reduce((sum, row) => sum + row[c], -columns[c]));
  for (;;) {
    const from = over.findIndex((x) => x >= 1);
    const to = over.findIndex((x) => x <= -1);
    if (from < 0 || to < 0) return whole;
    let best = -1;
    let least = Number.POSITIVE_INFINITY;
    for (let r = 0; r < whole.length; r++) {
      if (whole[r][from] < 1 || table[r][to] === 0) continue;
      const cost = table[r][from] - whole[r][from] - (table[r][to] - whole[r][to]);
      if (cost < least) {
        least = cost;
        best = r;
      }
    }
    if (best < 0) return whole;
    whole[best][from]--;
    whole[best][to]++;
    over[from]--;
    over[to]++;
  }
}
