// Two worlds held together doctor by doctor: exact on rolls made up so that the answer is known.
import { expect, test } from "vitest";
import { load } from "../../src/host/node/load.ts";
import { TOWNSHIP } from "../../src/model/kinds.ts";
import type { MusterRoll } from "../../src/sim/muster.ts";
import type { Runner } from "../../src/study/runner.ts";
import { fortunes, presence, who } from "../../src/study/who.ts";
import { runWith } from "./stub.ts";

/** A county of six doctors, the last of whom is in the county hospital; `months` lists who is in a township. */
const roll = (months: readonly (readonly number[])[], change: Partial<MusterRoll> = {}): MusterRoll => ({
  opening: {
    id: Uint32Array.of(1, 2, 3, 4, 5, 6),
    type: Uint8Array.of(2, 2, 2, 2, 2, 1),
    title: Uint8Array.of(0, 0, 1, 1, 4, 4),
    ageMonths: Uint16Array.of(419, 420, 599, 600, 600, 600),
    parent: Uint8Array.of(1, 0, 0, 0, 0, 1),
    spouse: Uint8Array.of(0, 0, 0, 0, 1, 0),
    origin: Uint8Array.of(0, 1, 2, 0, 1, 2),
  },
  worth: new Float64Array(6),
  pay: new Float64Array(6).fill(4000),
  atEnd: Int8Array.of(2, 2, 2, 2, 2, 1),
  township: {
    id: Uint32Array.from(months.flat()),
    from: Uint32Array.from([0, ...months.map((_, k) => months.slice(0, k + 1).flat().length)]),
  },
  tieMonths: Float64Array.of(100, 10, 0, 1000),
  tieLeavers: Float64Array.of(0, 5, 0, 10),
  visitingMonths: 26,
  ...change,
});

const start = [1, 2, 3, 4, 5];
const year = (last: readonly number[]) => [start, ...Array.from({ length: 12 }, () => last)];
const without = roll(year([1, 2, 3, 10, 11]), { atEnd: Int8Array.of(2, 2, 2, -1, 0, 1) });
const under = roll(year([1, 2, 4, 10, 12, 13]), {
  atEnd: Int8Array.of(2, 2, -1, 2, 0, 0),
  worth: Float64Array.of(0.2, -0.1, Number.NaN, 0.3, 0.005, 0),
  pay: Float64Array.of(4400, 3900, Number.NaN, 4200, 4000, 4000),
  tieLeavers: Float64Array.of(0, 1, 0, 10),
});
const worlds = { without, under };

test("whoever is there in both worlds would be there anyway", () => {
  expect(presence(worlds, 0).retained).toEqual({ anyway: 5, induced: 0, displaced: 0 });
  // 4 is kept, 3 is not; 12 and 13 are brought in, 11 is crowded out.
  expect(presence(worlds, 12)).toEqual({
    retained: { anyway: 2, induced: 1, displaced: 1 },
    joined: { anyway: 1, induced: 2, displaced: 1 },
  });
});

test("fortunes are those of township doctors who are in post in both worlds, and of everybody by facility", () => {
  const township = fortunes(worlds, "facility", TOWNSHIP);
  expect(township.doctors).toBe(5);
  expect(township.worth).toBeCloseTo((0.2 - 0.1 + 0.3 + 0.005) / 4, 12);
  expect(township.pay).toBeCloseTo((400 - 100 + 200 + 0) / 4, 12);
  // A change of half a per cent is neither.
  expect([township.worse, township.better]).toEqual([0.25, 0.5]);
  // One who would have left stays, one who would have stayed leaves.
  expect(township.stay).toBe(0);
  expect(fortunes(worlds, "facility", 1)).toMatchObject({ doctors: 1, stay: -1, worth: 0 });
  expect(fortunes(worlds, "title", 4).doctors).toBe(1);
  expect([0, 1, 2].map((age) => fortunes(worlds, "age", age).doctors)).toEqual([1, 2, 2]);
  expect([0, 1].map((child) => fortunes(worlds, "child", child).doctors)).toEqual([1, 4]);
  expect([0, 1].map((spouse) => fortunes(worlds, "spouse", spouse).doctors)).toEqual([1, 4]);
  expect([0, 1, 2].map((origin) => fortunes(worlds, "origin", origin).doctors)).toEqual([2, 2, 1]);
});

const told: Runner = {
  async *run(jobs) {
    for (const { replicate, muster } of jobs) {
      expect(muster).toBe(true);
      yield { ok: true, run: { ...runWith({}, 1, replicate), muster: under } };
      if (replicate === 2) yield { ok: false, scenario: 0, replicate, stage: "months", message: "broken" };
      else yield { ok: true, run: { ...runWith({}, 0, replicate), muster: without } };
    }
  },
};

test("replicates of which one world has failed are left out", async () => {
  const [status, family] = [load("status-quo"), load("family-first")].map((s) => ({ ...s, months: 12 }));
  const result = await who(family!, status!, { seed: "1", replicates: 3 }, told);
  expect([result.failed, result.years.length]).toEqual([1, 1]);
  expect(result.years[0]!.joined.induced).toEqual({ value: 2, low: 2, high: 2 });
  const [obligation, window, pooled] = result.ties;
  expect(obligation!.package.leaving.value).toBe(0);
  expect(window!.baseline.leaving.value).toBeCloseTo(1 - 0.5 ** 12, 12);
  expect(window!.difference.value).toBeCloseTo(0.5 ** 12 - 0.9 ** 12, 12);
  // Nobody is under such a tie: there is nothing to tell.
  expect(pooled!.package).toEqual({
    doctors: { value: 0, low: 0, high: 0 },
    leaving: { value: null, low: null, high: null },
  });
  expect(result.visiting.package.value).toBe(2);
  const township = result.groups.find(({ trait, value }) => trait === "facility" && value === "township")!;
  expect(township.worth.value).toBeCloseTo(Math.exp(0.405 / 4) - 1, 12);
});
