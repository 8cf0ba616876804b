import { generalistPlaces, generalistShare, isDrawnGeneralist, trainGeneralist } from "./generalists.ts";
import { createCandidate, GRADUATE, MID_CAREER } from "./people.ts";
import { purpose } from "./purposes.ts";
import { type Month, monthOfYear } from "./step.ts";

const JULY = 6;
/** The further graduates' number is drawn apart from every stream's. */
const FURTHER = 4;

/** Somebody who looks for a first post here this month: all that is needed to make the same person again. */
export interface Newcomer {
  readonly stream: number;
  readonly county: number;
  /** Number in the stream. */
  readonly number: number;
  /** One of those trained beyond the usual number of graduates, all of them as general practitioners. */
  readonly further: boolean;
}

export const graduatesLeave = (m: Month): boolean => monthOfYear(m.month) === JULY;

/** Graduates each July, some of them trained beyond the usual number; people in mid-career all year. */
export function newcomersOf(m: Month): Newcomer[] {
  const all: Newcomer[] = [];
  const add = (stream: number, county: number, usual: number, more: number): void => {
    for (let number = 0; number < usual + more; number++)
      all.push({ stream, county, number, further: number >= usual });
  };
  const further = m.terms.of(generalistPlaces);
  const july = graduatesLeave(m);
  for (let c = 0; c < m.geography.posts.length; c++) {
    const thousand = m.geography.posts[c] / 1000;
    if (july)
      add(
        GRADUATE,
        c,
        count(m, c, GRADUATE, m.params.graduates * thousand),
        count(m, c, FURTHER, further[c] * thousand),
      );
    add(MID_CAREER, c, count(m, c, MID_CAREER, (m.params.midCareer * thousand) / 12), 0);
  }
  return all;
}

/** A whole number whose mean is `expected`. */
export function count(m: Month, county: number, stream: number, expected: number): number {
  const whole = Math.floor(expected);
  const id = m.geography.stretch.county + county;
  return whole + (m.draw.uniform(purpose.entrantTenure, m.month, id, 900 + stream) < expected - whole ? 1 : 0);
}

/** Writes a newcomer into a row: the same person each time. */
export function createNewcomer(m: Month, row: number, { stream, county, number, further }: Newcomer): void {
  createCandidate(m, row, stream, county, number);
  if (stream !== GRADUATE) return;
  if (further || isDrawnGeneralist(m, row, m.terms.of(generalistShare)[county])) trainGeneralist(m, row);
}
