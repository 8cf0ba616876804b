import { consortiumMode } from "../consortium-mode.ts";

export default consortiumMode({
  id: "specialty-alliance",
  name: { en: "Specialty alliance", zh: "专科联盟" },
  lead: "tertiary",
  members: ["county", "township", "community"],
  hold: 0.2,
  oneBudget: false,
  doctors: 1,
  travel: 1500,
  match: 0.9,
  assessed: 0.2,
  training: 15,
  remote: 0.02,
  reading: 0,
  source: {
    en: "S010; the rest assumed: one specialty sends its own, which fits best, and sees its own patients only",
    zh: "S010；其余为假定：由单一专科派出本专科医师，匹配最好，但只诊治本专科患者",
  },
});
