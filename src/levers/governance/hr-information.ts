import { registeredPosts } from "../../model/offers.ts";
import { planMonths } from "../../model/posts.ts";
import { lever } from "../lever.ts";

/** Running the register, RMB a month in a county: assumed, two clerks and the software. */
const monthlyCost = 20_000;

export default lever({
  id: "hr-information",
  group: "governance",
  name: { en: "Register of posts and staff", zh: "人力资源信息化" },
  why: {
    en: "A register shows who looks for a post a second vacancy beside the one they would have heard of, and recruitment plans are made anew during the year instead of each January; more posts are taken, and it is easier to change centre, too.",
    zh: "信息平台让求职者在原本知晓的岗位之外多看到一个空岗，招聘计划由每年年初改为年内多次核定；空岗更易补上，但机构之间的流动也更容易。",
  },
  payer: "county",
  cost: { en: "20,000 RMB a month in each county", zh: "每县每月 2 万元" },
  params: {
    share: {
      name: { en: "Vacancies shown to who looks", zh: "空岗信息触达比例" },
      kind: "share",
      unit: "share",
      default: 0.5,
      range: [0, 1],
      source: { en: "assumed: half of those who look use it", zh: "假定：求职者中半数使用" },
      grade: "assumed",
    },
    months: {
      name: { en: "Months between recruitment plans", zh: "招聘计划核定间隔" },
      kind: "months",
      unit: "months",
      default: 3,
      range: [1, 11],
      source: { en: "assumed: quarterly instead of yearly", zh: "假定：由每年改为每季度" },
      grade: "assumed",
    },
  },
  moves: [registeredPosts, planMonths],
  sources: [],
  expects: { outcome: "townshipVacancy", direction: "down" },
  target: { types: ["township", "community"] },
  apply(write, p) {
    write.raise(registeredPosts, p.share);
    write.lower(planMonths, p.months);
    write.spend(monthlyCost);
  },
});
