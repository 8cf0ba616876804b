import { rule } from "../rule.ts";

export default rule({
  id: "proportional",
  name: { en: "in proportion to the gap", zh: "按差距比例调整" },
  why: {
    en: "A lever is strengthened in proportion to how far what it serves falls short of the target, and weakened where the target is passed.",
    zh: "所服务的指标低于目标越多，政策力度增加越多；超过目标则相应减弱。",
  },
  next: ({ levers, gain }) => levers.map(({ strength, need }) => Math.min(1, Math.max(0, strength + gain * need))),
});
