import { dispatchAssessed, dispatchMatch, orderedMatch } from "../../model/dispatch.ts";
import { facilityEquipment } from "../../model/factors/equipment.ts";
import { recognition } from "../../model/factors/recognition.ts";
import { equippedWith } from "../equipment-gap.ts";
import { lever } from "../lever.ts";
import { newlyRecognised } from "../usual-recognition.ts";

/** What a safeguard in full brings by itself, beside letting other levers arrive: small, and assumed. */
const own = {
  /** Rules on who is sent where, of the way to a full match. */
  match: 0.2,
  /** Devices for a centre, RMB over ten years. */
  capital: 600_000,
  /** Of the doctors sent by order. */
  assessed: 0.4,
  /** Doctors who feel recognised. */
  recognised: 0.1,
} as const;

/** RMB a month of a safeguard in full, assumed: an office of two in the county; assessors' time and activities at each centre. */
const cost = { office: 20_000, devices: own.capital / 120, assessors: 800, activities: 1000 } as const;

const safeguard = (en: string, zh: string) =>
  ({
    name: { en, zh },
    kind: "share",
    unit: "share",
    default: 0.5,
    range: [0, 1],
    source: {
      en: "assumed: half of what there could be; S004 names the four and gives no measure",
      zh: "假定：最大力度的一半；S004 列出四项保障，未给出度量",
    },
    grade: "assumed",
  }) as const;

/**
 * Settings arrive in full unless a scenario says otherwise, so how much the safeguards recover is what scenarios lose by
 * `compliance`. Each of the four makes good a quarter of it: assumed, for nothing tells them apart.
 */
export default lever({
  id: "four-safeguards",
  group: "governance",
  name: { en: "Four safeguards", zh: "四大保障" },
  why: {
    en: "Rules, means, assessment and culture make good, a quarter each, what other levers lose between the document and the ward; by themselves they bring little.",
    zh: "制度、资源、考核、文化四项保障各弥补四分之一的落实损耗，使其他政策工具从文件落到科室；保障本身的直接作用有限。",
  },
  payer: "consortium",
  cost: {
    en: "In full, RMB a month: 20,000 for an office in each county; 5,000 for devices, 800 for assessors and 1,000 for activities at each centre; and what other levers pay out because it arrives",
    zh: "四项均到位时每月（元）：每县办公室 2 万元；每家机构设备 5000 元、考核 800 元、文化活动 1000 元；其他政策工具因落实而增加的支付由其自身列支",
  },
  params: {
    institution: safeguard("Institution: rules", "制度保障"),
    resources: safeguard("Resources: devices", "资源保障"),
    assessment: safeguard("Assessment: effort is looked at", "考核保障"),
    culture: safeguard("Culture: colleagues want it", "文化保障"),
  },
  moves: [orderedMatch, dispatchMatch, facilityEquipment, dispatchAssessed, recognition],
  sources: ["S004"],
  expects: { outcome: "quality", direction: "up" },
  target: { types: ["township", "community"] },
  recovers: (p) => (p.institution + p.resources + p.assessment + p.culture) / 4,
  apply(write, p) {
    write.raise(orderedMatch, own.match * p.institution);
    write.raise(dispatchMatch, own.match * p.institution);
    write.spend(cost.office * p.institution);

    for (const type of ["township", "community"] as const)
      write.raise(facilityEquipment, equippedWith(type, own.capital * p.resources), { types: [type] });
    write.spendPerPlace(cost.devices * p.resources);

    write.raise(dispatchAssessed, own.assessed * p.assessment);
    write.spendPerPlace(cost.assessors * p.assessment);

    write.add(recognition, newlyRecognised(own.recognised) * p.culture);
    write.spendPerPlace(cost.activities * p.culture);
  },
});
