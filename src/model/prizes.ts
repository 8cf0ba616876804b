import type { Surroundings } from "./factor.ts";
import { purpose } from "./purposes.ts";
import { Shortlist } from "./shortlist.ts";
import type { Month } from "./step.ts";
import { cellsPerPlace, term } from "./terms.ts";
import { cellOf } from "./world.ts";

export const prizes = term({
  id: "prizes",
  name: { en: "Prizes a year", zh: "年奖励名额" },
  axes: "county",
  unit: "prizes a year",
  initial: 0,
  range: [0, 1000],
  source: "policy",
  grade: "assumed",
});
export const prizeMoney = term({
  id: "prizeMoney",
  name: { en: "Prize", zh: "奖金" },
  axes: "person",
  unit: "fen once",
  initial: 0,
  range: [0, 100_000_000],
  source: "policy",
  grade: "assumed",
  paid: "prize",
});

/** A doctor's chance of a prize in a year by county, from the head counts with which pay was settled; null where nobody can win one. */
export function prizeChance(m: Pick<Surroundings, "terms" | "world">): Float64Array | null {
  const money = m.terms.of(prizeMoney);
  const given = m.terms.of(prizes);
  if (!given.some((n) => n > 0)) return null;
  const { county, specialties } = m.terms.places;
  const width = cellsPerPlace(specialties);
  const { settled } = m.world.cells;
  const eligible = new Float64Array(given.length);
  for (let cell = 0; cell < money.length; cell++)
    if (money[cell] > 0) eligible[county[Math.floor(cell / width)]] += settled[cell];
  return given.map((n, c) => (eligible[c] > 0 ? Math.min(1, Math.floor(n) / eligible[c]) : 0));
}

/** The year's winners by county, by lot among those who may win: who is best is not known to the model. */
export function awardPrizes(m: Month): void {
  const given = m.terms.of(prizes);
  if (!given.some((n) => n > 0)) return;
  const money = m.terms.of(prizeMoney);
  const { doctors: d, facilities: f, clock } = m.world;
  const race = m.draw.race(purpose.prize, m.month, 0);
  const entries = Array.from(given, (n) => new Shortlist(Math.floor(n)));
  for (let i = 0; i < clock[1]; i++)
    if (d.facility[i] >= 0 && money[cellOf(m.world, i)] > 0)
      entries[f.county[d.facility[i]]].add(i, race.bits(d.id[i]));
  for (const { rows, count } of entries)
    for (let k = 0; k < count; k++) m.tally.paidFor.prize.push(cellOf(m.world, rows[k]));
}
