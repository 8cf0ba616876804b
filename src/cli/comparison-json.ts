import type { Comparison, EffectRow, Estimate, PackageResult } from "../sim/comparison.ts";
import { type OutcomeId, outcomeIds, outcomes } from "../sim/outcomes.ts";

const scaled = (x: number | null, scale: number): number | null => (x === null ? null : x * scale);

/** An outcome in the unit that is printed; `why` only where something is null for a reason. */
const outcomeObject = (id: OutcomeId, estimate: Estimate): object => {
  const { unit, scale } = outcomes[id];
  // A cost per additional doctor-year is a difference to the baseline by its making: its interval is that of the ratio.
  const e =
    id === "costPerDoctorYear"
      ? { ...estimate, difference: estimate.value, low: estimate.valueLow, high: estimate.valueHigh }
      : estimate;
  return {
    unit: unit.en,
    value: scaled(e.value, scale),
    valueLow: scaled(e.valueLow, scale),
    valueHigh: scaled(e.valueHigh, scale),
    difference: scaled(e.difference, scale),
    low: scaled(e.low, scale),
    high: scaled(e.high, scale),
    varianceReduction: e.varianceReduction,
    ...(e.why === null ? {} : { why: e.why }),
  };
};

const outcomesObject = (p: PackageResult): object =>
  Object.fromEntries(outcomeIds.map((id) => [id, outcomeObject(id, p.outcomes[id])]));

const packageObject = (p: PackageResult): object => ({
  id: p.id,
  name: p.name,
  outcomes: outcomesObject(p),
  chanceBestRetention: p.chanceBestRetention,
  chanceBestValue: p.chanceBestValue,
  payers: p.payers,
  townships: p.townships,
  senders: p.senders,
  scale: p.scale,
  belowBudget: p.belowBudget,
  loop: p.loop,
});

const head = (c: Comparison, folder: string): object => ({
  hash: c.hash,
  folder,
  seed: c.seed,
  replicates: c.replicates,
  months: c.months,
  version: c.version,
  region: c.region,
  ...(c.rule === undefined ? {} : { rule: c.rule.id }),
});

/** A published effect as the scorecard's rows are printed. */
export const effectObject = ({ id, name, inside, parts }: EffectRow): object => ({
  id,
  name,
  parts: parts.map(({ obtained, beside, distance, ...part }) => ({
    ...part,
    value: obtained.value,
    valueLow: obtained.low,
    valueHigh: obtained.high,
    inside: distance === null ? null : distance === 0,
    distance,
    beside: beside.map(({ name: besideName, obtained: { value, low, high } }) => ({
      name: besideName,
      value,
      valueLow: low,
      valueHigh: high,
    })),
  })),
  inside,
});

/** Published effects with what they were measured with; nothing where a comparison has none. */
const effectsObject = ({ effects }: Comparison): object => {
  if (!effects) return {};
  const { rows, ...measured } = effects;
  return { effects: rows.map(effectObject), effectsMeasured: measured };
};

/** What `compare --json` prints. */
export const comparisonObject = (c: Comparison, folder: string): object => ({
  ...head(c, folder),
  baseline: c.baseline,
  budget: c.budget,
  packages: c.packages.map(packageObject),
  scorecard: c.scorecard,
  ...effectsObject(c),
  failed: c.failed,
});

/** What `run --json` prints. */
export const runObject = (c: Comparison, folder: string): object => ({
  ...head(c, folder),
  ...c.packages
    .filter(({ id }) => id === c.baseline)
    .map((p) => ({ id: p.id, name: p.name, outcomes: outcomesObject(p), payers: p.payers, loop: p.loop }))[0],
  scorecard: c.scorecard,
  ...effectsObject(c),
  failed: c.failed,
});
