// Tables of terms: where values come from, what a lever leaves behind, and how cells are counted.
import { describe, expect, test } from "vitest";
import { autonomy } from "../../src/model/factors/autonomy.ts";
import { schoolAccess } from "../../src/model/factors/schooling.ts";
import { addedSecurity } from "../../src/model/factors/security.ts";
import { COUNTY, OUTSIDE, PRIVATE, TOWNSHIP, VILLAGE } from "../../src/model/kinds.ts";
import { obligationMonths, targetedCohort } from "../../src/model/obligation.ts";
import {
  cellsPerPlace,
  declaredTerms,
  headsOfEqual,
  isFirstOfEqual,
  personCell,
  type Term,
  Terms,
} from "../../src/model/terms.ts";
import { cellAt, places } from "./by-hand.ts";

const initialAt = (term: Term, type: "county" | "township" | "village" | "private"): number =>
  typeof term.initial === "number" ? term.initial : (term.initial[type] ?? 0);

describe("a table", () => {
  test("holds the initial value of each kind of place, outside as inside", () => {
    const table = new Terms(places).of(schoolAccess);
    expect(table.length).toBe(places.count * cellsPerPlace(1));
    for (const [place, type] of [
      [COUNTY, "county"],
      [TOWNSHIP, "township"],
      [VILLAGE, "village"],
      [PRIVATE, "private"],
      [OUTSIDE + COUNTY, "county"],
      [OUTSIDE + VILLAGE, "village"],
    ] as const)
      for (const cell of [cellAt(place, 0, 0), cellAt(place, 4, 4)])
        expect(table[cell]).toBe(initialAt(schoolAccess, type));
  });

  test("has one entry a place or a county where nothing else matters", () => {
    const terms = new Terms(places);
    expect(terms.of(autonomy).length).toBe(places.count);
    expect([...terms.of(obligationMonths)]).toEqual([72, 72]);
  });

  test("holds what a region says instead, for all places of a kind or for each place", () => {
    const own = new Float64Array(places.count).fill(Number.NaN);
    own[TOWNSHIP] = 0.375;
    const terms = new Terms(
      places,
      new Map<string, number | Partial<Record<string, number>>>([
        ["schoolAccess", { county: 0.5 }],
        ["targetedCohort", 9],
      ]),
      new Map([
        ["autonomy", own],
        ["schoolAccess", own],
        ["addedSecurity", own],
      ]),
    );
    const access = terms.of(schoolAccess);
    // What is said for kinds of places goes before what is said for each.
    expect([access[cellAt(COUNTY)], access[cellAt(TOWNSHIP)], access[cellAt(OUTSIDE + COUNTY)]]).toEqual([0.5, 0, 0.5]);
    expect([...terms.of(targetedCohort)]).toEqual([9, 9]);
    expect(terms.of(autonomy)[TOWNSHIP]).toBe(0.375);
    expect(terms.of(autonomy)[COUNTY]).toBe(initialAt(autonomy, "county"));
    const security = terms.of(addedSecurity);
    expect([security[cellAt(TOWNSHIP, 0, 0)], security[cellAt(TOWNSHIP, 4, 4)]]).toEqual([0.375, 0.375]);
    expect([security[cellAt(COUNTY, 4, 4)], security[cellAt(TOWNSHIP + 1, 0, 0)]]).toEqual([0, 0]);
  });

  test("by county takes a kind's value from nowhere", () => {
    const terms = new Terms(places, new Map([["targetedCohort", { township: 3 }]]));
    expect([...terms.of(targetedCohort)]).toEqual([0, 0]);
  });
});

describe("what a lever writes", () => {
  test("lasts until the table is made anew, and others are left alone", () => {
    const terms = new Terms(places);
    terms.toMove(addedSecurity)[3] = 0.5;
    terms.toMove(addedSecurity)[4] = 0.25;
    expect(terms.of(addedSecurity)[3]).toBe(0.5);
    terms.fold(addedSecurity, 3, 5, (table) => {
      table[4]! += 0.75;
    });
    expect([terms.of(addedSecurity)[3], terms.of(addedSecurity)[4]]).toEqual([0, 0.75]);
    terms.fold(addedSecurity, 3, 5, () => {});
    expect(terms.of(addedSecurity)[4]).toBe(0);
  });

  test("counts as a change when a table comes out otherwise", () => {
    const terms = new Terms(places);
    const raise = (to: number) => (table: Float64Array) => table.fill(to, 0, 2);
    const changes = [() => {}, raise(0.5), raise(0.5), raise(0.75), () => {}].map((write) => {
      terms.fold(addedSecurity, 0, 4, write);
      return [
        terms.changesOf([addedSecurity]),
        terms.changesOf([autonomy]),
        terms.changesOf([autonomy, addedSecurity]),
      ];
    });
    expect(changes).toEqual([0, 1, 1, 2, 3].map((count) => [count, 0, count]));
  });

  test("is not in the same places untouched", () => {
    const given = new Float64Array(places.count).fill(0.125);
    const terms = new Terms(places, new Map([["targetedCohort", 9]]), new Map([["autonomy", given]]));
    terms.toMove(autonomy).fill(1);
    terms.toMove(targetedCohort).fill(1);
    const usual = terms.untouched();
    expect([usual.of(autonomy)[0], usual.of(targetedCohort)[0]]).toEqual([0.125, 9]);
  });

  test("is found anywhere once a change", () => {
    const terms = new Terms(places);
    expect(terms.anywhere(addedSecurity)).toBe(false);
    expect(terms.anywhere(autonomy)).toBe(terms.of(autonomy).some((value) => value !== 0));
    const table = terms.toMove(addedSecurity);
    expect(terms.anywhere(addedSecurity)).toBe(false);
    table[places.count] = 0.5;
    expect(terms.anywhere(addedSecurity)).toBe(false);
    terms.toMove(addedSecurity);
    expect(terms.anywhere(addedSecurity)).toBe(true);
    terms.fold(addedSecurity, 0, places.count + 1, () => {});
    expect(terms.anywhere(addedSecurity)).toBe(false);
  });
});

test("every person cell is counted once", () => {
  const classes = 3;
  const seen = new Set<number>();
  for (let place = 0; place < 2; place++)
    for (let post = 0; post < 5; post++)
      for (let title = 0; title < 5; title++)
        for (let specialty = 0; specialty < classes; specialty++)
          seen.add(personCell(classes, place, post, title, specialty));
  expect(seen.size).toBe(2 * cellsPerPlace(classes));
  expect([Math.min(...seen), Math.max(...seen)]).toEqual([0, 2 * cellsPerPlace(classes) - 1]);
  expect(cellsPerPlace(classes)).toBe(75);
});

test("cells of equal value are counted together, at the first of them", () => {
  const values = Float64Array.of(9, 1, 2, 1, 2, 2, 9);
  const heads = Int32Array.of(100, 1, 2, 4, 8, 16, 100);
  expect([0, 1, 2, 3, 4].map((s) => isFirstOfEqual(values, 1, s))).toEqual([true, true, false, false, false]);
  expect(headsOfEqual(values, heads, 1, 0, 5)).toBe(1 + 4);
  expect(headsOfEqual(values, heads, 1, 1, 5)).toBe(2 + 8 + 16);
});

test("terms are listed by their identifiers, each with a slot of its own", () => {
  const ids = declaredTerms().map(({ id }) => id);
  expect(ids).toEqual([...ids].sort((a, b) => (a < b ? -1 : 1)));
  expect(new Set(declaredTerms().map(({ slot }) => slot)).size).toBe(ids.length);
});
