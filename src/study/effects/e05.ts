import { effect, leavingWithin } from "../effect.ts";

export default effect({
  id: "E5",
  name: { en: "Directors who may decide, and shares in the surplus", zh: "院长负责制与股权激励" },
  scenario: "E5",
  against: "E-stress",
  parts: { a: { reading: "relative", of: leavingWithin([25, 36]) } },
});
