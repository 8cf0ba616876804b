// At its defaults every lever moves the outcome that it is meant to move, in the stated direction: signs on a few short
// runs here, Student's t on whole decades in the long tier.
import { beforeAll, expect, test } from "vitest";
import { county, effects, levers, paired } from "./runs.ts";

let found: ReturnType<typeof effects>;
beforeAll(() => {
  found = effects(county(48), 3);
}, 120_000);

const meant = levers.flatMap(({ id, expects }) =>
  expects === "no effect" ? [] : [[id, expects.outcome, expects.direction] as const],
);

test.each(meant)("%s moves %s %s", (id, outcome, direction) => {
  const { mean } = paired(found.get(id)?.map((beyond) => beyond[outcome] ?? Number.NaN) ?? []);
  expect(direction === "up" ? mean : -mean).toBeGreaterThan(0);
});
