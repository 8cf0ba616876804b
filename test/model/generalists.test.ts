// General practitioners among graduates: how many there are, and where they are not appointed.

import { expect, test } from "vitest";
import { COUNTY, ESTABLISHED, TERTIARY, TOWNSHIP } from "../../src/model/kinds.ts";
import { eligible } from "../../src/model/offers.ts";
import { specialtyOf } from "../../src/model/traits.ts";
import { flag } from "../../src/model/world.ts";
import { driven, employed, inForce, passMonth, plain } from "../verify/run.ts";

const after = (params: Readonly<Record<string, number>>) => {
  const run = driven(plain(24, { levers: [inForce("gp-expansion", { params })] }));
  for (let month = 1; month <= 24; month++) passMonth(run);
  const { m } = run;
  const { doctors: d, facilities: f } = m.world;
  const trained = employed(m).filter((i) => (d.flags[i]! & flag.generalist) !== 0);
  return { m, trained, hospitals: trained.filter((i) => [TERTIARY, COUNTY].includes(f.type[d.facility[i]!]!)) };
};

test("they work in primary care, and hospitals do not appoint them", () => {
  const { m, trained, hospitals } = after({ share: 0.5, count: 20 });
  expect(trained.length).toBeGreaterThan(5);
  expect(hospitals).toEqual([]);
  for (const i of trained) {
    expect(specialtyOf(m.world.doctors.flags, i)).toBe(0);
    for (const type of [TERTIARY, COUNTY]) expect(eligible(m, i, type, ESTABLISHED)).toBe(false);
    expect(eligible(m, i, TOWNSHIP, ESTABLISHED)).toBe(m.world.doctors.education[i]! >= 1);
  }
});

test("without the lever there are none", () => {
  const run = driven(plain(12));
  for (let month = 1; month <= 12; month++) passMonth(run);
  const { flags } = run.m.world.doctors;
  expect(employed(run.m).some((i) => (flags[i]! & flag.generalist) !== 0)).toBe(false);
});
