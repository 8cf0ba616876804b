import { schoolAccess } from "../../model/factors/schooling.ts";
import type { PlaceType } from "../../model/kinds.ts";
import { lever } from "../lever.ts";

const byType = schoolAccess.initial as Readonly<Record<PlaceType, number>>;
/** Access without the lever in a township, and in the county seat. */
const township = byType.township;
const seat = byType.county;

/** Doctors with a child from 3 to 17: 0.44 of township doctors in the typical county. */
const withChildAtSchool = 0.45;

/** RMB a month for each child placed in the county seat: assumed, as the education subsidy of S156 (6,000 a year). */
const monthlyCost = 500;

export default lever({
  id: "school-access",
  group: "family",
  name: { en: "School places in the county seat", zh: "子女入学绿色通道" },
  why: {
    en: "When their children may go to school in the county seat, doctors need not move there themselves.",
    zh: "子女可在县城就学，医师便不必为孩子离开乡镇。",
  },
  payer: "county",
  cost: {
    en: "500 RMB a month for each place; 45 of 100 doctors have a child of school age",
    zh: "每个学位每月 500 元；每百名医师中约 45 人有学龄子女",
  },
  params: {
    places: {
      name: { en: "Places, as a share of the need", zh: "学位占需求的比例" },
      kind: "share",
      unit: "share",
      default: 0.8,
      range: [0, 1],
      source: {
        en: "assumed: four in five; S152 and S185 tell of a green channel, not of its size",
        zh: "假定：五分之四；S152、S185 述及入学绿色通道，未说明规模",
      },
      grade: "assumed",
    },
  },
  moves: [schoolAccess],
  sources: ["S065", "S066", "S086", "S152", "S156", "S185", "E001", "E003"],
  expects: { outcome: "leavingPrimary", direction: "down" },
  stacksWith: ["county-managed", "education-subsidy"],
  target: { types: ["township", "community"] },
  apply(write, p) {
    write.raise(schoolAccess, township + p.places * (seat - township));
    write.spendPer("month", p.places * withChildAtSchool * monthlyCost);
  },
});
