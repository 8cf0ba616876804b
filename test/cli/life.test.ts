// The life of a doctor as a user sees it.
import { expect, test, vi } from "vitest";
import { spoken } from "./medtide.ts";

vi.setConfig({ testTimeout: 60_000 });
const life = (...args: readonly string[]) => spoken(["life", ...args]);

test("is told in both worlds, and in both languages", async () => {
  const english = await life("status-quo", "family-first", "--months", "36", "--lang", "en");
  expect(english.code).toBe(0);
  expect(english.out).toMatch(/^Doctor \d+: a (wo)?man of \d+, /);
  expect(english.out).toMatch(/Status quo +Family first/);
  expect(english.out).toMatch(/leaves for /);
  const chinese = await life("status-quo", "family-first", "--months", "36", "--lang", "zh");
  expect(chinese.out).toMatch(/^医师 \d+：[男女]，\d+ 岁/);
  expect(chinese.out).toMatch(/离开/);
  const object = JSON.parse((await life("status-quo", "--months", "12", "--json")).out) as {
    worlds: { id: string; months: object[] }[];
  };
  expect(object.worlds.map(({ id, months }) => [id, months.length])).toEqual([["status-quo", 13]]);
});

test("refuses three worlds, an unknown doctor and a world elsewhere", async () => {
  const short = ["--months", "2", "--lang", "en"];
  expect((await life("status-quo", "family-first", "capitation", ...short)).err).toMatch(/one scenario or two/);
  const unknown = await life("status-quo", "--doctor", "999999999", ...short);
  expect([unknown.code, unknown.err.trim()]).toEqual([
    2,
    "--doctor: nobody with the id 999999999 is ever there; without it one is picked",
  ]);
  expect((await life("status-quo", "guangxi-2018", ...short)).err).toMatch(/not set in the same region/);
});
