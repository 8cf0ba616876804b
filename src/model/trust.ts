import { term } from "./terms.ts";

export const publicTrust = term({
  id: "publicTrust",
  name: { en: "Doubters whom campaigns win over", zh: "宣传义诊所争取的不信任居民" },
  axes: "place",
  unit: "share",
  initial: 0,
  range: [0, 1],
  source: "policy",
  grade: "assumed",
});
