import { effect, leavingWithin, probed } from "../effect.ts";

export default effect({
  id: "E5",
  name: { en: "Autonomy and equity", zh: "院长负责制与股权激励" },
  parts: {
    // Both sources tell of one place each, chosen for its success. Here autonomy rises by 0.4 at a weight of 0.4, worth a fifth
    // of leaving; the share comes to 333 RMB a month for key staff alone. Minus 60 % would need a worth of 0.7 or more for
    // everybody, beyond what an established post is worth (0.45).
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
