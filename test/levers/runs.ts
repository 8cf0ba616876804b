// Short runs of the typical county under one lever at a time, and what to hold them against.
import { load } from "../../src/host/node/load.ts";
import { all } from "../../src/levers/all.gen.ts";
import type { Lever } from "../../src/levers/lever.ts";
import type { LeverSetting } from "../../src/levers/setting.ts";
import type { Beginnings } from "../../src/sim/beginnings.ts";
import type { RunResult } from "../../src/sim/job.ts";
import type { Scenario } from "../../src/sim/scenario.ts";
import { simulateReplicate } from "../../src/sim/simulate.ts";

export const levers = all as readonly unknown[] as readonly Lever[];

const typical = load("typical-county");

/** The county for so many months, after a burn-in of one year. */
export const county = (months: number): Scenario => ({ ...typical, months, burnIn: 12 });

/** A lever in full force from the first month, at its defaults but for what is changed. */
export const inForce = (lever: Lever, change: Partial<LeverSetting> = {}): LeverSetting => ({
  lever: lever.id,
  from: 1,
  until: null,
  phaseIn: 0,
  target: lever.target,
  intensity: 1,
  compliance: 1,
  ...change,
  params: { ...Object.fromEntries(Object.entries(lever.params).map(([id, p]) => [id, p.default])), ...change.params },
});

/** One replicate under each list of settings, in their order; burnt in anew unless a beginning is kept. */
export function runAll(
  base: Scenario,
  policies: readonly (readonly LeverSetting[])[],
  replicate = 0,
  beginnings?: Beginnings,
): RunResult[] {
  const scenarios = policies.map((settings) => ({ ...base, levers: settings }));
  return simulateReplicate({ scenarios, seed: "levers", replicate }, beginnings).map((outcome) => {
    if (!outcome.ok) throw new Error(`${outcome.stage}: ${outcome.message}`);
    return outcome.run;
  });
}

/** By lever, what each replicate's measures are beyond those without any lever. */
export function effects(
  base: Scenario,
  replicates: number,
): ReadonlyMap<string, readonly Readonly<Record<string, number>>[]> {
  const found = new Map(levers.map(({ id }) => [id, [] as Readonly<Record<string, number>>[]]));
  for (let replicate = 0; replicate < replicates; replicate++) {
    const [none, ...runs] = runAll(base, [[], ...levers.map((lever) => [inForce(lever)])], replicate);
    levers.forEach(({ id }, k) => {
      const beyond = Object.entries(runs[k]?.measures ?? {}).map(([name, value]) => [
        name,
        (value ?? Number.NaN) - (none?.measures[name] ?? Number.NaN),
      ]);
      found.get(id)?.push(Object.fromEntries(beyond));
    });
  }
  return found;
}

/** Mean of differences, and their Student t: infinite when all are the same and not zero. */
export function paired(differences: readonly number[]): { readonly mean: number; readonly t: number } {
  const n = differences.length;
  const mean = differences.reduce((sum, x) => sum + x, 0) / n;
  const variance = differences.reduce((sum, x) => sum + (x - mean) * (x - mean), 0) / (n - 1);
  return { mean, t: mean === 0 ? 0 : mean / Math.sqrt(variance / n) };
}
