import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Faults } from "../../src/base/fail.ts";
import { Draw } from "../../src/base/rng.ts";
import { runKey } from "../../src/base/seed.ts";
import { CONTRACT, facilityTypes, LEDGER_KINDS, TOWNSHIP, VILLAGE } from "../../src/model/kinds.ts";
import { expandFacilities } from "../../src/sim/facilities.ts";
import { jointTable } from "../../src/sim/joint-table.ts";
import { synthesise } from "../../src/sim/population.ts";
import { populationFit } from "../../src/sim/population-fit.ts";
import type { FacilityRow, Region } from "../../src/sim/scenario.ts";
import { shippedRegion } from "./regions.ts";

const typical = shippedRegion("typical-county");
const drawOf = (seed: string, replicate = 0) => new Draw(...runKey(seed, replicate));
const populate = (region: Region, draw = drawOf("test")) => synthesise(region, expandFacilities(region), draw);
type People = ReturnType<typeof populate>;

/** Every column of every doctor, by id. The facility is left out where its index may shift. */
function lives(p: People, withFacility = true): Map<number, string> {
  const columns = Object.entries(p).filter(([name, column]) => typeof column !== "number" && name !== "id");
  const kept = columns.filter(([name]) => withFacility || name !== "facility");
  return new Map(Array.from(p.id, (id, i) => [id, kept.map(([, column]) => (column as Int32Array)[i]).join()]));
}

const mean = (values: readonly number[]): number => values.reduce((sum, x) => sum + x, 0) / values.length;

describe("synthesise", () => {
  const facilities = expandFacilities(typical);
  const p = populate(typical);
  const rows = Array.from(p.id.keys());
  const of = (type: number) => rows.filter((i) => facilities.type[p.facility[i] ?? 0] === type);

  it("fills every facility and kind of post with exactly the doctors of the table", () => {
    const filled = new Int32Array(facilities.filled.length);
    for (const i of rows) {
      const at = (p.facility[i] ?? 0) * LEDGER_KINDS + (p.post[i] ?? 0);
      filled[at] = (filled[at] ?? 0) + 1;
    }
    expect(filled).toEqual(facilities.filled);
    expect(p.count).toBe(1704);
    expect(new Set(p.id).size).toBe(p.count);
    expect(Math.max(...p.id)).toBeLessThan(2 ** 30);
  });

  it("is the same for the same key and another for another", () => {
    expect(populate(typical)).toEqual(p);
    expect(lives(populate(typical, drawOf("test", 1)))).not.toEqual(lives(p));
  });

  it("meets every margin it promises, in every replicate", () => {
    const joint = ["age", "education", "title", "sex", "specialty", "origin", "stayer"];
    for (let replicate = 0; replicate < 30; replicate++) {
      const people = populate(typical, drawOf("fit", replicate));
      for (const row of populationFit(typical, facilities, people)) {
        const what = `${row.type} ${row.attribute} ${row.category} in replicate ${replicate}`;
        // Townships: 16 stretches of the deck, each good to about a doctor. Family follows age: as good as plain draws.
        const limit = !joint.includes(row.attribute) ? 0.06 : row.type === "township" ? 0.025 : 0.012;
        expect(Math.abs(row.difference), what).toBeLessThanOrEqual(limit);
      }
    }
  });

  it("meets margins on average over replicates, so the small misses are luck and not bias", () => {
    const differences = new Map<string, number[]>();
    for (let replicate = 0; replicate < 60; replicate++) {
      for (const row of populationFit(typical, facilities, populate(typical, drawOf("mean", replicate)))) {
        const key = `${row.type} ${row.attribute} ${row.category}`;
        differences.set(key, [...(differences.get(key) ?? []), row.difference]);
      }
    }
    for (const [key, values] of differences) expect(Math.abs(mean(values)), key).toBeLessThan(0.006);
  });

  it("fits the joint table itself to its margins", () => {
    for (const type of ["tertiary", "county", "township", "village"] as const) {
      expect(jointTable(typical, type).maxError).toBeLessThan(1e-9);
    }
  });

  it("breaks no rule of promotion and no bound", () => {
    for (const i of rows) {
      const years = (p.ageMonths[i] ?? 0) / 12;
      const title = p.title[i] ?? 0;
      const type = facilities.type[p.facility[i] ?? 0] ?? 0;
      if (title === 4) expect(years).toBeGreaterThanOrEqual(40);
      if (title === 3) expect(years).toBeGreaterThanOrEqual(32);
      if (title >= 3) expect(p.education[i]).toBeGreaterThanOrEqual(1);
      if (p.education[i] === 4) expect([TOWNSHIP, VILLAGE]).not.toContain(type);
      if (type === VILLAGE) expect(title).toBeLessThan(3);
      expect(years).toBeGreaterThanOrEqual(22);
      expect(years).toBeLessThan(type === VILLAGE ? 67 : 62);
      expect(p.monthsInPost[i]).toBeGreaterThanOrEqual(0);
      expect(p.monthsInPost[i]).toBeLessThanOrEqual((p.ageMonths[i] ?? 0) - 252);
      expect(p.monthsSincePromotion[i]).toBeGreaterThanOrEqual(0);
      expect(p.childAgeMonths[i]).toBeGreaterThanOrEqual(-1);
      expect(p.childAgeMonths[i]).toBeLessThanOrEqual((p.ageMonths[i] ?? 0) - 252);
      expect(p.competence[i]).toBeGreaterThanOrEqual(0.05);
      expect(p.competence[i]).toBeLessThanOrEqual(0.95);
      expect(p.hometown[i]).toBeGreaterThanOrEqual(-1);
      expect(p.hometown[i]).toBeLessThanOrEqual(16);
    }
  });

  it("associates what goes together: age with title, youth with degrees and contracts", () => {
    const age = (some: readonly number[]) => mean(some.map((i) => (p.ageMonths[i] ?? 0) / 12));
    const centres = of(TOWNSHIP);
    expect(age(centres.filter((i) => (p.title[i] ?? 0) >= 2))).toBeGreaterThan(
      age(centres.filter((i) => (p.title[i] ?? 0) < 2)) + 5,
    );
    expect(age(centres.filter((i) => (p.education[i] ?? 0) >= 2))).toBeLessThan(
      age(centres.filter((i) => (p.education[i] ?? 0) < 2)) - 2,
    );
    expect(age(centres.filter((i) => p.post[i] === CONTRACT))).toBeLessThan(
      age(centres.filter((i) => p.post[i] !== CONTRACT)) - 2,
    );
  });

  it("seats few more senior doctors than facilities have senior posts for: who holds a title keeps it", () => {
    let over = 0;
    for (let replicate = 0; replicate < 30; replicate++) {
      const people = populate(typical, drawOf("senior", replicate));
      const senior = new Int32Array(facilities.count);
      for (let i = 0; i < people.count; i++) {
        const f = people.facility[i] ?? 0;
        if ((people.title[i] ?? 0) >= 3) senior[f] = (senior[f] ?? 0) + 1;
      }
      senior.forEach((n, f) => {
        over += Math.max(0, n - (facilities.seniorPosts[f] ?? 0));
        expect(n - (facilities.seniorPosts[f] ?? 0)).toBeLessThanOrEqual(2);
      });
    }
    expect(over / 30).toBeLessThan(1.5);
  });

  it("has the ages of primary care near S038 and S039 before the burn-in", () => {
    const primary = [...of(TOWNSHIP), ...of(VILLAGE)];
    const share = (from: number, to: number) =>
      primary.filter((i) => (p.ageMonths[i] ?? 0) >= 12 * from && (p.ageMonths[i] ?? 0) < 12 * to).length /
      primary.length;
    expect(share(50, 99)).toBeGreaterThan(0.35);
    expect(share(50, 99)).toBeLessThan(0.41);
    expect(share(0, 35)).toBeGreaterThan(0.19);
    expect(share(0, 35)).toBeLessThan(0.25);
  });
});

describe("one more doctor", () => {
  const counties: Region = { ...typical, counties: 3, countiesPerPrefecture: 2 };

  it("changes no column of any other doctor, whichever facility and kind of post", () => {
    for (const region of [typical, counties]) {
      const before = lives(populate(region));
      fc.assert(
        fc.property(
          fc.nat(region.facilities.length - 1),
          fc.constantFrom("filledEstablished" as const, "filledContract" as const, "filledVillage" as const),
          (at, kind) => {
            const rows = region.facilities.map((row, r) => (r === at ? { ...row, [kind]: row[kind] + 1 } : row));
            const after = lives(populate({ ...region, facilities: rows }));
            expect(after.size).toBeGreaterThan(before.size);
            for (const [id, life] of before) expect(after.get(id)).toBe(life);
          },
        ),
        { numRuns: 12 },
      );
    }
  });

  it("nor does one more county, or one more facility without residents at the end of the table", () => {
    const before = lives(populate(counties), false);
    const clinic = counties.facilities[counties.facilities.length - 1] as FacilityRow;
    const wider: Region = {
      ...counties,
      counties: 4,
      facilities: [...counties.facilities, { ...clinic, id: "new", copies: 3, population: 0 }],
    };
    const after = lives(populate(wider), false);
    for (const [id, life] of before) expect(after.get(id)).toBe(life);
  });

  it("and a new town draws hometowns to itself but moves none between the others", () => {
    const before = populate(typical);
    const centre = typical.facilities.find((row) => row.id === "township-16") as FacilityRow;
    const after = populate({ ...typical, facilities: [...typical.facilities, { ...centre, id: "new", town: 17 }] });
    const home = new Map(Array.from(after.id, (id, i) => [id, after.hometown[i]]));
    let drawn = 0;
    before.id.forEach((id, i) => {
      if (home.get(id) === 17) drawn++;
      else expect(home.get(id)).toBe(before.hometown[i]);
    });
    expect(drawn).toBeGreaterThan(0);
    expect(drawn).toBeLessThan(30);
  });
});

describe("margins that cannot hold", () => {
  it("are named with the type, in both languages", () => {
    const margins = typical.margins.map((row) => {
      if (row.type !== "township" || row.attribute !== "education") return row;
      return { ...row, share: row.category === "secondary" ? 1 : 0 };
    });
    let faults: Faults["faults"] = [];
    try {
      populate({ ...typical, margins });
    } catch (error) {
      faults = (error as Faults).faults;
    }
    expect(faults.map((fault) => fault.key)).toEqual(["township"]);
    expect(faults[0]?.en).toMatch(/contradict/);
    expect(faults[0]?.zh).toMatch(/矛盾/);
  });

  it("are refused when age bands overlap or leave a gap", () => {
    const margins = typical.margins.map((row) =>
      row.type === "village" && row.category === "40-44" ? { ...row, category: "41-44" } : row,
    );
    expect(() => populate({ ...typical, margins })).toThrow(/village age 41-44/);
  });
});

describe("populationFit", () => {
  it("has a row for every margin of a type that has doctors, with its source", () => {
    const facilities = expandFacilities(typical);
    const fit = populationFit(typical, facilities, populate(typical));
    const present = typical.margins.filter((row) => row.type !== "community");
    expect(fit.map(({ type, attribute, category, source }) => [type, attribute, category, source])).toEqual(
      present.map(({ type, attribute, category, source }) => [type, attribute, category, source]),
    );
    for (const type of facilityTypes) {
      for (const attribute of new Set(fit.filter((row) => row.type === type).map((row) => row.attribute))) {
        const rows = fit.filter((row) => row.type === type && row.attribute === attribute);
        expect(rows.reduce((sum, row) => sum + row.got, 0)).toBeCloseTo(1, 12);
      }
    }
  });
});
