// What studies leave on disk: the same bytes for the same request, nothing half-written, and exit codes that tell the truth.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { medtide, spoken, temporaryFolder, until } from "./medtide.ts";

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

/** A package without burn-in, so that a test takes no longer than it must. */
const quick =
  "schemaVersion: 1\nextends: packages/county-managed.yaml\nname: { en: Quick, zh: 快 }\nmonths: 12\nburnIn: 0\n";
const small = ["quick.yaml", "--replicates", "2"];
const tiny = ["quick.yaml", "--months", "1", "--replicates", "1", "--quiet"];

const home = process.cwd();
/** A folder with the scenario in it, which is the working directory until it is removed. */
const folderWithScenario = (): ReturnType<typeof temporaryFolder> => {
  const made = temporaryFolder();
  writeFileSync(join(made.path, "quick.yaml"), quick);
  process.chdir(made.path);
  return {
    ...made,
    remove: () => {
      process.chdir(home);
      made.remove();
    },
  };
};
const compare = (...args: readonly string[]) => spoken(["compare", ...args]);

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
  let folder: ReturnType<typeof temporaryFolder>;
  let first: Awaited<ReturnType<typeof spoken>>;
  const at = (...names: readonly string[]): string => join(folder.path, ...names);
  const asProcess = (...args: readonly string[]) => medtide(["compare", ...args], { cwd: folder.path });
  beforeAll(async () => {
    folder = folderWithScenario();
    first = await compare(...small, "--threads", "1", "--out", "one", "--quiet", "--json");
  });
  // Every other test has a folder of its own.
  beforeEach(() => process.chdir(folder.path));
  afterAll(() => folder.remove());

  test("--json is one object, finite, with a reason for every undefined ratio; folder and report are written", () => {
    expect([first.code, first.err]).toEqual([0, ""]);
    const printed = JSON.parse(first.out, finiteOrNull) as Printed;
    expect(printed.hash).toMatch(/^[0-9a-f]{64}$/);
    expect(printed.folder).toBe("one");
    expect(printed.packages.map(({ id }) => id)).toEqual(["status-quo", "quick"]);
    const [baseline, managed] = printed.packages;
    expect(Object.keys(managed?.outcomes ?? {})).toHaveLength(19);
    expect(baseline?.outcomes["retention1"]).toMatchObject({ unit: "%", difference: null, why: "baseline" });
    expect(managed?.outcomes["townshipVacancy"]).toMatchObject({ value: expect.any(Number), low: expect.any(Number) });
    for (const { outcomes } of printed.packages) {
      const { value, why } = outcomes["costPerDoctorYear"] ?? {};
      if (value === null) expect(["baseline", "no gain"]).toContain(why);
    }
    expect(printed.scorecard.map(({ id }) => id)).toEqual(Array.from({ length: 13 }, (_, i) => `B${i + 1}`));
    expect(readFileSync(at("one", "report.html"), "utf8")).toMatch(/<html/i);
    const manifest = readFileSync(at("one", "manifest.json"), "utf8");
    expect(JSON.parse(manifest)).toMatchObject({ hash: printed.hash, seed: "medtide", replicates: 2 });
    expect(manifest).not.toContain(folder.path);
    expect(Object.keys(contentOf(at("one")))).toContain(join("months", "chunk-0.parquet"));
  });

  test("the same request finds its result, in the reader's language; another is refused", async () => {
    const before = contentOf(at("one"));
    const again = await asProcess(...small, "--out", "one", "--lang", "zh");
    expect([again.code, again.err]).toEqual([0, "one：结果已存在，未作改动\n"]);
    expect(again.out).toContain("如不改变");
    expect(again.out).toContain("万元");
    expect(again.out).toMatch(/证据对照：\d+ 项中 \d+ 项达标.*；另有 \d+ 项在 12 个月内无法判定：/);
    expect(again.out).toContain(`报告：${join("one", "report.html")}#zh\n`);
    const same = await compare(...small, "--out", "one", "--lang", "en");
    expect(same.out).toContain(`Report: ${join("one", "report.html")}\n`);
    const other = await compare(...small, "--seed", "2", "--out", "one");
    expect([other.code, other.out]).toEqual([2, ""]);
    expect(other.err).toContain("--force");
    expect(contentOf(at("one"))).toEqual(before);
  });

  test("threads, time and place leave no trace; the seed does, and --force replaces what is there", async () => {
    expect((await asProcess(...small, "--threads", "2", "--out", "two", "--quiet")).code).toBe(0);
    const one = contentOf(at("one"));
    expect(contentOf(at("two"))).toEqual(one);
    const forced = await compare(...small, "--seed", "2", "--out", "two", "--quiet", "--force", "--json");
    expect(forced.code).toBe(0);
    expect((JSON.parse(forced.out) as Printed).hash).not.toBe((JSON.parse(first.out) as Printed).hash);
    expect(readdirSync(at("two"))).not.toContain("partial");
    expect(Object.keys(contentOf(at("two")))).toEqual(Object.keys(one));
  });

  test("report makes the report again, and pictures", async () => {
    writeFileSync(at("one", "report.html"), "");
    const { code, out } = await spoken(["report", "one", "--svg", "pictures"]);
    expect([code, out.split("\n")[0]]).toEqual([0, join("one", "report.html")]);
    expect(readFileSync(at("one", "report.html"), "utf8")).toMatch(/<html/i);
    expect(readdirSync(at("pictures")).every((name) => name.endsWith(".svg"))).toBe(true);
    expect((await spoken(["report", "one", "--svg"])).code).toBe(0);
    expect(readdirSync(at("one", "charts"))).toEqual(readdirSync(at("pictures")));
  });

  test("report writes a brief beside it, and says why there is no PDF", async () => {
    const without = { cwd: folder.path, env: { CHROMIUM: at("nowhere") } };
    const { code, out, err } = await medtide(["report", "one", "--package", "quick", "--lang", "zh"], without);
    const page = join("one", "brief-quick.zh.html");
    expect([code, out.split("\n")[1]]).toEqual([0, page]);
    expect(err).toContain("未生成 PDF：未找到 Chromium");
    expect(readFileSync(at(page), "utf8")).toMatch(/政策模拟简报.*<svg/s);
    const wrong = await spoken(["report", at("one"), "--package", "quik"]);
    expect([wrong.code, wrong.err]).toEqual([2, "quik: is not in this result; did you mean quick?\n"]);
  });
});

let folder: ReturnType<typeof temporaryFolder>;
beforeEach(() => {
  folder = folderWithScenario();
});
afterEach(() => folder.remove());
const at = (...names: readonly string[]): string => join(folder.path, ...names);

describe("places that cannot be written are refused before any run", () => {
  test("a folder that is a file, or lies below one", async () => {
    writeFileSync(at("r"), "mine");
    const [file, below] = await Promise.all([compare(...tiny, "--out", "r"), compare(...tiny, "--out", "r/below")]);
    expect([file.code, below.code]).toEqual([2, 2]);
    expect(file.err).toBe("r: is a file, not a folder\n");
    expect(below.err).toContain("a part of this path is a file, not a folder");
    expect(readFileSync(at("r"), "utf8")).toBe("mine");
  });

  test("a folder with other files", async () => {
    mkdirSync(at("r"));
    writeFileSync(at("r", "letter.txt"), "mine");
    expect((await compare(...tiny, "--out", "r")).code).toBe(2);
    expect(readdirSync(at("r"))).toEqual(["letter.txt"]);
    expect((await compare(...tiny, "--out", "r", "--force")).code).toBe(0);
    expect(readFileSync(at("r", "letter.txt"), "utf8")).toBe("mine");
  });

  const shell = (script: string): boolean => spawnSync("sh", ["-c", script]).status === 0;
  const mount = (options: string): boolean => {
    mkdirSync(at("disk"), { recursive: true });
    return shell(`mount -t tmpfs -o ${options} tmpfs '${at("disk")}'`);
  };
  const unmount = () => shell(`umount '${at("disk")}'`);

  test("a read-only file system (needs the right to mount)", async ({ skip }) => {
    if (!mount("ro,size=64k")) skip("may not mount a file system here");
    try {
      const { code, err } = await compare(...tiny, "--out", "disk/r");
      expect([code, err]).toEqual([2, "disk/r: not writable: the file system is read-only\n"]);
    } finally {
      unmount();
    }
  });

  test("a full disk: refused when full before, kept whole when full halfway (needs the right to mount)", async ({
    skip,
  }) => {
    if (!mount("size=32k")) skip("may not mount a file system here");
    try {
      writeFileSync(at("disk", "filler"), "x".repeat(4096));
      const halfway = await compare(...tiny, "--out", "disk/r");
      expect(halfway.code).toBe(1);
      expect(halfway.err).toContain("the disk is full");
      expect(halfway.err).not.toMatch(/^\s+at /m);
      expect(existsSync(at("disk", "r", "manifest.json"))).toBe(false);
      expect(Object.keys(contentOf(at("disk"))).filter((name) => name.endsWith(".tmp"))).toEqual([]);
      shell(`cat /dev/zero > '${at("disk", "filler")}'`);
      const before = await compare(...tiny, "--out", "disk/other");
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

  test("keeps what is finished and says how to go on", async () => {
    const long = ["quick.yaml", "--months", "1", "--replicates", "2000", "--out", "r"];
    const { code, out, err } = await medtide(["compare", ...long], {
      cwd: folder.path,
      meanwhile: async (child) => {
        await until(chunk);
        child.kill("SIGINT");
      },
    });
    expect([code, out]).toEqual([130, ""]);
    expect(err).toMatch(/\d+ of 2000 replicates are finished and kept in r/);
    expect(err).toContain(`to go on: npx medtide compare ${long.join(" ")}`);
    expect(existsSync(at("r", "manifest.json"))).toBe(false);
    const report = await spoken(["report", "r"]);
    expect([report.code, report.err]).toEqual([2, "r: an unfinished result; run its command again to finish it\n"]);
  });

  test("before anything is finished, nothing stays; a request to end is heard as well", async () => {
    const { code, err } = await medtide(["run", "typical-county", "--months", "480", "--out", "r"], {
      cwd: folder.path,
      meanwhile: async (child) => {
        await until(() => existsSync(at("r", "partial", "request.json")));
        child.kill("SIGTERM");
      },
    });
    expect(code).toBe(130);
    expect(err).toContain("nothing is kept");
    expect(readdirSync(folder.path)).toEqual(["quick.yaml"]);
  });

  test("a study that was killed ends with the bytes of one that was not", async () => {
    const study = (out: string) => [
      "run",
      "quick.yaml",
      "--months",
      "1",
      "--replicates",
      "12",
      "--quiet",
      "--out",
      out,
    ];
    await medtide(study("r"), {
      cwd: folder.path,
      meanwhile: async (child) => {
        await until(chunk);
        child.kill("SIGKILL");
      },
    });
    expect(existsSync(at("r", "manifest.json"))).toBe(false);
    // Had it been killed between writing a file and naming it, this would lie there.
    const written = readdirSync(at("r"), { recursive: true, encoding: "utf8" }).find((name) =>
      name.endsWith("chunk-0.parquet"),
    );
    writeFileSync(at("r", dirname(written ?? ""), ".chunk-9.parquet.1-0f28da06.tmp"), "half");
    expect((await spoken(study("r"))).code).toBe(0);
    expect((await spoken(study("whole"))).code).toBe(0);
    expect(contentOf(at("r"))).toEqual(contentOf(at("whole")));
  });
});

test("run prints its outcomes and its hash", async () => {
  const { out } = await spoken(["run", ...tiny, "--json"]);
  const printed = JSON.parse(out, finiteOrNull) as Printed;
  expect(printed).toMatchObject({
    hash: expect.stringMatching(/^[0-9a-f]{64}$/),
    id: "quick",
    outcomes: { burnout: { value: expect.any(Number) } },
  });
  expect(printed.folder).toMatch(/^results\/quick-[0-9a-f]{8}$/);
});

test("a comparison of one package is put into a folder of its name", async () => {
  expect((await compare(...tiny)).code).toBe(0);
  expect(readdirSync(at("results"))).toEqual([expect.stringMatching(/^quick-[0-9a-f]{8}$/)]);
});

test("a region without targets is not said to have missed or met any", async () => {
  writeFileSync(
    at("eight.yaml"),
    "schemaVersion: 1\nextends: regions/guangxi-2018.yaml\nmonths: 1\nburnIn: 0\nregion: { counties: 8 }\n",
  );
  const { code, out } = await spoken(["run", "eight.yaml", "--replicates", "1", "--quiet"]);
  expect(code).toBe(0);
  expect(out).toContain("Scorecard: no target is judged on this region\n");
});
