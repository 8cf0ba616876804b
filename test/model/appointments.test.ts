// Who changes post without having looked for one, and that posts balance when they do.
import { describe, expect, test } from "vitest";
import { ledgerAt } from "../../src/model/employ.ts";
import { CONTRACT, ESTABLISHED, TOWNSHIP, VILLAGE } from "../../src/model/kinds.ts";
import { scoreOf } from "../../src/model/steps/choice.ts";
import { flag } from "../../src/model/world.ts";
import { driven, employed, inForce, levers, noDispatch, noEntry, passMonth, plain } from "../verify/run.ts";

/** Nobody looks around, so that whoever moves was appointed. */
const still = { ...noEntry, searchMonthly: 0 };
const under = (id: string, params: Readonly<Record<string, number>>) =>
  driven(plain(24, { parameters: still, terms: noDispatch, levers: [inForce(id, { params })] }));

describe("contract staff who compete", () => {
  test("take the open posts of their own centre, best first", () => {
    const run = under("post-not-status", { share: 1 });
    const { m } = run;
    const { doctors: d, facilities: f } = m.world;
    const before = employed(m).filter((i) => d.post[i] === CONTRACT && f.type[d.facility[i]!] === TOWNSHIP);
    const at = new Map(before.map((i) => [i, d.facility[i]!]));
    let checked = 0;
    passMonth(run, (step) => {
      if (step !== "choice") return;
      for (const j of m.geography.ofType[0]![TOWNSHIP]!) {
        const rows = before.filter((i) => at.get(i) === j && d.facility[i] === j);
        const appointed = rows.filter((i) => d.post[i] === ESTABLISHED);
        const left = rows.filter((i) => d.post[i] === CONTRACT && d.education[i]! >= 1);
        for (const i of appointed) {
          expect(d.flags[i]! & flag.appointed).toBe(flag.appointed);
          for (const other of left) expect(scoreOf(m, i, j)).toBeGreaterThan(scoreOf(m, other, j));
        }
        // Either every open post is taken or nobody is left to take one.
        if (left.length > 0) expect(m.world.ledger.open[ledgerAt(j, ESTABLISHED)]).toBe(0);
        checked += appointed.length;
      }
    });
    expect(checked).toBeGreaterThan(5);
  });

  test("are no recruits and no leavers, and cost the difference of pay", () => {
    const run = under("post-not-status", { share: 1 });
    let moved = 0;
    const { moves } = run.m.tally;
    passMonth(run);
    const { type } = run.m.world.facilities;
    for (let k = 0; k < moves.count; k++)
      if (type[moves.target[k]!] === TOWNSHIP || (type[moves.origin[k]!] === TOWNSHIP && moves.target[k]! >= 0))
        moved++;
    expect(moved).toBe(0);
    const lever = levers.findIndex(({ id }) => id === "post-not-status");
    expect(run.costs.subarray(lever * 7, lever * 7 + 7).some((fen) => fen > 0)).toBe(true);
  });
});

describe("village doctors", () => {
  test("join centres by assessment: so many a year, licensed, young enough", () => {
    const run = under("village-conversion", { count: 50, age: 50 });
    const { m } = run;
    const { doctors: d, facilities: f } = m.world;
    const villagers = employed(m).filter((i) => f.type[d.facility[i]!] === VILLAGE);
    passMonth(run);
    const joined = villagers.filter((i) => (d.flags[i]! & flag.converted) !== 0);
    const expected = (50 * villagers.length) / 1000;
    expect(joined.length).toBeGreaterThanOrEqual(Math.floor(expected) - 1);
    expect(joined.length).toBeLessThanOrEqual(Math.ceil(expected));
    for (const i of joined) {
      expect(f.type[d.facility[i]!]).toBe(TOWNSHIP);
      expect(d.post[i]).toBe(ESTABLISHED);
      expect(d.title[i]).toBeGreaterThanOrEqual(1);
      expect(-d.born[i]!).toBeLessThan(50 * 12);
    }
    // Only in January.
    for (let month = 2; month <= 12; month++) passMonth(run);
    const later = employed(m).filter((i) => (d.flags[i]! & flag.converted) !== 0);
    expect(later.length).toBeLessThanOrEqual(joined.length);
  });
});
