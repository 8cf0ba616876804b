/**
 * Gini coefficient of amounts over people who are counted in groups, everybody of a group having the same: 0 where all
 * have alike, towards 1 where one group has everything. Null where there is nothing or nobody. Twice the area between the
 * diagonal and the Lorenz curve.
 */
export function gini(amounts: ArrayLike<number>, people: ArrayLike<number>): number | null {
  const groups = Array.from({ length: amounts.length }, (_, k) => k).filter((k) => (people[k] as number) > 0);
  const density = (k: number): number => (amounts[k] as number) / (people[k] as number);
  groups.sort((a, b) => density(a) - density(b) || a - b);
  let total = 0;
  let all = 0;
  for (const k of groups) {
    total += amounts[k] as number;
    all += people[k] as number;
  }
  if (total <= 0 || all <= 0) return null;
  let below = 0;
  let area = 0;
  for (const k of groups) {
    const share = (amounts[k] as number) / total;
    area += ((people[k] as number) / all) * (2 * below + share);
    below += share;
  }
  return 1 - area;
}
