import { effect, leavingWithin } from "../effect.ts";

export default effect({
  id: "E12",
  name: { en: "Dispatch by order and leaving", zh: "指令性下沉与流失" },
  scenario: "E12",
  against: "E-status-quo",
  parts: { a: { reading: "relative", of: leavingWithin([25, 36]) } },
});
