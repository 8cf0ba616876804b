import { normalQuantile } from "../base/normal.ts";
import { Race } from "../base/rng.ts";
import { gather, gatherAnew, isFull, workOut } from "../model/gathering.ts";
import { factorGroups, isCentre, TYPES } from "../model/kinds.ts";
import { feltWorth, intention, isBurnedOut } from "../model/look.ts";
import type { Month } from "../model/step.ts";
import { factors, groupOf, PAIRS } from "../model/worth.ts";

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

/** Where satisfaction begins, by prefecture and dimension. */
export type Thresholds = readonly (readonly number[])[];

/**
 * Where satisfaction begins: the median of worth less aspiration among township and community doctors of the prefecture when
 * recording starts, so that half of them are satisfied then by construction, and what policies change can be seen.
 */
export function thresholds(m: Month, asked: readonly Question[] = questions): Thresholds {
  const { prefecture } = m.world.facilities;
  const { gathered } = m.scratch;
  const values: number[][][] = [];
  for (let p = 0; p <= prefecture[prefecture.length - 1]; p++) values.push(asked.map(() => []));
  const content = new Float64Array(asked.length);
  for (let row = 0; row < m.world.clock[1]; ) {
    row = askBlock(m, row, isCentre, asked);
    for (let k = 0; k < gathered.count; k++) {
      const own = values[prefectureOf(m, gathered.doctor[k])];
      contentment(m, gathered.doctor[k], gathered.pair[k], content, asked);
      for (let q = 0; q < asked.length; q++) own[q].push(content[q]);
    }
  }
  gatherAnew(m);
  return values.map((lists) =>
    lists.map((list) => {
      list.sort((a, b) => a - b);
      return list.length === 0 ? 0 : list[Math.floor(list.length / 2)];
    }),
  );
}

/** What a survey asks about: the factors whose worth counts, and which ten bits of luck say what the doctor aspires to. */
interface Question {
  readonly factors: readonly number[];
  readonly luck: number;
  /** Worth of the pairs at hand; used again for the next block. */
  readonly worth: Float64Array;
}

const questions: readonly Question[] = groups.map((group, q) => ({
  factors: factors.map((_, k) => k).filter((k) => groupOf[k] === group),
  luck: 10 * q,
  worth: new Float64Array(PAIRS),
}));

/** Training alone, asked as its dimension is. */
const trainingQuestion: Question = {
  factors: [factors.findIndex(({ id }) => id === "training")],
  luck: 10 * dimensions.indexOf("development"),
  worth: new Float64Array(PAIRS),
};

/** A standard normal in 1024 equally likely steps. */
const normals = Float64Array.from({ length: 1024 }, (_, k) => normalQuantile((k + 0.5) / 1024));

/** Worth of what is asked about, for the pairs at hand. */
function addWorth({ scratch }: Month, asked: readonly Question[]): void {
  const { factorWorth, pairs } = scratch;
  for (const { factors: asksAbout, worth } of asked) {
    worth.fill(0);
    for (const f of asksAbout) {
      const row = factorWorth[f];
      for (let k = 0; k < pairs.count; k++) worth[k] += row[k];
    }
  }
}

/** Worth of what is asked about against what the doctor aspires to: people who have the same are not equally content. */
function contentment(m: Month, i: number, pair: number, into: Float64Array, asked: readonly Question[]): void {
  // The same person aspires to the same in every run.
  const bits = aspirations.bits(m.world.doctors.id[i]);
  for (let q = 0; q < asked.length; q++) {
    const { worth, luck } = asked[q];
    into[q] = worth[pair] - m.params.aspiration * normals[(bits >>> luck) & 1023];
  }
}

const aspirations = new Race(0x61737069, 0x72617469);

const anyType = (): boolean => true;

const prefectureOf = ({ world }: Month, i: number): number => world.facilities.prefecture[world.doctors.facility[i]];

/**
 * Gathers doctors of these types of facility from row `from` on, as many as are worked out together, and works out what staying is
 * worth to them; returns the row to go on from. Whoever asks reads the block himself: what is done for each doctor is no
 * closure of its own, which would be compiled anew again and again.
 */
function askBlock(m: Month, from: number, whose: (type: number) => boolean, asked: readonly Question[]): number {
  const { doctors: d, facilities: f, clock } = m.world;
  gatherAnew(m);
  let i = from;
  for (; i < clock[1] && !isFull(m); i++) if (d.facility[i] >= 0 && whose(f.type[d.facility[i]])) gather(m, i);
  workOut(m);
  addWorth(m, asked);
  return i;
}

/** What recording starts from: where satisfaction begins, and everybody's answers then. */
export interface Opening {
  readonly satisfiedFrom: Thresholds;
  readonly rows: readonly SurveyRow[];
}

export function openingSurvey(m: Month): Opening {
  const satisfiedFrom = thresholds(m);
  return { satisfiedFrom, rows: survey(m, satisfiedFrom) };
}

/** Asks every doctor, those under a bond included, who intend but can hardly act. */
export function survey(m: Month, from: Thresholds): readonly SurveyRow[] {
  const { gathered } = m.scratch;
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
  for (let row = 0; row < m.world.clock[1]; ) {
    row = askBlock(m, row, anyType, questions);
    for (let k = 0; k < gathered.count; k++) answer(m, gathered.doctor[k], gathered.pair[k], from, content, rows);
  }
  gatherAnew(m);
  return rows;
}

function answer(
  m: Month,
  i: number,
  pair: number,
  from: Thresholds,
  content: Float64Array,
  rows: readonly SurveyRow[],
): void {
  const { doctors: d, facilities: f } = m.world;
  const row = rows[f.type[d.facility[i]]];
  row.doctors++;
  row.intention += intention(m, i, feltWorth(m, i, m.scratch.worth[pair]), isBurnedOut(m, i));
  contentment(m, i, pair, content, questions);
  const own = from[prefectureOf(m, i)];
  for (let q = 0; q < content.length; q++) if (content[q] > own[q]) row.satisfied[q]++;
  if (d.education[i] >= 2) row.bachelor++;
  if (d.title[i] >= 3) row.senior++;
  const age = m.month - d.born[i];
  if (age >= 600) row.aged50++;
  if (age < 420) row.under35++;
}

/** Where satisfaction with training begins, as that with a dimension does. */
export const trainingThreshold = (m: Month): Thresholds => thresholds(m, [trainingQuestion]);

/** Share of township and community doctors satisfied with training; null where there are none. */
export function satisfiedWithTraining(m: Month, from: Thresholds): number | null {
  const { doctors, satisfied } = satisfiedInCentres(m, from, [trainingQuestion]);
  return doctors > 0 ? satisfied[0] / doctors : null;
}

/** Township and community doctors, and how many of them are satisfied with each dimension: what a survey of everybody finds of them. */
export function satisfiedInCentres(m: Month, from: Thresholds, asked: readonly Question[] = questions) {
  const { gathered } = m.scratch;
  const content = new Float64Array(asked.length);
  const satisfied = asked.map(() => 0);
  let doctors = 0;
  for (let row = 0; row < m.world.clock[1]; ) {
    row = askBlock(m, row, isCentre, asked);
    doctors += gathered.count;
    for (let k = 0; k < gathered.count; k++) {
      contentment(m, gathered.doctor[k], gathered.pair[k], content, asked);
      const own = from[prefectureOf(m, gathered.doctor[k])];
      for (let q = 0; q < asked.length; q++) if (content[q] > own[q]) satisfied[q]++;
    }
  }
  gatherAnew(m);
  return { doctors, satisfied };
}
