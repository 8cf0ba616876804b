import { term } from "./terms.ts";

export const publicTrust = term({
  id: "publicTrust",
  name: { en: "Trust added by campaigns", zh: "宣传提升的信任" },
  axes: "place",
  unit: "share",
  initial: 0,
  range: [0, 0.5],
  source: "policy",
  grade: "assumed",
});
