import { normalQuantile } from "../base/normal.ts";
import { Race } from "../base/rng.ts";
import { COMMUNITY, COUNTY_MANAGED, factorGroups, TOWNSHIP, TYPES } from "../model/kinds.ts";
import { feltWorth, intention, isBurnedOut } from "../model/look.ts";
import type { Month } from "../model/step.ts";
import { addHere, worthHere } from "../model/steps/intention.ts";
import { evaluate, factors, groupOf, PAIRS } from "../model/worth.ts";

/** The dimensions of satisfaction that surveys ask for, as factor groups. */
const dimensions = ["material", "development", "recognition"] as const;
const groups = dimensions.map((d) => factorGroups.indexOf(d));

/** Sums over the doctors of a facility type; shares follow from dividing by `doctors`. */
export interface SurveyRow {
  doctors: number;
  intention: number;
  satisfied: number[];
  bachelor: number;
  senior: number;
  aged50: number;
  under35: number;
}

/**
 * Where satisfaction begins, by dimension: the median of worth less aspiration among township and community doctors when
 * recording starts, so that half of them are satisfied then by construction, and what policies change can be seen.
 */
export function thresholds(m: Month): readonly number[] {
  const values: number[][] = dimensions.map(() => []);
  const content = new Float64Array(dimensions.length);
  askAll(m, (i, type, k) => {
    if (type !== TOWNSHIP && type !== COMMUNITY) return;
    contentment(m, i, k, content);
    for (let q = 0; q < dimensions.length; q++) values[q].push(content[q]);
  });
  return values.map((list) => {
    list.sort((a, b) => a - b);
    return list.length === 0 ? 0 : list[Math.floor(list.length / 2)];
  });
}

/** Factors of each dimension. */
const factorsOf = groups.map((group) => factors.map((_, k) => k).filter((k) => groupOf[k] === group));

/** A standard normal in 1024 equally likely steps. */
const normals = Float64Array.from({ length: 1024 }, (_, k) => normalQuantile((k + 0.5) / 1024));

/** Worth of each dimension of the pairs at hand. */
const worthOf = dimensions.map(() => new Float64Array(PAIRS));

function addDimensions(m: Month): void {
  const { factorWorth, pairs } = m.scratch;
  for (let q = 0; q < factorsOf.length; q++) {
    const sums = worthOf[q].fill(0);
    for (const f of factorsOf[q]) {
      const row = factorWorth[f];
      for (let k = 0; k < pairs.count; k++) sums[k] += row[k];
    }
  }
}

/** Worth of each dimension against what the doctor aspires to: people who have the same are not equally content. */
function contentment(m: Month, i: number, pair: number, into: Float64Array): void {
  // The same person aspires to the same in every run: ten bits a dimension.
  const bits = aspirations.bits(m.world.doctors.id[i]);
  for (let q = 0; q < into.length; q++)
    into[q] = worthOf[q][pair] - m.params.aspiration * normals[(bits >>> (10 * q)) & 1023];
}

const aspirations = new Race(0x61737069, 0x72617469);

/** Works out everybody's worth in blocks and hands each doctor over with the pair it is in. */
function askAll(m: Month, visit: (i: number, type: number, pair: number) => void): void {
  const { doctors: d, facilities: f, clock } = m.world;
  const { pairs } = m.scratch;
  const block: number[] = [];
  const flush = (): void => {
    evaluate(m);
    addDimensions(m);
    for (let k = 0; k < block.length; k++) visit(block[k], f.type[d.facility[block[k]]], k);
    block.length = 0;
    pairs.count = 0;
  };
  pairs.count = 0;
  for (let i = 0; i < clock[1]; i++) {
    if (d.facility[i] < 0) continue;
    if (d.post[i] === COUNTY_MANAGED) {
      if (block.length > 0) flush();
      worthHere(m, i);
      addDimensions(m);
      visit(i, f.type[d.facility[i]], 0);
      pairs.count = 0;
      continue;
    }
    addHere(m, i);
    block.push(i);
    if (block.length === PAIRS) flush();
  }
  if (block.length > 0) flush();
}

/** What recording starts from: where satisfaction begins, and everybody's answers then. */
export interface Opening {
  readonly satisfiedFrom: readonly number[];
  readonly rows: readonly SurveyRow[];
}

export function openingSurvey(m: Month): Opening {
  const satisfiedFrom = thresholds(m);
  return { satisfiedFrom, rows: survey(m, satisfiedFrom) };
}

/** Asks every doctor, those under a bond included, who intend but can hardly act. */
export function survey(m: Month, from: readonly number[]): readonly SurveyRow[] {
  const { doctors: d } = m.world;
  const content = new Float64Array(dimensions.length);
  const rows: SurveyRow[] = Array.from({ length: TYPES }, () => ({
    doctors: 0,
    intention: 0,
    satisfied: dimensions.map(() => 0),
    bachelor: 0,
    senior: 0,
    aged50: 0,
    under35: 0,
  }));
  askAll(m, (i, type, k) => {
    const row = rows[type];
    row.doctors++;
    row.intention += intention(m, i, feltWorth(m, i, m.scratch.worth[k]), isBurnedOut(m, i));
    contentment(m, i, k, content);
    for (let q = 0; q < dimensions.length; q++) if (content[q] > from[q]) row.satisfied[q]++;
    if (d.education[i] >= 2) row.bachelor++;
    if (d.title[i] >= 3) row.senior++;
    const age = m.month - d.born[i];
    if (age >= 600) row.aged50++;
    if (age < 420) row.under35++;
  });
  return rows;
}
