import { expect, test } from "vitest";
import { brief } from "../../src/chart/brief.ts";
import { shippedIds } from "../../src/host/node/files.ts";
import { load } from "../../src/host/node/load.ts";
import { all } from "../../src/levers/all.gen.ts";
import type { Lever } from "../../src/levers/lever.ts";
import { fixture } from "../chart/fixture.ts";
import { expectBilingual } from "./words.ts";

const levers: readonly Lever[] = all as unknown as readonly Lever[];
const packages = shippedIds("packages").filter((id) => id !== "status-quo");

/** The invented comparison with what a shipped package really holds. */
const holding = (id: string) => {
  const scenario = load(id);
  const c = fixture();
  const filled = c.packages.map((p) =>
    p.id !== id
      ? p
      : {
          ...p,
          lacks: scenario.lacks,
          description: scenario.description,
          levers: scenario.levers.map(({ lever, params, ...common }) => ({
            id: lever,
            name: levers.find((l) => l.id === lever)!.name,
            settings: { ...params, ...common },
          })),
        },
  );
  return { comparison: { ...c, packages: filled }, scenario };
};

test.each(packages)("the brief of %s names every lever and setting in both languages", (id) => {
  const { comparison, scenario } = holding(id);
  const pages = { en: "", zh: "" };
  for (const lang of ["en", "zh"] as const) {
    const page = brief(comparison, { package: id, picture: null }, lang);
    pages[lang] = page.replace(/^.*?<main/s, "<main");
    for (const { lever } of scenario.levers) {
      const declared = levers.find((l) => l.id === lever)!;
      for (const { name } of [declared, ...Object.values(declared.params)])
        expect(pages[lang]).toContain(name[lang].replaceAll("'", "&#39;"));
    }
    expect(pages[lang]).not.toMatch(/undefined|NaN|\[object/);
  }
  expect(pages.en.replace(/<ul class="sources">.*?<\/ul>/s, "")).not.toMatch(/\p{Script=Han}/u);
});

test("a lever's caveat is told in both languages", () => {
  const told = levers.flatMap(({ caveat }) => (caveat === undefined ? [] : [caveat]));
  expect(told.length).toBeGreaterThan(4);
  for (const caveat of told) expectBilingual(caveat);
});
