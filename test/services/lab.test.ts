// The policy lab as a commission uses it: a real browser, the built files, the command line's own numbers.
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, request as send } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { type Browser, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { csvLine } from "../../src/base/csv.ts";
import { Draw } from "../../src/base/rng.ts";
import { runKey } from "../../src/base/seed.ts";
import { type LabServer, serveLab } from "../../src/host/node/lab-server.ts";
import { load } from "../../src/host/node/load.ts";
import { createPool } from "../../src/host/node/pool.ts";
import { toFragment } from "../../src/host/web/link.ts";
import { expandFacilities } from "../../src/sim/facilities.ts";
import { synthesise } from "../../src/sim/population.ts";
import { monthNumber } from "../../src/sim/roster/cell.ts";
import { oneRowEach, rosterOf } from "../../src/sim/roster/tables.ts";
import { compare } from "../../src/study/compare.ts";
import { find } from "../../src/tools/need.ts";
import { writtenRoster } from "../sim/roster/written-roster.ts";

const built = fileURLToPath(new URL("../../dist/lab/", import.meta.url));
const axe = readFileSync(fileURLToPath(import.meta.resolve("axe-core/axe.min.js")), "utf8");

let browser: Browser;
let server: LabServer;
beforeAll(async () => {
  server = await serveLab(0, built);
  browser = await chromium.launch({ executablePath: find("chromium")!, args: ["--no-sandbox", "--disable-gpu"] });
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

interface Visit {
  readonly page: Page;
  readonly complaints: string[];
  readonly asked: string[];
}
/** Opens the lab in a fresh profile, refuses every other address, and notes what the page complains about. */
const visit = async (locale: string, width = 1280, hash = ""): Promise<Visit> => {
  const context = await browser.newContext({ locale, viewport: { width, height: 900 } });
  const page = await context.newPage();
  page.setDefaultTimeout(100_000);
  const complaints: string[] = [];
  const asked: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(error.message));
  await context.route(
    (url) => !url.href.startsWith(server.address) && !/^(blob|data):/.test(url.href),
    (route) => {
      asked.push(route.request().url());
      return route.abort();
    },
  );
  await page.goto(server.address + hash);
  await page.waitForSelector(".controls");
  return { page, complaints, asked };
};

/** Until the answer has all its replicates. */
const answered = async (page: Page, replicates: number): Promise<string> => {
  await page.waitForSelector(`.progress[data-state=done]:has-text("${replicates}/${replicates}")`);
  return (await page.getAttribute("[data-hash]", "data-hash")) ?? "";
};
const fewReplicates = async (page: Page): Promise<void> => {
  await page.click(".runs > summary");
  await page.selectOption("#replicates", "8");
};

describe("the page", () => {
  it("answers with the command line's hash, in Chinese, asking nobody else", async () => {
    const { page, complaints, asked } = await visit("zh-CN");
    expect(await page.title()).toContain("医潮");
    await fewReplicates(page);
    await page.selectOption("#from", "packages/county-managed.yaml");
    await page.waitForSelector('.headline [data-package="a"]');
    const hash = await answered(page, 8);
    const pool = createPool();
    const { comparison } = await compare(
      [load("status-quo"), load("county-managed")],
      { seed: "medtide", replicates: 8 },
      pool,
    );
    await pool.close();
    expect(hash).toBe(comparison.hash);
    const told = await page.innerText('.headline[data-outcome="retention3"] [data-package="a"]');
    const { difference } = comparison.packages[1]!.outcomes.retention3;
    expect(told).toContain(`+${(100 * difference!).toFixed(1)} 个百分点`);
    await page.waitForSelector('[data-chart="retention"] svg');
    expect(complaints).toEqual([]);
    expect(asked).toEqual([]);
    await page.context().close();
  });

  it("answers anew when a lever is moved", async () => {
    const { page, complaints } = await visit("en-GB");
    await fewReplicates(page);
    await page.fill(".find input", "living-subsidy");
    await page.click('[data-lever="living-subsidy"] .switch input');
    const before = await answered(page, 8);
    await page.fill("#living-subsidy-amount", "3000");
    await page.press("#living-subsidy-amount", "Tab");
    await page.waitForSelector(`[data-hash]:not([data-hash="${before}"])`);
    await answered(page, 8);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it("shows a conflict as it arises, in the form and in the parser's words", async () => {
    const { page, complaints } = await visit("en-GB");
    await page.fill(".find input", "dispatch-");
    await page.click('[data-lever="dispatch-orders"] .switch input');
    expect(await page.innerText('[data-lever="dispatch-contract"] .hint')).toContain("excludes");
    await page.click('[data-lever="dispatch-contract"] .switch input');
    expect(await page.innerText(".controls .wrong")).toContain("exclude each other");
    expect(await page.locator(".lever .conflict").count()).toBe(2);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it.each([1280, 390])(
    "has no serious fault of access at %i pixels, and nothing wider than the window",
    async (width) => {
      const { page } = await visit("zh-CN", width);
      await fewReplicates(page);
      await page.selectOption("#from", "packages/grassroots-ten.yaml");
      await page.waitForSelector('.headline [data-package="a"]');
      await answered(page, 8);
      expect(await page.evaluate<number>("document.scrollingElement.scrollWidth")).toBeLessThanOrEqual(width);
      // The page's policy lets no text become code, so the checker comes in as a file of the browser's own.
      const session = await page.context().newCDPSession(page);
      await session.send("Runtime.evaluate", { expression: axe });
      const faults = await page.evaluate<string[]>(
        `axe.run().then(({ violations }) => violations.filter(({ impact }) => impact === "serious" || impact === "critical")
        .map(({ id, nodes }) => id + ": " + nodes.slice(0, 3).map(({ html }) => html).join(" ")))`,
      );
      expect(faults).toEqual([]);
      await page.context().close();
    },
  );
});

/** What the browser is given to keep when something is clicked. */
const kept = async (page: Page, selector: string): Promise<{ readonly name: string; readonly bytes: Buffer }> => {
  const [download] = await Promise.all([page.waitForEvent("download"), page.click(selector)]);
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
};

describe("what leaves the page", () => {
  it("is a file that the command line runs to the same hash, tables, a brief, pictures, and a link", async () => {
    const { page, complaints } = await visit("zh-CN");
    await fewReplicates(page);
    await page.fill(".find input", "housing");
    await page.click('[data-lever="housing"] .switch input');
    await page.waitForSelector('.headline [data-package="a"]');
    const hash = await answered(page, 8);

    const scenario = await kept(page, "[data-save=scenario]");
    const folder = mkdtempSync(join(tmpdir(), "medtide-lab-"));
    writeFileSync(join(folder, scenario.name), scenario.bytes);
    const own = load(join(folder, scenario.name));
    expect(own.levers.map(({ lever }) => lever)).toEqual(["housing"]);
    const pool = createPool();
    const { comparison } = await compare([load("status-quo"), own], { seed: "medtide", replicates: 8 }, pool);
    await pool.close();
    expect(comparison.hash).toBe(hash);

    expect((await kept(page, "[data-save=csv]")).bytes.subarray(0, 2).toString()).toBe("PK");
    expect((await kept(page, "[data-save=xlsx]")).name).toMatch(/\.xlsx$/);
    const brief = (await kept(page, "[data-save=brief]")).bytes.toString("utf8");
    expect(brief).toContain(hash);
    expect(brief).toContain("<svg");
    await page.waitForSelector('[data-chart="retention"] svg');
    expect((await kept(page, '[data-chart="retention"] .keep button >> nth=1')).bytes.subarray(1, 4).toString()).toBe(
      "PNG",
    );

    const link = await page.inputValue("#link");
    await page.context().close();
    const again = await visit("en-GB", 1280, link.slice(server.address.length));
    expect(await answered(again.page, 8)).toBe(hash);
    expect(await again.page.locator('[data-lever="housing"].on').count()).toBe(1);
    await again.page.context().close();
    const cut = await visit("en-GB", 1280, link.slice(server.address.length, -40));
    expect(await cut.page.innerText(".answers [role=alert]")).toContain("cut short or damaged");
    await cut.page.context().close();
    expect([...complaints, ...again.complaints, ...cut.complaints]).toEqual([]);
    rmSync(folder, { recursive: true, force: true });
  });

  it("is nothing of a hostile link but text", async () => {
    const text =
      "schemaVersion: 1\nextends: regions/typical-county.yaml\nname: { en: '<img src=x onerror=alert(1)>', zh: '<b>甲</b>' }\nlevers: { housing: {} }\n";
    const fragment = toFragment({
      region: "regions/typical-county.yaml",
      seed: "<i>",
      replicates: 8,
      years: 5,
      budget: null,
      packages: [["a", text]],
    });
    const { page, complaints } = await visit("en-GB", 1280, `#${fragment}`);
    await page.waitForSelector('.headline [data-package="a"]');
    await answered(page, 8);
    for (const view of ["viewStaying", "viewMoney", "viewTables", "viewPlaces"]) {
      await page.click(`[data-view=${view}]`);
      expect(await page.locator("main img, main script").count()).toBe(0);
    }
    expect(complaints).toEqual([]);
    await page.context().close();
  });
});

describe("own data", () => {
  it("of a thousand doctors stay in the browser; a link over them asks for them and finds the same numbers", async () => {
    const typical = load("typical-county");
    const rows = oneRowEach(typical.region).filter(({ type }) => type !== "tertiary");
    const county = { ...typical.region, facilities: rows };
    const people = synthesise(county, expandFacilities(county), new Draw(...runKey("written", 0)));
    const sheets = writtenRoster(rows, rosterOf(people), monthNumber(2025, 12), "zh");
    const files = sheets.map(({ file, rows: cells }) => ({
      name: `${file}.csv`,
      mimeType: "text/csv",
      buffer: Buffer.from(cells.map((row) => `${csvLine([...row])}\r\n`).join("")),
    }));
    const give = async (page: Page): Promise<void> => {
      await page.setInputFiles("#own-files", files);
      await page.waitForSelector("[data-own]");
    };
    const { page, complaints, asked } = await visit("zh-CN");
    await fewReplicates(page);
    await page.click(".own > summary");
    await give(page);
    expect(await page.innerText("[data-own]")).toContain("医师 1,704 人");
    expect(await page.inputValue("#region")).toBe("own/region.yaml");
    await page.selectOption("#from", "packages/family-first.yaml");
    await page.waitForSelector('.headline [data-package="a"]');
    const hash = await answered(page, 8);
    const link = await page.inputValue("#link");
    await page.context().close();

    const again = await visit("zh-CN", 1280, link.slice(server.address.length));
    await again.page.waitForSelector(".own [role=alert]");
    await give(again.page);
    await again.page.waitForSelector('.headline [data-package="a"]');
    expect(await answered(again.page, 8)).toBe(hash);
    expect([...complaints, ...again.complaints, ...asked, ...again.asked]).toEqual([]);
    await again.page.context().close();
  });

  it.each([
    ["no spreadsheet", "roster.csv", Buffer.from([0, 1, 2, 3]), "is no spreadsheet"],
    ["a web page", "roster.xlsx", Buffer.from("<html><b>x</b></html>"), "is a web page"],
    ["a scenario with a slip", "own.yaml", Buffer.from("schemaVersion: 1\nlevrs: {}\n"), "levers"],
  ])("that are %s are refused in words", async (_, name, buffer, words) => {
    const { page, complaints } = await visit("en-GB");
    await page.click(".own > summary");
    await page.setInputFiles("#own-files", [{ name, mimeType: "text/plain", buffer }]);
    expect(await page.innerText(".own [role=alert]")).toContain(words);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it("begin with a template", async () => {
    const { page } = await visit("zh-CN");
    await page.click(".own > summary");
    const { name, bytes } = await kept(page, "[data-save=template]");
    expect(name).toBe("花名册模板.xlsx");
    expect(bytes.subarray(0, 2).toString()).toBe("PK");
    await page.context().close();
  });
});

describe("an analysis", () => {
  it("says what each lever did, and tells one doctor's two lives", async () => {
    const { page, complaints } = await visit("zh-CN");
    await fewReplicates(page);
    await page.fill(".find input", "allowance");
    await page.click('[data-lever="remote-allowance"] .switch input');
    await page.fill(".find input", "housing");
    await page.click('[data-lever="housing"] .switch input');
    await answered(page, 8);
    await page.click("[data-view=viewWhy]");
    for (const id of ["levers", "life"]) {
      await page.click(`[data-analysis=${id}] .primary`);
      await page.waitForSelector(`[data-analysis=${id}][data-state=done]`);
    }
    expect(await page.locator("[data-analysis=levers] tbody tr").count()).toBe(3);
    expect(await page.innerText("[data-analysis=life]")).toContain("医师");
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it("runs a study file, finds the same again after a reload, and says what is wrong with one", async () => {
    const study =
      "kind: sweep\nscenario: regions/typical-county.yaml\nmonths: 12\nreplicates: 2\ndesign: { type: grid, levels: 2 }\nvary:\n  levers.living-subsidy.amount: [0, 3000]\noutcomes: [retention1]\n";
    const { page } = await visit("en-GB");
    const run = async (): Promise<string> => {
      await page.click("[data-view=viewStudies]");
      await page.fill("#study-text", study);
      await page.click("[data-analysis=study] .primary");
      await page.waitForSelector("[data-study-hash]");
      return (await page.getAttribute("[data-study-hash]", "data-study-hash")) ?? "";
    };
    const first = await run();
    await page.reload();
    expect(await run()).toBe(first);
    await page.fill("#study-text", study.replace("living-subsidy", "livin-subsidy"));
    await page.click("[data-analysis=study] .primary");
    expect(await page.innerText("[data-analysis=study] [role=alert]")).toContain("living-subsidy");
    await page.context().close();
  });
});

describe("the files", () => {
  it("are at most 1.5 MB compressed, fonts apart", () => {
    const names = readdirSync(built, { recursive: true, encoding: "utf8" }).filter((name) =>
      /\.(html|js|css)$/.test(name),
    );
    const bytes = names.reduce((sum, name) => sum + gzipSync(readFileSync(join(built, name))).length, 0);
    expect(bytes).toBeGreaterThan(100_000);
    expect(bytes).toBeLessThan(1.5e6);
  });

  it("name no address but their own", () => {
    const index = readFileSync(join(built, "index.html"), "utf8");
    expect([...index.matchAll(/(?:src|href)="([^"]*)"/g)].map(([, address]) => address!.replace(/-.*/, ""))).toEqual(
      expect.arrayContaining(["./assets/index"]),
    );
    expect(index).not.toMatch(/https?:/);
  });
});

interface Answered {
  readonly status: number;
  readonly headers: Record<string, unknown>;
  readonly text: string;
}
/** One request with the path sent as it is written. */
const ask = (path: string, { method = "GET", host }: { method?: string; host?: string } = {}): Promise<Answered> =>
  new Promise((resolve, reject) => {
    const { hostname, port } = new URL(server.address);
    const sent = send(
      { hostname, port, path, method, headers: { host: host ?? `${hostname}:${port}` } },
      (response) => {
        let text = "";
        response.setEncoding("utf8");
        response.on("data", (part: string) => {
          text += part;
        });
        response.on("end", () => resolve({ status: response.statusCode ?? 0, headers: response.headers, text }));
      },
    );
    sent.on("error", reject);
    sent.end();
  });

describe("the server", () => {
  it("sends what keeps the page to itself", async () => {
    const { status, headers } = await ask("/");
    expect(status).toBe(200);
    expect(headers).toMatchObject({
      "cross-origin-opener-policy": "same-origin",
      "cross-origin-embedder-policy": "require-corp",
      "x-content-type-options": "nosniff",
    });
    expect(headers["content-security-policy"]).toContain("default-src 'none'");
    expect(headers["content-security-policy"]).not.toContain("unsafe-eval");
    expect(new URL(server.address).hostname).toBe("127.0.0.1");
  });

  it.each([
    "/../package.json",
    "/%2e%2e/package.json",
    "/assets/../../package.json",
    "//etc/passwd",
    "/.made-from",
    "/assets",
  ])("serves nothing at %s", async (path) => expect((await ask(path)).status).toBe(404));

  it("takes no other method and no other name", async () => {
    expect((await ask("/", { method: "POST" })).status).toBe(405);
    expect((await ask("/", { host: "example.org" })).status).toBe(421);
  });

  it("says so when the port is taken", async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, "127.0.0.1", resolve));
    const address = other.address();
    const port = typeof address === "object" && address !== null ? address.port : 0;
    await expect(serveLab(port, built)).rejects.toMatchObject({
      faults: [{ file: `--port ${port}`, en: expect.stringContaining("is taken") }],
    });
    await new Promise((resolve) => other.close(resolve));
  });
});
