// What studies leave on disk: the same bytes for the same request, nothing half-written, and exit codes that tell the truth.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { medtide, temporaryFolder, until } from "./medtide.ts";

let folder = temporaryFolder();
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => folder.remove());

const small = ["county-managed", "--months", "12", "--replicates", "3", "--quiet"];
const long = ["county-managed", "--months", "1", "--replicates", "2000"];
const compare = (...args: readonly string[]) => medtide(["compare", ...args], { cwd: folder.path });
const at = (...names: readonly string[]): string => join(folder.path, ...names);

/** Every file below a folder with a digest of its content. */
const contentOf = (of: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(of, { recursive: true })
      .map(String)
      .filter((name) => name !== "provenance.json" && statSync(join(of, name)).isFile())
      .sort()
      .map((name) => [
        name,
        createHash("sha256")
          .update(readFileSync(join(of, name)))
          .digest("hex"),
      ]),
  );

const finiteOrNull = (_key: string, value: unknown): unknown => {
  if (typeof value === "number" && !Number.isFinite(value)) throw new Error("not finite");
  return value;
};

interface Printed {
  readonly hash: string;
  readonly folder: string;
  readonly packages: readonly {
    readonly id: string;
    readonly outcomes: Readonly<Record<string, Readonly<Record<string, number | string | null>>>>;
  }[];
  readonly scorecard: readonly { readonly id: string; readonly parts: readonly object[] }[];
}

describe("compare", () => {
  test("--json is one object, finite, with a reason for every undefined ratio; folder and report are written", async () => {
    const { code, out, err } = await compare(...small, "--json");
    expect([code, err]).toEqual([0, ""]);
    const printed = JSON.parse(out, finiteOrNull) as Printed;
    expect(printed.hash).toMatch(/^[0-9a-f]{64}$/);
    expect(printed.packages.map(({ id }) => id)).toEqual(["status-quo", "county-managed"]);
    const [baseline, managed] = printed.packages;
    expect(Object.keys(managed?.outcomes ?? {})).toHaveLength(18);
    expect(baseline?.outcomes["retention1"]).toMatchObject({ unit: "%", difference: null, why: "baseline" });
    expect(managed?.outcomes["townshipVacancy"]).toMatchObject({ value: expect.any(Number), low: expect.any(Number) });
    for (const { outcomes } of printed.packages) {
      const { value, why } = outcomes["costPerDoctorYear"] ?? {};
      if (value === null) expect(["baseline", "no gain"]).toContain(why);
    }
    expect(printed.scorecard.map(({ id }) => id)).toEqual(Array.from({ length: 13 }, (_, i) => `B${i + 1}`));
    expect(printed.folder).toMatch(/^results\/typical-county-[0-9a-f]{8}$/);
    expect(readFileSync(at(printed.folder, "report.html"), "utf8")).toMatch(/<html/i);
    const manifest = readFileSync(at(printed.folder, "manifest.json"), "utf8");
    expect(JSON.parse(manifest)).toMatchObject({ hash: printed.hash, seed: "medtide", replicates: 3 });
    expect(manifest).not.toContain(folder.path);
  });

  test("threads, time and place leave no trace; the seed does", async () => {
    await compare(...small, "--threads", "1", "--out", "one");
    await compare(...small, "--threads", "2", "--out", "two");
    await compare(...small, "--seed", "other", "--out", "three");
    expect(contentOf(at("two"))).toEqual(contentOf(at("one")));
    expect(Object.keys(contentOf(at("one")))).toContain(join("months", "chunk-0.parquet"));
    const hashes = ["one", "three"].map((name) => JSON.parse(readFileSync(at(name, "manifest.json"), "utf8")).hash);
    expect(hashes[0]).not.toBe(hashes[1]);
  });

  test("the same request finds its result; another is refused, unless forced", async () => {
    const first = await compare(...small, "--out", "r");
    const before = contentOf(at("r"));
    const again = await medtide(["compare", ...small.slice(0, -1), "--out", "r"], { cwd: folder.path });
    expect([again.code, again.out]).toEqual([0, first.out]);
    expect(again.err).toContain("already there, unchanged");
    const other = await compare(...small, "--seed", "2", "--out", "r");
    expect([other.code, other.out]).toEqual([2, ""]);
    expect(other.err).toContain("--force");
    expect(contentOf(at("r"))).toEqual(before);
    expect((await compare(...small, "--seed", "2", "--out", "r", "--force")).code).toBe(0);
    expect(contentOf(at("r"))).not.toEqual(before);
    expect(readdirSync(at("r"))).not.toContain("partial");
  });

  test("in Chinese: the table, the scorecard and amounts in 万", async () => {
    const { out } = await compare(...small, "--lang", "zh");
    expect(out).toContain("如不改变");
    expect(out).toContain("万元");
    expect(out).toMatch(/证据对照：\d+ 项中 \d+ 项达标/);
  });
});

describe("places that cannot be written are refused before any run", () => {
  test("a folder that is a file, or lies below one", async () => {
    writeFileSync(at("r"), "mine");
    const [file, below] = await Promise.all([compare(...small, "--out", "r"), compare(...small, "--out", "r/below")]);
    expect([file.code, below.code]).toEqual([2, 2]);
    expect(file.err).toBe("r: is a file, not a folder\n");
    expect(below.err).toContain("a part of this path is a file, not a folder");
    expect(readFileSync(at("r"), "utf8")).toBe("mine");
  });

  test("a folder with other files", async () => {
    mkdirSync(at("r"));
    writeFileSync(at("r", "letter.txt"), "mine");
    expect((await compare(...small, "--out", "r")).code).toBe(2);
    expect(readdirSync(at("r"))).toEqual(["letter.txt"]);
    expect((await compare(...small, "--out", "r", "--force")).code).toBe(0);
    expect(readFileSync(at("r", "letter.txt"), "utf8")).toBe("mine");
  });

  const mount = (options: string): boolean => {
    mkdirSync(at("disk"), { recursive: true });
    return spawnSync("mount", ["-t", "tmpfs", "-o", options, "tmpfs", at("disk")]).status === 0;
  };
  const unmount = () => spawnSync("umount", [at("disk")]);

  test("a read-only file system (needs the right to mount)", async ({ skip }) => {
    if (!mount("ro,size=64k")) skip("may not mount a file system here");
    try {
      const { code, err } = await compare(...small, "--out", "disk/r");
      expect([code, err]).toEqual([2, "disk/r: not writable: the file system is read-only\n"]);
    } finally {
      unmount();
    }
  });

  test("a full disk: refused when full before, kept whole when full halfway (needs the right to mount)", async ({
    skip,
  }) => {
    if (!mount("size=48k")) skip("may not mount a file system here");
    try {
      writeFileSync(at("disk", "filler"), "x".repeat(4096));
      const halfway = await compare(...small, "--out", "disk/r");
      expect(halfway.code).toBe(1);
      expect(halfway.err).toContain("the disk is full");
      expect(halfway.err).not.toMatch(/^\s+at /m);
      expect(existsSync(at("disk", "r", "manifest.json"))).toBe(false);
      expect(Object.keys(contentOf(at("disk"))).filter((name) => name.endsWith(".tmp"))).toEqual([]);
      spawnSync("sh", ["-c", `cat /dev/zero > "${at("disk", "filler")}"`]);
      const before = await compare(...small, "--out", "disk/other");
      expect([before.code, existsSync(at("disk", "other"))]).toEqual([2, false]);
      expect(before.err).toBe("disk/other: the disk is full\n");
    } finally {
      unmount();
    }
  });
});

describe("Ctrl-C", () => {
  const chunk = (): boolean =>
    existsSync(at("r", "partial")) &&
    readdirSync(at("r"), { recursive: true }).some((name) => String(name).endsWith(join("runs", "chunk-0.parquet")));

  test.each(["SIGINT", "SIGTERM"] as const)("%s keeps what is finished and says how to go on", async (signal) => {
    const { code, out, err } = await medtide(["compare", ...long, "--out", "r"], {
      cwd: folder.path,
      meanwhile: async (child) => {
        await until(chunk);
        child.kill(signal);
      },
    });
    expect([code, out]).toEqual([130, ""]);
    expect(err).toMatch(/\d+ of 2000 replicates are finished and kept in r/);
    expect(err).toContain(`to go on: medtide compare ${long.join(" ")} --out r`);
    expect(existsSync(at("r", "manifest.json"))).toBe(false);
    const { code: refused, err: why } = await medtide(["report", "r"], { cwd: folder.path });
    expect([refused, why]).toEqual([2, "r: an unfinished result; run its command again to finish it\n"]);
  });

  test("before anything is finished, nothing stays", async () => {
    const { code, err } = await medtide(["run", "typical-county", "--months", "480", "--out", "r"], {
      cwd: folder.path,
      meanwhile: async (child) => {
        await until(() => existsSync(at("r", "partial", "request.json")));
        child.kill("SIGINT");
      },
    });
    expect(code).toBe(130);
    expect(err).toContain("nothing is kept");
    expect(readdirSync(folder.path)).toEqual([]);
  });

  test("a study that was stopped ends with the bytes of one that was not", async () => {
    const study = ["typical-county", "--months", "1", "--replicates", "40", "--quiet", "--out"];
    await medtide(["run", ...study, "r"], {
      cwd: folder.path,
      meanwhile: async (child) => {
        await until(chunk);
        child.kill("SIGKILL");
      },
    });
    expect(existsSync(at("r", "manifest.json"))).toBe(false);
    expect((await medtide(["run", ...study, "r"], { cwd: folder.path })).code).toBe(0);
    expect((await medtide(["run", ...study, "whole"], { cwd: folder.path })).code).toBe(0);
    expect(contentOf(at("r"))).toEqual(contentOf(at("whole")));
  });
});

test("run prints its outcomes and its hash, and report makes the report again", async () => {
  const args = ["run", "county-managed", "--months", "12", "--replicates", "2", "--quiet", "--out", "r"];
  const { out } = await medtide([...args, "--json"], { cwd: folder.path });
  expect(JSON.parse(out, finiteOrNull)).toMatchObject({
    hash: expect.stringMatching(/^[0-9a-f]{64}$/),
    id: "county-managed",
    outcomes: { burnout: { value: expect.any(Number) } },
  });
  writeFileSync(at("r", "report.html"), "");
  const { code } = await medtide(["report", "r", "--svg", "pictures", "--lang", "zh"], { cwd: folder.path });
  expect(code).toBe(0);
  expect(readFileSync(at("r", "report.html"), "utf8")).toMatch(/<html/i);
  expect(readdirSync(at("pictures")).every((name) => name.endsWith(".svg"))).toBe(true);
});
