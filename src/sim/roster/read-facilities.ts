import type { FacilityType } from "../../model/kinds.ts";
import { type FaultList, printable } from "../parse-fault-list.ts";
import { plain } from "./cell.ts";
import type { RowReader } from "./row-reader.ts";

/** A row of the sheet of facilities. */
export interface FacilityEntry {
  readonly reader: RowReader;
  readonly id: string;
  readonly name: string;
  readonly code: string;
  readonly type: FacilityType;
  readonly town: number;
  readonly population: number;
  readonly remoteness: number | null;
  readonly distance: number | null;
  readonly asOf: number | null;
  /** What the sheet says in its columns of counts and shares; null where blank. */
  readonly said: Readonly<Record<SaidColumn, number | null>>;
}

const saidColumns = [
  "established",
  "contract",
  "village",
  "filledEstablished",
  "filledContract",
  "filledVillage",
  "seniorPosts",
  "equipment",
  "trust",
] as const;
type SaidColumn = (typeof saidColumns)[number];

export interface FacilityList {
  readonly entries: readonly FacilityEntry[];
  /** Numbers of towns by plain name; 0 is the county seat. */
  readonly towns: ReadonlyMap<string, number>;
}

const seatNames = ["县城", "城区", "城关", "county seat", "seat"].map(plain);
/** Towns of a county that its hometowns can name. */
const MOST_TOWNS = 999;

/** Reads the sheet of facilities; whatever is not understood there is a fault, because everybody's posts hang on it. */
export function readFacilityRows(readers: readonly RowReader[], faults: FaultList): FacilityList {
  const towns = new Map<string, number>(seatNames.map((name) => [name, 0]));
  let number = 0;
  const numberOfTown = (name: string): number => {
    const known = towns.get(plain(name));
    if (known !== undefined) return known;
    towns.set(plain(name), ++number);
    return number;
  };
  const lines = new Map<string, number>();
  const ids = new Set<string>();
  const counts = new Map<string, number>();
  const entries = readers.flatMap((reader) => {
    const entry = readEntry(reader, numberOfTown, faults);
    for (const key of ["name", "code"] as const) noteDouble(reader, key, lines, faults);
    if (entry === null) return [];
    const nth = (counts.get(entry.type) ?? 0) + 1;
    counts.set(entry.type, nth);
    const id =
      /^[A-Za-z][\w-]{0,39}$/.test(entry.code) && !ids.has(entry.code) ? entry.code : freeId(entry.type, nth, ids);
    ids.add(id);
    return [{ ...entry, id }];
  });
  if (number > MOST_TOWNS && readers[0] !== undefined) {
    const text = {
      en: `${number} townships, but at most ${MOST_TOWNS} fit`,
      zh: `乡镇数 ${number}，超过上限 ${MOST_TOWNS}`,
    };
    readers[0].say("town", faults, text);
  }
  return { entries, towns };
}

function freeId(type: FacilityType, nth: number, taken: ReadonlySet<string>): string {
  let id = `${type}-${String(nth).padStart(2, "0")}`;
  while (taken.has(id)) id += "x";
  return id;
}

function noteDouble(reader: RowReader, key: "name" | "code", lines: Map<string, number>, faults: FaultList): void {
  const text = plain(reader.text(key));
  if (text === "") return;
  const first = lines.get(text);
  if (first === undefined) lines.set(text, reader.line);
  else if (first !== reader.line) {
    reader.say(key, faults, {
      en: `"${printable(reader.text(key))}" stands here twice, first in row ${first}`,
      zh: `“${printable(reader.text(key))}”重复出现，首次在第 ${first} 行`,
    });
  }
}

/** What spreadsheets would take for a formula is no part of a name. */
const nameOf = (text: string): string => text.replace(/^[=+\-@\s]+/, "").slice(0, 120);

function readEntry(
  reader: RowReader,
  townOf: (name: string) => number,
  faults: FaultList,
): Omit<FacilityEntry, "id"> | null {
  const name = nameOf(reader.text("name"));
  const empty = { en: "is empty", zh: "为空" };
  if (name === "") reader.say("name", faults, empty);
  if (reader.text("type") === "") reader.say("type", faults, empty);
  const type = reader.word("type", faults) as FacilityType | null;
  const population = reader.number("population", faults);
  if (population === null && reader.text("population") === "" && (type === "township" || type === "community")) {
    reader.say("population", faults, {
      en: "is empty; how many residents does this centre serve?",
      zh: "为空；该机构服务多少常住人口？",
    });
  }
  const town = reader.text("town");
  if (type === "village" && town === "") {
    reader.say("town", faults, {
      en: "is empty; to which township does this clinic belong?",
      zh: "为空；该卫生室属于哪个乡镇？",
    });
  }
  const asOf = reader.month("asOf", faults);
  const said = Object.fromEntries(saidColumns.map((id) => [id, reader.number(id, faults)]));
  const rest = { remoteness: reader.number("remoteness", faults), distance: reader.number("distance", faults) };
  if (name === "" || type === null) return null;
  const inTown = type === "township" || type === "community" || type === "village";
  return {
    reader,
    name,
    code: reader.text("code"),
    type,
    // A hospital lies in the seat; a centre without a township is one of its own.
    town: inTown ? townOf(town === "" ? name : town) : 0,
    population: population ?? 0,
    asOf: typeof asOf === "number" ? asOf : null,
    said: said as FacilityEntry["said"],
    ...rest,
  };
}
