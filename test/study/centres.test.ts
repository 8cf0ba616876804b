import { expect, test } from "vitest";
import { load } from "../../src/host/node/load.ts";
import { COMMUNITY, TOWNSHIP } from "../../src/model/kinds.ts";
import { expandFacilities } from "../../src/sim/facilities.ts";
import { centreGroups } from "../../src/study/centres.ts";
import { chinaOver } from "../sim/country/china.ts";

const centresOf = (type: Uint8Array): number[] =>
  Array.from(type.keys()).filter((f) => type[f] === TOWNSHIP || type[f] === COMMUNITY);

test("each centre of a county stands by itself, under its name", () => {
  const { region } = load("typical-county");
  const facilities = expandFacilities(region);
  const groups = centreGroups(region, facilities, centresOf(facilities.type));
  expect(groups.map(({ rows }) => rows)).toEqual(groups.map((_, row) => [row]));
  expect(groups[0]).toMatchObject({ id: "township-01", name: { zh: "01 号乡镇卫生院" }, remoteness: 0 });
});

test("those of a country stand by tenths of remoteness, every one in its group", () => {
  const region = chinaOver("Ningxia");
  const facilities = expandFacilities(region);
  const indexes = centresOf(facilities.type);
  const groups = centreGroups(region, facilities, indexes);
  expect(groups.flatMap(({ rows }) => rows).sort((a, b) => a - b)).toEqual(indexes.map((_, row) => row));
  expect(groups).toHaveLength(11);
  const [streets, near] = groups;
  for (const row of streets?.rows ?? []) expect(facilities.type[indexes[row] as number]).toBe(COMMUNITY);
  for (const row of near?.rows ?? []) expect(facilities.remoteness[indexes[row] as number]).toBeLessThan(0.1);
  expect(groups.at(-1)?.rows.some((row) => facilities.remoteness[indexes[row] as number] === 1)).toBe(true);
});
