import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { type Browser, chromium } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Language, Text } from "../../src/base/text.ts";
import { brief, briefDrawing } from "../../src/chart/brief.ts";
import { withFaces } from "../../src/chart/han.ts";
import { toSvg } from "../../src/host/node/draw.ts";
import { load } from "../../src/host/node/load.ts";
import { findChromium, fontCss, printPage } from "../../src/host/node/print.ts";
import { shippedEffects } from "../../src/host/node/shipped-effects.ts";
import { all } from "../../src/levers/all.gen.ts";
import type { Lever } from "../../src/levers/lever.ts";
import type { Comparison } from "../../src/sim/comparison.ts";
import type { BriefNote } from "../../src/sim/findings.ts";
import { find } from "../../src/tools/need.ts";
import { fixture, hostile } from "../chart/fixture.ts";

const levers: readonly Lever[] = all as unknown as readonly Lever[];
const program = find("chromium")!;

let browser: Browser;
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "medtide-brief-"));
  browser = await chromium.launch({ executablePath: program, args: ["--no-sandbox", "--disable-gpu"] });
});
afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

type Held = Comparison["packages"][number]["levers"];

/** The invented figures with levers as a package holds them, and all published effects. */
const holding = (id: string, held: Held): Comparison => {
  const c = fixture();
  const { rows } = shippedEffects();
  return {
    ...c,
    effects: { ...c.effects!, rows },
    packages: c.packages.map((p) => (p.id === id ? { ...p, levers: held } : p)),
  };
};
const shipped = (id: string): Held =>
  load(id).levers.map(({ lever, params, ...common }) => ({
    id: lever,
    name: levers.find((l) => l.id === lever)!.name,
    settings: { ...params, ...common },
  }));
const everything: Held = levers.map(({ id, name, params }) => ({
  id,
  name,
  settings: Object.fromEntries(Object.entries(params).map(([key, { default: usual }]) => [key, usual])),
}));

/** As much as the analyses of a large package have to tell. */
const notesOn = (id: string): readonly BriefNote[] => {
  const each = (count: number): Text => ({
    en: `${"Titles, training, equipment +12.3 (10.1–14.5); ".repeat(count)}together +12.3 (10.1–14.5).`,
    zh: `${"职称、培训与设备 +12.3 (10.1–14.5)；".repeat(count)}合计 +12.3 (10.1–14.5)。`,
  });
  return [
    { package: id, on: "ways", title: { en: "Through what it works", zh: "作用途径" }, text: each(7) },
    { package: id, on: "ways", title: { en: "Whom it keeps", zh: "留住谁，谁得谁失" }, text: each(9) },
    { package: id, on: "rule", text: each(5) },
  ];
};

const page = async (c: Comparison, id: string, lang: Language): Promise<string> => {
  const picture = await toSvg(briefDrawing(c, id, lang)!, { lang, dark: false });
  return withFaces(brief(c, { package: id, picture, notes: notesOn(id) }, lang), fontCss());
};
const sides = (pdf: Buffer): number => pdf.toString("latin1").match(/\/Type\s*\/Page\b/g)?.length ?? 0;

const cases: readonly (readonly [string, () => Held])[] = [
  ["a package without levers", () => []],
  ["capitation", () => shipped("capitation")],
  ["county-managed", () => shipped("county-managed")],
  ["retention-ecosystem", () => shipped("retention-ecosystem")],
  ["every lever at once", () => everything],
];
it.each(cases)("a brief of %s prints on two to four sides in both languages", async (name, held) => {
  const id = fixture().packages.some((p) => p.id === name) ? name : "family-first";
  for (const lang of ["zh", "en"] as const) {
    const pdf = await printPage(program, await page(holding(id, held()), id, lang));
    expect(pdf.subarray(0, 5).toString()).toBe("%PDF-");
    expect(sides(pdf), lang).toBeGreaterThanOrEqual(2);
    expect(sides(pdf), lang).toBeLessThanOrEqual(4);
  }
});

it.each([1280, 390])("on a screen of %i pixels it is no wider than the window and asks nobody", async (width) => {
  for (const lang of ["zh", "en"] as const) {
    const file = join(folder, `${lang}.html`);
    writeFileSync(file, await page(holding("county-managed", shipped("county-managed")), "county-managed", lang));
    const tab = await browser.newPage({ viewport: { width, height: 860 }, offline: true });
    const heard: string[] = [];
    tab.on("console", (message) => heard.push(message.text()));
    tab.on("request", (request) => {
      if (!/^(file|data):/.test(request.url())) heard.push(request.url());
    });
    await tab.goto(String(pathToFileURL(file)));
    expect(await tab.evaluate<number>("document.scrollingElement.scrollWidth")).toBeLessThanOrEqual(width);
    expect(heard).toEqual([]);
    await tab.close();
  }
});

it("shows names as text, in words and in the picture", async () => {
  const file = join(folder, "hostile.html");
  writeFileSync(file, await page(hostile(), "county-managed", "en"));
  const tab = await browser.newPage({ offline: true });
  const heard: string[] = [];
  tab.on("dialog", (dialog) => {
    heard.push(dialog.message());
    void dialog.dismiss();
  });
  await tab.goto(String(pathToFileURL(file)));
  expect(await tab.locator("main img, main script").count()).toBe(0);
  expect(await tab.locator("h1").innerText()).toContain("<img src=x");
  expect(heard).toEqual([]);
  await tab.close();
});

it("a browser is found by the environment or on the path, and is never guessed", () => {
  expect(findChromium({ CHROMIUM: program, PATH: "" })).toBe(program);
  expect(findChromium({ CHROMIUM: join(folder, "nowhere"), PATH: process.env["PATH"] })).toBeNull();
  expect(findChromium({ PATH: folder })).toBeNull();
});

it("a browser that fails is told, and leaves nothing behind", async () => {
  const broken = join(folder, "broken");
  writeFileSync(broken, "#!/bin/sh\nexit 3\n", { mode: 0o755 });
  await expect(printPage(broken, "<p>")).rejects.toThrow();
});
