import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { type Browser, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { withFaces } from "../../src/chart/han.ts";
import { report } from "../../src/chart/report.ts";
import { bundles } from "../../src/host/node/draw.ts";
import { withHan } from "../../src/host/node/han.ts";
import { find } from "../../src/tools/need.ts";
import { fixture, hostile } from "../chart/fixture.ts";

/** Chinese letters as any reader's machine has them; the test's machine may have none. */
const font = readFileSync(fileURLToPath(import.meta.resolve("#font"))).toString("base64");
const fontCss = `@font-face{font-family:"Noto Sans SC";src:url(data:font/ttf;base64,${font})}`;

let browser: Browser;
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "medtide-report-"));
  const write = (name: string, c = fixture()) =>
    writeFileSync(join(folder, name), withFaces(report(c, { lang: "en", bundles: bundles() }), fontCss));
  write("report.html");
  write("hostile.html", hostile());
  browser = await chromium.launch({ executablePath: find("chromium")!, args: ["--no-sandbox", "--disable-gpu"] });
});
afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

interface Visit {
  readonly page: Page;
  readonly complaints: string[];
  readonly asked: string[];
}
/** Opens a page offline and notes all that it asks for and complains about. */
const visit = async (file: string, width: number, colorScheme: "light" | "dark" = "light"): Promise<Visit> => {
  const page = await browser.newPage({ viewport: { width, height: 860 }, colorScheme, offline: true });
  const complaints: string[] = [];
  const asked: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("dialog", (dialog) => {
    complaints.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on("request", (request) => {
    if (!/^(file|data|blob):/.test(request.url())) asked.push(request.url());
  });
  await page.goto(String(pathToFileURL(join(folder, file))));
  await page.waitForSelector("html[data-drawn=en]");
  return { page, complaints, asked };
};

/** Text of charts that leaves its picture or covers other text, and pictures that were shrunk to fit. Runs in the page, hence as text. */
const faults = (page: Page): Promise<string[]> =>
  page.evaluate(`[...document.querySelectorAll("main:lang(" + document.documentElement.lang + ") .plot")].flatMap((plot) => {
    const svg = plot.querySelector("svg");
    const frame = svg.getBoundingClientRect();
    const found = frame.width < Number(svg.getAttribute("width")) - 1 ? ["shrunk"] : [];
    const texts = [...svg.querySelectorAll("text")].map((text) => ({ words: text.textContent, box: text.getBoundingClientRect() }))
      .filter(({ words, box }) => words !== "" && box.width > 0);
    texts.forEach(({ words, box }, at) => {
      if (box.left < frame.left - 1 || box.right > frame.right + 1 || box.top < frame.top - 1 || box.bottom > frame.bottom + 1)
        found.push("cut off: " + words);
      for (const other of texts.slice(at + 1)) {
        const wide = Math.min(box.right, other.box.right) - Math.max(box.left, other.box.left);
        const high = Math.min(box.bottom, other.box.bottom) - Math.max(box.top, other.box.top);
        if (wide > 1 && high > 5) found.push(words + " covers " + other.words);
      }
    });
    return found.map((fault) => plot.dataset.chart + ": " + fault);
  })`);

describe.each([1280, 390])("the report at %i pixels", (width) => {
  it("draws everything in both languages, offline, without complaint, nothing wider than the window", async () => {
    const { page, complaints, asked } = await visit("report.html", width);
    for (const lang of ["en", "zh"]) {
      if (lang === "zh") {
        await page.click("main:lang(en) .toggle");
        await page.waitForSelector("html[data-drawn=zh]");
      }
      expect(await page.evaluate<number>("document.scrollingElement.scrollWidth")).toBeLessThanOrEqual(width);
      expect(await page.locator(`main:lang(${lang}) .plot svg`).count()).toBe(11);
      expect(await faults(page)).toEqual([]);
      expect(await page.locator(`main:lang(${lang === "en" ? "zh" : "en"})`).isVisible()).toBe(false);
    }
    expect(await page.title()).toContain("医潮");
    expect(complaints).toEqual([]);
    expect(asked).toEqual([]);
    await page.close();
  });
});

it("shows Chinese on a machine that has no font for it", async () => {
  const bare = join(folder, "fonts.conf");
  writeFileSync(bare, "<?xml version='1.0'?><fontconfig><dir>/usr/share/fonts/truetype/dejavu</dir></fontconfig>");
  writeFileSync(join(folder, "zh.html"), withHan(report(fixture(), { lang: "zh", bundles: bundles() })));
  const poor = await chromium.launch({
    executablePath: find("chromium")!,
    args: ["--no-sandbox", "--disable-gpu"],
    env: { ...process.env, FONTCONFIG_FILE: bare },
  });
  const page = await poor.newPage({ offline: true });
  await page.goto(String(pathToFileURL(join(folder, "zh.html"))));
  await page.waitForSelector("html[data-drawn=zh]");
  const session = await page.context().newCDPSession(page);
  await session.send("DOM.enable");
  await session.send("CSS.enable");
  const { root } = await session.send("DOM.getDocument");
  for (const selector of ["main:lang(zh) h2", "main:lang(zh) .plot svg .role-axis-title text"]) {
    const { nodeId } = await session.send("DOM.querySelector", { nodeId: root.nodeId, selector });
    const { fonts } = await session.send("CSS.getPlatformFontsForNode", { nodeId });
    expect(fonts.some(({ isCustomFont }) => isCustomFont)).toBe(true);
  }
  await poor.close();
});

it("follows the colour scheme and goes to paper in light", async () => {
  const { page, complaints } = await visit("report.html", 1280, "dark");
  const ground = () => page.evaluate<string>("getComputedStyle(document.body).backgroundColor");
  expect(await ground()).toBe("rgb(21, 24, 28)");
  const pdf = await page.pdf({ preferCSSPageSize: true });
  expect(pdf.length).toBeGreaterThan(100_000);
  await page.emulateMedia({ colorScheme: "light" });
  expect(await ground()).toBe("rgb(255, 255, 255)");
  expect(complaints).toEqual([]);
  await page.close();
});

it("opens the source of a target and answers a link to a language", async () => {
  const { page } = await visit("report.html", 1280);
  await page.click("main:lang(en) .card summary >> nth=0");
  expect(await page.locator("main:lang(en) .card details[open]").innerText()).toContain("E056");
  await page.evaluate(`location.hash = "#zh-limits"`);
  await page.waitForSelector("html[data-drawn=zh]");
  expect(await page.locator("#zh-limits").isVisible()).toBe(true);
  await page.close();
});

it("runs nothing that came in as a name", async () => {
  const { page, complaints } = await visit("hostile.html", 1280);
  expect(await page.locator("main img, main script").count()).toBe(0);
  expect(complaints).toEqual([]);
  await page.close();
});
