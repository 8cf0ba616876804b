// Every analysis that is listed: when it fits, that it runs, and that what it tells is whole in both languages.
import { describe, expect, test } from "vitest";
import { all } from "../../src/analyses/all.gen.ts";
import type { Analysis, Asked } from "../../src/analyses/analysis.ts";
import type { Text } from "../../src/base/text.ts";
import { calibratedCatalogue } from "../../src/host/node/load.ts";
import { inlineRunner } from "../../src/study/runner.ts";
import { inForce, plain, smallRegion } from "../verify/run.ts";

const baseline = { ...plain(14, { region: smallRegion(), burnIn: 2 }), id: "status-quo" };
const front = { ...baseline, id: "a", levers: [inForce("living-subsidy"), inForce("housing")] };
const other = { ...baseline, id: "b", levers: [inForce("settling-bonus")] };
const asked: Asked = { baseline, packages: [front, other], front, seed: "analyses", replicates: 2 };
const idle: Asked = { ...asked, packages: [], front: { ...front, levers: [] } };
const nameOf = (id: string): Text => ({ en: `Package ${id}`, zh: `组合 ${id}` });

/** Every pair of texts in a value. */
function* textsIn(value: unknown): Generator<Text> {
  if (typeof value !== "object" || value === null) return;
  if ("en" in value && "zh" in value) yield value as Text;
  else for (const inner of Object.values(value)) yield* textsIn(inner);
}

test("each is called by a name of its own", () => {
  expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
});

describe.each((all as readonly Analysis[]).map((analysis) => [analysis.id, analysis] as const))(
  "%s",
  (id, analysis) => {
    test("fits packages with levers, and nothing else", () => {
      expect([analysis.fits(asked), analysis.fits(idle)]).toEqual([true, false]);
      for (const { en, zh } of [analysis.question, analysis.explains, analysis.needs])
        expect([en, zh]).toEqual([
          expect.stringMatching(/^[^\u4e00-\u9fff]+$/),
          expect.stringMatching(/[\u4e00-\u9fff]/),
        ]);
    });

    test("runs, and tells what it has found in both languages", async () => {
      const progress: (readonly [number, number])[] = [];
      const result = await analysis.run(asked, calibratedCatalogue(), inlineRunner, (done, total) => {
        progress.push([done, total]);
      });
      const [done, total] = progress.at(-1) ?? [0, -1];
      expect(done).toBe(total);
      const chapter = analysis.chapter(result, nameOf);
      expect(chapter.id).toBe(id);
      expect(chapter.pictures.length).toBeGreaterThan(0);
      expect(chapter.tables.length).toBeGreaterThan(0);
      for (const { columns, rows } of chapter.tables) for (const row of rows) expect(row).toHaveLength(columns.length);
      const texts = [...textsIn(chapter)];
      for (const { en, zh } of texts) {
        expect(`${en} ${zh}`).not.toMatch(/NaN|undefined|Infinity|\[object/);
        expect(en).not.toMatch(/[\u4e00-\u9fff]/);
      }
      // Its notes are on packages that it was asked about.
      for (const note of chapter.notes ?? []) expect(["a", "b"]).toContain(note.package);
      expect(chapter.notes?.some((note) => note.package === "a")).toBe(true);
    });
  },
);
