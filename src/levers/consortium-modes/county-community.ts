import { consortiumMode } from "../consortium-mode.ts";

export default consortiumMode({
  id: "county-community",
  name: { en: "County medical community", zh: "县域医共体" },
  lead: "county",
  members: ["township", "community"],
  hold: 0.8,
  oneBudget: true,
  doctors: 1,
  travel: 1000,
  match: 0.5,
  assessed: 0.6,
  training: 20,
  remote: 0,
  reading: 0.1,
  source: {
    en: "S106; E227; the rest assumed: the county's hospital is where nearly everybody goes next, and reads centres' images and traces",
    zh: "S106、E227；其余为假定：患者下一步几乎都去县医院，乡镇卫生院的影像和心电由县医院诊断",
  },
});
