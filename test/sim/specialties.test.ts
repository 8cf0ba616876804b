// Specialties are told apart no further than levers ask for, and it shows in no byte.
import { expect, test } from "vitest";
import { everySpecialty } from "../../src/sim/facilities.ts";
import { specialtyClasses } from "../../src/sim/start.ts";
import { digest, inForce, plain, runAll, smallRegion } from "../verify/run.ts";

const paid = (id: string, specialties: readonly ("shortage" | "surgery" | "general")[]) =>
  inForce(id, { target: { types: ["township"], specialties } });
const scenario = (levers: ReturnType<typeof paid>[]) => plain(30, { region: smallRegion(), levers });

test("what no target names apart is one class", () => {
  expect(specialtyClasses(scenario([]))).toEqual([0, 0, 0, 0, 0, 0]);
  expect(specialtyClasses(scenario([paid("living-subsidy", ["shortage"])]))).toEqual([0, 0, 0, 1, 0, 0]);
  const overlapping = [
    paid("living-subsidy", ["shortage", "surgery"]),
    paid("remote-allowance", ["surgery", "general"]),
  ];
  expect(specialtyClasses(scenario(overlapping))).toEqual([0, 1, 2, 3, 1, 1]);
  expect(specialtyClasses(scenario([paid("living-subsidy", [])]))).toEqual([0, 0, 0, 0, 0, 0]);
  expect(everySpecialty).toEqual([0, 1, 2, 3, 4, 5]);
});

test.each([
  ["none", scenario([])],
  ["one", scenario([paid("living-subsidy", ["shortage"])])],
  [
    "overlapping ones",
    scenario([paid("living-subsidy", ["shortage", "surgery"]), paid("equal-pay", ["surgery", "general"])]),
  ],
])("%s told apart: the same bytes as all of them", (_, each) => {
  const [few] = runAll([each]);
  const [all] = runAll([each], 0, true);
  expect(digest(few!.tables)).toBe(digest(all!.tables));
  expect(few!.measures).toEqual(all!.measures);
});
