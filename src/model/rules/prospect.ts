import { getUsedTo, usedTo } from "../habituation.ts";
import { rule } from "../rule.ts";

/**
 * Losses against a reference weigh more. In the choice every factor is compared with what one has now; in the look the
 * worth of staying is compared with what one has become used to. Gains and losses count in proportion: sensitivity does
 * not diminish. With a loss aversion of 1 this is random utility.
 */
export default rule({
  id: "prospect",
  name: { en: "Prospect theory", zh: "前景理论" },
  why: {
    en: "What a doctor would lose against what they have or are used to weighs more than what they would gain.",
    zh: "相对于现有或已习惯的水平，损失比同等的收益更受看重。",
  },
  theory: "Tversky and Kahneman 1991, 1992",
  aligned: { intention: "prospectIntention", inertia: "prospectInertia" },
  felt(relative, doctor, around) {
    const loss = relative - usedTo(around, doctor);
    return loss < 0 ? relative + (around.params.lossAversion - 1) * loss : relative;
  },
  remember(relative, doctor, around) {
    getUsedTo(around, doctor, relative, relative);
  },
  weigh(byFactor, worth, from, to, reference, _doctor, { params }) {
    const further = params.lossAversion - 1;
    for (const row of byFactor) {
      const had = row[reference];
      for (let k = from; k < to; k++) {
        if (row[k] >= had) continue;
        const more = further * (row[k] - had);
        row[k] += more;
        worth[k] += more;
      }
    }
  },
});
