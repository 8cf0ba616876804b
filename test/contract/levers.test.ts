// What every lever must keep, whoever wrote it: read from the declaration and from what it writes into terms and ledger.
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { beforeEach, describe, expect, test } from "vitest";
import { all } from "../../src/levers/all.gen.ts";
import { Fold, type LedgerEntry } from "../../src/levers/fold.ts";
import { type Lever, type LeverParameter, leverGroups } from "../../src/levers/lever.ts";
import type { LeverSetting } from "../../src/levers/setting.ts";
import { Writer } from "../../src/levers/writer.ts";
import { payers, placeTypes } from "../../src/model/kinds.ts";
import { evidenceIn, isAssumed } from "../../src/model/source.ts";
import { type PlaceClasses, type Term, Terms } from "../../src/model/terms.ts";
import { outcomeIds } from "../../src/sim/outcomes.ts";
import { Policy } from "../../src/sim/policy.ts";
import { codeOf } from "../source.ts";
import { expectSource, unknownIds } from "./evidence.ts";
import { expectBilingual } from "./words.ts";

const levers = all as readonly unknown[] as readonly Lever[];
const each = levers.map((lever) => [lever.id, lever] as const);

/** One place of each kind, townships near and remote. */
const kinds = [
  "tertiary",
  "county",
  "township",
  "township",
  "community",
  "village",
  "private",
  "outside-county",
] as const;
const places: PlaceClasses = {
  count: kinds.length,
  counties: 1,
  type: Uint8Array.from(kinds, (kind) => placeTypes.indexOf(kind)),
  county: new Int32Array(kinds.length),
  remoteness: Float64Array.of(0, 0, 0.2, 1, 0, 0.6, 0, 0),
  specialties: 6,
  specialtyClass: Uint8Array.of(0, 1, 2, 3, 4, 5),
};

const untouched = new Terms(places);
let terms = untouched.untouched();
const reset = (): void => {
  terms = untouched.untouched();
};
beforeEach(reset);

const settingOf = (lever: Lever, change: Partial<LeverSetting> = {}): LeverSetting => ({
  lever: lever.id,
  from: 1,
  until: null,
  phaseIn: 0,
  target: lever.target,
  intensity: 1,
  compliance: 1,
  ...change,
  params: { ...Object.fromEntries(Object.entries(lever.params).map(([id, p]) => [id, p.default])), ...change.params },
});

/** Defaults, and every end of every range or every choice on its own. */
const variants = (lever: Lever): Readonly<Record<string, number>>[] => [
  {},
  ...Object.entries(lever.params).flatMap(([id, parameter]) => endsOf(parameter).map((end) => ({ [id]: end }))),
];
const endsOf = ({ range, choices }: LeverParameter): readonly number[] => choices?.map((_, k) => k) ?? range;

const write = (lever: Lever, change: Partial<LeverSetting> = {}, strength = 1): readonly LedgerEntry[] => {
  reset();
  const { params, target, compliance } = settingOf(lever, change);
  const fold = new Fold(terms);
  const writes = new Writer(lever, params, target, places);
  fold.put(0, [{ lever: levers.indexOf(lever), writes, strength, arrives: strength * compliance }]);
  fold.close();
  return fold.entries;
};

/** How far a term has gone from what it is without any lever, summed over its table. */
const moved = (term: Term): number => {
  const before = untouched.of(term);
  return terms.of(term).reduce((sum, value, k) => sum + Math.abs(value - (before[k] ?? Number.NaN)), 0);
};

const root = fileURLToPath(new URL("../../src/", import.meta.url));
const files = (folder: string): string[] =>
  readdirSync(root + folder, { recursive: true, encoding: "utf8" })
    .map((name) => name.replaceAll("\\", "/"))
    .filter((name) => name.endsWith(".ts"));
const modelCode = files("model")
  .map((name) => codeOf(readFileSync(`${root}model/${name}`, "utf8")))
  .join("\n");

test("every file is in the catalogue under its own name, and in the folder of its group", () => {
  const named = leverGroups.flatMap((group) =>
    files("levers")
      .filter((name) => new RegExp(`^${group}/[^.]+\\.ts$`).test(name))
      .map((name) => name.slice(0, -3))
      .sort(),
  );
  expect(levers.map(({ group, id }) => `${group}/${id}`)).toEqual(named);
});

describe.each(each)("%s declares", (_, lever) => {
  test("its words in both languages", () => {
    for (const text of [lever.name, lever.why, lever.cost, ...Object.values(lever.params).map(({ name }) => name)])
      expectBilingual(text);
    expect(lever.why.en).toMatch(/\.$/);
    expect(lever.why.zh).toMatch(/。$/);
  });

  test("parameters with a default inside the range", () => {
    expect(Object.keys(lever.params)).not.toEqual([]);
    for (const { kind, unit, range, default: value, choices } of Object.values(lever.params)) {
      for (const { name } of choices ?? []) expectBilingual(name);
      const [low, high] = range;
      expect(low).toBeLessThan(high);
      expect(value).toBeGreaterThanOrEqual(low);
      expect(value).toBeLessThanOrEqual(high);
      expect(unit).not.toBe("");
      if (kind === "switch") expect([low, high]).toEqual([0, 1]);
      expect(choices !== undefined).toBe(kind === "choice");
      if (choices !== undefined) {
        expect([low, high]).toEqual([0, choices.length - 1]);
        for (const { id } of choices) expect(id).toMatch(/^[a-z-]+$/);
      }
      if (kind === "share") expect(low >= 0 && high <= 1).toBe(true);
    }
  });

  test("where its numbers come from", () => {
    for (const { source, grade } of Object.values(lever.params)) {
      expectSource(source, grade);
      expect(evidenceIn(source).filter((id) => !lever.sources.includes(id))).toEqual([]);
      expect(grade === "assumed").toBe(isAssumed(source));
    }
    expect(lever.sources.flatMap(unknownIds)).toEqual([]);
    expect(lever.sources.filter((id) => !/^[SE]\d{3}$/.test(id))).toEqual([]);
  });

  test("a payer, an outcome and neighbours that exist", () => {
    expect(payers).toContain(lever.payer);
    if (lever.expects !== "no effect") expect(outcomeIds).toContain(lever.expects.outcome);
    for (const relation of ["conflicts", "stacksWith"] as const)
      for (const id of lever[relation] ?? [])
        expect(levers.find((other) => other.id === id)?.[relation]).toContain(lever.id);
  });

  test("terms that the model reads", () => {
    expect(lever.moves.length).toBe(new Set(lever.moves).size);
    for (const { id } of lever.moves) {
      expect(modelCode).toMatch(new RegExp(`export const ${id}\\b`));
      expect(modelCode).toMatch(new RegExp(`\\bof\\(\\s*${id}\\s*\\)`));
    }
  });
});

describe.each(each)("%s writes", (_, lever) => {
  test("every term it declares, at one setting or another", () => {
    const silent = lever.moves.filter((term) =>
      variants(lever).every((params) => {
        write(lever, { params });
        return moved(term) === 0;
      }),
    );
    expect(silent.map(({ id }) => id)).toEqual([]);
  });

  test("no term it does not declare", () => {
    for (const term of lever.moves) {
      const moves = lever.moves.filter((other) => other !== term);
      const tries = variants(lever).map(
        (change) => () => new Writer({ ...lever, moves }, settingOf(lever, { params: change }).params, {}, places),
      );
      expect(tries.some((attempt) => throws(attempt))).toBe(true);
    }
  });

  test("nothing at intensity 0, outside its months, or with an empty target", () => {
    for (const change of [{ intensity: 0 }, { from: 2 }, { target: { types: [] } }, { target: { regions: [] } }]) {
      reset();
      const policy = new Policy([settingOf(lever, change)], terms);
      policy.enact(1);
      expect(lever.moves.map(moved)).toEqual(lever.moves.map(() => 0));
      for (const { reach } of policy.entries)
        for (const reached of [reach.cells, reach.places, reach.counties]) expect(reached).toHaveLength(0);
    }
  });

  test("values within the range of each term", () => {
    for (const params of variants(lever)) {
      write(lever, { params });
      for (const term of lever.moves) {
        const [low, high] = term.range;
        expect(terms.of(term).every((value) => value >= low && value <= high)).toBe(true);
      }
    }
  });

  test("money in whole fen", () => {
    for (const params of variants(lever)) {
      const entries = write(lever, { params, compliance: 0.61 }, 0.37);
      expect(entries.filter(({ fen }) => !Number.isInteger(fen))).toEqual([]);
      for (const term of lever.moves)
        if (term.paid !== undefined) expect(terms.of(term).every(Number.isInteger)).toBe(true);
    }
  });

  test("less pay at lower compliance, and the same spending", () => {
    const programme = (entries: readonly LedgerEntry[]) =>
      entries.filter(({ toDoctors }) => !toDoctors).map(({ counted, ...booked }) => booked);
    const pay = (entries: readonly LedgerEntry[]): number =>
      sum(entries.filter(({ toDoctors, basis }) => toDoctors && basis !== "pool"));
    const full = write(lever);
    const half = write(lever, { compliance: 0.5 });
    const none = write(lever, { compliance: 0 });
    expect(programme(half)).toEqual(programme(full));
    expect(programme(none)).toEqual(programme(full));
    expect(pay(none)).toBe(0);
    // Each cell's sum is rounded to a fen.
    const cells = full.reduce((count, { reach }) => count + reach.cells.length, 0);
    expect(Math.abs(pay(half) - pay(full) / 2)).toBeLessThanOrEqual(cells);
  });

  test("more from month to month while it is phased in, and then no more", () => {
    const setting = settingOf(lever, { from: 3, phaseIn: 6, until: 12 });
    const policy = new Policy([setting], terms);
    let before: number[] = [];
    for (let month = 1; month <= 12; month++) {
      policy.enact(month);
      const now = [...lever.moves.map(moved), sum(policy.entries)];
      for (let k = 0; k < before.length; k++) expect(now[k]).toBeGreaterThanOrEqual(before[k] ?? 0);
      if (month < 3) expect(now.every((value) => value === 0)).toBe(true);
      if (month > 8) expect(now).toEqual(before);
      before = now;
    }
    policy.enact(13);
    expect(lever.moves.map(moved)).toEqual(lever.moves.map(() => 0));
    expect(policy.entries).toEqual([]);
  });
});

/** What entries come to with one doctor in every cell. */
function sum(entries: readonly LedgerEntry[]): number {
  return entries.reduce((fen, entry) => fen + Math.abs(entry.fen) * Math.max(1, entry.reach.cells.length), 0);
}

function throws(attempt: () => void): boolean {
  try {
    attempt();
    return false;
  } catch {
    return true;
  }
}
