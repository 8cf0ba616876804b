import { cholesky, solveWith } from "./cholesky.ts";
import { type Aim, known, nearestInside, type Statistics } from "./distance.ts";
import { meanOf } from "./weighted.ts";

/** Ridge on standardised statistics, as a share of a statistic's own information: only statistics that repeat each other feel it. */
const RIDGE = 1e-3;

/**
 * Local-linear regression adjustment (Beaumont, Zhang & Balding 2002) with a ridge (Blum & François 2010): scores regressed
 * on statistics, then each member moved to where it would have been had its statistics been on target. What lies inside an
 * aim's interval is on target already. Weights should fall with distance. Returns the scores as they are where there are
 * too few members to tell.
 */
export function adjusted(
  scores: readonly Float64Array[],
  statistics: readonly Statistics[],
  weights: Float64Array,
  aims: readonly Aim[],
): readonly Float64Array[] {
  // A statistic that is not known neither informs nor moves: it stands at the nearest value of its interval.
  const rows = statistics.map((each) =>
    Float64Array.from(aims, (aim) => known(each, aim.id) ?? (aim.low + aim.high) / 2),
  );
  const used = aims.flatMap((_, a) => (rows.some((row) => row[a] !== rows[0]![a]) ? [a] : []));
  if (scores.length < used.length + 3 || used.length === 0) return scores;
  const centre = meanOf(rows, weights);
  const total = weights.reduce((sum, w) => sum + w, 0);
  const deviations = used.map((a) => {
    let sum = 0;
    rows.forEach((row, i) => {
      sum += (weights[i]! / total) * (row[a]! - centre[a]!) * (row[a]! - centre[a]!);
    });
    return Math.sqrt(sum) || 1;
  });
  const standard = rows.map((row) => Float64Array.from(used, (a, k) => (row[a]! - centre[a]!) / deviations[k]!));
  const information = used.map((_, a) =>
    Float64Array.from(used, (__, b) => {
      let sum = a === b ? RIDGE : 0;
      standard.forEach((row, i) => {
        sum += (weights[i]! / total) * row[a]! * row[b]!;
      });
      return sum;
    }),
  );
  const root = cholesky(information);
  const slopes = Array.from({ length: scores[0]!.length }, (_, d) =>
    solveWith(
      root,
      Float64Array.from(used, (__, k) => {
        let sum = 0;
        standard.forEach((row, i) => {
          sum += (weights[i]! / total) * row[k]! * scores[i]![d]!;
        });
        return sum;
      }),
    ),
  );
  return scores.map((score, i) => {
    const off = used.map((a, k) => (rows[i]![a]! - nearestInside(aims[a]!, rows[i]![a]!)) / deviations[k]!);
    return score.map((x, d) => off.reduce((moved, by, k) => moved - slopes[d]![k]! * by, x));
  });
}
