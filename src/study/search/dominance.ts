import type { Standing } from "./problem.ts";

/**
 * Constrained domination (Deb, Pratap, Agarwal & Meyarivan 2002): what keeps the limits beats what breaks them, less broken
 * beats more broken, and among equals in that the better in one objective and worse in none. What failed beats nothing.
 */
export function dominates(a: Standing, b: Standing): boolean {
  if (a.goals === null) return false;
  if (b.goals === null) return true;
  if (a.violation !== b.violation) return a.violation < b.violation;
  let better = false;
  for (let m = 0; m < a.goals.length; m++) {
    const difference = a.goals[m]! - b.goals[m]!;
    if (difference > 0) return false;
    if (difference < 0) better = true;
  }
  return better;
}

/** Fast non-dominated sort (Deb et al. 2002): positions front by front, each front in ascending order. */
export function sortFronts(all: readonly Standing[]): number[][] {
  const beats = all.map((): number[] => []);
  const beatenBy = new Int32Array(all.length);
  for (let i = 0; i < all.length; i++)
    for (let j = i + 1; j < all.length; j++) {
      if (dominates(all[i]!, all[j]!)) {
        beats[i]!.push(j);
        beatenBy[j]!++;
      } else if (dominates(all[j]!, all[i]!)) {
        beats[j]!.push(i);
        beatenBy[i]!++;
      }
    }
  const fronts: number[][] = [];
  let front = all.flatMap((_, i) => (beatenBy[i] === 0 ? [i] : []));
  while (front.length > 0) {
    fronts.push(front);
    const next: number[] = [];
    for (const i of front) for (const j of beats[i]!) if (--beatenBy[j]! === 0) next.push(j);
    front = next.sort((a, b) => a - b);
  }
  return fronts;
}

/**
 * Crowding distance of each member of a front (Deb et al. 2002): the sides of the box between its neighbours as shares of
 * the front's extent, summed over the objectives; infinite at the ends. An objective in which all are equal says nothing.
 */
export function crowding(front: readonly Standing[]): Float64Array {
  const distance = new Float64Array(front.length);
  const goals = front.flatMap(({ goals }) => (goals === null ? [] : [goals]));
  if (goals.length < front.length) return distance;
  const order = goals.map((_, i) => i);
  for (let m = 0; m < (goals[0]?.length ?? 0); m++) {
    order.sort((a, b) => goals[a]![m]! - goals[b]![m]! || a - b);
    const first = order[0]!;
    const last = order[order.length - 1]!;
    const extent = goals[last]![m]! - goals[first]![m]!;
    if (extent === 0) continue;
    distance[first] = Infinity;
    distance[last] = Infinity;
    for (let k = 1; k < order.length - 1; k++)
      distance[order[k]!]! += (goals[order[k + 1]!]![m]! - goals[order[k - 1]!]![m]!) / extent;
  }
  return distance;
}
