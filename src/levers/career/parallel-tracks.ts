import { otherTracks } from "../../model/titles.ts";
import { lever } from "../lever.ts";

/** Courses, small grants and time for whoever is on a track, RMB a month: assumed. */
const trackCost = 500;

export default lever({
  id: "parallel-tracks",
  group: "career",
  name: { en: "Management and research tracks", zh: "多通道晋升" },
  why: {
    en: "Whoever may rise as a manager or in research is held up less by the wait for the next clinical title, and a centre where that is possible is worth more to all who may hope for it.",
    zh: "可走管理或科研通道者不必只等临床职称晋升，等待的影响减轻；有望进入者也因此更看重该机构。",
  },
  payer: "county",
  cost: {
    en: "500 RMB a month for each doctor on a track: courses, small grants and time",
    zh: "每名进入通道的医师每月 500 元，用于培训、小额科研经费与工时补偿",
  },
  params: {
    share: {
      name: { en: "Doctors who qualify", zh: "符合条件的医师比例" },
      kind: "share",
      unit: "share",
      default: 0.1,
      range: [0, 0.5],
      source: { en: "S127: one doctor of a centre, of ten or so", zh: "S127：一院一名，全院医师约十名" },
      grade: "derived",
    },
    worth: {
      name: { en: "Wait that a track makes up for", zh: "通道对职称等待的替代程度" },
      kind: "share",
      unit: "share",
      default: 0.5,
      range: [0.1, 1],
      source: {
        en: "assumed: half, for pay and standing still go by the clinical title",
        zh: "假定：一半，因待遇和地位仍取决于临床职称",
      },
      grade: "assumed",
    },
  },
  moves: [otherTracks],
  sources: ["S095", "S127"],
  expects: { outcome: "satisfactionDevelopment", direction: "up" },
  target: { types: ["township", "community"], titles: ["resident", "attending", "associate-chief"] },
  apply(write, p) {
    write.raise(otherTracks, p.share * p.worth);
    write.spendPer("month", trackCost * p.share);
  },
});
