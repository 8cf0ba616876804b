import { join } from "node:path";
import type { Language } from "../base/text.ts";
import { all } from "../chart/all.gen.ts";
import { report } from "../chart/report.ts";
import { makeFolder, writeWhole } from "../host/node/write.ts";
import type { Comparison } from "../sim/comparison.ts";

/** The libraries that draw are large: loaded when something is drawn, not when help is printed. */
const pencil = () => import("../host/node/draw.ts");

/** The report as one page; it holds both languages and shows `lang` first. */
export async function drawReport(comparison: Comparison, lang: Language): Promise<string> {
  const { bundles } = await pencil();
  return report(comparison, { lang, bundles: bundles() });
}

/** Writes every chart that has something to show into a folder, and names the files. */
export async function drawCharts(
  comparison: Comparison,
  lang: Language,
  folder: string,
  format: "svg" | "png",
): Promise<string[]> {
  const { toPng, toSvg } = await pencil();
  makeFolder(folder);
  const files: string[] = [];
  for (const chart of all) {
    const drawing = chart.build(comparison, lang, "wide");
    if (drawing === null) continue;
    const heading = { title: chart.title[lang], caption: chart.caption(comparison, lang) };
    const svg = await toSvg(drawing, { lang, dark: false, heading });
    const file = join(folder, `${chart.id}.${format}`);
    writeWhole(file, format === "svg" ? svg : toPng(svg));
    files.push(file);
  }
  return files;
}
