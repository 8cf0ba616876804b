import { rule } from "../rule.ts";

export default rule({
  id: "off",
  name: { en: "no review", zh: "不作调整" },
  why: {
    en: "Every lever stays at the strength that the package intends, whatever comes of it.",
    zh: "各项政策始终保持原定力度，不因结果而变。",
  },
  next: null,
});
