// The snippet of docs/reading-results.md for R, on a result of the kind it is written for.
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { find } from "../../src/tools/need.ts";
import { medtide } from "../cli/medtide.ts";
import { storeReal } from "../host/node/result/stored.ts";
import { placed, pointsOf, snippets } from "../snippets.ts";

test("R reads the exported tables by itself", async () => {
  const cwd = mkdtempSync(join(tmpdir(), "medtide-r-"));
  try {
    const stored = await storeReal(join(cwd, "stored"), 3);
    const [shell = "", ...others] = snippets("sh");
    const [code = "", ...more] = snippets("r");
    expect([others, more]).toEqual([[], []]);
    const [program, ...args] = placed(shell, stored.folder).trim().split(" ");
    expect(program).toBe("medtide");
    expect(await medtide(args, { cwd })).toMatchObject({ code: 0, err: "" });
    // A year cannot tell three-year retention: what can be told is asked instead.
    const asked = code.replaceAll("retention3", "retention1");
    const { status, stdout, stderr } = spawnSync(find("r")!, ["-"], { cwd, input: asked, encoding: "utf8" });
    expect([status, stderr]).toEqual([0, ""]);
    const [, mean, half] = /family-first +(-?[\d.]+) +([\d.]+)/.exec(stdout) ?? [];
    expect(Number(mean)).toBeCloseTo(
      pointsOf(stored, ({ measures }) => measures["retention1"] ?? Number.NaN),
      4,
    );
    expect(Number(half)).toBeGreaterThan(0);
  } finally {
    rmSync(cwd, { recursive: true, force: true });
  }
});
