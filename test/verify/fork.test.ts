// What a fork does not copy: that nothing writes to what forks share, and nothing reads of an earlier month what each works out anew.
import { expect, test } from "vitest";
import { load } from "../../src/host/node/load.ts";
import { forkWorld } from "../../src/model/world.ts";
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
