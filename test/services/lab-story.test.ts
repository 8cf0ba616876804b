// What a commission does with the lab: from its own roster to the brief, and from the link back to the same numbers.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { strFromU8, unzipSync } from "fflate";
import readSheets from "read-excel-file/node";
import { afterAll, beforeAll, expect, it } from "vitest";
import writeWorkbook from "write-excel-file/node";
import { Draw } from "../../src/base/rng.ts";
import { runKey } from "../../src/base/seed.ts";
import { load } from "../../src/host/node/load.ts";
import { expandFacilities } from "../../src/sim/facilities.ts";
import { synthesise } from "../../src/sim/population.ts";
import { monthNumber } from "../../src/sim/roster/cell.ts";
import { oneRowEach, rosterOf } from "../../src/sim/roster/tables.ts";
import { medtide } from "../cli/medtide.ts";
import { writtenRoster } from "../sim/roster/written-roster.ts";
import {
  answered,
  drawAll,
  type Kept,
  kept,
  type Lab,
  makeShort,
  openLab,
  picture,
  switchLever,
  type Visit,
  visit,
} from "./lab-visit.ts";

const DOCTORS = 1000;

/** A workbook as the personnel office of a county would send it. */
const workbook = async (): Promise<Buffer> => {
  const typical = load("typical-county");
  const rows = oneRowEach(typical.region).filter(({ type }) => type !== "tertiary");
  const county = { ...typical.region, facilities: rows };
  const people = synthesise(county, expandFacilities(county), new Draw(...runKey("written", 0)));
  const sheets = writtenRoster(rows, rosterOf(people), monthNumber(2025, 12), "zh");
  return writeWorkbook(
    sheets.map(({ file, rows: cells }) => ({
      sheet: file,
      data: cells
        .slice(0, DOCTORS + 1)
        .map((row) => row.map((value) => ({ value: String(value ?? ""), type: String }))),
    })),
  ).toBuffer();
};

let lab: Lab;
let visited: Visit;
let roster: Buffer;
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "medtide-lab-"));
  roster = await workbook();
  lab = await openLab();
  visited = await visit(lab, "zh-CN");
});
afterAll(async () => {
  await lab?.close();
  rmSync(folder, { recursive: true, force: true });
});

const give = async ({ page }: Visit): Promise<void> => {
  await page.setInputFiles("#own-files", [{ name: "清水县.xlsx", mimeType: "application/zip", buffer: roster }]);
  await page.waitForSelector("[data-own]");
};

it("opens the lab in Chinese and loads a roster of 1,000 doctors", async () => {
  const { page } = visited;
  expect(await page.innerText("h1")).toContain("政策实验室");
  await makeShort(page);
  await page.click(".own > summary");
  await give(visited);
  // The hospital of the prefecture, which no county's roster has, comes from the typical county.
  expect(await page.innerText("[data-own]")).toContain("医师 1,600 人");
  expect(await page.innerText("[data-own]")).toContain("已由典型县补入");
  expect(await page.innerText("#region option:checked")).toContain("清水县");
  await picture(page, "story-1-roster");
});

let hash: string;
it("switches on three levers, reads the headline and compares two packages", async () => {
  const { page } = visited;
  for (const id of ["living-subsidy", "housing", "school-access"]) await switchLever(page, id);
  await page.waitForSelector('.headline [data-package="a"]');
  await answered(page);
  expect(await page.innerText(".tally b")).toBe("3");
  const headline = await page.innerText('.headline[data-outcome="retention3"] [data-package="a"]');
  expect(headline).toMatch(/[+−]\d+(\.\d+)? 个百分点 \(−?\d+(\.\d+)?(–| 至 )−?\d+(\.\d+)?\)/);
  await page.click(".tabs .add");
  await page.selectOption("#from", "packages/family-first.yaml");
  await page.waitForSelector('.headline [data-package="b"]');
  hash = await answered(page);
  expect(await page.locator('.headline[data-outcome="costPerDoctorYear"] [data-package]').allInnerTexts()).toEqual([
    expect.stringMatching(/组合 A[\s\S]*万/),
    expect.stringMatching(/家庭优先[\s\S]*万/),
  ]);
  await drawAll(page, "zh");
  await picture(page, "story-2-two-packages");
});

const files = new Map<string, Kept>();
it("takes scenario, tables, picture and brief away", async () => {
  const { page } = visited;
  for (const name of ["brief", "csv", "xlsx"]) files.set(name, await kept(page, `[data-save=${name}]`));
  for (const key of ["a", "b"])
    files.set(`scenario-${key}`, await kept(page, `[data-save=scenario][data-package=${key}]`));
  const tables = unzipSync(files.get("csv")!.bytes);
  expect(strFromU8(tables["outcomes.csv"]!)).toContain("家庭优先");
  const sheets = await readSheets(files.get("xlsx")!.bytes);
  expect(JSON.stringify(sheets[0])).toContain("家庭优先");
  const brief = files.get("brief")!.bytes.toString("utf8");
  for (const part of [hash, "<svg", "预期效果", "作用机制", "成本与支付方", "如何复现"]) expect(brief).toContain(part);
  const png = await kept(page, '[data-chart="retention"] .keep button >> nth=1');
  expect([png.name, png.bytes.subarray(1, 4).toString()]).toEqual(["medtide-retention.png", "PNG"]);
  writeFileSync(join(folder, "brief.html"), brief);
});

it("the commands of the brief find the same hash, from the roster and the scenario files", async () => {
  const brief = await lab.browser.newPage({ offline: true });
  await brief.goto(String(pathToFileURL(join(folder, "brief.html"))));
  const lines = ((await brief.textContent("pre")) ?? "").split("\n").map((line) => line.trim().split(" "));
  await picture(brief, "story-3-brief");
  await brief.close();
  expect(lines.map((words) => words.slice(0, 5).join(" "))).toEqual([
    "npx medtide new own '清水县.xlsx'",
    "npx medtide compare medtide-a.yaml medtide-b.yaml",
  ]);
  writeFileSync(join(folder, "清水县.xlsx"), roster);
  for (const { name, bytes } of [files.get("scenario-a")!, files.get("scenario-b")!])
    writeFileSync(join(folder, name), bytes);
  let out = "";
  for (const words of lines) {
    const args = words.slice(2).map((word) => word.replaceAll("'", ""));
    const ended = await medtide([...args, "--json", "--quiet"], { cwd: folder });
    expect([ended.code, ended.err]).toEqual([0, expect.not.stringContaining("medtide:")]);
    out = ended.out;
  }
  expect(JSON.parse(out).hash).toBe(hash);
});

it("reopens the link in a fresh profile, is asked for the roster, gives it, and finds the same hash", async () => {
  const link = await visited.page.inputValue("#link");
  const again = await visit(lab, "zh-CN", { hash: link.slice(lab.server.address.length) });
  expect(await again.page.innerText(".own [role=alert]")).toContain("请在此打开同一份花名册");
  await picture(again.page, "story-4-asked-for-the-roster");
  await give(again);
  await again.page.waitForSelector('.headline [data-package="b"]');
  expect(await answered(again.page)).toBe(hash);
  expect([...visited.complaints, ...visited.asked, ...again.complaints, ...again.asked]).toEqual([]);
  await again.leave();
});
