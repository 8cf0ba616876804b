// What tests of the policy lab share: the built lab on a server of its own, a browser, and a visit to the page.
import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Browser, chromium, type Page } from "playwright-core";
import { type LabServer, serveLab } from "../../src/host/node/lab-server.ts";
import { find } from "../../src/tools/need.ts";

export const built = fileURLToPath(new URL("../../dist/lab/", import.meta.url));
/** Where a run of the tests keeps its pictures of the lab, to be looked at. */
const pictures = fileURLToPath(new URL("../../pictures/lab/", import.meta.url));
const axe = readFileSync(fileURLToPath(import.meta.resolve("axe-core/axe.min.js")), "utf8");

export interface Lab {
  readonly server: LabServer;
  readonly browser: Browser;
  close(): Promise<void>;
}

/** Serves the built lab and starts a browser, with an environment of its own where one is given. */
export const openLab = async (environment: Readonly<Record<string, string>> = {}): Promise<Lab> => {
  const server = await serveLab(0, built);
  const browser = await chromium.launch({
    executablePath: find("chromium")!,
    args: ["--no-sandbox", "--disable-gpu"],
    env: { ...process.env, ...environment },
  });
  return {
    server,
    browser,
    close: async () => {
      await browser.close();
      await server.close();
    },
  };
};

export interface Visit {
  readonly page: Page;
  /** Errors and warnings of the page. */
  readonly complaints: string[];
  /** Addresses other than the lab's own that the page asked for. */
  readonly asked: string[];
  leave(): Promise<void>;
}

/** Opens the lab in a fresh profile, refuses every other address, and notes what the page complains about. */
export const visit = async (
  { server, browser }: Lab,
  locale: string,
  { width = 1280, hash = "" }: { readonly width?: number; readonly hash?: string } = {},
): Promise<Visit> => {
  const context = await browser.newContext({ locale, viewport: { width, height: 900 } });
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
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
  return { page, complaints, asked, leave: () => context.close() };
};

/** Few replicates of few years, which is as much a comparison as many. */
export const makeShort = async (page: Page): Promise<void> => {
  await page.click(".runs > summary");
  await page.selectOption("#replicates", "8");
  await page.selectOption("#years", "5");
};

/** The hash of the answer, once it has all its replicates. */
export const answered = async (page: Page, replicates = 8): Promise<string> => {
  await page.waitForSelector(`.progress[data-state=done]:has-text("${replicates}/${replicates}")`);
  return (await page.getAttribute("[data-hash]", "data-hash")) ?? "";
};

/** Finds a lever by its id, and switches it. */
export const switchLever = async (page: Page, id: string): Promise<void> => {
  await page.fill(".find input", id);
  await page.click(`[data-lever="${id}"] .switch input`);
  await page.fill(".find input", "");
};

export interface Kept {
  readonly name: string;
  readonly bytes: Buffer;
}
/** What the browser is given to keep when something is clicked. */
export const kept = async (page: Page, selector: string): Promise<Kept> => {
  const [download] = await Promise.all([page.waitForEvent("download"), page.click(selector)]);
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
};

/** Serious and critical faults that axe finds in the page as it stands. */
export const faultsOfAccess = async (page: Page): Promise<readonly string[]> => {
  // The page's policy lets no text become code, so the checker comes in as a file of the browser's own.
  const session = await page.context().newCDPSession(page);
  await session.send("Runtime.evaluate", { expression: axe });
  await session.detach();
  return page.evaluate<string[]>(
    `axe.run().then(({ violations }) => violations.filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, nodes }) => id + ": " + nodes.slice(0, 3).map(({ html }) => html).join(" ")))`,
  );
};

/** Has every picture of the view drawn, which are drawn only as they come near. */
export const drawAll = async (page: Page, lang: string): Promise<void> => {
  const figures = page.locator(".picture:has(.keep)");
  for (let at = 0; at < (await figures.count()); at++) {
    await figures.nth(at).scrollIntoViewIfNeeded();
    await figures.nth(at).locator(`.plot[data-drawn=${lang}] svg`).waitFor();
  }
  await page.evaluate("scrollTo(0, 0)");
};

/** Keeps a picture of the whole page for whoever wants to look. */
export const picture = async (page: Page, name: string): Promise<void> => {
  mkdirSync(pictures, { recursive: true });
  await page.evaluate("document.fonts.ready");
  await page.screenshot({ path: join(pictures, `${name}.png`), fullPage: true });
};
