// The columns of a world: where they lie, what a fork shares, and how rows come and go.
import { describe, expect, test } from "vitest";
import { cellsPerPlace } from "../../src/model/terms.ts";
import {
  coarserWorld,
  columnGroups,
  copyRow,
  createWorld,
  forkWorld,
  type Layout,
  NEVER,
  NO_DOCTOR,
  releaseRow,
  takeRow,
  type World,
} from "../../src/model/world.ts";

const layout: Layout = {
  doctors: 5,
  candidates: 2,
  facilities: 3,
  centres: 1,
  counties: 2,
  towns: 10,
  places: 3,
  specialties: 1,
  specialtyClass: new Uint8Array(6),
  remembers: false,
  wide: false,
};

const columnsOf = (world: World) => [...Object.values(columnGroups(world)).flatMap(Object.values), world.clock];

/** Columns that lie in this buffer. */
const inBuffer = (world: World, buffer: ArrayBufferLike) =>
  columnsOf(world).filter((column) => column.buffer === buffer);

describe("columns", () => {
  test("lie beside each other without overlap and fill the buffers but for alignment", () => {
    for (const remembers of [false, true]) {
      const world = createWorld({ ...layout, remembers });
      for (const buffer of [world.buffer, world.fixed, world.passing]) {
        const columns = inBuffer(world, buffer)
          .filter(({ length }) => length > 0)
          .sort((a, b) => a.byteOffset - b.byteOffset);
        let end = 0;
        for (const { byteOffset, byteLength } of columns) {
          expect(byteOffset).toBe(Math.ceil(end / 8) * 8);
          end = byteOffset + byteLength;
        }
        expect(end).toBeGreaterThan(0);
        expect(buffer.byteLength).toBe(Math.ceil(end / 8) * 8);
      }
    }
  });

  test("have a row for each doctor and candidate, facility, county, place and cell", () => {
    const world = createWorld(layout);
    expect(world.doctors.id.length).toBe(7);
    expect([world.facilities.type.length, world.ledger.open.length, world.silver.until.length]).toEqual([3, 12, 8]);
    expect([world.counties.fund.length, world.places.performance.length, world.pools.fen.length]).toEqual([2, 3, 12]);
    expect([world.careers.evaluated.length, world.cells.headcount.length]).toEqual([15, 3 * cellsPerPlace(1)]);
    expect([world.clock.length, world.memory.level.length]).toEqual([8, 0]);
    expect(createWorld({ ...layout, remembers: true }).memory.owner.length).toBe(5);
  });

  test("of a fork hold the same and go their own way", () => {
    const world = createWorld(layout);
    columnsOf(world).forEach((column, k) => {
      column.fill(k % 100);
    });
    const fork = forkWorld(world);
    expect(inBuffer(fork, fork.buffer)).toEqual(inBuffer(world, world.buffer));
    fork.doctors.id[0] = 5000;
    expect(world.doctors.id[0]).not.toBe(5000);
    // What never changes is there once; what each month works out anew is not taken along.
    expect(fork.fixed).toBe(world.fixed);
    expect(fork.facilities.town).toEqual(world.facilities.town);
    expect(
      inBuffer(fork, fork.passing)
        .flatMap((column) => [...column])
        .every((value) => value === 0),
    ).toBe(true);
  });
});

describe("rows", () => {
  test("are taken in order, then from those released last, until the world is full", () => {
    const world = createWorld(layout);
    expect([0, 1, 2].map(() => takeRow(world))).toEqual([0, 1, 2]);
    releaseRow(world, 0);
    releaseRow(world, 2);
    const fork = forkWorld(world);
    expect([0, 1, 2].map(() => takeRow(fork))).toEqual([2, 0, 3]);
    expect([0, 1, 2, 3].map(() => takeRow(world))).toEqual([2, 0, 3, 4]);
    expect(() => takeRow(world)).toThrow("all 5 rows of doctors are taken");
    expect([world.clock[1], world.clock[2]]).toEqual([5, 0]);
  });

  test("that are released are nobody's", () => {
    const world = createWorld(layout);
    const { doctors: d } = world;
    const row = takeRow(world);
    d.facility[row] = d.workplace[row] = 1;
    d.lookBound[row] = 99;
    d.nextEvent[row] = 7;
    releaseRow(world, row);
    expect([d.id[row], d.facility[row], d.workplace[row], d.lookBound[row], d.nextEvent[row]]).toEqual([
      NO_DOCTOR,
      -1,
      -1,
      0,
      NEVER,
    ]);
  });

  test("are copied whole, and nothing else is", () => {
    const world = createWorld(layout);
    const columns = Object.values(world.doctors);
    columns.forEach((column, k) => {
      for (let row = 0; row < column.length; row++) column[row] = 10 * row + (k % 7) + 1;
    });
    const before = columns.map((column) => [...column]);
    copyRow(world, 5, 1);
    columns.forEach((column, k) => {
      const expected = [...before[k]!];
      expected[1] = expected[5]!;
      expect([...column]).toEqual(expected);
    });
  });
});

describe("telling fewer classes of specialties apart", () => {
  test("adds up head counts and keeps everything else", () => {
    const fine = createWorld({ ...layout, specialties: 3, specialtyClass: Uint8Array.of(0, 1, 2, 0, 1, 2) });
    for (const [k, column] of columnsOf(fine).entries())
      if (!Object.values(fine.cells).includes(column as Int32Array<ArrayBuffer>)) column.fill((k % 50) + 1);
    const width = 3 * cellsPerPlace(1);
    fine.cells.headcount.forEach((_, c, heads) => {
      heads[c] = 1 + (c % 3);
      fine.cells.settled[c] = 10 * (1 + (c % 3));
    });
    fine.doctors.ownCell.set([0, 1, 2, 3, width - 1, 0, 0]);
    const specialtyClass = Uint8Array.of(0, 1, 0, 0, 1, 0);
    const coarse = coarserWorld(fine, [0, 1, 0], specialtyClass);
    expect(coarse.layout.specialties).toBe(2);
    expect(coarse.layout.specialtyClass).toBe(specialtyClass);
    expect([...coarse.doctors.ownCell]).toEqual([0, 1, 0, 2, (2 * width) / 3 - 2, 0, 0]);
    expect([...coarse.cells.headcount.subarray(0, 4)]).toEqual([1 + 3, 2, 1 + 3, 2]);
    expect([...coarse.cells.settled.subarray(0, 4)]).toEqual([40, 20, 40, 20]);
    expect(coarse.cells.headcount.length).toBe(3 * cellsPerPlace(2));
    expect(coarse.fixed).toBe(fine.fixed);
    const kept = ({ doctors: _, cells: __, ...rest }: ReturnType<typeof columnGroups>) => rest;
    expect(Object.keys(kept(columnGroups(fine)))).toContain("ledger");
    expect(kept(columnGroups(coarse))).toEqual(kept(columnGroups(fine)));
    expect([...coarse.clock]).toEqual([...fine.clock]);
    expect([...coarse.emptiedBefore]).toEqual([...fine.emptiedBefore]);
    expect([...coarse.doctors.born]).toEqual([...fine.doctors.born]);
  });
});
