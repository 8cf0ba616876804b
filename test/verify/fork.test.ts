// What a fork does not copy: that nothing writes to what forks share, and nothing reads of an earlier month what each works out anew.
import { expect, test } from "vitest";
import { load } from "../../src/host/node/load.ts";
import { columnGroups, createWorld, forkWorld, type World } from "../../src/model/world.ts";
import { openBooks } from "../../src/sim/balance.ts";
import { Policy } from "../../src/sim/policy.ts";
import { bind } from "../../src/sim/start.ts";
import { driven, passMonth, smallRegion } from "./run.ts";

const bytes = (buffer: ArrayBufferLike): Uint8Array => new Uint8Array(buffer.slice(0));

test.each(["tight-consortium", "retention-ecosystem"])("of a run under %s is not missed", (id) => {
  const scenario = { ...load(id), region: smallRegion(), burnIn: 0, months: 30 };
  const run = driven(scenario);
  for (; run.m.month < 5; run.m.month++) passMonth(run);
  const fixed = bytes(run.m.world.fixed);
  const goOn = (fill: number): Uint8Array => {
    const world = forkWorld(run.m.world);
    const m = bind(scenario, run.at, world, false);
    const fork = { ...run, m, policy: new Policy(scenario.levers, m.terms), books: openBooks(m) };
    for (m.month = 5; m.month < scenario.months; m.month++) {
      // Not a number is what comes of reading it.
      new Float64Array(world.passing).fill(fill);
      passMonth(fork);
    }
    return bytes(world.buffer);
  };
  const clear = goOn(0);
  expect(goOn(Number.NaN)).toEqual(clear);
  expect(clear).not.toEqual(bytes(run.m.world.buffer));
  expect(bytes(run.m.world.fixed)).toEqual(fixed);
});

test("counts of 16 bits and of 32 come to the same", () => {
  const scenario = { ...load("retention-ecosystem"), region: smallRegion(), burnIn: 0, months: 18 };
  const narrow = driven(scenario);
  for (; narrow.m.month < 6; narrow.m.month++) passMonth(narrow);
  expect(narrow.m.world.layout.wide).toBe(false);
  const world = widened(narrow.m.world);
  const m = bind(scenario, narrow.at, world, false);
  const wide = { ...narrow, m, policy: new Policy(scenario.levers, m.terms), books: openBooks(m) };
  const again = { ...wide, m: bind(scenario, narrow.at, forkWorld(narrow.m.world), false) };
  again.policy = new Policy(scenario.levers, again.m.terms);
  again.books = openBooks(again.m);
  for (const run of [wide, again]) for (run.m.month = 6; run.m.month < scenario.months; run.m.month++) passMonth(run);
  expect(valuesOf(wide.m.world)).toEqual(valuesOf(again.m.world));
  expect(wide.m.world.doctors.facility).toBeInstanceOf(Int32Array);
  expect(again.m.world.doctors.facility).toBeInstanceOf(Int16Array);
});

const valuesOf = (world: World): number[][] =>
  Object.values(columnGroups(world)).flatMap((columns) => Object.values(columns).map((column) => [...column]));

/** The same world with room for larger counts. */
function widened(world: World): World {
  const wide = createWorld({ ...world.layout, wide: true });
  const wideGroups = columnGroups(wide);
  for (const [group, columns] of Object.entries(columnGroups(world)))
    for (const [name, column] of Object.entries(columns)) wideGroups[group]![name]!.set(column);
  wide.emptiedBefore.set(world.emptiedBefore);
  wide.clock.set(world.clock);
  return wide;
}
