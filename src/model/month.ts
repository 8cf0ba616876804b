import type { Step } from "./step.ts";
import burnout from "./steps/burnout.ts";
import choice from "./steps/choice.ts";
import demand from "./steps/demand.ts";
import dispatch from "./steps/dispatch.ts";
import entry from "./steps/entry.ts";
import finance from "./steps/finance.ts";
import intention from "./steps/intention.ts";
import learning from "./steps/learning.ts";
import life from "./steps/life.ts";
import titles from "./steps/titles.ts";

/** A month in order, between policy (levers are folded into terms) and record (flows, money and balances are read). */
export const month: readonly Step[] = [
  demand,
  finance,
  life,
  burnout,
  titles,
  intention,
  choice,
  dispatch,
  entry,
  learning,
];
