import type { Target } from "./calibration/distance.ts";
import { targetScale } from "./scorecard.ts";
import { targetRows } from "./targets.gen.ts";

/** A published figure that the baseline is fitted to besides the scorecard's: too weak a source to judge by, and better than nothing. */
const alsoFitted: Target = { id: "villageBurnout", low: 0.2, high: 0.27 };

/** The published figures that a status quo of this region is fitted to, E147 among them; none where no target is judged on it. */
export function fittedTargets(fixture: string): readonly Target[] {
  const scored = targetRows
    .filter((row) => row.target.startsWith("B") && row.fixture === fixture)
    .map((row): Target => {
      const scale = targetScale(row.outcome);
      return { id: row.target + row.part, low: row.low / scale, high: row.high / scale, group: row.target };
    });
  return scored.length === 0 ? [] : [...scored, alsoFitted];
}

const scales = new Map(targetRows.map(({ target, part, outcome }) => [target + part, targetScale(outcome)]));

/** From the unit of a run to that in which a target is published and shown: shares are shown in per cent. */
export const shownScale = (id: string): number => scales.get(id) ?? 100;
