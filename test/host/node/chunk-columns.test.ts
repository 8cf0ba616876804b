import { expect, test } from "vitest";
import { runColumns } from "../../../src/host/node/chunk.ts";
import { measureIds } from "../../../src/sim/measures.ts";
import { unitText } from "../../../src/sim/unit-text.ts";

test("the table of runs says its units in both languages, as they are stored and not as they are shown", () => {
  const units = runColumns(measureIds).map(({ unit }) => unit);
  expect(units.filter((unit) => unit !== "" && !/\p{Script=Han}/u.test(unitText(unit).zh))).toEqual([]);
  expect(units.filter((unit) => /%|100|million/.test(unit))).toEqual([]);
});
