// A beginning that is kept between jobs leaves no trace in what they give.
import { expect, test } from "vitest";
import { Beginnings, beginningKey } from "../../src/sim/beginnings.ts";
import type { Job } from "../../src/sim/job.ts";
import { simulateReplicate } from "../../src/sim/simulate.ts";
import { inForce, plain, smallRegion } from "../verify/run.ts";

const base = plain(14, { region: smallRegion(), burnIn: 5 });
const paid = { ...base, levers: [inForce("county-managed"), inForce("targeted-cohort")] };
const surgeons = { ...base, levers: [inForce("living-subsidy", { target: { specialties: ["surgery"] } })] };
const others = { ...base, parameters: { ...base.parameters, inertia: 1.6 } };
const job = (scenarios: Job["scenarios"], replicate = 0, seed = "kept"): Job => ({ scenarios, seed, replicate });

const hashes = (asked: Job, beginnings?: Beginnings): string[] =>
  simulateReplicate(asked, beginnings).map((outcome) => (outcome.ok ? outcome.run.hash : outcome.message));

test("jobs give the same bytes from kept beginnings, whatever was asked before", () => {
  const jobs = [
    job([base, paid]),
    job([paid]),
    job([surgeons, base]),
    job([paid, others], 1),
    job([surgeons], 1),
    job([base, surgeons], 1),
    job([base], 0, "other"),
    job([others, paid, base]),
    { ...job([base, surgeons]), exact: true },
  ];
  const anew = jobs.map((each) => hashes(each));
  // Two are fewer than there are: some are dropped and made again.
  for (const most of [0, 2, 16]) {
    const beginnings = new Beginnings(most);
    expect([...jobs, ...jobs].map((each) => hashes(each, beginnings))).toEqual([...anew, ...anew]);
  }
  expect(new Set(anew.flat()).size).toBeGreaterThan(7);
});

test("as many are kept as there may be, those used last; finer classes of specialties are begun once", () => {
  const beginnings = new Beginnings(2);
  const of = (asked: Job) => beginnings.of(asked.scenarios, beginningKey(asked.scenarios[0]!, 0, 1), asked);
  const [one, two, three] = [0, 1, 2].map((replicate) => job([base], replicate));
  const begun = of(one!);
  expect(of(one!)).toBe(begun);
  of(two!);
  expect(of(job([paid]))).toBe(begun);
  of(three!);
  expect(of(one!)).toBe(begun);
  expect(of(job([base], 0, "other"))).not.toBe(begun);

  const finer = of(job([surgeons]));
  expect(finer).not.toBe(begun);
  const scarce = { ...base, levers: [inForce("living-subsidy", { target: { specialties: ["shortage"] } })] };
  for (const asked of [scarce, surgeons, base]) expect(of(job([asked]))).toBe(finer);
});

test("a beginning that fails is not kept, and fails alike the next time", () => {
  const [hospital] = base.region.facilities;
  const crowded = { ...hospital!, established: 4096, filledEstablished: 4096 };
  const broken = { ...base, region: { ...base.region, margins: [], facilities: [crowded] } };
  const beginnings = new Beginnings(4);
  const [first, second] = [0, 1].map(() => simulateReplicate(job([broken]), beginnings)[0]);
  expect(first).toMatchObject({ ok: false, stage: "burn-in" });
  expect(second).toEqual(first);
});
