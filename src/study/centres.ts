import type { Text } from "../base/text.ts";
import { TOWNSHIP } from "../model/kinds.ts";
import type { Facilities } from "../sim/facilities.ts";
import { placeOf } from "../sim/place-of.ts";
import type { Region } from "../sim/scenario.ts";

/** Centres that are told of together: one, or all of a kind and remoteness where there are too many to tell of each. */
interface CentreGroup {
  readonly id: string;
  readonly name: Text;
  readonly remoteness: number;
  /** Rows of the table of facilities. */
  readonly rows: number[];
}

const BANDS = 10;

/** The centres of a table of facilities, each by itself; those of a country by tenths of remoteness, its institutions in towns together. */
export function centreGroups(region: Region, facilities: Facilities, indexes: ArrayLike<number>): CentreGroup[] {
  if (region.country === undefined)
    return Array.from(indexes, (facility, row) => {
      const { id, name } = placeOf(region, facilities, facility);
      return { id, name, remoteness: facilities.remoteness[facility] as number, rows: [row] };
    });
  const towns = Array.from({ length: BANDS }, (_, band): CentreGroup => {
    const [from, to] = [(band / BANDS).toFixed(1), ((band + 1) / BANDS).toFixed(1)];
    return {
      id: `townships-${from}`,
      name: { en: `Remoteness ${from}–${to}`, zh: `偏远度 ${from}–${to}` },
      remoteness: (band + 0.5) / BANDS,
      rows: [],
    };
  });
  const streets = { id: "communities", name: { en: "Communities", zh: "社区" }, remoteness: 0, rows: [] };
  const groups: CentreGroup[] = [streets, ...towns];
  for (let row = 0; row < indexes.length; row++) {
    const f = indexes[row] as number;
    const band = Math.min(BANDS - 1, Math.floor((facilities.remoteness[f] as number) * BANDS + 1e-9));
    groups[facilities.type[f] === TOWNSHIP ? band + 1 : 0]?.rows.push(row);
  }
  return groups.filter(({ rows }) => rows.length > 0);
}
