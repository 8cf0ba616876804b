import type { Text } from "../../base/text.ts";

/** A figure of a country, a province or a county: its name, and whether it is a share rather than a count. */
interface Figure {
  readonly name: Text;
  readonly share?: true;
}

/** Every figure that a country is made of, in the order of the columns of its tables. */
export const figures = {
  residents: { name: { en: "Residents", zh: "常住人口" } },
  aged_share: { name: { en: "Share aged 65 and over", zh: "65 岁及以上人口占比" }, share: true },
  urban_share: { name: { en: "Urban share", zh: "城镇化率" }, share: true },
  town_residents: { name: { en: "Residents of market towns", zh: "建制镇镇区居民" } },
  counties: { name: { en: "County-level divisions", zh: "县级行政区划" } },
  towns: { name: { en: "Towns", zh: "镇" } },
  townships: { name: { en: "Townships", zh: "乡" } },
  subdistricts: { name: { en: "Subdistricts", zh: "街道" } },
  tertiary_hospitals: { name: { en: "Tertiary hospitals", zh: "三级医院" } },
  secondary_hospitals: { name: { en: "Secondary hospitals", zh: "二级医院" } },
  other_hospitals: { name: { en: "Primary and unrated hospitals", zh: "一级及未定级医院" } },
  township_centres: { name: { en: "Township health centres", zh: "乡镇卫生院" } },
  community_centres: { name: { en: "Community health centres", zh: "社区卫生服务中心" } },
  community_stations: { name: { en: "Community health stations", zh: "社区卫生服务站" } },
  outpatient_clinics: { name: { en: "Outpatient clinics and others", zh: "门诊部、诊所及其他" } },
  village_clinics: { name: { en: "Village clinics", zh: "村卫生室" } },
  licensed_doctors: { name: { en: "Licensed (assistant) doctors", zh: "执业（助理）医师" } },
  tertiary_doctors: { name: { en: "Doctors of tertiary hospitals", zh: "三级医院医师" } },
  secondary_doctors: { name: { en: "Doctors of secondary hospitals", zh: "二级医院医师" } },
  other_hospital_doctors: { name: { en: "Doctors of primary and unrated hospitals", zh: "一级及未定级医院医师" } },
  township_doctors: { name: { en: "Doctors of township centres", zh: "乡镇卫生院医师" } },
  community_doctors: { name: { en: "Doctors of community centres and stations", zh: "社区卫生服务中心（站）医师" } },
  outpatient_doctors: { name: { en: "Doctors of outpatient clinics and others", zh: "门诊部、诊所及其他机构医师" } },
  village_licensed: { name: { en: "Licensed doctors of village clinics", zh: "村卫生室执业（助理）医师" } },
  village_practitioners: { name: { en: "Village doctors without a licence", zh: "乡村医生（无执业资格）" } },
} as const satisfies Record<string, Figure>;
export type FigureId = keyof typeof figures;
export const figureIds = Object.keys(figures) as FigureId[];
export const isShare = (id: FigureId): boolean => "share" in figures[id];

/** What a figure that no table gives is taken to be in proportion to. */
export const rates = ["residents", "urban-residents", "rural-residents", "town-units"] as const;
export type Rate = (typeof rates)[number];

/** How a figure of the provinces comes about. */
export interface FigureRule {
  readonly figure: FigureId;
  /** What the provinces must come to; null where they are what their table says. */
  readonly national: number | null;
  /** Columns of the table of provinces with the factor that each takes; the first that is not blank counts. */
  readonly from: readonly (readonly [column: string, factor: number])[];
  /** In proportion to what blanks are filled. */
  readonly otherwise: Rate | null;
  readonly source: string;
}

export interface ProvinceRow {
  readonly name: Text;
  /** Cells of the table of provinces that rules name, by column; those that are blank are not there. */
  readonly cells: Readonly<Record<string, number>>;
}

/** What somebody knows better: of a province, or of one of its counties. */
export interface KnownRow {
  /** Position in the provinces. */
  readonly province: number;
  /** What the county is called; null for the province as a whole. */
  readonly county: string | null;
  readonly figures: Readonly<Partial<Record<FigureId, number>>>;
}

/** What a country is synthesised from. */
export interface Country {
  readonly rules: readonly FigureRule[];
  readonly provinces: readonly ProvinceRow[];
  readonly known: readonly KnownRow[];
  /** The one province that the region is, by position; null for all of them. */
  readonly province: number | null;
}

/** Where the value of a province comes from: its table as it stands, another year's or quantity's table scaled, a national rate, fitting, or somebody's own table. */
export const marks = ["table", "scaled", "rate", "fitted", "known"] as const;
export type Mark = (typeof marks)[number];

/** Kinds of institution, which facilities of a country are by row: the figures that count them and their doctors. */
export const sorts = [
  "tertiary_hospitals",
  "secondary_hospitals",
  "other_hospitals",
  "township_centres",
  "community_centres",
  "community_stations",
  "outpatient_clinics",
  "village_clinics",
] as const satisfies readonly FigureId[];

/** Kinds of licensed doctors, which provinces and the nation are fitted over, with the institutions that have them. */
export const licensed = {
  tertiary_doctors: ["tertiary_hospitals"],
  secondary_doctors: ["secondary_hospitals"],
  other_hospital_doctors: ["other_hospitals"],
  township_doctors: ["township_centres"],
  community_doctors: ["community_centres", "community_stations"],
  outpatient_doctors: ["outpatient_clinics"],
  village_licensed: ["village_clinics"],
} as const satisfies Partial<Record<FigureId, readonly FigureId[]>>;
export const licensedKinds = Object.keys(licensed) as (keyof typeof licensed)[];
