import { type FacilityType, facilityTypes } from "../../model/kinds.ts";
import { doctorBlock } from "../facilities.ts";
import type { FaultList } from "../parse-fault-list.ts";
import { kindOf } from "./parse-doctors.ts";
import type { DoctorRow } from "./read-doctors.ts";
import type { FacilityEntry } from "./read-facilities.ts";
import type { SourcedFacility } from "./tables.ts";

/** What a facility of each type has that nobody has measured: the means of the typical county. */
const usual: Readonly<Record<FacilityType, { readonly equipment: number; readonly trust: number }>> = {
  tertiary: { equipment: 0.9, trust: 0.8 },
  county: { equipment: 0.66, trust: 0.69 },
  township: { equipment: 0.43, trust: 0.5 },
  community: { equipment: 0.43, trust: 0.5 },
  village: { equipment: 0.2, trust: 0.5 },
};
const ASSOCIATE_CHIEF = 3;
const kinds = ["established", "contract", "village"] as const;
const filledColumns = ["filledEstablished", "filledContract", "filledVillage"] as const;

/** Facilities with their posts: those filled are counted from the doctors listed, where any are. */
export function facilitiesOf(
  entries: readonly FacilityEntry[],
  rows: readonly DoctorRow[],
  faults: FaultList,
  notices: FaultList,
): SourcedFacility[] {
  const filled = entries.map(() => [0, 0, 0]);
  const senior = entries.map(() => 0);
  for (const { employer, post, title } of rows) {
    filled[employer.index][kindOf(post)]++;
    if (title !== null && title >= ASSOCIATE_CHIEF) senior[employer.index]++;
  }
  const remoteness = remotenessOf(entries);
  return entries.map(({ id, name, type, town, population, said, reader }, index) => {
    const isListed = filled[index].some((n) => n > 0);
    const doctors = filledColumns.map((column, kind) => {
      const stated = said[column] ?? 0;
      if (!isListed) return stated;
      if (said[column] !== null && stated !== filled[index][kind]) {
        reader.say(column, notices, {
          en: `says ${stated}, but ${filled[index][kind]} are listed; those listed are taken`,
          zh: `填为 ${stated}，而列出 ${filled[index][kind]} 人；以列出者为准`,
        });
      }
      return filled[index][kind];
    });
    const all = doctors[0] + doctors[1] + doctors[2];
    const most = doctorBlock[facilityTypes.indexOf(type)];
    if (all > most) {
      reader.say("name", faults, {
        en: `${all} doctors, but a facility of this type has at most ${most}`,
        zh: `医师 ${all} 人，而该类机构最多 ${most} 人`,
      });
    }
    const authorised = kinds.map((kind, k) => {
      const stated = said[kind] ?? doctors[k];
      if (stated >= doctors[k]) return stated;
      reader.say(kind, notices, {
        en: `${stated} posts for ${doctors[k]} doctors; as many posts as doctors are taken`,
        zh: `岗位 ${stated} 个而医师 ${doctors[k]} 人；岗位数按医师数计`,
      });
      return doctors[k];
    });
    return {
      id,
      type,
      name: { en: name, zh: name },
      town,
      copies: 1,
      population,
      remoteness: remoteness[index],
      established: authorised[0],
      contract: authorised[1],
      village: authorised[2],
      filledEstablished: doctors[0],
      filledContract: doctors[1],
      filledVillage: doctors[2],
      seniorPosts: said.seniorPosts ?? senior[index],
      equipment: said.equipment ?? usual[type].equipment,
      trust: said.trust ?? usual[type].trust,
      source: "roster",
    };
  });
}

/** As said; else by distance between the nearest centre and the farthest; else that of the town's centre; else the middle. */
function remotenessOf(entries: readonly FacilityEntry[]): number[] {
  const isCentre = ({ type }: FacilityEntry): boolean => type === "township" || type === "community";
  const distances = entries.filter(isCentre).flatMap(({ distance }) => (distance === null ? [] : [distance]));
  const near = distances.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
  const far = distances.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  const own = entries.map(({ remoteness, distance, type }) => {
    if (type === "tertiary" || type === "county") return 0;
    if (remoteness !== null) return remoteness;
    if (distance === null || !(far > near)) return null;
    return Math.round(100 * Math.min(1, Math.max(0, (distance - near) / (far - near)))) / 100;
  });
  const ofTown = new Map(
    entries.flatMap((entry, i) => (isCentre(entry) && own[i] !== null ? [[entry.town, own[i]]] : [])),
  );
  return entries.map(({ town }, i) => own[i] ?? ofTown.get(town) ?? 0.5);
}
