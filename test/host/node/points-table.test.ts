import { expect, test } from "vitest";
import { decodeTable } from "../../../src/host/node/parquet.ts";
import { pointsTable } from "../../../src/host/node/points-table.ts";
import { studyOf } from "../../study/studies.ts";

test("points are told as the study file would write them, and a lever that is not there as nothing", async () => {
  const { space } = studyOf(
    "vary:\n  levers.living-subsidy: [off, on]\n  levers.living-subsidy.amount: [500, 3000]\n  parameters.inertia: [1.5, 2]\n  rule: [random-utility, prospect]\n",
  );
  const { bytes, described } = pointsTable(space, [
    { scenario: 0, baseline: 0, point: [1, 800, 1.75, 1], isBaseline: true },
    { scenario: 1, baseline: 0, point: [1, 800, 1.75, 1], isBaseline: false },
    { scenario: 2, baseline: 2, point: [0, 900, 2, 0], isBaseline: false },
  ]);
  const columns = await decodeTable(bytes);
  expect(Object.fromEntries(columns)).toEqual({
    scenario: [0, 1, 2],
    baseline: [0, 0, 2],
    "levers.living-subsidy": [null, "true", "false"],
    "levers.living-subsidy.amount": [null, 800, null],
    "parameters.inertia": [1.75, 1.75, 2],
    rule: ["prospect", "prospect", "random-utility"],
  });
  expect(described.columns.map(({ id }) => id)).toEqual([...columns.keys()]);
});
