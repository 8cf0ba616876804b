import { consortiumMode } from "../consortium-mode.ts";

export default consortiumMode({
  id: "city-group",
  name: { en: "City hospital group", zh: "城市医疗集团" },
  lead: "tertiary",
  members: ["community", "township"],
  hold: 0.6,
  oneBudget: true,
  doctors: 2,
  travel: 1500,
  match: 0.4,
  assessed: 0.5,
  training: 20,
  remote: 0,
  reading: 0,
  source: {
    en: "S011; E228: three persons on three days a week are about two; the rest assumed: a city's patients have other hospitals to go to, so the lead holds fewer than a county's does",
    zh: "S011、E228：三人每周各三天，约合两名；其余为假定：城市患者另有医院可选，故牵头医院留住的患者少于县级",
  },
});
