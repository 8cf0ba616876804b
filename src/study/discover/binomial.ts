import { exp, log } from "../../base/exp-log.ts";

/** Pr(X ≥ k) of X binomial with n trials of chance p, by adding its terms from the greatest down. */
export function binomialTail(k: number, n: number, p: number): number {
  if (k <= 0) return 1;
  if (k > n || p <= 0) return 0;
  if (p >= 1) return 1;
  const odds = p / (1 - p);
  let logTerm = n * log(1 - p);
  for (let j = 1; j <= k; j++) logTerm += log(((n - j + 1) / j) * odds);
  // Relative to the first term, rescaled where the terms grow large.
  let term = 1;
  let sum = 1;
  let scale = logTerm;
  for (let j = k + 1; j <= n; j++) {
    term *= ((n - j + 1) / j) * odds;
    sum += term;
    if (sum > 1e200) {
      scale += log(sum);
      term /= sum;
      sum = 1;
    }
    if (term < sum * 1e-17 && (n - j) * odds < j) break;
  }
  return Math.min(1, exp(scale + log(sum)));
}
