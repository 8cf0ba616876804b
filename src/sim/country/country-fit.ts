import type { Text } from "../../base/text.ts";
import { LEDGER_KINDS } from "../../model/kinds.ts";
import type { Facilities } from "../facilities.ts";
import { countiesOf } from "./counties.ts";
import {
  type Country,
  type FigureId,
  figureIds,
  isShare,
  licensed,
  licensedKinds,
  type Mark,
  sorts,
} from "./figures.ts";
import { fillProvinces } from "./fill-provinces.ts";

/** A figure of the nation, a province or a county: what is known of it, and what the synthesised facilities come to. */
export interface CountryFitRow {
  readonly figure: FigureId;
  /** Null for the nation. */
  readonly province: Text | null;
  /** Null for a province as a whole, and the nation. */
  readonly county: string | null;
  /** Null where nothing is known and `got` was filled in. */
  readonly known: number | null;
  readonly got: number;
  /** got − known; null where nothing is known. */
  readonly gap: number | null;
  /** Where a province's value comes from; null for the nation, whose numbers are all known. */
  readonly mark: Mark | null;
  readonly source: string;
}

/** How nearly the facilities meet what is known: of the nation (unless the region is one province), then of provinces, then of counties. */
export function countryFit(country: Country, facilities: Facilities): CountryFitRow[] {
  const { values, marks } = fillProvinces(country);
  const counties = countiesOf(country);
  const got = countByCounty(country, facilities);
  const sourceOf = new Map(country.rules.map(({ figure, source }) => [figure, source]));
  const row = (
    figure: FigureId,
    place: Pick<CountryFitRow, "province" | "county" | "mark">,
    known: number | null,
    has: number,
  ): CountryFitRow => ({
    figure,
    ...place,
    known,
    got: has,
    gap: known === null ? null : has - known,
    source: place.mark === "known" ? "" : (sourceOf.get(figure) ?? ""),
  });
  const within = (figure: FigureId, takes: (c: number) => boolean): number => {
    let sum = 0;
    let weight = 0;
    for (let c = 0; c < counties.count; c++) {
      if (!takes(c)) continue;
      const by = isShare(figure) ? got.residents[c] : 1;
      sum += by * got[figure][c];
      weight += by;
    }
    return isShare(figure) ? sum / Math.max(1, weight) : sum;
  };
  const rows: CountryFitRow[] = [];
  if (country.province === null)
    for (const { figure, national } of country.rules)
      if (national !== null)
        rows.push(
          row(
            figure,
            { province: null, county: null, mark: null },
            national,
            within(figure, () => true),
          ),
        );
  country.provinces.forEach(({ name }, p) => {
    if (country.province !== null && country.province !== p) return;
    for (const figure of figureIds) {
      const mark = marks[figure][p];
      const known = mark === "table" || mark === "known" ? values[figure][p] : null;
      const has = within(figure, (c) => counties.province[c] === p);
      rows.push(row(figure, { province: name, county: null, mark }, known, has));
    }
  });
  for (let c = 0; c < counties.count; c++) {
    const p = counties.province[c];
    const own = country.known.filter((known) => known.province === p && known.county !== null)[counties.number[c]];
    for (const figure of figureIds) {
      const known = own?.figures[figure];
      if (known === undefined) continue;
      const place = { province: country.provinces[p].name, county: own.county, mark: "known" } as const;
      rows.push(row(figure, place, known, got[figure][c]));
    }
  }
  return rows;
}

/** Figures by county, counted from the facilities wherever these have them. */
function countByCounty(country: Country, facilities: Facilities): Record<FigureId, Float64Array> {
  const counties = countiesOf(country);
  const got = Object.fromEntries(figureIds.map((id) => [id, counties.values[id].slice()])) as Record<
    FigureId,
    Float64Array
  >;
  const kindOf = sorts.map((sort) =>
    licensedKinds.find((kind) => (licensed[kind] as readonly FigureId[]).includes(sort)),
  );
  for (const figure of [...sorts, ...licensedKinds, "licensed_doctors", "residents"] as const) got[figure].fill(0);
  for (let f = 0; f < facilities.count; f++) {
    const c = facilities.county[f];
    const sort = facilities.row[f];
    got[sorts[sort]][c]++;
    got.residents[c] += facilities.population[f];
    let doctors = 0;
    for (let k = 0; k < LEDGER_KINDS; k++) doctors += facilities.filled[f * LEDGER_KINDS + k];
    const kind = kindOf[sort];
    if (kind !== undefined) got[kind][c] += doctors;
    got.licensed_doctors[c] += doctors;
  }
  // Facilities do not tell who of a village clinic's doctors has a licence.
  for (let c = 0; c < counties.count; c++) {
    got.village_licensed[c] -= got.village_practitioners[c];
    got.licensed_doctors[c] -= got.village_practitioners[c];
  }
  return got;
}
