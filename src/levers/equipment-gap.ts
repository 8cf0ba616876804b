import { facilityEquipment } from "../model/factors/equipment.ts";
import type { FacilityType } from "../model/kinds.ts";

/**
 * Capital that closes half of what a centre lacks, RMB: assumed. The upgrade of S167 and S168, 13 million a centre, then
 * closes almost three quarters of it; what comes first does most.
 */
const halfOfTheGap = 5_000_000;

const usual = facilityEquipment.initial as Readonly<Partial<Record<FacilityType, number>>>;

/** Equipment of a usual facility of this type after so much capital. */
export function equippedWith(type: FacilityType, rmb: number): number {
  const now = usual[type] ?? 0;
  return now + (1 - now) * (rmb / (rmb + halfOfTheGap));
}
