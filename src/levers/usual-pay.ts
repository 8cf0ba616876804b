import { type FacilityType, facilityTypes, type Title, titles } from "../model/kinds.ts";
import { paramsWith } from "../model/parameters.ts";
import { basePay, titlePay } from "../model/pay-table.ts";

const declared = paramsWith({});

/** RMB a month that an established doctor earns by the declared base pay and title factors: what estimates of cost start from. */
export const usualPay = (type: FacilityType, title: Title): number =>
  basePay(declared, facilityTypes.indexOf(type)) * titlePay(declared)[titles.indexOf(title)];
