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
  source: "S010; the rest assumed: one specialty sends its own, which fits best, and sees its own patients only",
});
