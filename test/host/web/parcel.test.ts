// Scenarios that travel without the regions that are already there arrive as they were sent.
import { expect, test } from "vitest";
import { Packer, type Parcel, Unpacker } from "../../../src/host/web/parcel.ts";
import type { Scenario } from "../../../src/sim/scenario.ts";
import { inForce, plain, smallRegion } from "../../verify/run.ts";

const inRegion = (name: string): Scenario => plain(12, { region: { ...smallRegion(), id: name } });
const travelled = (parcel: Parcel): Parcel => structuredClone(parcel);

test("they arrive whole, with one region of an identity that lasts", () => {
  const [packer, unpacker] = [new Packer(), new Unpacker()];
  const base = inRegion("one");
  const first = [base, { ...base, levers: [inForce("housing")] }];
  const arrived = unpacker.unpack(travelled(packer.pack(first)));
  expect(arrived).toEqual(first);
  const second = { ...base, months: 24 };
  const parcel = packer.pack([second]);
  expect(parcel.regions.size).toBe(0);
  const [later] = unpacker.unpack(travelled(parcel));
  expect(later).toEqual(second);
  expect(later!.region).toBe(arrived[0]!.region);
});

test("more regions than are kept are sent again", () => {
  const [packer, unpacker] = [new Packer(), new Unpacker()];
  const many = ["a", "b", "c", "d", "e", "f"].map(inRegion);
  for (const sent of [[many[0]!], many, [...many].reverse(), [many[0]!, many[5]!, many[0]!]])
    expect(unpacker.unpack(travelled(packer.pack(sent)))).toEqual(sent);
});
