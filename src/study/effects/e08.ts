import { effect, probed } from "../effect.ts";

export default effect({
  id: "E8",
  name: { en: "Silver-age doctors", zh: "银龄医生" },
  parts: {
    a: { reading: "value", scenario: "E8", against: "E-status-quo", of: probed("silverVisits") },
  },
});
