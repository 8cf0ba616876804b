import { load } from "../../../src/host/node/load.ts";
import { countiesOf } from "../../../src/sim/country/counties.ts";
import type { Country } from "../../../src/sim/country/figures.ts";
import type { Region } from "../../../src/sim/scenario.ts";

export const chinaScenario = load("china-2024");
export const china = chinaScenario.region.country as Country;

/** The region of a country with as many counties as it has. */
export const regionOf = (country: Country): Region => ({
  ...chinaScenario.region,
  country,
  counties: countiesOf(country).count,
});

/** One province of China. */
export const chinaOver = (name: string): Region =>
  regionOf({ ...china, province: china.provinces.findIndex((province) => province.name.en === name) });
