import { planMonths } from "../../model/posts.ts";
import { lever } from "../lever.ts";

/** Running the register, RMB a month in a county: assumed, two clerks and the software. */
const monthlyCost = 20_000;

export default lever({
  id: "hr-information",
  group: "governance",
  name: { en: "Register of posts and staff", zh: "人力资源信息化" },
  why: {
    en: "Where vacancies are known at once the recruitment plan need not wait for January: which vacant posts may be filled is decided several times a year, so a post that was not to be filled gets its next chance sooner.",
    zh: "空编信息实时可见，招聘计划不必等到年初：一年多次核定可招聘的空编，未列入计划的岗位更早获得招聘机会。",
  },
  payer: "county",
  cost: { en: "20,000 RMB a month in each county", zh: "每县每月 2 万元" },
  params: {
    months: {
      name: { en: "Months between recruitment plans", zh: "招聘计划核定间隔" },
      kind: "months",
      unit: "months",
      default: 3,
      range: [1, 11],
      source: "assumed: quarterly instead of yearly",
      grade: "assumed",
    },
  },
  moves: [planMonths],
  sources: [],
  expects: { outcome: "townshipVacancy", direction: "down" },
  target: { types: ["township", "community"] },
  apply(write, p) {
    write.lower(planMonths, p.months);
    write.spend(monthlyCost);
  },
});
