import { facilityTypes } from "../model/kinds.ts";
import type { FaultList, Said } from "./parse-fault-list.ts";
import { readTable, type TableRow } from "./parse-table.ts";
import type { Bounds } from "./parse-values.ts";
import type { FacilityRow } from "./scenario.ts";

const share: Bounds = { range: [0, 1], unit: "" };
const count: Bounds = { range: [0, 100_000], unit: "", whole: true };

/** Columns of a table of facilities, with what their numbers may be. */
const numbers = {
  town: count,
  copies: { range: [1, 100_000], unit: "", whole: true },
  population: { range: [0, 10_000_000], unit: "", whole: true },
  remoteness: share,
  established: count,
  contract: count,
  village: count,
  filled_established: count,
  filled_contract: count,
  filled_village: count,
  senior_posts: count,
  equipment: share,
  trust: share,
} as const satisfies Record<string, Bounds>;

/** Columns of a table of facilities, in the order in which they are written. */
export const facilityColumns = ["id", "type", "name_en", "name_zh", ...Object.keys(numbers), "source"];

export function readFacilities(
  file: string,
  text: string,
  rows: Said<number>,
  faults: FaultList,
): readonly FacilityRow[] {
  const facilities: FacilityRow[] = [];
  const lines = new Map<string, number>();
  for (const row of readTable(file, text, facilityColumns, rows, faults)) {
    const facility = readFacility(row, faults);
    const id = row.raw("id");
    const first = lines.get(id);
    if (id !== "" && first !== undefined) {
      faults.add(
        row.at("id"),
        `"${id}" stands here twice, first in line ${first}`,
        `“${id}”重复出现，首次在第 ${first} 行`,
      );
    }
    if (first === undefined) lines.set(id, row.line);
    if (facility !== null) facilities.push(facility);
  }
  return facilities;
}

function readFacility(row: TableRow, faults: FaultList): FacilityRow | null {
  const id = row.text("id");
  const type = row.word("type", facilityTypes);
  const en = row.text("name_en");
  const zh = row.text("name_zh");
  const entries = Object.entries(numbers).map(([column, bounds]) => [column, row.number(column, bounds)] as const);
  const n = Object.fromEntries(entries) as Record<keyof typeof numbers, number | null>;
  for (const kind of ["established", "contract", "village"] as const) {
    const filled = n[`filled_${kind}`];
    const posts = n[kind];
    if (filled !== null && posts !== null && filled > posts) {
      faults.add(
        row.at(`filled_${kind}`),
        `${filled} filled, but only ${posts} posts`,
        `已填补 ${filled} 个，但岗位只有 ${posts} 个`,
      );
    }
  }
  if (id === null || type === null || en === null || zh === null || entries.some(([, value]) => value === null))
    return null;
  const all = n as Record<keyof typeof numbers, number>;
  return {
    id,
    type,
    name: { en, zh },
    town: all.town,
    copies: all.copies,
    population: all.population,
    remoteness: all.remoteness,
    established: all.established,
    contract: all.contract,
    village: all.village,
    filledEstablished: all.filled_established,
    filledContract: all.filled_contract,
    filledVillage: all.filled_village,
    seniorPosts: all.senior_posts,
    equipment: all.equipment,
    trust: all.trust,
  };
}
