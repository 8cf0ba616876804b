// What every mode of a consortium must keep: words, where its numbers come from, and amounts that mean something.
import { readdirSync } from "node:fs";
import { expect, test } from "vitest";
import type { ConsortiumMode } from "../../src/levers/consortium-mode.ts";
import { all } from "../../src/levers/consortium-modes/all.gen.ts";
import lever from "../../src/levers/governance/consortium-mode.ts";
import { facilityTypes } from "../../src/model/kinds.ts";
import { evidenceIn } from "../../src/model/source.ts";
import { expectSource } from "./evidence.ts";
import { expectBilingual } from "./words.ts";

const modes: readonly ConsortiumMode[] = all;

test("every file is a mode under its own name, and the lever offers all of them", () => {
  const files = readdirSync(new URL("../../src/levers/consortium-modes/", import.meta.url))
    .filter((name) => /^[^.]+\.ts$/.test(name))
    .map((name) => name.slice(0, -3))
    .sort();
  expect(modes.map(({ id }) => id)).toEqual(files);
  expect(lever.params.mode.choices?.map(({ id }) => id)).toEqual(files);
});

test.each(modes.map((mode) => [mode.id, mode] as const))("%s", (_, mode) => {
  expectBilingual(mode.name);
  expectSource(mode.source);
  expect(evidenceIn(mode.source).filter((id) => !lever.sources.includes(id))).toEqual([]);
  expect(mode.members.length).toBeGreaterThan(0);
  for (const type of mode.members) {
    expect(facilityTypes).toContain(type);
    expect(type).not.toBe(mode.lead);
  }
  for (const share of [mode.hold, mode.match, mode.assessed, mode.remote, mode.reading]) {
    expect(share).toBeGreaterThanOrEqual(0);
    expect(share).toBeLessThanOrEqual(1);
  }
  for (const amount of [mode.doctors, mode.travel, mode.training]) expect(amount).toBeGreaterThanOrEqual(0);
  expect(mode.doctors > 0).toBe(mode.travel > 0);
});
