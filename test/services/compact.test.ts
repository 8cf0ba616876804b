// Merging that is killed at any moment: what is read then, and after it was done again, is what was there before.
import { cpSync, existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openResult } from "../../src/host/node/result/open.ts";
import { openQuery } from "../../src/host/node/result/query.ts";
import { STORED } from "../../src/host/node/result/views.ts";
import { medtide } from "../cli/medtide.ts";
import { storePretended } from "../host/node/result/stored.ts";

const KILLS = 4;
let folder = "";
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "medtide-kill-"));
  await storePretended(join(folder, "whole"), 60);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A checksum over all rows of every table, as readers see them. */
const contentOf = async (result: string): Promise<string> => {
  const opened = openResult(result);
  const database = await openQuery(opened, { threads: 1 });
  const sums: string[] = [];
  for (const { id } of opened.tables)
    for await (const rows of (await database.ask(`SELECT count(*), sum(hash(t)) FROM ${STORED}.${id} t`)).batches)
      sums.push(`${id} ${rows.join()}`);
  database.close();
  return sums.join("\n");
};

test(`killed ${KILLS} times at moments of its work, nothing is lost and nothing counted twice`, async () => {
  const content = await contentOf(join(folder, "whole"));
  const result = join(folder, "r");
  let begun = 0;
  for (let kill = 0; kill < KILLS; kill++) {
    rmSync(result, { recursive: true, force: true });
    cpSync(join(folder, "whole"), result, { recursive: true });
    const place = join(result, "compacting");
    // From the first merged table to the last, then into the renames.
    const tables = 1 + ((kill * 3) % 11);
    const { signal } = await medtide(["compact", result], {
      cwd: folder,
      meanwhile: async (child) => {
        const made = (): number => (existsSync(join(place, "new")) ? readdirSync(join(place, "new")).length : 0);
        const ended = (): boolean => child.exitCode !== null;
        while (made() < tables && !ended() && readdirSync(join(result, "months")).length > 1)
          await new Promise((resolve) => setTimeout(resolve, 1));
        child.kill("SIGKILL");
      },
    });
    if (signal === "SIGKILL" && existsSync(place)) begun++;
    expect(await contentOf(result), `killed at table ${tables}`).toBe(content);
    expect((await medtide(["compact", result], { cwd: folder })).code).toBe(0);
    expect(existsSync(place)).toBe(false);
    expect(readdirSync(join(result, "runs"))).toEqual(["all.parquet"]);
    expect(await contentOf(result)).toBe(content);
  }
  expect(begun, "kills that hit unfinished work").toBeGreaterThan(KILLS / 2);
});
