/**
 * Hypervolume (Zitzler & Thiele 1999): the volume that points dominate up to a reference point, all objectives to be made
 * small. Exact in any number of dimensions, by slices along the last one; n log n in two, n² log n in three. What is not
 * better than the reference in every objective adds nothing.
 */
export function hypervolume(points: readonly (readonly number[])[], reference: readonly number[]): number {
  const inside = points.filter((point) => point.every((x, m) => x < reference[m]!));
  return slices(inside, reference, reference.length);
}

function slices(points: readonly (readonly number[])[], reference: readonly number[], dimensions: number): number {
  if (points.length === 0) return 0;
  const last = dimensions - 1;
  const end = reference[last]!;
  if (last === 0) return end - points.reduce((low, point) => Math.min(low, point[0]!), end);
  const sorted = [...points].sort((a, b) => a[last]! - b[last]!);
  let volume = 0;
  if (last === 1) {
    let reached = reference[0]!;
    for (const [x = reached, y = end] of sorted) {
      if (x >= reached) continue;
      volume += (reached - x) * (end - y);
      reached = x;
    }
    return volume;
  }
  sorted.forEach((point, k) => {
    const depth = (sorted[k + 1]?.[last] ?? end) - point[last]!;
    if (depth > 0) volume += depth * slices(sorted.slice(0, k + 1), reference, last);
  });
  return volume;
}
