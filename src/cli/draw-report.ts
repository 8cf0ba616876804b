import { join } from "node:path";
import type { Language } from "../base/text.ts";
import { all } from "../chart/all.gen.ts";
import type { Chart, Drawing, Frame } from "../chart/chart.ts";
import { chapterCharts, report } from "../chart/report.ts";
import { type BoundChart, chartsOf } from "../chart/study-pictures.ts";
import { type Pictures, studyReport } from "../chart/study-report.ts";
import { withHan } from "../host/node/han.ts";
import { makeFolder, writeWhole } from "../host/node/write.ts";
import type { Comparison } from "../sim/comparison.ts";
import type { Chapter, StudyReport } from "../sim/findings.ts";
import { loopChapter } from "./loop-chapter.ts";

/** The libraries that draw are large: loaded when something is drawn, not when help is printed. */
const pencil = () => import("../host/node/draw.ts");

/** Pages that show Chinese first carry their letters: a server that has none may be where they are read. */
const lettered = (page: string, lang: Language): string => (lang === "zh" ? withHan(page) : page);

/** The report as one page; it holds both languages and shows `lang` first. */
export async function drawReport(
  comparison: Comparison,
  lang: Language,
  kept: readonly Chapter[] = [],
): Promise<string> {
  const { bundles } = await pencil();
  const page = report(comparison, { lang, bundles: bundles(), chapters: chaptersOf(comparison, kept) });
  return lettered(page, lang);
}

/** What a report tells beyond the comparison itself: its closed loops, and the analyses that are kept. */
const chaptersOf = (comparison: Comparison, kept: readonly Chapter[]): readonly Chapter[] => {
  const loop = loopChapter(comparison);
  return loop === null ? kept : [loop, ...kept];
};

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
  return lettered(studyReport(told, lang, Object.fromEntries(pictures)), lang);
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

const sheetOf =
  (lang: Language) =>
  ({ id, title, caption, build }: BoundChart): Sheet => ({
    id,
    drawing: build(lang, "wide"),
    heading: { title: title[lang], caption: caption[lang] },
  });

export const comparisonPage = (comparison: Comparison, kept: readonly Chapter[], lang: Language): Page => ({
  sheets: [
    ...all.map((chart: Chart) => ({
      id: chart.id,
      drawing: chart.build(comparison, lang, "wide"),
      heading: { title: chart.title[lang], caption: chart.caption(comparison, lang) },
    })),
    ...chaptersOf(comparison, kept).flatMap(chapterCharts).map(sheetOf(lang)),
  ],
  draw: () => drawReport(comparison, lang, kept),
});

export const studyPage = (told: StudyReport, lang: Language): Page => ({
  sheets: chartsOf(told.findings.pictures).map(sheetOf(lang)),
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
