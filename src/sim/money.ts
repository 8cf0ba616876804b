import type { LedgerEntry } from "../levers/fold.ts";
import { silverAt, volunteerVisitsAt } from "../model/guests.ts";
import { PAYERS, PLACE_POOLS, type PlacePool, placePools } from "../model/kinds.ts";
import type { Month } from "../model/step.ts";
import { sharesPool } from "../model/steps/finance.ts";

/** Fen booked this month by lever × payer, and how much of it is pay to doctors. */
export function book(
  m: Month,
  entries: readonly LedgerEntry[],
  into: Float64Array,
): { readonly toDoctors: number; readonly pools: number } {
  let toDoctors = 0;
  let pools = 0;
  let counted = 0;
  for (const entry of entries) counted = Math.max(counted, entry.counted + 1);
  const units = new Float64Array(counted).fill(Number.NaN);
  const places = countPlaces(m);
  for (const entry of entries) {
    if (Number.isNaN(units[entry.counted])) units[entry.counted] = unitsOf(m, entry, places);
    const fen = entry.fen * units[entry.counted];
    into[entry.lever * PAYERS + entry.payer] += fen;
    if (entry.basis === "pool") pools += fen;
    else if (entry.toDoctors) toDoctors += fen;
  }
  return { toDoctors, pools };
}

/** Facilities and doctors of each place. */
interface PlaceCounts {
  readonly facilities: Int32Array;
  readonly doctors: Int32Array;
}

function countPlaces(m: Month): PlaceCounts {
  const { placeClass, headcount } = m.world.facilities;
  const facilities = new Int32Array(m.terms.places.count);
  const doctors = new Int32Array(m.terms.places.count);
  for (let j = 0; j < placeClass.length; j++) {
    facilities[placeClass[j]]++;
    doctors[placeClass[j]] += headcount[j];
  }
  return { facilities, doctors };
}

function unitsOf(m: Month, { basis, pool, reach }: LedgerEntry, of: PlaceCounts): number {
  const { facilities: f, counties, pools } = m.world;
  switch (basis) {
    case "fixed":
      return reach.counties.length;
    case "place":
      return sumOf(of.facilities, reach.places);
    case "month":
      return reach.whole ? sumOf(of.doctors, reach.places) : sumOf(m.world.cells.headcount, reach.cells);
    case "silver-month":
    case "volunteer-visit": {
      const { hasPlace } = reach;
      let units = 0;
      for (let j = 0; j < f.type.length; j++)
        if (hasPlace[f.placeClass[j]] === 1)
          units += basis === "silver-month" ? silverAt(m, j) : volunteerVisitsAt(m, j);
      // Visits are shares of a figure by population: whole ones are paid.
      return Math.round(units);
    }
    case "kept": {
      const column = placePools.indexOf(pool as PlacePool);
      let units = 0;
      for (const place of reach.places) units += pools.keptFen[place * PLACE_POOLS + column];
      return units;
    }
    case "pool": {
      const { type, county } = m.terms.places;
      let units = 0;
      if (pool !== undefined) {
        const column = placePools.indexOf(pool);
        for (const place of reach.places)
          if (sharesPool(type[place])) units += of.doctors[place] * pools.fen[place * PLACE_POOLS + column];
        return units;
      }
      for (let place = 0; place < type.length; place++)
        if (of.doctors[place] > 0 && sharesPool(type[place]) && reach.counties.includes(county[place]))
          units += of.doctors[place] * counties.poolFenPerHead[county[place]];
      return units;
    }
    default: {
      let units = 0;
      for (const cell of m.tally.paidFor[basis]) if (reach.hasCell[cell] === 1) units++;
      return units;
    }
  }
}

/** Sum of a table at these positions. */
function sumOf(table: ArrayLike<number>, at: Int32Array): number {
  let sum = 0;
  for (let k = 0; k < at.length; k++) sum += table[at[k]];
  return sum;
}
