import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Draw } from "../../../src/base/rng.ts";
import { runKey } from "../../../src/base/seed.ts";
import { load } from "../../../src/host/node/load.ts";
import { facilityTypes, LEDGER_KINDS } from "../../../src/model/kinds.ts";
import { countiesOf } from "../../../src/sim/country/counties.ts";
import { countryFit } from "../../../src/sim/country/country-fit.ts";
import { type Country, figureIds, isShare, type KnownRow } from "../../../src/sim/country/figures.ts";
import { fillProvinces } from "../../../src/sim/country/fill-provinces.ts";
import { expandFacilities } from "../../../src/sim/facilities.ts";
import { partOf, partsIn } from "../../../src/sim/parts.ts";
import { placeOf } from "../../../src/sim/place-of.ts";
import { synthesise } from "../../../src/sim/population.ts";
import type { Region, Scenario } from "../../../src/sim/scenario.ts";
import { simulateReplicate } from "../../../src/sim/simulate.ts";
import { china, chinaOver, chinaScenario, regionOf } from "./china.ts";

const { region } = chinaScenario;
const sum = (values: ArrayLike<number>): number => Array.from(values).reduce((total, x) => total + x, 0);

describe("the whole country", () => {
  const facilities = expandFacilities(region);

  test("has the institutions and doctors of the nation, to the unit", () => {
    expect(facilities.count).toBe(1_070_785);
    expect(sum(facilities.filled)).toBe(5_082_000 + 605_475);
    expect(facilities.counties).toBe(2854);
    expect(sum(facilities.population)).toBe(1_406_280_000);
  });

  test("meets every known figure of the nation and of each province", () => {
    const fit = countryFit(china, facilities);
    const known = fit.filter((row) => row.known !== null);
    expect(known.filter(({ province }) => province === null)).toHaveLength(18);
    expect(known.filter(({ province }) => province !== null)).toHaveLength(31 * 7);
    for (const { figure, province, gap } of known)
      expect(Math.abs(gap ?? 1), `${figure} ${province?.en}`).toBeLessThan(figure.endsWith("share") ? 1e-6 : 1e-9);
  });

  test("says where each figure of a province is from, and the source of every rule", () => {
    const marks = countryFit(china, facilities).filter(({ province }) => province !== null);
    expect(marks).toHaveLength(31 * 25);
    const of = (figure: string, province: string) =>
      marks.find((row) => row.figure === figure && row.province?.en === province)?.mark;
    expect(of("towns", "Guangxi")).toBe("table");
    expect([of("tertiary_hospitals", "Guangxi"), of("tertiary_hospitals", "Anhui")]).toEqual(["scaled", "rate"]);
    expect(of("township_doctors", "Tibet")).toBe("fitted");
    for (const { source } of china.rules)
      expect(source).toMatch(/provinces\.csv|national-totals\.csv|\bE\d{3}\b|^derived/);
  });

  test("gives Guangxi about 200,000 doctors, and every county people, posts and a way to primary care", () => {
    const guangxi = expandFacilities(chinaOver("Guangxi"));
    expect(sum(guangxi.filled)).toBeGreaterThan(190_000);
    expect(sum(guangxi.filled)).toBeLessThan(210_000);
    const residents = new Float64Array(facilities.counties);
    const primary = new Float64Array(facilities.counties);
    for (let f = 0; f < facilities.count; f++) {
      const c = facilities.county[f] as number;
      residents[c] = (residents[c] as number) + (facilities.population[f] as number);
      if ((facilities.type[f] as number) >= 2)
        primary[c] = (primary[c] as number) + (facilities.population[f] as number);
    }
    expect(Math.min(...residents)).toBeGreaterThan(10_000);
    expect(primary).toEqual(residents);
  });

  test("keeps ids apart and below 2^30, and posts no fewer than doctors", () => {
    let last = -1;
    for (let f = 0; f < facilities.count; f++) {
      if ((facilities.id[f] as number) <= last) throw new Error(`facility ${f} shares ids`);
      last = (facilities.id[f] as number) + (facilities.block[f] as number) - 1;
    }
    expect(last).toBeLessThan(2 ** 30);
    for (let at = 0; at < facilities.count * LEDGER_KINDS; at++)
      if ((facilities.filled[at] as number) > (facilities.authorised[at] as number)) throw new Error(`cell ${at}`);
  });

  test("has tertiary hospitals with the first county of their prefecture, which its others see", () => {
    const { type, county, prefecture, prefectureOf, sharing } = facilities;
    for (let f = 0; f < facilities.count; f++)
      if (type[f] === 0) expect(prefectureOf.indexOf(prefecture[f] as number)).toBe(county[f]);
    const shared = new Int32Array(facilities.prefectures);
    for (const p of prefectureOf) shared[p] = (shared[p] as number) + 1;
    prefectureOf.forEach((p, c) => {
      expect(sharing[c]).toBe(shared[p]);
    });
  });
});

describe("one province", () => {
  const tibet = chinaOver("Tibet");
  const alone = expandFacilities(tibet);

  test("has the facilities and, on the same luck, the doctors that it has in the country", () => {
    const whole = expandFacilities(region);
    const first = alone.countryCounty;
    const from = whole.county.indexOf(first);
    expect(whole.county[from + alone.count]).toBe(first + alone.counties);
    for (const column of ["id", "type", "population", "equipment", "seniorPosts"] as const)
      expect(alone[column]).toEqual(whole[column].subarray(from, from + alone.count));
    const posts = (f: typeof whole, start: number, n: number) =>
      f.filled.subarray(start * LEDGER_KINDS, (start + n) * LEDGER_KINDS);
    expect(posts(alone, 0, alone.count)).toEqual(posts(whole, from, alone.count));
  });

  test("is populated the same again, every post filled", () => {
    const people = synthesise(tibet, alone, new Draw(...runKey("china", 0)));
    expect(people.count).toBe(sum(alone.filled));
    expect(new Set(people.id).size).toBe(people.count);
    const again = synthesise(tibet, alone, new Draw(...runKey("china", 0)));
    expect([again.ageMonths, again.competence]).toEqual([people.ageMonths, people.competence]);
    expect(Math.max(...people.hometown)).toBeLessThan(1000);
  });

  test("names its places in both languages", () => {
    const township = alone.type.indexOf(facilityTypes.indexOf("township"));
    expect(placeOf(tibet, alone, township)).toEqual({
      id: "tibet-1-township_centres-1",
      name: { en: "Tibet, county 1, township health centre 1", zh: "西藏 1 号县 1 号乡镇卫生院" },
    });
  });
});

test("a prefecture alone has what it has in the whole: facilities, ids and luck", () => {
  const scenarioOf = { ...chinaScenario, region: smallRegion() };
  const whole = expandFacilities(scenarioOf.region);
  const people = synthesise(scenarioOf.region, whole, new Draw(...runKey("parts", 0)));
  const lives = new Map(Array.from(people.id, (id, i) => [id, [people.ageMonths[i], people.hometown[i]].join()]));
  const parts = partsIn({ scenarios: [scenarioOf], seed: "parts", replicate: 0 });
  expect(parts).toBe(whole.prefectures);
  expect(parts).toBeGreaterThan(1);
  let facility = 0;
  for (let part = 0; part < parts; part++) {
    const { region: cut } = partOf(scenarioOf, part, parts);
    const here = expandFacilities(cut);
    expect([here.prefectures, here.stretch.facility, here.stretch.of]).toEqual([1, facility, whole.counties]);
    for (const column of ["id", "type", "population", "trust"] as const)
      expect(here[column]).toEqual(whole[column].subarray(facility, facility + here.count));
    facility += here.count;
    const own = synthesise(cut, here, new Draw(...runKey("parts", 0)));
    for (let i = 0; i < own.count; i++) {
      const id = own.id[i] as number;
      expect([own.ageMonths[i], own.hometown[i]].join()).toBe(lives.get(id));
      lives.delete(id);
    }
  }
  expect(lives.size).toBe(0);
});

describe("what somebody knows better", () => {
  const p = china.provinces.findIndex(({ name }) => name.en === "Ningxia");
  const withKnown = (...known: KnownRow[]): Country => ({ ...china, known });

  test("binds a province, and the others make up the national total", () => {
    const country = withKnown({
      province: p,
      county: null,
      figures: { tertiary_hospitals: 40, township_doctors: 5000 },
    });
    const { values, marks } = fillProvinces(country);
    expect([values.tertiary_hospitals[p], marks.tertiary_hospitals[p]]).toEqual([40, "known"]);
    expect(values.township_doctors[p]).toBe(5000);
    expect(sum(values.tertiary_hospitals)).toBe(4111);
    expect(sum(values.township_doctors)).toBe(566_805);
    expect(sum(values.licensed_doctors)).toBe(5_082_000);
  });

  test("binds a county, and the others make up what the province has", () => {
    const country = withKnown(
      {
        province: p,
        county: "Yanchi",
        figures: { residents: 160_000, towns: 4, village_clinics: 90, urban_share: 0.5 },
      },
      { province: p, county: "Longde", figures: { towns: 3 } },
    );
    const counties = countiesOf({ ...country, province: p });
    const { residents, towns, village_clinics: clinics, urban_share: urban } = counties.values;
    expect([residents[0], towns[0], clinics[0], towns[1]]).toEqual([160_000, 4, 90, 3]);
    expect(urban[0]).toBeCloseTo(0.5, 5);
    expect([sum(residents), sum(towns)]).toEqual([7_290_000, 103]);
    expect(counties.names.slice(0, 3)).toEqual(["Yanchi", "Longde", null]);
    const facilities = expandFacilities(regionOf({ ...country, province: p }));
    const fit = countryFit({ ...country, province: p }, facilities).filter(({ county }) => county !== null);
    expect(fit.map(({ figure }) => figure)).toEqual(["residents", "urban_share", "towns", "village_clinics", "towns"]);
    for (const { gap } of fit) expect(gap).toBeCloseTo(0, 5);
  });

  test("whatever it is, gives whole facilities that add up to what the fit says", () => {
    const small = smallRegion().country as Country;
    const counts = figureIds.filter((id) => !isShare(id) && id !== "counties");
    const figuresOf = fc.dictionary(fc.constantFrom(...counts), fc.nat(3000), { maxKeys: 6 });
    const row = fc.record({ province: fc.nat(1), county: fc.constantFrom(null, "a", "b"), figures: figuresOf });
    const distinct = fc.uniqueArray(row, { selector: ({ province, county }) => `${province} ${county}`, maxLength: 4 });
    fc.assert(
      fc.property(distinct, (known) => {
        const country = { ...small, known };
        const facilities = expandFacilities(regionOf(country));
        expect(Math.min(...facilities.population, ...facilities.filled)).toBeGreaterThanOrEqual(0);
        const fit = countryFit(country, facilities);
        const ofProvinces = (id: string) =>
          fit.filter((line) => line.province !== null && line.county === null && line.figure === id);
        const doctors = ["licensed_doctors", "village_practitioners"].flatMap(ofProvinces);
        expect(doctors.reduce((sum, { got }) => sum + got, 0)).toBe(sum(facilities.filled));
        for (const f of facilities.filled.keys())
          if ((facilities.filled[f] as number) > (facilities.authorised[f] as number)) throw new Error(`cell ${f}`);
      }),
      { numRuns: 40 },
    );
  });

  test("shows as a gap where it contradicts the nation", () => {
    const small = smallRegion().country as Country;
    const known = [0, 1].map((province) => ({ province, county: null, figures: { tertiary_hospitals: 5 } }));
    const country = { ...small, known };
    const gaps = countryFit(country, expandFacilities(regionOf(country)));
    const nation = gaps.find(({ figure, province }) => figure === "tertiary_hospitals" && province === null);
    expect(nation?.gap).toBe(10 - Math.round(4111 * 0.0008));
  });
});

/** A country a thousandth of the size: two provinces with a tenth of their people and counties. */
function smallRegion(): Region {
  const provinces = china.provinces.filter(({ name }) => ["Tibet", "Ningxia"].includes(name.en));
  const rules = china.rules.map((rule) => ({
    ...rule,
    national: rule.national === null ? null : Math.round(rule.national * 0.0008),
    from: rule.figure.endsWith("share") ? rule.from : rule.from.map(([column, times]) => [column, times / 10] as const),
  }));
  const country: Country = { rules, provinces, known: [], province: null };
  return regionOf(country);
}

test("a country runs, with balances checked, and its density is measured; a county's is not", () => {
  const run = (scenarioOf: Scenario, months: number) => {
    const [outcome] = simulateReplicate({ scenarios: [{ ...scenarioOf, burnIn: 0, months }], seed: "a", replicate: 0 });
    if (outcome?.ok !== true) throw new Error(outcome?.message);
    return outcome.run.measures;
  };
  const { B10a, B10b, B9b } = run({ ...chinaScenario, region: smallRegion() }, 12);
  expect(B10a).toBeGreaterThan(3);
  expect(B10a).toBeLessThan(6);
  expect(B10b).toBeGreaterThan(1);
  expect(B9b).toBeGreaterThan(0.4);
  expect(B9b).toBeLessThan(0.65);
  expect("B10a" in run(load("typical-county"), 1)).toBe(false);
});
