import { effect, leavingWithin, probed } from "../effect.ts";

export default effect({
  id: "E5",
  name: { en: "Directors who may decide, and shares in the surplus", zh: "院长负责制与股权激励" },
  parts: {
    a: {
      reading: "relative",
      scenario: "E5",
      against: "E-stress",
      of: leavingWithin([25, 36]),
      beside: [
        { name: { en: "director's autonomy alone", zh: "仅院长负责制" }, scenario: "E5-autonomy" },
        { name: { en: "share in the surplus alone", zh: "仅股权激励" }, scenario: "E5-equity" },
        // S143 and S144 tell of key staff alone.
        {
          name: { en: "key staff under both: attending doctors and above", zh: "两项并用时的骨干（主治及以上）" },
          of: probed("leavingKeyStaff"),
        },
      ],
    },
  },
});
