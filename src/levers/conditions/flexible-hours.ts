import { flexibleHours } from "../../model/steps/burnout.ts";
import { productivity } from "../../model/steps/finance.ts";
import { lever } from "../lever.ts";

/** Fund for doctors in hardship, RMB a month for each doctor covered: assumed, one in 80 a year is given 25,000 (S147). */
const hardshipFund = 26;

/** Work that is lost when hours are cut up to suit one person: assumed, half an hour in a week. */
const lostInHandover = 0.0125;

export default lever({
  id: "flexible-hours",
  group: "conditions",
  name: { en: "Flexible hours and help in hardship", zh: "弹性工作与困难帮扶" },
  why: {
    en: "Doctors who can arrange their hours and know that they are helped in hardship have more to draw on, so the same demands wear them out less; handing over more often costs a little working time.",
    zh: "医师可弹性安排工作时间，遇困难有帮扶，可用支持资源增加，同样的工作要求不易导致倦怠；但交接增多会占用少量工时。",
  },
  payer: "facility",
  cost: {
    en: "26 RMB a month for each doctor covered, paid into a hardship fund; flexible hours cost working time, not money",
    zh: "每名受覆盖医师每月 26 元，用于困难帮扶金；弹性工作本身只占工时，不另列支",
  },
  params: {
    share: {
      name: { en: "Doctors covered", zh: "覆盖比例" },
      kind: "share",
      unit: "share",
      default: 0.6,
      range: [0, 1],
      source: { en: "assumed: a small centre cannot let everybody choose", zh: "假定：小型机构无法让人人自选班次" },
      grade: "assumed",
    },
  },
  moves: [flexibleHours, productivity],
  sources: ["S081", "S082", "S147"],
  expects: { outcome: "burnout", direction: "down" },
  target: { types: ["township", "community"] },
  apply(write, p) {
    write.raise(flexibleHours, p.share);
    write.add(productivity, -lostInHandover * p.share);
    write.spendPer("month", hardshipFund * p.share);
  },
});
