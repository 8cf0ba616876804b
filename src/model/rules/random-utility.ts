import { rule } from "../rule.ts";

export default rule({
  id: "random-utility",
  name: { en: "Random utility", zh: "随机效用" },
  why: {
    en: "Doctors take what is worth most to them today, luck included.",
    zh: "医师选择当下对自己效用最大的去处，其中含随机成分。",
  },
  theory: "McFadden 1974",
});
