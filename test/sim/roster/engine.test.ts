import { expect, test } from "vitest";
import { Draw } from "../../../src/base/rng.ts";
import { runKey } from "../../../src/base/seed.ts";
import { load } from "../../../src/host/node/load.ts";
import { COUNTY_MANAGED, ESTABLISHED, TARGETED } from "../../../src/model/kinds.ts";
import { NEVER } from "../../../src/model/world.ts";
import { expandFacilities } from "../../../src/sim/facilities.ts";
import { readFacilities } from "../../../src/sim/parse-facilities.ts";
import { FaultList } from "../../../src/sim/parse-fault-list.ts";
import { type Population, synthesise } from "../../../src/sim/population.ts";
import { ELSEWHERE_IN_COUNTY, IN_COUNTY, type RosterColumns } from "../../../src/sim/roster/doctors.ts";
import { readDoctors } from "../../../src/sim/roster/parse-doctors.ts";
import { populate } from "../../../src/sim/roster/populate.ts";
import { doctorsTable, facilitiesTable, oneRowEach, rosterOf } from "../../../src/sim/roster/tables.ts";
import type { Region, Scenario } from "../../../src/sim/scenario.ts";
import { observe, simulateReplicate } from "../../../src/sim/simulate.ts";

const draw = new Draw(...runKey("roster", 0));
const whole = load("typical-county");
const rows = oneRowEach(whole.region).filter(({ type, town }) => type === "county" || (town > 0 && town < 6));
const single: Region = { ...whole.region, facilities: rows };
const typical: Scenario = { ...whole, region: single };
const facilities = expandFacilities(single);
const synthetic = synthesise(single, facilities, draw);
const columns = rosterOf(synthetic);

const read = (text: string): { region: Region; faults: readonly string[] } => {
  const faults = new FaultList();
  const at = { file: "region.yaml", line: 1, key: "rows" };
  const count = text.trimEnd().split("\n").length - 1;
  const roster = readDoctors("doctors.csv", text, { value: count, at }, rows, faults);
  return { region: { ...single, roster }, faults: faults.all().map(({ line, key, en }) => `${line} ${key}: ${en}`) };
};

const blanks = (columns: RosterColumns, ...keys: readonly (keyof RosterColumns)[]): RosterColumns => ({
  ...columns,
  ...Object.fromEntries(keys.map((key) => [key, columns[key].map(() => null)])),
});

const livedBy = (scenario: Scenario): string =>
  simulateReplicate({ scenarios: [scenario], seed: "roster", replicate: 0 }).map((outcome) =>
    outcome.ok ? outcome.run.hash : `${outcome.stage}: ${outcome.message}`,
  )[0] ?? "";

test("a population written as a roster and read again is the same doctors, and lives the same months", () => {
  const { region, faults } = read(doctorsTable(rows, columns));
  expect(faults).toEqual([]);
  expect(populate(region, facilities, draw)).toEqual(synthetic);
  const year = { ...typical, months: 6, burnIn: 0 };
  expect(livedBy({ ...year, region })).toBe(livedBy(year));
});

test("month 1 finds the doctors of the roster, as old and as long in post as it says, whatever the burn-in was", () => {
  const { region } = read(doctorsTable(rows, columns));
  const scenario: Scenario = { ...typical, region, burnIn: 6, months: 1 };
  let seen = false;
  observe(scenario, "roster", 0, (m) => {
    if (seen) return;
    seen = true;
    const { doctors: d, clock } = m.world;
    expect(m.month).toBe(6);
    expect(clock[1]).toBe(synthetic.count);
    const at = (column: ArrayLike<number>): number[] =>
      Array.from({ length: synthetic.count }, (_, i) => column[i] ?? -1);
    expect(at(d.id)).toEqual([...synthetic.id]);
    expect(at(d.facility)).toEqual([...synthetic.facility]);
    expect(at(d.born).map((born) => m.month - born)).toEqual([...synthetic.ageMonths]);
    expect(at(d.since).map((since) => m.month - since)).toEqual([...synthetic.monthsInPost]);
    // The burn-in has left its traces where the roster says nothing.
    const settled = at(d.burnout).filter(
      (b, i) => Math.abs(b - 0.5) > 1e-9 && d.competence[i] !== Math.fround(synthetic.competence[i] ?? 0),
    );
    expect(settled.length).toBeGreaterThan(synthetic.count / 2);
  });
  expect(seen).toBe(true);
});

test("a table of facilities that is written reads back as it was", () => {
  const faults = new FaultList();
  const at = { file: "region.yaml", line: 1, key: "rows" };
  const text = facilitiesTable(rows.map((row) => ({ ...row, source: "as given, =1" })));
  expect(readFacilities("facilities.csv", text, { value: rows.length, at }, faults)).toEqual(rows);
  expect(faults.any).toBe(false);
});

test("months over a roster after a burn-in keep its balances", () => {
  const { region } = read(doctorsTable(rows, columns));
  const outcomes = simulateReplicate({
    scenarios: [{ ...typical, region, burnIn: 4, months: 6 }],
    seed: "a",
    replicate: 0,
  });
  expect(outcomes.map((outcome) => (outcome.ok ? "kept" : outcome.message))).toEqual(["kept"]);
});

test("blanks are drawn given what is known, anew in every replicate", () => {
  const text = doctorsTable(rows, blanks(columns, "title", "childAgeMonths", "elderNeed", "spouseTie"));
  const { region } = read(text);
  const p = populate(region, facilities, draw);
  for (const key of ["ageMonths", "education", "sex", "post", "hometown"] as const)
    expect(p[key]).toEqual(synthetic[key]);
  const share = (of: Population, test: (i: number) => boolean): number => {
    let n = 0;
    for (let i = 0; i < of.count; i++) if (test(i)) n++;
    return n / of.count;
  };
  const senior = (of: Population) => share(of, (i) => (of.title[i] ?? 0) >= 3);
  expect(Math.abs(senior(p) - senior(synthetic))).toBeLessThan(0.03);
  // Nobody of 25 is made a chief.
  for (let i = 0; i < p.count; i++) if ((p.ageMonths[i] ?? 0) < 27 * 12) expect(p.title[i]).toBeLessThan(3);
  expect(populate(region, facilities, new Draw(...runKey("roster", 1))).title).not.toEqual(p.title);
  expect(populate(region, facilities, draw)).toEqual(p);
});

test("of who is only known to be from the county, as many work in their own township as the margins say", () => {
  const home = (code: number): number[] => columns.row.map(() => code);
  const shareAtHome = (code: number): number => {
    const { region, faults } = read(doctorsTable(rows, { ...columns, hometown: home(code) }));
    expect(faults).toEqual([]);
    const p = populate(region, facilities, draw);
    const village = [...p.facility.keys()].filter((i) => rows[p.facility[i] ?? 0]?.type === "village");
    return village.filter((i) => p.hometown[i] === facilities.town[p.facility[i] ?? 0]).length / village.length;
  };
  // 90 % of village doctors are from the township, 9 % from elsewhere in the county.
  expect(Math.abs(shareAtHome(IN_COUNTY) - 0.9 / 0.99)).toBeLessThan(0.07);
  expect([shareAtHome(ELSEWHERE_IN_COUNTY), shareAtHome(-1)]).toEqual([0, 0]);
});

test("county-managed doctors hold posts of the county's pool, targeted ones are bound", () => {
  const centre = rows.findIndex(({ type }) => type === "township");
  const own = columns.facility.flatMap((f, i) => (f === centre && columns.post[i] === ESTABLISHED ? [i] : []));
  const post = [...columns.post];
  post[own[0] ?? 0] = COUNTY_MANAGED;
  post[own[1] ?? 0] = TARGETED;
  const { region, faults } = read(
    doctorsTable(rows, { ...columns, post, obligationMonths: columns.row.map(() => null) }),
  );
  expect(faults).toEqual([]);
  let months = 0;
  observe({ ...typical, region, burnIn: 2, months: 3 }, "roster", 0, (m) => {
    if (months++ > 0) return;
    const { doctors: d, ledger } = m.world;
    const [pooled = 0, bound = 0] = own;
    expect(ledger.filled[centre * 4 + COUNTY_MANAGED]).toBe(1);
    expect(ledger.authorised[centre * 4 + COUNTY_MANAGED]).toBe(1);
    expect(d.termEnd[pooled]).toBeGreaterThan(m.month);
    expect(d.bondEnd[bound]).toBeGreaterThan(m.month);
    expect(d.bondEnd[bound]).toBeLessThan(NEVER);
  });
  expect(months).toBe(4);
});

test("a roster that is not of these facilities is told row by row", () => {
  const lines = doctorsTable(rows, columns).split("\n");
  const without = (text: string): readonly string[] => read(text).faults;
  const [first = ""] = rows.map(({ id }) => id);
  const filled = rows[0]?.filledEstablished ?? 0;
  expect(without(lines.filter((_, i) => i !== 1).join("\n"))).toEqual([
    `2 facility: ${filled - 1} doctors of "${first}" are listed, but its filled_established is ${filled}`,
  ]);
  const wrong = [...lines];
  wrong[3] = wrong[3]?.replace(/^(\d+),[^,]+,established/, "$1,nowhere,tenured") ?? "";
  expect(without(wrong.join("\n"))).toEqual([
    expect.stringContaining("are listed, but its filled_established is"),
    '4 facility: no facility "nowhere" in the table of facilities',
    expect.stringMatching(/^4 post: unknown post "tenured"/),
  ]);
});
