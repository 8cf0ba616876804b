import { effect, leavingWithin } from "../effect.ts";

export default effect({
  id: "E12",
  name: { en: "Dispatch by order", zh: "指令性下沉" },
  parts: { a: { reading: "relative", scenario: "E12", against: "E-status-quo", of: leavingWithin([25, 36]) } },
});
