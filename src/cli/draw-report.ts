import { join } from "node:path";
import type { Language } from "../base/text.ts";
import { all } from "../chart/all.gen.ts";
import type { Chart, Drawing, Frame } from "../chart/chart.ts";
import { report } from "../chart/report.ts";
import { type BoundChart, chartsOf } from "../chart/study-pictures.ts";
import { type Pictures, studyReport } from "../chart/study-report.ts";
import { makeFolder, writeWhole } from "../host/node/write.ts";
import type { Comparison } from "../sim/comparison.ts";
import type { StudyReport } from "../sim/findings.ts";

/** The libraries that draw are large: loaded when something is drawn, not when help is printed. */
const pencil = () => import("../host/node/draw.ts");

/** The report as one page; it holds both languages and shows `lang` first. */
export async function drawReport(comparison: Comparison, lang: Language): Promise<string> {
  const { bundles } = await pencil();
  return report(comparison, { lang, bundles: bundles() });
}

/** The page of a study; it holds both languages and shows `lang` first. */
export async function drawStudyReport(told: StudyReport, lang: Language): Promise<string> {
  const { toSvg } = await pencil();
  const drawn = async (chart: BoundChart, l: Language, frame: Frame): Promise<string> => {
    const drawing = chart.build(l, frame);
    return drawing === null ? "" : toSvg(drawing, { lang: l, dark: false });
  };
  const pictures: [string, Pictures[string]][] = [];
  for (const chart of chartsOf(told.findings.pictures)) {
    if (chart.build("en", "wide") === null) continue;
    const frames = async (l: Language) => ({
      wide: await drawn(chart, l, "wide"),
      narrow: await drawn(chart, l, "narrow"),
    });
    pictures.push([chart.id, { en: await frames("en"), zh: await frames("zh") }]);
  }
  return studyReport(told, lang, Object.fromEntries(pictures));
}

/** A chart that leaves its page, with the words that go with it. */
interface Sheet {
  readonly id: string;
  readonly drawing: Drawing | null;
  readonly heading: { readonly title: string; readonly caption: string };
}

/** A page that is drawn when it is wanted, and its charts. */
interface Page {
  readonly sheets: readonly Sheet[];
  draw(): Promise<string>;
}

export const comparisonPage = (comparison: Comparison, lang: Language): Page => ({
  sheets: all.map((chart: Chart) => ({
    id: chart.id,
    drawing: chart.build(comparison, lang, "wide"),
    heading: { title: chart.title[lang], caption: chart.caption(comparison, lang) },
  })),
  draw: () => drawReport(comparison, lang),
});

export const studyPage = (told: StudyReport, lang: Language): Page => ({
  sheets: chartsOf(told.findings.pictures).map(({ id, title, caption, build }) => ({
    id,
    drawing: build(lang, "wide"),
    heading: { title: title[lang], caption: caption[lang] },
  })),
  draw: () => drawStudyReport(told, lang),
});

/** Writes every chart that has something to show into a folder, and names the files. */
export async function drawSheets(
  sheets: readonly Sheet[],
  lang: Language,
  folder: string,
  format: "svg" | "png",
): Promise<string[]> {
  const { toPng, toSvg } = await pencil();
  makeFolder(folder);
  const files: string[] = [];
  for (const { id, drawing, heading } of sheets) {
    if (drawing === null) continue;
    const svg = await toSvg(drawing, { lang, dark: false, heading });
    const file = join(folder, `${id}.${format}`);
    writeWhole(file, format === "svg" ? svg : toPng(svg));
    files.push(file);
  }
  return files;
}
