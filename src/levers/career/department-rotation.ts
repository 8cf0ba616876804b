import { rotation } from "../../model/dispatch.ts";
import { productivity } from "../../model/steps/finance.ts";
import { lever } from "../lever.ts";

/** Months until a doctor works at full pace in another department, and what is missing until then: assumed. */
const settling = { months: 3, lost: 0.2 } as const;

export default lever({
  id: "department-rotation",
  group: "career",
  name: { en: "Rotation between departments", zh: "轮岗 2+1" },
  why: {
    en: "Who has worked in a second department knows more and can make use of whichever specialist is sent; after each change some pace is lost for a while.",
    zh: "在不同科室轮岗使医师知识面更宽，也能与各专业的下派医师配合；但每次换岗后有一段适应期，效率暂降。",
  },
  payer: "facility",
  cost: {
    en: "None booked: it costs working time after each change, which the model takes off what a centre can do",
    zh: "不另列支：每次换岗后的适应期占用工时，模型已从接诊能力中扣除",
  },
  params: {
    share: {
      name: { en: "Doctors who rotate", zh: "参加轮岗的医师比例" },
      kind: "share",
      unit: "share",
      default: 0.5,
      range: [0, 1],
      source: { en: "assumed: the younger half", zh: "假定：较年轻的一半" },
      grade: "assumed",
    },
    clinical: {
      name: { en: "Months in the clinical department", zh: "临床科室时长" },
      kind: "months",
      unit: "months",
      default: 24,
      range: [6, 60],
      source: { en: "S128: two years", zh: "S128：两年" },
      grade: "measured",
    },
    months: {
      name: { en: "Months in public health", zh: "公共卫生科时长" },
      kind: "months",
      unit: "months",
      default: 12,
      range: [3, 24],
      source: { en: "S129: one year", zh: "S129：一年" },
      grade: "measured",
    },
  },
  moves: [rotation, productivity],
  sources: ["S128", "S129"],
  expects: { outcome: "quality", direction: "up" },
  target: { types: ["township", "community"] },
  apply(write, p) {
    const cycle = p.clinical + p.months;
    // Whichever of the two is the shorter time is the one that is spent away from one's own work.
    write.raise(rotation, (p.share * Math.min(p.clinical, p.months)) / cycle);
    write.add(productivity, (-p.share * 2 * settling.months * settling.lost) / cycle);
  },
});
