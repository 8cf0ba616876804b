import { mobileMonths, mobilePosts } from "../../model/post-pool.ts";
import { lever } from "../lever.ts";

/** Running the pool, RMB a month for a county: assumed, a part of somebody's time. */
const office = 4000;

export default lever({
  id: "post-pool",
  group: "posts",
  name: { en: "Pool of mobile posts", zh: "动态编制池" },
  why: {
    en: "Each year vacant, mostly frozen posts of centres with few visits for each doctor are moved to centres with many and opened there; what is held for three years stays.",
    zh: "每年将人均诊疗量较低卫生院的空余（多为冻结）编制调剂到人员紧缺处并放开使用，满三年转为固定编制。",
  },
  payer: "county",
  cost: {
    en: "4,000 RMB a month for running the pool in each county; posts themselves are in the establishment's budget",
    zh: "每县每月 4000 元编制池管理费用；编制本身已在预算内",
  },
  params: {
    count: {
      name: { en: "Mobile posts in a county of 1,000 posts", zh: "流动编制数（按每县千个岗位计）" },
      kind: "count",
      unit: "posts",
      default: 15,
      range: [0, 60],
      source: {
        en: "assumed: fewer than the 50 of S093, whose county is not described; about 25 posts make loads even here",
        zh: "假定：少于 S093 的 50 个编制，该县情况未说明；此处约 25 个编制即可使负荷均衡",
      },
      grade: "assumed",
    },
    months: {
      name: { en: "Months until a mobile post is fixed", zh: "转固定编制年限" },
      kind: "months",
      unit: "months",
      default: 36,
      range: [12, 72],
      source: "S094",
      grade: "measured",
    },
  },
  moves: [mobilePosts, mobileMonths],
  sources: ["S032", "S053", "S093", "S094"],
  expects: { outcome: "townshipVacancy", direction: "down" },
  target: {},
  apply(write, p) {
    write.raise(mobilePosts, p.count);
    write.set(mobileMonths, p.months);
    write.spend(office);
  },
});
