// A quarter's learning, quality and trust in one centre, by the equations of docs/model.md.
import { describe, expect, test } from "vitest";
import { quantise } from "../../../src/base/sum.ts";
import { rotation } from "../../../src/model/dispatch.ts";
import { EFFORT_UNITS, seat } from "../../../src/model/employ.ts";
import { facilityEquipment } from "../../../src/model/factors/equipment.ts";
import { trainingAccess } from "../../../src/model/factors/training.ts";
import { ESTABLISHED, TOWNSHIP } from "../../../src/model/kinds.ts";
import { productivity } from "../../../src/model/steps/finance.ts";
import learning, {
  diagnosticSupport,
  mentoring,
  remoteSpecialists,
  remoteTeaching,
} from "../../../src/model/steps/learning.ts";
import type { Term } from "../../../src/model/terms.ts";
import { publicTrust } from "../../../src/model/trust.ts";
import { flag } from "../../../src/model/world.ts";
import { byHand, cellAt, move } from "../by-hand.ts";

const QUARTER_END = 602;
const parameters = {
  learning: 0.02,
  forgetting: 0.005,
  learningSecondment: 3,
  learningMentoring: 0.5,
  learningTransfer: 0.8,
  learningRotation: 0.3,
  learningCaseload: 0.4,
  caseloadCap: 1.5,
  visitingCompetence: 0.9,
  equipmentInQuality: 0.25,
  trustPace: 0.1,
};
const START = 0.5;

/** Two colleagues in the centre, usually busy, with nothing to learn from but their cases. */
function centre(change: (m: ReturnType<typeof byHand>) => void = () => {}, month = QUARTER_END) {
  const m = byHand(parameters, month);
  const { doctors: d, facilities: f, clock } = m.world;
  clock[1] = 3;
  for (const i of [0, 1]) {
    d.competence[i] = START;
    seat(m.world, i, TOWNSHIP, ESTABLISHED);
  }
  d.competence[2] = 0.25;
  f.workload.fill(1);
  f.trust.fill(0.6);
  move(m, trainingAccess, cellAt(TOWNSHIP), 0);
  move(m, facilityEquipment, TOWNSHIP, 1);
  const all = { ...m, scratch: { ...m.scratch, practice: new Float64Array(f.type.length) } } as unknown as typeof m;
  change(all);
  learning.run(all);
  return all;
}
/** Competence after three months of so much gain. */
const learned = (gain: number): number => START + 3 * 0.02 * gain * (1 - START) - 3 * 0.005 * START;
const competence = (change?: (m: ReturnType<typeof byHand>) => void): number =>
  centre(change).world.doctors.competence[0]!;

describe("competence", () => {
  test("grows with cases up to a cap, and is forgotten", () => {
    expect(competence()).toBeCloseTo(learned(0.4), 6);
    const busy = (workload: number, pace = 1) =>
      competence((m) => {
        m.world.facilities.workload[TOWNSHIP] = workload;
        move(m, productivity, TOWNSHIP, pace);
      });
    expect(busy(1.25)).toBeCloseTo(learned(0.4 * 1.25), 6);
    expect(busy(3)).toBeCloseTo(learned(0.4 * 1.5), 6);
    // Patients teach, not the time they take.
    expect(busy(0.5, 2)).toBeCloseTo(learned(0.4), 6);
  });

  test.each([
    ["courses", (m: ReturnType<typeof byHand>) => move(m, trainingAccess, cellAt(TOWNSHIP), 0.3), 0.3],
    ["a mentor", (m: ReturnType<typeof byHand>) => move(m, mentoring, cellAt(TOWNSHIP), 0.6), 0.5 * 0.6],
    ["another department", (m: ReturnType<typeof byHand>) => move(m, rotation, TOWNSHIP, 0.5), 0.3 * 0.5],
  ] as const)("grows with %s", (_, change, gain) => {
    expect(competence(change)).toBeCloseTo(learned(0.4 + gain), 6);
  });

  test("grows with visitors, teachers and specialists on the line, shared among colleagues", () => {
    expect(
      competence(({ world }) => {
        world.facilities.received[TOWNSHIP] = 0.4 * EFFORT_UNITS;
      }),
    ).toBeCloseTo(learned(0.4 + (0.8 * 0.4) / 2), 6);
    expect(
      competence(({ world }) => {
        world.facilities.teaching[TOWNSHIP] = 0.5;
      }),
    ).toBeCloseTo(learned(0.4 + (0.8 * 0.5) / 2), 6);
    expect(
      competence((m) => {
        move(m, remoteSpecialists, TOWNSHIP, 0.5);
        move(m, remoteTeaching, TOWNSHIP, 0.25);
      }),
    ).toBeCloseTo(learned(0.4 + 0.8 * 0.5 * 0.25), 6);
  });

  test("of who trains grows by training alone, and of who has no post not at all", () => {
    const m = centre(({ world }) => {
      world.doctors.flags[0] = flag.training;
      world.facilities.received[TOWNSHIP] = EFFORT_UNITS;
    });
    const { competence: c } = m.world.doctors;
    expect(c[0]).toBeCloseTo(learned(3), 6);
    expect(c[1]).toBeCloseTo(learned(0.4 + 0.4), 6);
    expect(c[2]).toBe(0.25);
    expect(m.world.facilities.competenceSum[TOWNSHIP]).toBe(quantise(c[0]!) + quantise(c[1]!));
  });

  test("changes at the ends of quarters", () => {
    for (const month of [600, 601, 603]) expect(centre(undefined, month).world.doctors.competence[0]).toBe(START);
  });
});

describe("quality", () => {
  const own = learned(0.4);
  const quality = (change: (m: ReturnType<typeof byHand>) => void = () => {}): number =>
    centre(change).world.facilities.quality[TOWNSHIP]!;
  const set =
    (...terms: readonly (readonly [Term, number])[]) =>
    (m: ReturnType<typeof byHand>) => {
      for (const [term, value] of terms) move(m, term, TOWNSHIP, value);
    };

  test("is competence, less without equipment and where services are withheld", () => {
    expect(quality()).toBeCloseTo(own, 6);
    expect(quality(set([facilityEquipment, 0.4]))).toBeCloseTo(own * (0.75 + 0.25 * 0.4), 6);
    expect(
      quality(({ world }) => {
        world.counties.underService[0] = 0.2;
      }),
    ).toBeCloseTo(own * 0.8, 6);
  });

  test("has visitors and guests in it by what they know", () => {
    const m = (received: number, guests: number) =>
      quality(({ world, ...all }) => {
        world.facilities.received[TOWNSHIP] = received * EFFORT_UNITS;
        world.facilities.guests[TOWNSHIP] = guests;
        expect(all.month).toBe(QUARTER_END);
      });
    expect(m(0, 2)).toBeCloseTo((2 * own + 2 * 0.9) / 4, 6);
    expect(m(1, 0)).toBeCloseTo((2 * learned(0.4 + 0.4) + 0.9) / 3, 6);
  });

  test("grows with specialists on the line to theirs, and with decision support", () => {
    const joined = own + 0.5 * (0.9 - own);
    expect(quality(set([remoteSpecialists, 0.5]))).toBeCloseTo(joined, 6);
    expect(quality(set([remoteSpecialists, 0.5], [diagnosticSupport, 0.25]))).toBeCloseTo(
      joined + 0.25 * (1 - joined),
      6,
    );
    // Who knows more than they do loses nothing.
    expect(
      quality((m) => {
        m.world.doctors.competence.fill(0.99, 0, 2);
        move(m, remoteSpecialists, TOWNSHIP, 0.5);
      }),
    ).toBeGreaterThan(0.9);
  });
});

describe("trust", () => {
  const later = (usualQuality: number, usualTrust: number, start = 0, campaign = 0) =>
    centre((m) => {
      m.world.facilities.usualQuality[TOWNSHIP] = usualQuality;
      m.world.facilities.usualTrust[TOWNSHIP] = usualTrust;
      (m as { start: number }).start = start;
      move(m, publicTrust, TOWNSHIP, campaign);
    }).world.facilities;
  const quality = learned(0.4);

  test("is usual as long as nothing else is known", () => {
    for (const f of [later(0, 0.3), later(0.5, 0.3, QUARTER_END + 1)])
      expect([f.usualQuality[TOWNSHIP], f.usualTrust[TOWNSHIP], f.trust[TOWNSHIP]]).toEqual([
        f.quality[TOWNSHIP],
        f.trust[TOWNSHIP],
        0.6,
      ]);
  });

  test("moves towards what quality earns, at most to the whole", () => {
    const f = later(0.5, 0.8, QUARTER_END);
    expect(f.usualQuality[TOWNSHIP]).toBe(0.5);
    expect(f.trust[TOWNSHIP]).toBeCloseTo(0.6 + 0.3 * ((0.8 * quality) / 0.5 - 0.6), 6);
    expect(later(0.25, 0.8).trust[TOWNSHIP]).toBeCloseTo(0.6 + 0.3 * (1 - 0.6), 6);
  });

  test("is won by a campaign from those left in doubt", () => {
    const earned = (0.4 * quality) / 0.5;
    expect(later(0.5, 0.4, 0, 0.5).trust[TOWNSHIP]).toBeCloseTo(0.6 + 0.3 * (earned + 0.5 * (1 - earned) - 0.6), 6);
  });
});
