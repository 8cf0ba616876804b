import { effect } from "../effect.ts";

export default effect({
  id: "E4",
  name: { en: "Bonds that have ended", zh: "服务期满之后" },
  scenario: "E4",
  against: "E-status-quo",
  parts: {
    // The odds of the two tracks (part a) need tracks that differ from the first day on; nothing here tells them apart yet.
    b: { reading: "share", of: (run) => run.measures["B12b"] ?? null },
  },
});
