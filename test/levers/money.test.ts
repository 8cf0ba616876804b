// Costs that a lever estimates agree with what the model then pays; sums depend on place and degree as declared.
import { expect, test } from "vitest";
import type { LeverSetting } from "../../src/levers/setting.ts";
import { allowance, doctorAllowance } from "../../src/model/factors/pay.ts";
import { CONTRACT, COUNTY_MANAGED, ESTABLISHED, TITLES, TOWNSHIP } from "../../src/model/kinds.ts";
import { releasedShare } from "../../src/model/posts.ts";
import { refreshTables } from "../../src/model/steps/finance.ts";
import { personCell, type Term } from "../../src/model/terms.ts";
import { Policy } from "../../src/sim/policy.ts";
import { begin, bind } from "../../src/sim/start.ts";
import { county, inForce, levers } from "./runs.ts";

const base = county(12);
const beginning = begin(base, "money", 0);
const { headcount } = beginning.world.cells;
let m = bind(base, beginning, beginning.world, false);
const told = m.terms.places.specialties;
const townships = [...m.terms.places.type].flatMap((type, place) => (type === TOWNSHIP ? [place] : []));

const leverOf = (id: string) => levers.find((lever) => lever.id === id)!;
/** Puts one lever into force and makes the pay tables anew; what was booked comes back. */
function enact(id: string, change: Partial<LeverSetting> = {}): Policy {
  m = bind(base, beginning, beginning.world, false);
  const policy = new Policy([inForce(leverOf(id), change)], m.terms);
  policy.enact(1);
  refreshTables(m);
  return policy;
}
/** RMB a month that entries come to with the doctors who are there now. */
const booked = ({ entries }: Policy): number =>
  entries.reduce(
    (sum, { fen, reach }) => sum + 0.01 * fen * reach.cells.reduce((n, cell) => n + (headcount[cell] ?? 0), 0),
    0,
  );
const payroll = (): number =>
  m.pay.reduce((sum, rmb, cell) => sum + (headcount[cell] === 0 ? 0 : rmb * (headcount[cell] ?? 0)), 0);
const at = (table: Float64Array, place: number, post: number, title: number): number =>
  table[personCell(told, place, post, title, 0)] ?? 0;

test("equal pay is booked at what it adds to the payroll, and an annuity of 8 % beside it", () => {
  const before = payroll();
  const cost = booked(enact("equal-pay"));
  const gap = 0.28;
  expect(payroll() - before).toBeCloseTo((cost * gap) / (gap + 0.08), 0);
  for (const place of townships) {
    const [contract, established] = [CONTRACT, ESTABLISHED].map((post) => at(m.pay, place, post, 2));
    expect(contract).toBeCloseTo(established ?? 0, 6);
  }
});

test("a county-managed doctor costs what county terms add to township pay", () => {
  const { entries } = enact("county-managed");
  for (const place of townships)
    for (let title = 1; title < TITLES; title++) {
      const added = at(m.pay, place, COUNTY_MANAGED, title) - at(m.pay, place, ESTABLISHED, title);
      const cell = personCell(told, place, COUNTY_MANAGED, title, 0);
      const cost = entries.reduce((sum, { fen, reach }) => sum + (reach.cells.includes(cell) ? 0.01 * fen : 0), 0);
      // Performance pay shifts a little between titles, which the estimate leaves out.
      expect(Math.abs(cost - added)).toBeLessThan(0.2 * added);
    }
});

test("without county terms frozen posts are released, and nothing else is moved or booked", () => {
  const policy = enact("county-managed", { params: { terms: 0 } });
  expect(policy.entries).toEqual([]);
  const moved = (term: Term): boolean => m.terms.of(term).some((value, k) => value !== m.usual.of(term)[k]);
  expect(leverOf("county-managed").moves.filter(moved)).toEqual([releasedShare]);
});

test("the remote allowance is in proportion to remoteness", () => {
  enact("remote-allowance", { params: { amount: 3000 } });
  for (const place of townships)
    expect(at(m.terms.of(allowance), place, ESTABLISHED, 2)).toBe(
      Math.round(300_000 * (m.terms.places.remoteness[place] ?? 0)),
    );
});

test.each([
  [2500, 5000, 5000],
  [6000, 5000, 6000],
])("with %d for everybody and %d for a doctor's degree, that degree brings %d", (amount, doctorAmount, sum) => {
  enact("living-subsidy", { params: { amount, doctorAmount } });
  const [place = 0] = townships;
  const fen = [allowance, doctorAllowance].map((term) => at(m.terms.of(term), place, ESTABLISHED, 2));
  expect(fen).toEqual([100 * amount, 100 * (sum - amount)]);
});
