import { month as steps } from "../model/month.ts";
import { clearTally, type Month } from "../model/step.ts";
import { type Books, checkBalances } from "./balance.ts";
import type { Loop } from "./loop/loop.ts";
import { book } from "./money.ts";
import { payDoctors } from "./payroll.ts";
import type { Policy } from "./policy.ts";

/** Passes one month: policy, the ten steps, money, balances. The caller records, and moves on to the next. */
export function passMonth(m: Month, policy: Policy, books: Books, costs: Float64Array, loop: Loop | null = null): void {
  m.world.clock[0] = m.month;
  clearTally(m.tally);
  const number = m.month - m.start + 1;
  const before = loop === null ? costs : costs.slice();
  loop?.steer(m, number);
  policy.enact(number);
  for (const step of steps) step.run(m);
  payDoctors(m);
  checkBalances(m, books, book(m, policy.entries, costs));
  loop?.close(m, number, costs, before);
}
