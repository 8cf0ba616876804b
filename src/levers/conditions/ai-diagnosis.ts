import { productivity } from "../../model/steps/finance.ts";
import { diagnosticSupport } from "../../model/steps/learning.ts";
import { lever } from "../lever.ts";

/** Share of diagnoses of common diseases that are right without it (S114). */
const accuracyNow = 0.65;

/** Time saved in a visit in which it is used – notes, prescriptions, looking things up: assumed. */
const timeSaved = 0.1;

/** Licence, terminal and upkeep, RMB a month for each centre and for each clinic: assumed. */
const licence = { centre: 3000, clinic: 300 } as const;

export default lever({
  id: "ai-diagnosis",
  group: "conditions",
  name: { en: "AI support for diagnosis", zh: "AI 辅助诊断" },
  why: {
    en: "Decision support closes part of the gap between what a doctor would find and what there is to find, as far as doctors use it, and saves some time in each such visit; it makes nobody more competent.",
    zh: "辅助诊断系统在医师实际使用的范围内弥补部分诊断差距，并节省接诊时间；但并不提高医师自身能力。",
  },
  payer: "county",
  cost: {
    en: "3,000 RMB a month for each centre and 300 for each clinic: licence, terminal and upkeep",
    zh: "每家乡镇卫生院或社区机构每月 3000 元，每家村卫生室每月 300 元：授权、终端与运维",
  },
  params: {
    accuracy: {
      name: { en: "Accuracy with support", zh: "辅助下的诊断准确率" },
      kind: "share",
      unit: "share",
      default: 0.85,
      range: [0.65, 0.95],
      source: { en: "S114; S115: from 65 % to 85 % in common diseases", zh: "S114、S115：常见病由 65% 提升至 85%" },
      grade: "measured",
    },
    share: {
      name: { en: "Visits in which it is used", zh: "实际使用比例" },
      kind: "share",
      unit: "share",
      default: 0.4,
      range: [0, 1],
      source: {
        en: "S042: equipment stands idle for want of people who can work it, used 40 % at most",
        zh: "S042：因缺乏操作人员设备闲置，使用率不足 40%",
      },
      grade: "derived",
    },
  },
  moves: [diagnosticSupport, productivity],
  sources: ["S040", "S042", "S114", "S115"],
  expects: { outcome: "quality", direction: "up" },
  target: { types: ["township", "community", "village"] },
  apply(write, p) {
    const closed = (p.accuracy - accuracyNow) / (1 - accuracyNow);
    write.raise(diagnosticSupport, p.share * closed);
    write.add(productivity, p.share * (1 / (1 - timeSaved) - 1));
    write.spendPerPlace(licence.centre, { types: ["township", "community"] });
    write.spendPerPlace(licence.clinic, { types: ["village"] });
  },
});
