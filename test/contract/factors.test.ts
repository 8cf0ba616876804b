// What every factor must keep: its declaration, that `add` only adds, and the bound that drawing first rests on.

import { createHash } from "node:crypto";
import { readdirSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { load } from "../../src/host/node/load.ts";
import type { Factor } from "../../src/model/factor.ts";
import { all } from "../../src/model/factors/all.gen.ts";
import { factorGroups, TITLES } from "../../src/model/kinds.ts";
import { evidenceIn } from "../../src/model/source.ts";
import { cellsPerPlace, personCell } from "../../src/model/terms.ts";
import { cellOf } from "../../src/model/world.ts";
import { createPairs } from "../../src/model/worth.ts";
import { begin, bind } from "../../src/sim/start.ts";
import { expectSource } from "./evidence.ts";
import { expectBilingual } from "./words.ts";

const factors: readonly Factor[] = all;
const each = factors.map((factor) => [factor.id, factor] as const);

const county = load("typical-county");
const beginning = begin(county, "factors", 0);
const m = bind(county, beginning, beginning.world, false);
const { doctors, facilities } = m.world;
const employed = Array.from(doctors.facility.keys()).filter((i) => (doctors.facility[i] ?? -1) >= 0);

const told = m.terms.places.specialties;
const pairs = createPairs(4);
const worth = new Float64Array(4);
const pair = (k: number, doctor: number, cell: number, here: 0 | 1): void => {
  pairs.doctor[k] = doctor;
  pairs.cell[k] = cell;
  pairs.placeClass[k] = Math.floor(cell / cellsPerPlace(told));
  pairs.post[k] = Math.floor((cell % cellsPerPlace(told)) / (told * TITLES));
  pairs.here[k] = here;
};

test("every file is in the catalogue under its own name", () => {
  const names = readdirSync(new URL("../../src/model/factors/", import.meta.url)).filter((name) =>
    /^[^.]+\.ts$/.test(name),
  );
  expect(factors.map(({ id }) => `${id}.ts`)).toEqual(names.sort());
});

describe.each(each)("%s declares", (_, { name, why, group, beta }) => {
  test("its words in both languages, and a group", () => {
    expectBilingual(name);
    expectBilingual(why);
    expect(why.en).toMatch(/\.$/);
    expect(why.zh).toMatch(/。$/);
    expect(factorGroups).toContain(group);
  });
  test("a coefficient inside its range, and where it comes from", () => {
    const [low, high] = beta.range;
    expect(low).toBeGreaterThanOrEqual(0);
    expect(low).toBeLessThan(high);
    expect(beta.default).toBeGreaterThanOrEqual(low);
    expect(beta.default).toBeLessThanOrEqual(high);
    expectSource(beta.source, beta.grade);
    if (evidenceIn(beta.source).length === 0) expect(beta.grade).toBe("assumed");
  });
});

/** Any doctor of the county, and any place that somebody of this title and specialty could be in. */
const anyDoctor = fc.constantFrom(...employed);
const anyPlace = fc.integer({ min: 0, max: m.terms.places.count - 1 });
const anyPost = fc.integer({ min: 0, max: 4 });
const cellAt = (doctor: number, place: number, post: number): number =>
  personCell(told, place, post, doctors.title[doctor] ?? 0, 0);

describe.each(each)("%s puts", (_, factor) => {
  const put = (beta: number): void => factor.put(worth, pairs, beta, m);

  test("the same each time, in proportion to its coefficient, to its own pairs alone", () => {
    fc.assert(
      fc.property(anyDoctor, anyPlace, anyPost, fc.integer({ min: 0, max: 3 }), (doctor, place, post, count) => {
        pair(0, doctor, cellOf(m.world, doctor), 1);
        pair(1, doctor, cellAt(doctor, place, post), 0);
        pair(2, doctor, cellAt(doctor, 0, post), 0);
        pair(3, doctor, cellAt(doctor, 1, post), 0);
        pairs.count = count;
        worth.fill(1.25);
        put(1);
        const once = Float64Array.from(worth);
        expect(once.every(Number.isFinite)).toBe(true);
        for (let k = count; k < 4; k++) expect(once[k]).toBe(1.25);
        worth.fill(-7);
        put(1);
        for (let k = 0; k < count; k++) expect(worth[k]).toBe(once[k]);
        put(0.5);
        for (let k = 0; k < count; k++) expect(worth[k]).toBeCloseTo(0.5 * (once[k] ?? 0), 12);
        put(0);
        for (let k = 0; k < count; k++) expect(worth[k]).toBeCloseTo(0, 12);
      }),
    );
  });

  test("and changes nothing else", () => {
    const [doctor = 0] = employed;
    pair(0, doctor, cellOf(m.world, doctor), 1);
    pairs.count = 1;
    const digest = (): string => {
      const hash = createHash("sha256");
      for (const array of [
        new Uint8Array(m.world.buffer),
        m.pay,
        m.peerPay,
        m.success,
        m.betas,
        pairs.doctor,
        pairs.cell,
      ])
        hash.update(array);
      return hash.digest("hex");
    };
    const before = digest();
    put(1);
    expect(digest()).toBe(before);
  });

  // The pay, peer pay and chances of a place may change from month to month without anything happening to a doctor.
  test("never a greater fall for a doctor in post than for the sentinel in the same cell", () => {
    const change = fc.double({ min: 0.2, max: 2, noNaN: true });
    const sensitive = fc.double({ min: 0, max: doctors.payWeight[m.sentinel] ?? 0, noNaN: true });
    fc.assert(
      fc.property(anyDoctor, sensitive, change, change, change, (doctor, payWeight, byPay, byPeers, bySuccess) => {
        const cell = cellOf(m.world, doctor);
        const place = facilities.placeClass[doctors.facility[doctor] ?? 0] ?? 0;
        const title = doctors.title[doctor] ?? 0;
        const own = doctors.payWeight[doctor] ?? 0;
        doctors.payWeight[doctor] = payWeight;
        doctors.title[m.sentinel] = title;
        pair(0, doctor, cell, 1);
        pair(1, m.sentinel, cell, 1);
        pairs.count = 2;
        const next = place * TITLES + Math.min(title + 1, TITLES - 1);
        const kept = [m.pay[cell] ?? 0, m.peerPay[cell] ?? 0, m.success[next] ?? 0];
        put(1);
        const [ownBefore = 0, sentinelBefore = 0] = worth;
        m.pay[cell] = (kept[0] ?? 0) * byPay;
        m.peerPay[cell] = (kept[1] ?? 0) * byPeers;
        m.success[next] = Math.min(1, Math.max(0.02, (kept[2] ?? 0) * bySuccess));
        put(1);
        const [ownAfter = 0, sentinelAfter = 0] = worth;
        [m.pay[cell], m.peerPay[cell], m.success[next]] = kept as [number, number, number];
        doctors.payWeight[doctor] = own;
        const fall = Math.max(0, ownBefore - ownAfter);
        expect(fall).toBeLessThanOrEqual(Math.max(0, sentinelBefore - sentinelAfter) + 1e-12);
      }),
      { numRuns: 400 },
    );
  });
});
