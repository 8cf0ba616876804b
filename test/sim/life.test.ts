// One doctor's life: what is told is what the run does, and telling it changes nothing.

import { describe, expect, test } from "vitest";
import { load } from "../../src/host/node/load.ts";
import { cellOf } from "../../src/model/world.ts";
import { lifeOf, tellingDoctor } from "../../src/sim/life.ts";
import { observe } from "../../src/sim/simulate.ts";

const months = 36;
const one = { ...load("status-quo"), months };
const other = { ...load("family-first"), months };
const id = tellingDoctor(one, other, "life", 0)!;
const here = lifeOf(one, "life", 0, id);
const there = lifeOf(other, "life", 0, id);

describe("the doctor whose life tells most", () => {
  test("is a township doctor who leaves in the one world and stays in the other", () => {
    expect(here[0]!.state!.type).toBe(2);
    const home = here[0]!.state!.facility;
    const leaving = here.findIndex(({ moves }) => moves.some(({ kind }) => kind === 0));
    expect(leaving).toBeGreaterThan(0);
    expect(here[leaving - 1]!.state!.facility).toBe(home);
    expect(here[leaving]!.looked).toBe(true);
    expect(here[leaving]!.state?.facility).not.toBe(home);
    for (const { state } of there) expect(state === null || state.facility === home).toBe(true);
    // Two worlds begin alike.
    expect(there[0]).toEqual(here[0]);
  });

  test("has one month after another, and ages by it", () => {
    expect(here.map(({ month }) => month)).toEqual(Array.from({ length: months + 1 }, (_, k) => k));
    const alive = there.filter(({ state }) => state !== null);
    for (const { month, state } of alive)
      expect(state!.ageMonths).toBe(alive[0]!.state!.ageMonths + Math.max(0, month - 1));
    for (const { state } of alive) {
      expect(state!.intention).toBeGreaterThan(0);
      expect(state!.intention).toBeLessThan(1);
      expect(state!.burnedOut).toBe(state!.burnout > 0.5);
      expect(state!.pay).toBeGreaterThan(1000);
    }
  });

  test("is nobody where the worlds are the same", () => {
    expect(tellingDoctor(one, one, "life", 0)).toBeNull();
    expect(tellingDoctor({ ...one, months: 1, parameters: { searchMonthly: 0 } }, null, "life", 0)).toBeNull();
  });
});

test("an unknown doctor has no life", () => {
  expect(
    lifeOf({ ...one, months: 2 }, "life", 0, 999_999_999).every(
      ({ state, moves }) => state === null && moves.length === 0,
    ),
  ).toBe(true);
});

test("watching changes nothing", () => {
  const bytes = (watch: boolean): Uint8Array => {
    let last: Uint8Array = new Uint8Array();
    let n = 0;
    const scenario = { ...other, months: 6 };
    if (watch) lifeOf(scenario, "life", 1, id);
    observe(scenario, "life", 1, (m) => {
      if (n++ === 6) last = new Uint8Array(m.world.buffer.slice(0));
    });
    return last;
  };
  const plain = bytes(false);
  expect(plain.length).toBeGreaterThan(1000);
  expect(Buffer.compare(bytes(true), plain)).toBe(0);
  // The states of a life are those of a run that nobody watches.
  let pay = 0;
  let k = 0;
  observe({ ...one, months: 3 }, "life", 0, (m) => {
    const i = m.world.doctors.id.indexOf(id);
    if (k++ === 3) pay = m.pay[cellOf(m.world, i)]!;
  });
  expect(here[3]!.state!.pay).toBe(pay);
});
