import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { named, stageNames } from "../../src/chart/words.ts";

test("every stage that a run may break off at has a name in Chinese", () => {
  const stages = ["sim", "host/node"].flatMap((layer) => {
    const folder = new URL(`../../src/${layer}/`, import.meta.url);
    return readdirSync(folder)
      .filter((name) => name.endsWith(".ts"))
      .flatMap((name) => [...readFileSync(new URL(name, folder), "utf8").matchAll(/\bstage: "([a-z-]+)"/g)])
      .map(([, stage = ""]) => stage);
  });
  expect([...new Set(stages)].sort()).toEqual(Object.keys(stageNames).sort());
  for (const stage of stages) expect(named(stageNames, stage, "zh")).toMatch(/\p{Script=Han}/u);
  expect(named(stageNames, "later", "zh")).toBe("later");
});
