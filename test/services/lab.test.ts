// The policy lab as it is served and looked at: the command line's numbers, its looks, its files and its server.
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, request as send } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { serveLab } from "../../src/host/node/lab-server.ts";
import { load } from "../../src/host/node/load.ts";
import { createPool } from "../../src/host/node/pool.ts";
import { statusQuoOf } from "../../src/sim/status-quo.ts";
import { compare } from "../../src/study/compare.ts";
import { medtide } from "../cli/medtide.ts";
import {
  answered,
  built,
  drawAll,
  faultsOfAccess,
  kept,
  type Lab,
  makeShort,
  openLab,
  picture,
  switchLever,
  visit,
} from "./lab-visit.ts";

let lab: Lab;
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "medtide-lab-"));
  lab = await openLab();
});
afterAll(async () => {
  await lab?.close();
  rmSync(folder, { recursive: true, force: true });
});

describe("the page", () => {
  it("answers with the command line's hash, in Chinese, and its link in any other language", async () => {
    const { page, complaints, asked, leave } = await visit(lab, "zh-CN");
    expect(await page.title()).toContain("医潮");
    await page.click(".runs > summary");
    await page.selectOption("#replicates", "8");
    await page.selectOption("#from", "packages/county-managed.yaml");
    await page.waitForSelector('.headline [data-package="a"]');
    const hash = await answered(page);
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
    const link = await page.inputValue("#link");
    await leave();
    const again = await visit(lab, "en-GB", { hash: link.slice(lab.server.address.length) });
    expect(await answered(again.page)).toBe(hash);
    expect(await again.page.locator(".lever.on").count()).toBe(load("county-managed").levers.length);
    expect([...complaints, ...asked, ...again.complaints, ...again.asked]).toEqual([]);
    await again.leave();
  });

  it("answers anew when a lever is moved", async () => {
    const { page, complaints, leave } = await visit(lab, "en-GB");
    await makeShort(page);
    await switchLever(page, "living-subsidy");
    const before = await answered(page);
    await page.fill("#living-subsidy-amount", "3000");
    await page.press("#living-subsidy-amount", "Tab");
    await page.waitForSelector(`[data-hash]:not([data-hash="${before}"])`);
    await answered(page);
    expect(complaints).toEqual([]);
    await leave();
  });

  it("answers for a province as the command line does", async () => {
    const { page, complaints, leave } = await visit(lab, "zh-CN");
    await makeShort(page);
    await page.selectOption("#region", "regions/provinces/tibet.yaml");
    await switchLever(page, "living-subsidy");
    // A province answers after three replicates; eight would take the test too long.
    await page.waitForSelector('.headline [data-package="a"]');
    const hash = await page.getAttribute("[data-hash]", "data-hash");
    const { bytes } = await kept(page, "[data-save=scenario]");
    await leave();
    expect(complaints).toEqual([]);
    const file = join(folder, "a.yaml");
    writeFileSync(file, bytes);
    const scenario = load(file);
    expect(scenario.region.name.zh).toBe("西藏（全国 2024 年）");
    const pool = createPool();
    const { comparison } = await compare([statusQuoOf(scenario), scenario], { seed: "medtide", replicates: 3 }, pool);
    await pool.close();
    expect(hash).toBe(comparison.hash);
  });

  it("shows a conflict as it arises, in the form and in the parser's words", async () => {
    const { page, complaints, leave } = await visit(lab, "en-GB");
    await page.fill(".find input", "dispatch-");
    await page.click('[data-lever="dispatch-orders"] .switch input');
    expect(await page.innerText('[data-lever="dispatch-contract"] .hint')).toContain("excludes");
    await page.click('[data-lever="dispatch-contract"] .switch input');
    expect(await page.innerText(".controls .wrong")).toContain("exclude each other");
    expect(await page.locator(".lever .conflict").count()).toBe(2);
    expect(complaints).toEqual([]);
    await leave();
  });

  it("has a template of a roster to fill in", async () => {
    const { page, leave } = await visit(lab, "zh-CN");
    await page.click(".own > summary");
    const { name, bytes } = await kept(page, "[data-save=template]");
    expect([name, bytes.subarray(0, 2).toString()]).toEqual(["花名册模板.xlsx", "PK"]);
    await leave();
  });

  it("shows Chinese on a machine that has no font for it", async () => {
    const bare = join(folder, "fonts.conf");
    writeFileSync(bare, "<?xml version='1.0'?><fontconfig><dir>/usr/share/fonts/truetype/dejavu</dir></fontconfig>");
    const poor = await openLab({ FONTCONFIG_FILE: bare });
    const { page, complaints } = await visit(poor, "zh-CN");
    await page.evaluate("document.fonts.ready");
    const session = await page.context().newCDPSession(page);
    await session.send("DOM.enable");
    await session.send("CSS.enable");
    const { root } = await session.send("DOM.getDocument");
    const { nodeId } = await session.send("DOM.querySelector", { nodeId: root.nodeId, selector: ".bar p" });
    const { fonts } = await session.send("CSS.getPlatformFontsForNode", { nodeId });
    expect(fonts.filter(({ isCustomFont }) => isCustomFont).map(({ familyName }) => familyName)).toEqual([
      expect.stringContaining("Noto Sans SC"),
    ]);
    expect(complaints).toEqual([]);
    await poor.close();
  });
});

const views = [
  "viewStaying",
  "viewMoving",
  "viewPlaces",
  "viewStrain",
  "viewMoney",
  "viewWhy",
  "viewModel",
  "viewTables",
  "viewStudies",
] as const;
const looks = [
  ["zh-CN", 1280, "light"],
  ["zh-CN", 390, "dark"],
  ["en-GB", 1280, "dark"],
  ["en-GB", 390, "light"],
] as const;

describe("its looks", () => {
  it.each(looks)("%s, %i pixels wide, %s: no fault of access, nothing cut off", async (locale, width, colorScheme) => {
    const lang = locale.slice(0, 2);
    const { page, complaints, leave } = await visit(lab, locale, { width });
    await page.emulateMedia({ colorScheme });
    await makeShort(page);
    await page.selectOption("#from", "packages/family-first.yaml");
    await page.waitForSelector('.headline [data-package="a"]');
    await answered(page);
    for (const view of views) {
      await page.click(`[data-view=${view}]`);
      if (view === "viewWhy") {
        for (const id of ["who", "life"]) {
          await page.click(`[data-analysis=${id}] .primary`);
          await page.waitForSelector(`[data-analysis=${id}][data-state=done]`);
        }
      }
      await drawAll(page, lang);
      expect([view, await page.evaluate<number>("document.scrollingElement.scrollWidth")]).toEqual([view, width]);
      expect([view, await faultsOfAccess(page)]).toEqual([view, []]);
      await picture(page, `${lang}-${width}-${colorScheme}-${view.slice(4).toLowerCase()}`);
    }
    await page.click("[data-view=viewPlaces]");
    await drawAll(page, lang);
    // What a mark tells the pointer stands in words below, for keyboards, phones and screen readers.
    await page.click('[data-chart="townships"] .told summary');
    const listed = await page.locator('[data-chart="townships"] .told li').allInnerTexts();
    expect(listed).toHaveLength(16);
    expect(await page.locator('[data-chart="townships"] svg title').allTextContents()).toEqual(listed);
    // On paper stand the answers alone, in colours for white.
    await page.emulateMedia({ media: "print" });
    const filter = `getComputedStyle(document.querySelector(".plot svg")).filter`;
    expect(await page.evaluate<string>(filter)).toBe(colorScheme === "dark" ? "invert(1) hue-rotate(180deg)" : "none");
    for (const hidden of [".controls", ".views", ".take-away", ".keep"])
      expect([hidden, await page.locator(hidden).first().isVisible()]).toEqual([hidden, false]);
    await page.emulateMedia({ media: "screen", colorScheme: colorScheme === "dark" ? "light" : "dark" });
    expect(await faultsOfAccess(page)).toEqual([]);
    expect(complaints).toEqual([]);
    await leave();
  });
});

describe("an analysis", () => {
  it("says what each lever did, and tells one doctor's two lives", async () => {
    const { page, complaints, leave } = await visit(lab, "zh-CN");
    await makeShort(page);
    for (const id of ["remote-allowance", "housing"]) await switchLever(page, id);
    await answered(page);
    await page.click("[data-view=viewWhy]");
    expect(await page.locator("[data-analysis=rules] .primary").count()).toBe(0);
    expect(await page.innerText("[data-analysis=rules] .hint")).toBe("请比较两个及以上组合。");
    for (const id of ["interactions", "mechanisms", "who", "life"]) {
      await page.click(`[data-analysis=${id}] .primary`);
      await page.waitForSelector(`[data-analysis=${id}][data-state=done]`);
    }
    await drawAll(page, "zh");
    await picture(page, "analyses");
    const shares = page.locator("[data-analysis=interactions] table >> nth=0");
    expect(await shares.locator("tbody tr").count()).toBe(3);
    expect(await shares.locator("thead").innerText()).toContain("年均成本，万元/年");
    expect(await page.locator("[data-analysis=mechanisms] .picture svg").count()).toBe(2);
    expect(await page.locator("[data-analysis=who] .picture svg").count()).toBe(4);
    expect(await page.innerText("[data-analysis=who] table >> nth=1")).toContain("职称：主治医师");
    expect(await page.innerText("[data-analysis=life]")).toContain("医师");
    const brief = (await kept(page, "[data-save=brief]")).bytes.toString("utf8");
    for (const title of [
      "各项政策工具的贡献：3 年留任率（个百分点）",
      "作用途径：3 年留任率（个百分点）",
      "留住谁，谁得谁失",
    ])
      expect(brief).toContain(title);
    const [share = ""] = (await shares.locator("tbody td >> nth=0").innerText()).split("\n");
    expect(share).toMatch(/^[+−]?\d/);
    expect(brief).toContain(share);
    await switchLever(page, "housing");
    await answered(page);
    // What was found of other packages than these is no part of their brief.
    expect((await kept(page, "[data-save=brief]")).bytes.toString("utf8")).not.toContain("政策工具的贡献：");
    expect(complaints).toEqual([]);
    await leave();
  });

  it("runs a study file to the command line's hash, goes on after a reload, and says what is wrong with one", async () => {
    const study =
      "kind: sweep\nscenario: regions/typical-county.yaml\nmonths: 12\nreplicates: 2\ndesign: { type: grid, levels: 2 }\nvary:\n  levers.living-subsidy.amount: [0, 3000]\noutcomes: [retention1]\n";
    const { page, leave } = await visit(lab, "en-GB");
    await makeShort(page);
    const run = async (): Promise<string> => {
      await page.click("[data-view=viewStudies]");
      await page.fill("#study-text", study);
      await page.click("[data-analysis=study] .primary");
      await page.waitForSelector("[data-study-hash]");
      return (await page.getAttribute("[data-study-hash]", "data-study-hash")) ?? "";
    };
    const first = await run();
    await picture(page, "study");
    writeFileSync(join(folder, "sweep.yaml"), study);
    const ended = await medtide(["study", "sweep.yaml", "--json", "--quiet"], { cwd: folder });
    expect(JSON.parse(ended.out).hash).toBe(first);
    await page.reload();
    expect(await run()).toBe(first);
    await page.fill("#study-text", study.replace("living-subsidy", "livin-subsidy"));
    await page.click("[data-analysis=study] .primary");
    expect(await page.innerText("[data-analysis=study] [role=alert]")).toContain("living-subsidy");
    await leave();
  });
});

describe("a budget", () => {
  it("is a sum to type in, and what is found for it goes into the forms", async () => {
    const { page, complaints, leave } = await visit(lab, "zh-CN");
    await makeShort(page);
    await page.click("[data-view=viewStudies]");
    await page.selectOption("#study-from", "studies/budget-search.yaml");
    await page.fill("#study-budget", "800");
    await page.press("#study-budget", "Tab");
    const text = await page.inputValue("#study-text");
    expect(text).toContain("budget: 8000000,");
    const brief =
      "budget: 8000000, population: 4, generations: 1, searches: 1, confirm: 2, objectives: [retention1, cost]";
    await page.fill("#study-text", `months: 12\n${text.replace(/budget: 8000000[^}]*/, `${brief} `)}`);
    await page.click("[data-analysis=study] .primary");
    await page.waitForSelector("[data-study-hash]");
    await picture(page, "budget");
    expect(await page.innerText(".findings .lead")).toContain("年预算 800 万元");
    await page.click("[data-frontier='1']");
    expect(await page.inputValue("#name")).toMatch(/^前沿组合 \d+$/);
    expect(Number(await page.innerText(".tally b"))).toBeGreaterThan(0);
    await page.waitForSelector('.headline [data-package="a"]');
    await answered(page);
    expect(complaints).toEqual([]);
    await leave();
  });
});

describe("the files", () => {
  const names = readdirSync(built, { recursive: true, encoding: "utf8" }).filter((name) =>
    /\.(html|js|css)$/.test(name),
  );

  it("are at most 1.5 MB compressed, fonts apart", () => {
    const bytes = names.reduce((sum, name) => sum + gzipSync(readFileSync(join(built, name))).length, 0);
    expect(bytes).toBeGreaterThan(100_000);
    expect(bytes).toBeLessThan(1.5e6);
  });

  it("open from a folder under any path in less than two seconds, asking nobody else", async () => {
    // A static host of an intranet: plain files below a folder, and none of the headers of `medtide lab`.
    const host = createServer((request, response) => {
      const name = (request.url ?? "").replace(/^\/health\/lab\//, "") || "index.html";
      const type = name.endsWith("js") ? "text/javascript" : name.endsWith("html") ? "text/html" : "font/woff2";
      response.writeHead(200, { "Content-Type": type }).end(readFileSync(join(built, name)));
    });
    await new Promise<void>((resolve) => host.listen(0, "127.0.0.1", resolve));
    const bound = host.address();
    const address = `http://127.0.0.1:${typeof bound === "object" ? bound?.port : 0}/health/lab/`;
    const context = await lab.browser.newContext({ locale: "zh-CN" });
    const page = await context.newPage();
    const other: string[] = [];
    await context.route(
      (url) => !url.href.startsWith(address) && !/^(blob|data):/.test(url.href),
      (route) => {
        other.push(route.request().url());
        return route.abort();
      },
    );
    let soonest = Number.POSITIVE_INFINITY;
    for (let time = 0; time < 3; time++) {
      const start = performance.now();
      await page.goto(address);
      await page.waitForSelector(".controls .levers .group");
      soonest = Math.min(soonest, performance.now() - start);
    }
    expect(await page.evaluate("crossOriginIsolated")).toBe(false);
    await page.waitForSelector(".headline");
    expect(soonest).toBeLessThan(2000);
    expect(other).toEqual([]);
    await context.close();
    host.closeAllConnections();
    await new Promise((resolve) => host.close(resolve));
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
    const { hostname, port } = new URL(lab.server.address);
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
    expect(new URL(lab.server.address).hostname).toBe("127.0.0.1");
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
