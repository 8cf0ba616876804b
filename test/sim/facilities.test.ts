import { describe, expect, it } from "vitest";
import { Faults } from "../../src/base/fail.ts";
import { facilityTypes, LEDGER_KINDS, OTHER, OUTSIDE, PLACE_TYPES, PRIVATE, VILLAGE } from "../../src/model/kinds.ts";
import { doctorBlock, expandFacilities, numberInBlock } from "../../src/sim/facilities.ts";
import type { FacilityRow, Region } from "../../src/sim/scenario.ts";
import { shippedRegion } from "./regions.ts";

const typical = shippedRegion("typical-county");
const sum = (values: ArrayLike<number>): number => Array.from(values).reduce((total, x) => total + x, 0);

/** Doctors at the start, by facility type. */
function doctors(region: Region): Record<string, number> {
  const f = expandFacilities(region);
  const out: Record<string, number> = {};
  for (let i = 0; i < f.count; i++) {
    const type = facilityTypes[f.type[i] ?? 0] ?? "";
    out[type] = (out[type] ?? 0) + sum(f.filled.subarray(i * LEDGER_KINDS, (i + 1) * LEDGER_KINDS));
  }
  return out;
}

describe("the shipped regions", () => {
  it("typical-county has the doctors, posts and people it says", () => {
    expect(doctors(typical)).toEqual({ tertiary: 600, county: 460, township: 328, village: 316 });
    const f = expandFacilities(typical);
    expect(f.count).toBe(1 + 2 + 16 + 200);
    expect(sum(f.population)).toBe(400_000);
    const centres = typical.facilities.filter((row) => row.type === "township");
    const authorised = sum(centres.map((row) => row.established));
    expect(authorised / centres.length).toBe(20);
    const vacancy = 1 - sum(centres.map((row) => row.filledEstablished)) / authorised;
    expect(vacancy).toBeCloseTo(0.23, 2); // S032, S091
    expect(sum(centres.map((row) => row.filledContract)) / 328).toBeCloseTo(0.25, 2); // S043: 20–50 %
    expect(centres.map((row) => row.remoteness).sort((a, b) => a - b)).toEqual(centres.map((row) => row.remoteness));
    expect(centres.filter((row) => row.equipment < 0.3).length / centres.length).toBeCloseTo(0.3, 1); // S063
  });

  it("guangxi-2018 has the 80,791 doctors of E054, in hospitals and primary care as its quit rates imply", () => {
    const region = shippedRegion("guangxi-2018");
    const by = doctors(region);
    expect(sum(Object.values(by))).toBe(80_791);
    const primary = ((by["township"] ?? 0) + (by["community"] ?? 0)) / 80_791;
    expect(primary).toBeCloseTo((4.49 - 3.81) / (6.13 - 3.81), 2); // E054, E055, E056
    const f = expandFacilities(region);
    expect(f.prefectures).toBe(14);
    expect(f.counties).toBe(111);
  });

  it.each(["typical-county", "guangxi-2018"])("%s names the source of every number", (id) => {
    for (const row of shippedRegion(id).margins)
      expect(row.source).toMatch(/\b[SE]\d{3}\b|national-structure|^assumed: /);
  });
});

describe("expandFacilities", () => {
  const region: Region = { ...typical, counties: 5, countiesPerPrefecture: 2 };
  const f = expandFacilities(region);

  it("gives each prefecture one tertiary hospital, in its first county", () => {
    const at = Array.from(f.type.keys()).filter((i) => f.type[i] === 0);
    expect(at.map((i) => f.county[i])).toEqual([0, 2, 4]);
    expect(at.map((i) => f.prefecture[i])).toEqual([0, 1, 2]);
    expect(at.map((i) => f.places.county[f.placeClass[i] ?? 0])).toEqual([0, 2, 4]);
  });

  it("copies every column of the row", () => {
    for (let i = 0; i < f.count; i++) {
      const row = region.facilities[f.row[i] ?? 0] as FacilityRow;
      expect(facilityTypes[f.type[i] ?? 0]).toBe(row.type);
      expect([f.town[i], f.remoteness[i], f.population[i]]).toEqual([row.town, row.remoteness, row.population]);
      expect([f.seniorPosts[i], f.equipment[i], f.trust[i]]).toEqual([row.seniorPosts, row.equipment, row.trust]);
      const kinds = (table: Int32Array) => Array.from(table.subarray(i * LEDGER_KINDS, (i + 1) * LEDGER_KINDS));
      expect(kinds(f.authorised)).toEqual([row.established, row.contract, row.village, 0]);
      expect(kinds(f.filled)).toEqual([row.filledEstablished, row.filledContract, row.filledVillage, 0]);
    }
  });

  it("has one place class a facility, but one for the clinics of a township", () => {
    const classes = (village: boolean) =>
      Array.from(f.placeClass).filter((_, i) => (f.type[i] === VILLAGE) === village);
    expect(new Set(classes(false)).size).toBe(classes(false).length);
    expect(new Set(classes(true)).size).toBe(5 * 16);
    for (let i = 0; i < f.count; i++) {
      const c = f.placeClass[i] ?? 0;
      expect([f.places.type[c], f.places.county[c], f.places.remoteness[c]]).toEqual([
        f.type[i],
        f.county[i],
        f.remoteness[i],
      ]);
    }
  });

  it("ends the place classes with seven ways out of each county", () => {
    const first = f.places.count - 7 * 5;
    for (let county = 0; county < 5; county++) {
      for (let type = 0; type < PLACE_TYPES; type++) {
        const c = f.outsideClass[county * PLACE_TYPES + type] ?? 0;
        if (type < facilityTypes.length) expect(c).toBe(-1);
        else {
          expect(c).toBe(first + county * 7 + type - facilityTypes.length);
          expect([f.places.type[c], f.places.county[c]]).toEqual([type, county]);
        }
      }
    }
    expect([PRIVATE, OTHER, OUTSIDE]).toEqual([5, 6, 7]);
  });

  it("keeps ids apart, below 2^30, and in place when counties or facilities are added at the end", () => {
    const last = region.facilities[region.facilities.length - 1] as FacilityRow;
    const more = expandFacilities({
      ...region,
      counties: 7,
      facilities: [...region.facilities, { ...last, town: 17 }],
    });
    const key = (g: typeof f, i: number) => `${g.county[i]} ${g.type[i]} ${g.ordinalInType[i]}`;
    const ids = new Map(Array.from(more.id, (id, i) => [key(more, i), id]));
    for (let i = 0; i < f.count; i++) expect(ids.get(key(f, i))).toBe(f.id[i]);
    expect(new Set(more.id).size).toBe(more.count);
    const order = Array.from(more.id.keys()).sort((a, b) => (more.id[a] ?? 0) - (more.id[b] ?? 0));
    order.forEach((i, n) => {
      const next = order[n + 1];
      const block = doctorBlock[more.type[i] ?? 0] ?? 0;
      expect((more.id[i] ?? 0) + block).toBeLessThanOrEqual(next === undefined ? 2 ** 30 : (more.id[next] ?? 0));
    });
  });

  it("numbers kinds of post from different ends of the block", () => {
    expect([0, 1].map((n) => numberInBlock(128, 2, 0, n))).toEqual([0, 1]);
    expect([0, 1].map((n) => numberInBlock(128, 2, 1, n))).toEqual([127, 126]);
    expect([0, 1].map((n) => numberInBlock(8, 4, 2, n))).toEqual([0, 1]);
    expect([0, 1].map((n) => numberInBlock(8, 4, 0, n))).toEqual([4, 5]);
  });

  it("refuses facilities whose doctors do not fit their block, all in one go", () => {
    const broken: Region = {
      ...typical,
      facilities: typical.facilities.map((row) => {
        if (row.id === "township-01") return { ...row, filledEstablished: 123, filledContract: 6 };
        if (row.id === "township-02") return { ...row, filledEstablished: 122, filledContract: 6 };
        return row.id === "clinics-01" ? { ...row, filledVillage: 5, filledEstablished: 1 } : row;
      }),
    };
    let keys: (string | null)[] = [];
    try {
      expandFacilities(broken);
    } catch (error) {
      keys = (error as Faults).faults.map((fault) => fault.key);
    }
    expect(keys).toEqual(["township-01", "clinics-01"]);
    expect(() => expandFacilities({ ...typical, counties: 9000 })).toThrow(Faults);
  });
});
