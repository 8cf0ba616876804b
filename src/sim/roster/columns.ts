import type { Text } from "../../base/text.ts";
import type { Column } from "./column.ts";
import { doctorSheet } from "./doctor-columns.ts";
import { facilitySheet } from "./facility-columns.ts";

export type SheetKind = "facilities" | "doctors";
export const sheetColumns: Readonly<Record<SheetKind, readonly Column[]>> = {
  facilities: facilitySheet,
  doctors: doctorSheet,
};
export const sheetNames: Readonly<Record<SheetKind, Text>> = {
  facilities: { en: "Facilities", zh: "机构" },
  doctors: { en: "Doctors", zh: "医师" },
};
