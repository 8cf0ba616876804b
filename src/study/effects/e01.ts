import { effect, ratioOf, sumOver } from "../effect.ts";

/** The whole fifth year: a single month is noisier and no truer. */
const fifthYear = [49, 60] as const;

export default effect({
  id: "E1",
  name: { en: "County-managed posts", zh: "县管乡用" },
  parts: {
    a: {
      reading: "points",
      scenario: "E1",
      against: "E-status-quo",
      input: {
        en: "the share of vacant posts put on the ledger (S091, S092)",
        zh: "县管编制占空编的比例（S091、S092）",
      },
      of: (run) => {
        const filled = ratioOf(
          sumOver(run, ["township"], "filled", fifthYear),
          sumOver(run, ["township"], "authorised", fifthYear),
        );
        return filled === null ? null : 1 - filled;
      },
      beside: [{ name: { en: "releasing frozen posts alone", zh: "仅释放冻结空编" }, scenario: "E1-released" }],
    },
  },
});
