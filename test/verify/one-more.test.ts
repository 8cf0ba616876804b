// One more doctor changes nobody else's luck, and where nothing is shared not a byte of anybody else's life.
import { afterEach, expect, test } from "vitest";
import { Draw, Race } from "../../src/base/rng.ts";
import { enterCell, ledgerAt, scheduleNext } from "../../src/model/employ.ts";
import { ESTABLISHED, TOWNSHIP } from "../../src/model/kinds.ts";
import { purpose } from "../../src/model/purposes.ts";
import { NO_DOCTOR } from "../../src/model/world.ts";
import { openBooks } from "../../src/sim/balance.ts";
import { type Driven, driven, employed, inForce, passMonth, plain, smallRegion, typical } from "./run.ts";

const counties = 2;
const months = 84;
/** Two counties, each with a tertiary hospital of its own, in which much is going on. */
const scenario = plain(months, {
  region: smallRegion({ counties, countiesPerPrefecture: 1 }),
  levers: [
    inForce("county-managed", { params: { term: 12, share: 1 }, phaseIn: 6 }),
    inForce("targeted-cohort"),
    inForce("dispatch-contract"),
    inForce("training-places"),
    inForce("settling-bonus"),
    inForce("appoint-on-pass"),
    inForce("capitation"),
  ],
  parameters: { ...typical.parameters, searchMonthly: 0.24, constantDown: 0.2 },
});

const NEWCOMER = 0x3fffffff;

/** Puts one more established doctor, with a post, into a centre of the second county – before the first row, so that every row shifts. */
function addDoctor(run: Driven): void {
  const { m } = run;
  const { doctors: d, facilities: f, ledger, clock } = m.world;
  const rows = clock[1]!;
  for (const column of Object.values(d)) column.copyWithin(1, 0, rows);
  clock[1] = rows + 1;
  const centre = f.type.findIndex((type, j) => type === TOWNSHIP && f.county[j] === 1);
  const like = employed(m).find((i) => i > 0 && d.facility[i] === centre && d.post[i] === ESTABLISHED)!;
  for (const column of Object.values(d)) column[0] = column[like]!;
  d.id[0] = NEWCOMER;
  ledger.authorised[ledgerAt(centre, ESTABLISHED)]!++;
  ledger.filled[ledgerAt(centre, ESTABLISHED)]!++;
  f.headcount[centre]!++;
  enterCell(m.world, 0);
  scheduleNext(m, 0);
}

/** The county a doctor's identity was made in. */
const homeOf = (id: number): number =>
  id < 0x80000000 ? Math.floor(id / 131072) : Math.floor(((id - 0x80000000) % 0x200000) / 4) % counties;

/** Purposes whose draws are keyed by a facility or county and not by a doctor. */
const ofPlaces: readonly number[] = [purpose.freeze, purpose.convert];

/** Purposes that are one race a month among everybody. */
const everybody: readonly number[] = [purpose.look, purpose.titleOrder, purpose.trainingOrder, purpose.dispatchOrder];

/** Everything that is drawn for doctors of the first county, as `purpose month id option`. */
function listen(): { readonly heard: Set<string>; readonly stop: () => void } {
  const heard = new Set<string>();
  const kept = {
    u32: Draw.prototype.u32,
    uniform: Draw.prototype.uniform,
    gumbel: Draw.prototype.gumbel,
    race: Draw.prototype.race,
  };
  for (const name of ["u32", "uniform", "gumbel", "race"] as const) {
    const original = kept[name] as (this: Draw, p: number, month: number, id: number, option?: number) => number;
    (Draw.prototype as unknown as Record<string, unknown>)[name] = function (
      this: Draw,
      p: number,
      month: number,
      id: number,
      option = 0,
    ) {
      const value = original.call(this, p, month, id, option);
      const isDoctor = !ofPlaces.includes(p) && option < 900;
      if (isDoctor && homeOf(id) === 0 && !everybody.includes(p))
        heard.add(`${name} ${p} ${month} ${id} ${option} ${JSON.stringify(value)}`);
      return value;
    };
  }
  // Everybody's draw of a month – who looks, in what order – is an entry of one race.
  const { race } = Draw.prototype;
  const { bits } = Race.prototype;
  const ofEverybody = new WeakMap<Race, string>();
  Draw.prototype.race = function (this: Draw, p: number, month: number, id: number): Race {
    const opened = race.call(this, p, month, id);
    if (everybody.includes(p)) ofEverybody.set(opened, `${p} ${month}`);
    return opened;
  };
  Race.prototype.bits = function (this: Race, n: number): number {
    const value = bits.call(this, n);
    const where = ofEverybody.get(this);
    if (where !== undefined && homeOf(n) === 0) heard.add(`entry ${where} ${n} ${value}`);
    return value;
  };
  const stop = (): void => {
    Object.assign(Draw.prototype, kept);
    Race.prototype.bits = bits;
  };
  return { heard, stop };
}
let stop = (): void => {};
afterEach(() => stop());

function live(more: boolean) {
  const run = driven(scenario);
  if (more) addDoctor(run);
  const { m } = run;
  const started = { ...run, books: openBooks(m) };
  const ear = listen();
  stop = ear.stop;
  const { doctors: d, facilities: f } = m.world;
  const story: string[] = [];
  const lookers: string[] = [];
  for (let k = 0; k < months; k++) {
    passMonth(started, (step) => {
      if (step !== "intention") return;
      for (let q = 0; q < m.lookers.count; q++) {
        const i = m.lookers.rows[q]!;
        if (f.county[d.facility[i]!] === 0) lookers.push(`${k} ${d.id[i]}`);
      }
    });
    const t = m.tally.moves;
    for (let q = 0; q < t.count; q++)
      if (homeOf(t.id[q]!) === 0)
        story.push([k, t.id[q], t.origin[q], t.target[q], t.destination[q], t.kind[q], t.term[q], t.post[q]].join(" "));
    // Every column of everybody's, every month: what is remembered of them and not how it is found.
    for (const i of employed(m)) {
      if (homeOf(d.id[i]!) !== 0) continue;
      const life = Object.entries(d).filter(([column]) => column !== "lookBound");
      story.push(`${k} ${life.map(([, column]) => column[i]).join(" ")}`);
    }
  }
  ear.stop();
  const places: unknown[] = [];
  f.county.forEach((county, j) => {
    if (county === 0) places.push(Object.entries(f).map(([name, column]) => [name, column[j]]));
  });
  const second = employed(m)
    .filter((i) => homeOf(d.id[i]!) === 1)
    .map((i) => `${d.id[i]} ${d.facility[i]} ${d.title[i]} ${d.burnout[i]}`);
  return { second: second.sort(), story: story.sort(), lookers: lookers.sort(), heard: ear.heard, places };
}

test("one more doctor in the second county disturbs nobody in the first", { timeout: 60_000 }, () => {
  const without = live(false);
  const withOne = live(true);
  // In the second county it was felt.
  expect(withOne.second).not.toEqual(without.second);
  expect(without.story.length).toBeGreaterThan(3000);
  expect(without.lookers.length).toBeGreaterThan(50);
  expect(withOne.lookers).toEqual(without.lookers);
  expect(withOne.story.length).toBe(without.story.length);
  expect(withOne.story.filter((line, k) => line !== without.story[k])).toEqual([]);
  expect(withOne.places).toEqual(without.places);
  // No draw more, no draw less, none with another value: for any purpose and month.
  expect(withOne.heard.size).toBeGreaterThan(10_000);
  expect([...without.heard].filter((draw) => !withOne.heard.has(draw))).toEqual([]);
  expect(withOne.heard.size).toBe(without.heard.size);
});

test("ids stay apart: nobody who enters has the key of anybody else, now or later", () => {
  const run = driven(scenario);
  const { doctors: d } = run.m.world;
  const seen = new Set(employed(run.m).map((i) => d.id[i]!));
  let entered = 0;
  for (let k = 0; k < months; k++) {
    passMonth(run);
    const { moves } = run.m.tally;
    for (let q = 0; q < moves.count; q++) {
      if (moves.origin[q]! >= 0) continue;
      expect(seen.has(moves.id[q]!)).toBe(false);
      seen.add(moves.id[q]!);
      entered++;
    }
    // A row is empty, or somebody is in it.
    for (let i = 0; i < run.m.world.layout.doctors; i++) expect(d.facility[i]! < 0).toBe(d.id[i] === NO_DOCTOR);
  }
  expect(entered).toBeGreaterThan(100);
});
