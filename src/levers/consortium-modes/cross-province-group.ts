import { consortiumMode } from "../consortium-mode.ts";

export default consortiumMode({
  id: "cross-province-group",
  name: { en: "Hospital group across provinces", zh: "跨省医疗集团" },
  lead: "elsewhere",
  members: ["county", "township", "community"],
  hold: 0.3,
  oneBudget: false,
  doctors: 0.5,
  travel: 8000,
  match: 0.7,
  assessed: 0.6,
  training: 10,
  remote: 0.03,
  reading: 0.05,
  source: {
    en: "S002; S005; the rest assumed: few come so far and for more money, and each province has an insurance fund of its own",
    zh: "S002、S005；其余为假定：远道而来者少且费用更高，各省医保基金各自独立",
  },
});
