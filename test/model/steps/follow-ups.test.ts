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

  test.each([0.65, 0.9])("rise with first contacts, also where %d of those come back", (followUpStays) => {
    const [low, high] = [-1, 0].map((firstContactBase) => month({ followUpStays, firstContactBase }));
    const rise = high!.world.counties.firstContact[0]! - low!.world.counties.firstContact[0]!;
    const gain = (high!.world.counties.primaryVisits[0]! - low!.world.counties.primaryVisits[0]!) / visitsMade(low!);
    // Half of visits are first contacts; what is beyond their rise, follow-ups bring.
    expect(gain / rise).toBeGreaterThan(0.5 + 0.2);
  });

  test("stay what they are where there is nothing to choose by", () => {
    const none = month({ firstContactBase: -800 }).world.counties;
    expect([none.firstContact[0], none.primaryVisits[0]]).toEqual([0, 0]);
    const all = month({ firstContactBase: 800 });
    expect(all.world.counties.primaryVisits[0]! / visitsMade(all)).toBeCloseTo(1, 9);
  });
});
