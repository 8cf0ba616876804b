// Written by src/tools/gen.ts from the names of the files; do not edit.
import cityGroup from "./city-group.ts";
import countyCommunity from "./county-community.ts";
import crossProvinceGroup from "./cross-province-group.ts";
import specialtyAlliance from "./specialty-alliance.ts";
import telemedicineNetwork from "./telemedicine-network.ts";

export const all = [cityGroup, countyCommunity, crossProvinceGroup, specialtyAlliance, telemedicineNetwork] as const;
