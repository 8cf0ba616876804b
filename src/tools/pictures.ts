// Photographs the report of a result folder – or, without one, of the main job – with the machine's Chromium: both languages,
// a screen and a phone, the first screen and the whole page. The font that charts come with stands in for Chinese system fonts.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { chromium } from "playwright-core";
import { find } from "./need.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
const sizes = [
  { name: "1280", width: 1280, height: 860 },
  { name: "390", width: 390, height: 844 },
] as const;

/** The report as its page would look on a machine with the font: the file itself stays small and leaves fonts to the host. */
const withFont = (html: string): string => {
  const font = readFileSync(fileURLToPath(import.meta.resolve("#font"))).toString("base64");
  const face = `<style>@font-face{font-family:"Noto Sans SC";src:url(data:font/ttf;base64,${font})}</style>`;
  return html.replace("</head>", () => `${face}</head>`);
};

const compare = (folder: string): number =>
  spawnSync(process.execPath, [join(root, "dist/cli/main.js"), "compare", "--out", folder, "--quiet"], {
    stdio: ["ignore", 2, 2],
  }).status ?? 1;

const photograph = async (report: string, executablePath: string, target: string): Promise<void> => {
  const work = mkdtempSync(join(tmpdir(), "medtide-pictures-"));
  const page = join(work, "report.html");
  writeFileSync(page, withFont(readFileSync(report, "utf8")));
  mkdirSync(target, { recursive: true });
  const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });
  try {
    for (const lang of ["en", "zh"]) {
      for (const { name, width, height } of sizes) {
        const tab = await browser.newPage({ viewport: { width, height }, deviceScaleFactor: width < 500 ? 2 : 1 });
        await tab.goto(`${pathToFileURL(page)}#${lang}`);
        await tab.waitForSelector(`html[data-drawn=${lang}]`, { timeout: 30_000 });
        await tab.screenshot({ path: join(target, `report-${lang}-${name}-first.png`) });
        await tab.screenshot({ path: join(target, `report-${lang}-${name}.png`), fullPage: true });
        await tab.close();
      }
    }
  } finally {
    await browser.close();
    rmSync(work, { recursive: true });
  }
};

const main = async (): Promise<number> => {
  const executablePath = find("chromium");
  if (executablePath === undefined) {
    process.stderr.write("no Chromium found: install chromium (Debian) or name one in MEDTIDE_CHROMIUM\n");
    return 1;
  }
  const target = join(root, "pictures");
  const given = process.argv[2];
  const folder = given === undefined ? join(target, "result") : resolve(given);
  if (given === undefined) {
    rmSync(folder, { recursive: true, force: true });
    const status = compare(folder);
    if (status !== 0) return status;
  }
  const report = join(folder, "report.html");
  if (!existsSync(report)) {
    process.stderr.write(`no report.html in ${folder}\n`);
    return 2;
  }
  await photograph(report, executablePath, target);
  process.stdout.write(`8 pictures in ${target}\n`);
  return 0;
};

process.exitCode = await main();
