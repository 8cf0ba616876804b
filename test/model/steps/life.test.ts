// What is due for a doctor in a month: the way back, ends of bonds and terms, retirement.

import { describe, expect, test } from "vitest";
import { trainingMonths } from "../../../src/model/dispatch.ts";
import { ledgerAt, seat, startAway } from "../../../src/model/employ.ts";
import { COUNTY, destinations, ESTABLISHED, TARGETED, TOWNSHIP } from "../../../src/model/kinds.ts";
import { deciding } from "../../../src/model/look.ts";
import { isBound, openWindow } from "../../../src/model/obligation.ts";
import life from "../../../src/model/steps/life.ts";
import { EVALUATE, flag, NEVER, NO_DOCTOR } from "../../../src/model/world.ts";
import { byHand, cellAt, move } from "../by-hand.ts";

const NOW = 600;
const I = 2;

/** A doctor of 40 in the centre for whom something is due. */
function centre(post = ESTABLISHED) {
  const m = byHand({ retirementAge: 60, bondWindow: 24, trainedMonths: 12 }, NOW);
  const { doctors: d, ledger, clock } = m.world;
  clock[1] = 5;
  seat(m.world, I, TOWNSHIP, post);
  ledger.filled.fill(9);
  d.nextEvent.fill(NEVER);
  d.nextEvent[I] = NOW;
  d.lookBound.fill(7);
  return { ...m, termsEnded: [99] } as unknown as typeof m;
}
const pass = (m: ReturnType<typeof centre>) => {
  life.run(m);
  return m.world.doctors;
};

test("only whoever has something due and a post is touched", () => {
  const m = centre();
  m.world.doctors.nextEvent[1] = NOW;
  m.world.doctors.nextEvent[0] = NOW + 1;
  const d = pass(m);
  expect([...d.lookBound.subarray(0, 4)]).toEqual([7, 7, EVALUATE, 7]);
  expect(d.nextEvent[I]).toBe(NOW + 240);
  expect(m.termsEnded).toEqual([]);
});

describe("the end of a bond", () => {
  test("opens a window to decide in, and a targeted post is an established one from then on", () => {
    const m = centre(TARGETED);
    m.world.doctors.bondEnd[I] = NOW;
    const d = pass(m);
    expect([isBound(m.world, I), deciding(m, I)]).toEqual([false, true]);
    expect([d.bondEnd[I], d.post[I], d.nextEvent[I]]).toEqual([NOW + 24, ESTABLISHED, NOW + 24]);
    expect([m.world.cells.headcount[cellAt(TOWNSHIP, TARGETED)], m.world.cells.headcount[cellAt(TOWNSHIP)]]).toEqual([
      0, 1,
    ]);
  });

  test("does not come before its time", () => {
    const m = centre(TARGETED);
    m.world.doctors.bondEnd[I] = NOW + 1;
    const d = pass(m);
    expect([d.bondEnd[I], isBound(m.world, I), d.post[I]]).toEqual([NOW + 1, true, TARGETED]);
  });

  test("and of the window is counted as staying", () => {
    const m = centre();
    openWindow(m.world, I, NOW);
    const d = pass(m);
    expect([d.bondEnd[I], ...m.tally.stayedAfterBond]).toEqual([NEVER, NOW]);
    const open = centre();
    openWindow(open.world, I, NOW + 1);
    expect([pass(open).bondEnd[I], ...open.tally.stayedAfterBond]).toEqual([NOW + 1]);
    expect(deciding(open, I)).toBe(true);
  });
});

test("the end of a term is for the choice to see", () => {
  for (const [end, seen] of [
    [NOW - 1, [I]],
    [NOW, [I]],
    [NOW + 1, []],
  ] as const) {
    const m = centre();
    m.world.doctors.termEnd[I] = end;
    pass(m);
    expect(m.termsEnded).toEqual(seen);
  }
});

describe("the way back", () => {
  const away = (training: boolean, months = 6, bondEnd = NEVER, awayEnd = NOW) => {
    const m = centre();
    const { doctors: d } = m.world;
    d.bondEnd[I] = bondEnd;
    if (training) d.flags[I] = flag.training;
    startAway(m, I, COUNTY, 5, 0.5);
    d.awayEnd[I] = awayEnd;
    d.nextEvent[I] = NOW;
    move(m, trainingMonths, 0, months);
    return { m, d: pass(m) };
  };

  test("is taken when the time is over", () => {
    const { m, d } = away(false);
    expect([d.workplace[I], d.awayEnd[I], d.trainedEnd[I]]).toEqual([TOWNSHIP, NEVER, NEVER]);
    expect(m.world.facilities.received[COUNTY]).toBe(0);
    expect(away(false, 6, NEVER, NOW + 1).d.workplace[I]).toBe(COUNTY);
  });

  test("from long training opens doors, unless one is bound", () => {
    expect(away(true).d.trainedEnd[I]).toBe(NOW + 12);
    expect(away(true, 3).d.trainedEnd[I]).toBe(NOW);
    expect(away(true, 6, NOW + 30).d.trainedEnd[I]).toBe(NOW);
    expect(away(true).d.flags[I]! & flag.training).toBe(0);
  });
});

describe("retirement", () => {
  test("vacates the post and the row, also of somebody who is away", () => {
    for (const isAway of [false, true]) {
      const m = centre();
      const { doctors: d, facilities: f, ledger } = m.world;
      if (isAway) startAway(m, I, COUNTY, 50, 0.5);
      d.nextEvent[I] = NOW;
      d.born[I] = NOW - 720;
      pass(m);
      expect([d.id[I], d.facility[I]]).toEqual([NO_DOCTOR, -1]);
      expect([ledger.vacated[ledgerAt(TOWNSHIP, ESTABLISHED)], f.lent[TOWNSHIP], f.visitors[COUNTY]]).toEqual([
        1, 0, 0,
      ]);
      const { moves } = m.tally;
      expect([moves.id[0], moves.origin[0], moves.target[0], moves.destination[0]]).toEqual([
        102,
        TOWNSHIP,
        -1,
        destinations.indexOf("retirement"),
      ]);
    }
  });

  test("is not a month too soon", () => {
    const m = centre();
    m.world.doctors.born[I] = NOW - 719;
    expect(pass(m).facility[I]).toBe(TOWNSHIP);
  });
});
