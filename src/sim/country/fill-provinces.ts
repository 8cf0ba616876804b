import { fitMargins } from "../proportional-fitting.ts";
import { apportion, divide, roundTable } from "./apportion.ts";
import {
  type Country,
  type FigureId,
  type FigureRule,
  figureIds,
  isShare,
  licensed,
  licensedKinds,
  type Mark,
  type Rate,
} from "./figures.ts";

/** Every figure of every province, no blank left. */
export interface FilledProvinces {
  /** By province. */
  readonly values: Readonly<Record<FigureId, Float64Array>>;
  readonly marks: Readonly<Record<FigureId, readonly Mark[]>>;
}

/** Staff of a community health centre against a station's. Assumed: no table of them by size was read. */
export const CENTRE_TO_STATION = 3;

const remembered = new WeakMap<Country, FilledProvinces>();

/**
 * Fills the table of provinces, once for each country. What somebody's own table says of a province stands. A figure that a
 * table of the same year gives is taken as it stands; one of another year or of a kindred quantity gives proportions, and
 * a national rate gives those of what no table has; whatever comes to a national total comes to it to the unit. Doctors
 * by province and kind of institution are fitted to both totals at once.
 */
export function fillProvinces(country: Country): FilledProvinces {
  const before = remembered.get(country);
  if (before !== undefined) return before;
  const filler = new Filler(country);
  for (const figure of figureIds) filler.fill(figure);
  const filled = { values: filler.values, marks: filler.marks };
  remembered.set(country, filled);
  return filled;
}

class Filler {
  readonly values = {} as Record<FigureId, Float64Array>;
  readonly marks = {} as Record<FigureId, Mark[]>;
  private readonly country: Country;
  private readonly rules: ReadonlyMap<FigureId, FigureRule>;

  constructor(country: Country) {
    this.country = country;
    this.rules = new Map(country.rules.map((rule) => [rule.figure, rule]));
  }

  fill(figure: FigureId): void {
    if (this.values[figure] !== undefined) return;
    if (figure === "town_residents") this.fillTownResidents();
    else if (figure in licensed) this.fitDoctors();
    else this.fillByRule(figure);
  }

  private known(figure: FigureId): (number | undefined)[] {
    const known: (number | undefined)[] = this.country.provinces.map(() => undefined);
    for (const row of this.country.known) if (row.county === null) known[row.province] ??= row.figures[figure];
    return known;
  }

  private national(figure: FigureId): number | null {
    return this.rules.get(figure)?.national ?? null;
  }

  private put(figure: FigureId, values: Float64Array, marks: Mark[], known: readonly (number | undefined)[]): void {
    this.values[figure] = values;
    this.marks[figure] = marks.map((mark, p) => (known[p] === undefined ? mark : "known"));
  }

  private fillByRule(figure: FigureId): void {
    const rule = this.rules.get(figure);
    const total = this.national(figure);
    const known = this.known(figure);
    const given = this.country.provinces.map(({ cells }) => firstOf(cells, rule));
    const base = rule?.otherwise == null ? new Float64Array(given.length).fill(1) : this.base(rule.otherwise);
    const marks = given.map((value): Mark => (value === null ? "rate" : total === null ? "table" : "scaled"));
    let of = 0;
    let sum = 0;
    given.forEach((value, p) => {
      if (value === null) return;
      sum += value;
      of += isShare(figure) ? 1 : base[p];
    });
    const rate = of > 0 ? sum / of : 1;
    const seeds = Float64Array.from(given, (value, p) => value ?? rate * (isShare(figure) ? 1 : base[p]));
    if (total !== null) this.put(figure, apportion(total, seeds, known), marks, known);
    else
      this.put(
        figure,
        seeds.map((x, p) => known[p] ?? (isShare(figure) ? x : Math.round(x))),
        marks,
        known,
      );
  }

  private base(rate: Rate): Float64Array {
    if (rate === "town-units") return this.townUnits();
    const urban = this.urban();
    if (rate === "urban-residents") return urban;
    return this.values.residents.map((residents, p) => (rate === "residents" ? residents : residents - urban[p]));
  }

  private urban(): Float64Array {
    this.fill("urban_share");
    return this.values.residents.map((residents, p) => Math.round(residents * this.values.urban_share[p]));
  }

  private townUnits(): Float64Array {
    this.fill("towns");
    this.fill("townships");
    return this.values.towns.map((towns, p) => towns + this.values.townships[p]);
  }

  /** Who of the urban population lives in market towns: the more, the more towns there are for each subdistrict. */
  private fillTownResidents(): void {
    const units = this.townUnits();
    this.fill("subdistricts");
    const odds = units.map((towns, p) => towns / Math.max(1, this.values.subdistricts[p]));
    const known = this.known("town_residents");
    const total = this.national("town_residents") ?? 0;
    const values = divide(this.urban(), odds, total, known);
    this.put(
      "town_residents",
      values,
      Array.from(values, () => "fitted"),
      known,
    );
  }

  /** Iterative proportional fitting of licensed doctors by province and kind of institution. */
  private fitDoctors(): void {
    for (const figure of ["licensed_doctors", ...Object.values(licensed).flat()] as const) this.fill(figure);
    const provinces = this.country.provinces.length;
    const known = licensedKinds.map((kind) => this.known(kind));
    const rows = Float64Array.from(this.values.licensed_doctors, (total, p) =>
      Math.max(
        0,
        known.reduce((left, of) => left - (of[p] ?? 0), total),
      ),
    );
    const sum = rows.reduce((a, b) => a + b, 0);
    const wanted = licensedKinds.map((kind, k) =>
      Math.max(
        0,
        known[k].reduce<number>((left, n) => left - (n ?? 0), this.national(kind) ?? 0),
      ),
    );
    // Own tables may contradict the national totals: then kinds give way in proportion, and the printed fit says so.
    const columns = apportion(sum, wanted);
    const seeds = licensedKinds.map((kind) => this.seats(kind));
    const perSeat = seeds.map(
      (of, k) =>
        columns[k] /
        Math.max(
          1,
          of.reduce((a, b) => a + b, 0),
        ),
    );
    const width = licensedKinds.length;
    const seed = Float64Array.from({ length: provinces * width }, (_, at) => {
      const p = Math.floor(at / width);
      const k = at % width;
      return known[k][p] === undefined ? seeds[k][p] * perSeat[k] : 0;
    });
    const margins = [
      { axes: [0], target: rows },
      { axes: [1], target: columns },
    ];
    const { table } = fitMargins([provinces, width], seed, margins, 1e-6, 2000);
    const fitted = Array.from({ length: provinces }, (_, p) => table.slice(p * width, (p + 1) * width));
    const whole = roundTable(fitted, rows, columns);
    licensedKinds.forEach((kind, k) => {
      const values = Float64Array.from(whole, (row, p) => known[k][p] ?? row[k]);
      this.put(
        kind,
        values,
        Array.from(values, () => "fitted"),
        known[k],
      );
    });
  }

  /** Institutions that have doctors of a kind, weighed by their usual size. */
  private seats(kind: (typeof licensedKinds)[number]): Float64Array {
    const sum = new Float64Array(this.country.provinces.length);
    for (const figure of licensed[kind]) {
      const size = figure === "community_centres" ? CENTRE_TO_STATION : 1;
      this.values[figure].forEach((n, p) => {
        sum[p] += size * n;
      });
    }
    return sum;
  }
}

function firstOf(cells: Readonly<Record<string, number>>, rule: FigureRule | undefined): number | null {
  for (const [column, factor] of rule?.from ?? []) {
    const value = cells[column];
    if (value !== undefined) return value * factor;
  }
  return null;
}
