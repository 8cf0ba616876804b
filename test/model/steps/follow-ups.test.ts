// Where visits are made, against the shares written out by hand.
import { describe, expect, test } from "vitest";
import type { Month } from "../../../src/model/step.ts";
import demand from "../../../src/model/steps/demand.ts";
import { driven, plain, smallRegion } from "../../verify/run.ts";

/** Resident visits of the county: all that are not made by those who live at its seat. */
const residents = (m: Month): number => m.geography.residents.reduce((sum, people) => sum + people, 0);
const visitsMade = (m: Month): number =>
  residents(m) * (m.params.visitsPerResident / 12) * (1 - m.world.counties.underService[0]!);

/** Demand of month 0 under these parameters, without luck. */
function month(parameters: Record<string, number>): Month {
  const { m } = driven(plain(1, { region: smallRegion(), parameters: { illnessSpread: 0, ...parameters } }));
  m.world.counties.illness.fill(1);
  demand.run(m);
  return m;
}

describe("follow-ups", () => {
  test.each([0.65, 0.8, 0.9, 1])("are made where the first contact was, for %d of those in primary care", (stays) => {
    const m = month({ followUpStays: stays });
    const { firstContact, primaryVisits } = m.world.counties;
    const p = m.params;
    const first = firstContact[0]!;
    const after = (p.followUpPrimary - p.firstContactUsual * stays) / (1 - p.firstContactUsual);
    const share = p.firstContactShare * first + (1 - p.firstContactShare) * (stays * first + after * (1 - first));
    expect(primaryVisits[0]! / visitsMade(m)).toBeCloseTo(share, 9);
  });

  test("come to their usual share where first contacts do, however many stay", () => {
    // Trust and equipment off: every centre has the usual share of first contacts.
    const usual = Math.log(0.35 / 0.65);
    const flat = { firstContactBase: usual, firstContactTrust: 0.5, firstContactEquipment: 0 };
    const shares = [0.65, 0.9, 1].map((followUpStays) => {
      const { m } = driven(
        plain(1, { region: smallRegion(), parameters: { illnessSpread: 0, ...flat, followUpStays } }),
      );
      m.world.counties.illness.fill(1);
      m.world.facilities.trust.fill(0);
      demand.run(m);
      return m.world.counties.primaryVisits[0]! / visitsMade(m);
    });
    for (const share of shares) expect(share).toBeCloseTo(0.5 * 0.35 + 0.5 * 0.65, 9);
  });

  test("carry a rise of first contacts on", () => {
    const gain = [0.65, 0.9].map((followUpStays) => {
      const [low, high] = [-1, 0].map((firstContactBase) => month({ followUpStays, firstContactBase }));
      const rise = high!.world.counties.firstContact[0]! - low!.world.counties.firstContact[0]!;
      return (high!.world.counties.primaryVisits[0]! - low!.world.counties.primaryVisits[0]!) / visitsMade(low!) / rise;
    });
    // Half of visits are first contacts; where nobody's follow-up depends on the first contact, that is all there is.
    expect(gain[0]).toBeCloseTo(0.5, 9);
    expect(gain[1]).toBeCloseTo(0.5 + 0.5 * (0.9 - (0.65 - 0.35 * 0.9) / 0.65), 9);
  });
});
