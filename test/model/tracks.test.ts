// Another track takes its share of the wait for a title away, and breadth makes use of whoever is dispatched.
import { expect, test } from "vitest";
import { rotation } from "../../src/model/dispatch.ts";
import { EFFORT_UNITS } from "../../src/model/employ.ts";
import { COUNTY, TOWNSHIP } from "../../src/model/kinds.ts";
import { addHere } from "../../src/model/return-right.ts";
import dispatch from "../../src/model/steps/dispatch.ts";
import { otherTracks } from "../../src/model/titles.ts";
import { evaluate, factors } from "../../src/model/worth.ts";
import { driven, employed, plain, smallRegion } from "../verify/run.ts";

const WAITING = factors.findIndex(({ id }) => id === "waiting");

test("the wait weighs less by the share that a track makes up for", () => {
  const { m } = driven(plain(1, { region: smallRegion() }));
  const waits = (): number[] =>
    employed(m).map((i) => {
      m.scratch.pairs.count = 0;
      addHere(m, i);
      evaluate(m);
      return m.scratch.factorWorth[WAITING]![0]!;
    });
  const usual = waits();
  expect(usual.filter((worth) => worth < 0).length).toBeGreaterThan(100);
  m.terms.of(otherTracks).fill(0.25);
  waits().forEach((worth, k) => {
    expect(worth).toBeCloseTo(0.75 * usual[k]!, 12);
  });
});

test("a centre whose staff know other departments makes more of whoever is sent by order", () => {
  for (const breadth of [0, 0.25]) {
    const { m } = driven(plain(1, { region: smallRegion() }));
    m.terms.of(rotation).fill(breadth);
    dispatch.run(m);
    const { doctors: d, facilities: f } = m.world;
    const sent = employed(m).filter((i) => f.type[d.facility[i]!] === COUNTY && f.type[d.workplace[i]!] === TOWNSHIP);
    expect(sent.length).toBeGreaterThan(0);
    const { ordersMatch, ordersEffort } = m.params;
    const effort = (ordersMatch + (1 - ordersMatch) * breadth) * ordersEffort;
    for (const i of sent) expect(d.effort[i]).toBe(Math.round(effort * EFFORT_UNITS));
  }
});
