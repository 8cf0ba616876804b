import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { afterAll, expect, test } from "vitest";
import { medtide, until } from "../cli/medtide.ts";
import { contentOf, studyText, workshop } from "../host/node/study-runs.ts";

const shop = workshop();
afterAll(() => shop.remove());

test("Ctrl-C keeps what is finished and names the command that goes on to the same bytes", async () => {
  writeFileSync(shop.at("long.yaml"), studyText.replace("replicates: 3", "replicates: 40"));
  const study = ["study", "long.yaml", "--threads", "2", "--quiet"];
  const runs = shop.at("stopped", "runs");
  const whole = (): boolean => existsSync(runs) && readdirSync(runs).some((name) => /^chunk-\d+\.parquet$/.test(name));
  const stopped = await medtide([...study, "--out", "stopped"], {
    cwd: shop.at(),
    meanwhile: async (child) => {
      await until(whole);
      child.kill("SIGINT");
    },
  });
  expect(stopped.code).toBe(130);
  expect(stopped.err).toMatch(/to go on: npx medtide study long\.yaml --threads 2 --quiet --out stopped --resume/);
  // The study was cut off before its end, or this shows nothing.
  expect(existsSync(shop.at("stopped", "manifest.json"))).toBe(false);
  const resumed = await medtide([...study, "--out", "stopped", "--resume", "--json"], { cwd: shop.at() });
  const through = await medtide([...study, "--out", "through", "--json"], { cwd: shop.at() });
  expect([resumed.code, through.code]).toEqual([0, 0]);
  expect(JSON.parse(resumed.out).hash).toBe(JSON.parse(through.out).hash);
  expect(contentOf(shop.at("stopped"))).toEqual(contentOf(shop.at("through")));
  expect(JSON.parse(readFileSync(shop.at("through", "manifest.json"), "utf8")).runs).toBe(240);
});
