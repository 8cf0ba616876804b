// How large a world must be laid out.
import { describe, expect, test } from "vitest";
import { expandFacilities } from "../../src/sim/facilities.ts";
import { isWide } from "../../src/sim/start.ts";
import { regionWith, rowOf } from "../verify/run.ts";

const width = (posts: Readonly<Record<string, number>>, counties = 1, copies = 1, towns = 20): boolean => {
  const rows = Object.entries(posts).map(([id, established]) => ({
    ...rowOf(id),
    copies,
    established,
    contract: 0,
    village: 0,
    filledEstablished: 0,
    filledContract: 0,
    filledVillage: 0,
  }));
  const region = regionWith(rows, { counties, countiesPerPrefecture: counties });
  return isWide(expandFacilities(region, new Array(6).fill(0)), towns);
};

describe("counts take 32 bits", () => {
  test("where a county, or a hospital of the prefecture, has more posts than 16 hold", () => {
    expect(width({ "general-hospital": 32_000, "township-02": 767 })).toBe(false);
    expect(width({ "general-hospital": 32_000, "township-02": 768 })).toBe(true);
    expect(width({ "general-hospital": 20_000, "township-02": 1000 }, 3)).toBe(false);
    expect(width({ "tertiary-hospital": 32_767, "general-hospital": 32_767 })).toBe(false);
    expect(width({ "tertiary-hospital": 32_768 })).toBe(true);
    expect(width({ "tertiary-hospital": 17_000 }, 1, 2)).toBe(false);
  });

  test("where there are more facilities or towns than 16 number", () => {
    expect(width({ "clinics-02": 0 }, 32, 1000)).toBe(false);
    expect(width({ "clinics-02": 0 }, 33, 1000)).toBe(true);
    expect(width({ "clinics-02": 0 }, 32, 1, 1000)).toBe(false);
    expect(width({ "clinics-02": 0 }, 33, 1, 1000)).toBe(true);
  });
});
