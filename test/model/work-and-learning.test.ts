// What support, specialists, mentors and other departments do to competence, quality and workload, number by number.
import { describe, expect, test } from "vitest";
import { rotation } from "../../src/model/dispatch.ts";
import { facilityEquipment } from "../../src/model/factors/equipment.ts";
import { isPrimary, TOWNSHIP } from "../../src/model/kinds.ts";
import demand, { featureVisits } from "../../src/model/steps/demand.ts";
import finance, { productivity } from "../../src/model/steps/finance.ts";
import learning, {
  diagnosticSupport,
  mentoring,
  remoteSpecialists,
  remoteTeaching,
} from "../../src/model/steps/learning.ts";
import type { Term } from "../../src/model/terms.ts";
import { type Driven, driven, employed, noDispatch, plain, smallRegion } from "../verify/run.ts";

/** A county at the end of its first quarter with the usual workload everywhere, and these terms everywhere. */
function quarter(terms: readonly (readonly [Term, number])[] = []): Driven {
  const run = driven(plain(3, { region: smallRegion(), terms: noDispatch }));
  const { m } = run;
  m.month = 2;
  m.world.facilities.workload.fill(1);
  for (const [term, value] of terms) m.terms.of(term).fill(value);
  return run;
}

const inTownships = ({ m }: Driven): number[] =>
  employed(m).filter((i) => m.world.facilities.type[m.world.doctors.facility[i]!] === TOWNSHIP);

describe("competence", () => {
  /** What three months add to each township doctor's competence beyond the usual, against what is still missing. */
  function gains(terms: readonly (readonly [Term, number])[]): number[] {
    const usual = quarter();
    const other = quarter(terms);
    const before = Float64Array.from(usual.m.world.doctors.competence);
    for (const { m } of [usual, other]) learning.run(m);
    return inTownships(usual).map(
      (i) => (other.m.world.doctors.competence[i]! - usual.m.world.doctors.competence[i]!) / (1 - before[i]!),
    );
  }
  const { params: p } = quarter().m;
  const expectAll = (terms: readonly (readonly [Term, number])[], expected: number): void => {
    const found = gains(terms);
    expect(found.length).toBeGreaterThan(40);
    for (const gain of found) expect(gain).toBeCloseTo(3 * p.learning * expected, 5);
  };

  test("grows with mentors", () => expectAll([[mentoring, 0.4]], 0.4 * p.learningMentoring));
  test("grows with time in a second department", () => expectAll([[rotation, 0.25]], 0.25 * p.learningRotation));
  test("grows with a specialist on the line only as far as doctors sit in", () => {
    expectAll([[remoteSpecialists, 0.2]], 0);
    expectAll(
      [
        [remoteSpecialists, 0.2],
        [remoteTeaching, 0.5],
      ],
      0.1 * p.learningTransfer,
    );
  });
  test("comes from patients seen, not from the time they take", () => {
    // Twice the pace at half the load is the same number of patients.
    const usual = quarter();
    const quick = quarter([[productivity, 2]]);
    quick.m.world.facilities.workload.fill(0.5);
    for (const { m } of [usual, quick]) learning.run(m);
    expect(quick.m.world.doctors.competence).toEqual(usual.m.world.doctors.competence);
  });
});

describe("quality", () => {
  /** Mean competence of each township centre as its quality says. */
  function competences(terms: readonly (readonly [Term, number])[]): number[] {
    const { m } = quarter(terms);
    learning.run(m);
    const { equipmentInQuality: weight } = m.params;
    const equipment = m.terms.of(facilityEquipment);
    const { quality, placeClass, type } = m.world.facilities;
    return [...type.keys()]
      .filter((j) => type[j] === TOWNSHIP)
      .map((j) => quality[j]! / (1 - weight + weight * equipment[placeClass[j]!]!));
  }
  const usual = competences([]);

  test("gains what decision support finds of what doctors miss", () => {
    competences([[diagnosticSupport, 0.3]]).forEach((c, k) => {
      expect(c).toBeCloseTo(usual[k]! + 0.3 * (1 - usual[k]!), 12);
    });
  });
  test("gains what a specialist on the line knows more", () => {
    const { visitingCompetence: specialist } = quarter().m.params;
    for (const c of usual) expect(c).toBeLessThan(specialist);
    competences([[remoteSpecialists, 0.2]]).forEach((c, k) => {
      expect(c).toBeCloseTo(0.8 * usual[k]! + 0.2 * specialist, 12);
    });
  });
});

test("twice the pace is half the workload and the same work done", () => {
  const runs = [1, 2].map((pace) => {
    const run = driven(plain(4, { region: smallRegion(), terms: { ...noDispatch, performanceLink: 1 } }));
    for (run.m.month = 0; run.m.month < 4; run.m.month++) {
      if (run.m.month === 1) run.m.terms.of(productivity).fill(pace);
      demand.run(run.m);
      finance.run(run.m);
    }
    return run.m.world;
  });
  const [usual, quick] = runs as [(typeof runs)[0], (typeof runs)[0]];
  usual.facilities.workload.forEach((load, j) => {
    expect(quick.facilities.workload[j]).toBeCloseTo(load / 2, 12);
  });
  usual.places.performance.forEach((value, c) => {
    expect(quick.places.performance[c]).toBeCloseTo(value, 12);
  });
});

describe("a special department", () => {
  /** Visits of a first month when each township centre draws so many a year. */
  function visited(count: number): Driven["m"]["world"] {
    const { m } = driven(plain(1, { region: smallRegion() }));
    const wanted = m.terms.of(featureVisits);
    m.terms.places.type.forEach((type, place) => {
      if (type === TOWNSHIP) wanted[place] = count;
    });
    demand.run(m);
    return m.world;
  }
  const usual = visited(0);
  const townships = [...usual.facilities.type.keys()].filter((j) => usual.facilities.type[j] === TOWNSHIP);
  const sum = (world: typeof usual): number => world.facilities.visits.reduce((all, x) => all + x, 0);

  test("brings its centre these visits, and hospitals lose them", () => {
    const drawn = visited(1200);
    for (const j of townships) expect(drawn.facilities.visits[j]! - usual.facilities.visits[j]!).toBeCloseTo(100, 8);
    expect(drawn.counties.primaryVisits[0]! - usual.counties.primaryVisits[0]!).toBeCloseTo(100 * townships.length, 8);
    expect(drawn.counties.totalVisits[0]).toBeCloseTo(usual.counties.totalVisits[0]!, 8);
    // A share of what hospitals lose would have been made outside the county.
    expect(sum(drawn)).toBeGreaterThan(sum(usual));
    expect(drawn.counties.outsideVisits[0]!).toBeLessThan(usual.counties.outsideVisits[0]!);
    usual.facilities.type.forEach((type, j) => {
      if (isPrimary(type) && type !== TOWNSHIP) expect(drawn.facilities.visits[j]).toBe(usual.facilities.visits[j]);
    });
  });

  test("draws no more than its own people make elsewhere", () => {
    const { counties } = visited(100_000);
    const most = visited(90_000).counties;
    expect(counties.primaryVisits[0]).toBe(most.primaryVisits[0]);
    expect(counties.primaryVisits[0]!).toBeLessThan(counties.totalVisits[0]!);
  });
});
