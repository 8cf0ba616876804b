import type { Text } from "../base/text.ts";
import { countiesOf } from "./country/counties.ts";
import { type Country, sorts } from "./country/figures.ts";
import type { Facilities } from "./facilities.ts";
import type { Region } from "./scenario.ts";

/** What an institution of a country is called, beside its county and number. */
const sortNames: Readonly<Record<(typeof sorts)[number], Text>> = {
  tertiary_hospitals: { en: "tertiary hospital", zh: "三级医院" },
  secondary_hospitals: { en: "secondary hospital", zh: "二级医院" },
  other_hospitals: { en: "other hospital", zh: "其他医院" },
  township_centres: { en: "township health centre", zh: "乡镇卫生院" },
  community_centres: { en: "community health centre", zh: "社区卫生服务中心" },
  community_stations: { en: "community health station", zh: "社区卫生服务站" },
  outpatient_clinics: { en: "outpatient clinic", zh: "门诊部（诊所）" },
  village_clinics: { en: "village clinic", zh: "村卫生室" },
};

/** A text with a number in it: what stands before the number, and after. */
type Numbered = readonly [before: string, after: string];

/** How the institutions of one kind in one county of a country are called, but for their number. */
export interface PlacePattern {
  readonly id: Numbered;
  readonly en: Numbered;
  readonly zh: Numbered;
}

/** The pattern of the county and kind of an institution of a country. */
export function placePattern(country: Country, facilities: Facilities, f: number): PlacePattern {
  const counties = countiesOf(country);
  const c = facilities.stretch.county + facilities.county[f];
  const province = country.provinces[counties.province[c]].name;
  const county = counties.number[c] + 1;
  const own = counties.names[c];
  const sort = sorts[facilities.row[f]];
  const { en, zh } = sortNames[sort];
  return {
    id: [`${province.en.toLowerCase().replaceAll(" ", "-")}-${county}-${sort}-`, ""],
    en: [`${province.en}, ${own ?? `county ${county}`}, ${en} `, ""],
    zh: [`${province.zh}${own ?? ` ${county} 号县`} `, ` 号${zh}`],
  };
}

/** What a facility is called: in a table of facilities as it says there, in a country by province, county and number. */
export function placeOf(
  region: Region,
  facilities: Facilities,
  f: number,
): { readonly id: string; readonly name: Text } {
  const { country } = region;
  const row = facilities.row[f];
  if (country === undefined) return region.facilities[row] ?? { id: `${f}`, name: { en: `${f}`, zh: `${f}` } };
  const pattern = placePattern(country, facilities, f);
  const n = facilities.ordinalInType[f] + 1;
  const filled = ([before, after]: Numbered): string => `${before}${n}${after}`;
  return { id: filled(pattern.id), name: { en: filled(pattern.en), zh: filled(pattern.zh) } };
}
