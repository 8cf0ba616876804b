import { consortiumMode } from "../consortium-mode.ts";

export default consortiumMode({
  id: "telemedicine-network",
  name: { en: "Telemedicine network", zh: "远程医疗协作网" },
  lead: "tertiary",
  members: ["county", "township", "community"],
  hold: 0.1,
  oneBudget: false,
  doctors: 0,
  travel: 0,
  match: 0,
  assessed: 0,
  training: 0,
  remote: 0.08,
  reading: 0.15,
  source: {
    en: "S010; the rest assumed: specialists and readings travel, nobody else does",
    zh: "S010；其余为假定：只有专家会诊和远程诊断下沉，不派驻其他人员",
  },
});
