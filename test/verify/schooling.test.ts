// How often schooling is the cause of leaving, against the closed form of a stripped-down county.
import { describe, expect, test } from "vitest";
import { sigmoid } from "../../src/base/exp-log.ts";
import { factorGroups, GROUPS, OTHER, OUTSIDE, TYPES } from "../../src/model/kinds.ts";
import { clearTally, SPLITS } from "../../src/model/step.ts";
import choice from "../../src/model/steps/choice.ts";
import intention from "../../src/model/steps/intention.ts";
import { NEVER } from "../../src/model/world.ts";
import {
  driven,
  employed,
  full,
  indifferent,
  noConstants,
  noDispatch,
  noEntry,
  plain,
  regionWith,
  rowOf,
} from "./run.ts";

const FAMILY = factorGroups.indexOf("family");
const gain = 0.9;
const access = { township: 0.1, county: 0.1, community: 0.1, private: 1 };
const inertia = 3;
const base = -3;

/** Township doctors of whom a share q has a child at school; the one way out is private practice, where schools are the best. */
function leavers(beta: number, q: number, theta: number, mu: number, months: number) {
  const run = driven(
    plain(1, {
      region: regionWith([
        full(rowOf("general-hospital")),
        {
          ...rowOf("township-06"),
          copies: 16,
          established: 120,
          contract: 0,
          filledEstablished: 120,
          filledContract: 0,
        },
      ]),
      betas: { ...indifferent, schooling: beta },
      parameters: {
        ...noConstants,
        ...noEntry,
        inertia,
        intentionBase: base,
        searchMonthly: 1,
        lookMax: 1,
        evidenceInLook: theta,
        evidenceInChoice: mu,
      },
      terms: { ...noDispatch, schoolAccess: access },
    }),
  );
  const { m } = run;
  const { doctors: d } = m.world;
  for (const type of [OTHER, ...Array.from({ length: TYPES }, (_, k) => OUTSIDE + k)])
    m.geography.outsideClass[type] = -1;
  const rows = employed(m);
  const isNeedy = (k: number): boolean => (k * 0.6180339887498949) % 1 < q;
  const bytes = new Uint8Array(m.world.buffer as ArrayBuffer);
  const before = bytes.slice();
  const sums = { leavers: 0, schooling: 0, family: 0, split: new Float64Array(SPLITS), needy: 0 };
  for (let k = 0; k < months; k++) {
    m.month = k;
    clearTally(m.tally);
    // Everybody is forty, and the children are ten, whatever the month.
    rows.forEach((i, at) => {
      d.born[i] = k - 480;
      d.childBorn[i] = isNeedy(at) ? k - 120 : NEVER;
    });
    const needy = new Set(rows.filter((_, at) => isNeedy(at)).map((i) => d.id[i]!));
    intention.run(m);
    choice.run(m);
    const { tally } = m;
    for (let type = 1; type <= 2; type++) {
      sums.leavers += tally.leavers[type]!;
      sums.schooling += tally.schooling[type]!;
      sums.family += tally.pivotal[type * GROUPS + FAMILY]!;
      for (let g = 0; g < SPLITS; g++) sums.split[g]! += tally.split[type * SPLITS + g]!;
    }
    for (const id of tally.moves.id) sums.needy += Number(needy.has(id));
    bytes.set(before);
  }
  return sums;
}

describe.each([
  [0.5, 0.4, 0.75, 0.75],
  [1.1, 0.15, 0.75, 0.75],
  [1.1, 0.4, 1.1, 0.5],
  [1.1, 0.4, 0.5, 1.1],
])("β %f, share in need %f, θ1 %f, μ %f", (beta, q, theta, mu) => {
  const sums = leavers(beta, q, theta, mu, 150);

  test("is pivotal as often as the hazards with and without the deficit say", () => {
    const hazard = (deficit: number): number => {
      const ways = Math.exp(mu * deficit) / (Math.exp(mu * deficit) + Math.exp(inertia));
      return sigmoid(base + theta * deficit) * ways;
    };
    const ratio = hazard(beta * gain) / hazard(0);
    const expected = (q * (ratio - 1)) / (1 + q * (ratio - 1));
    const error = Math.sqrt((expected * (1 - expected)) / sums.leavers);
    expect(sums.leavers).toBeGreaterThan(150);
    expect(Math.abs(sums.schooling / sums.leavers - expected)).toBeLessThan(4 * error);
    // R = exp(k·β·Δ) with k = θ1·(1 − intent) + μ is the same to five points.
    const k = theta * (1 - sigmoid(base + (theta * beta * gain) / 2)) + mu;
    const approximate = Math.exp(k * beta * gain);
    const said = (q * (approximate - 1)) / (1 + q * (approximate - 1));
    expect(Math.abs(said - expected)).toBeLessThan(0.05);
  });

  test("only those in need count it among their causes, and it is all there is of family", () => {
    expect(sums.schooling).toBe(sums.family);
    expect(sums.schooling).toBeLessThanOrEqual(sums.needy);
    expect(sums.schooling).toBeGreaterThan(0);
  });

  test("the split of utility: schooling by the needy, inertia by everybody, and luck makes up for it", () => {
    const [opportunity, luck] = [sums.split[GROUPS]!, sums.split[GROUPS + 1]!];
    expect(sums.split[FAMILY]).toBeCloseTo(mu * beta * gain * sums.needy, 6);
    expect(opportunity).toBeCloseTo(-inertia * sums.leavers, 6);
    expect(luck).toBeGreaterThan(inertia * sums.leavers - sums.split[FAMILY]!);
    for (let g = 0; g < GROUPS; g++) if (g !== FAMILY) expect(sums.split[g]).toBe(0);
  });
});
