import type { Language, Text } from "../base/text.ts";
import type { Picture, PictureData, PictureId } from "../sim/pictures.ts";
import type { Drawing, Frame } from "./chart.ts";
import type { StudyChart } from "./study-chart.ts";
import { all } from "./study-charts/all.gen.ts";

/** A chart with what it shows. */
export interface BoundChart {
  /** Of the chart, and for the second of its kind on a page a number: names its file. */
  readonly id: string;
  readonly title: Text;
  readonly caption: Text;
  build(lang: Language, frame: Frame): Drawing | null;
}

const bound = <Id extends PictureId>(chart: StudyChart<Id>, data: PictureData[Id], id: string): BoundChart => ({
  id,
  title: chart.title(data),
  caption: chart.caption(data),
  build: (lang, frame) => chart.build(data, lang, frame),
});

/** The charts of a page, in its order; of a chart that this version does not know, nothing. */
export const chartsOf = (pictures: readonly Picture[]): readonly BoundChart[] =>
  pictures.flatMap((picture, at) => {
    const chart = all.find(({ id }) => id === picture.chart);
    if (chart === undefined) return [];
    const nth = pictures.slice(0, at).filter((other) => other.chart === picture.chart).length;
    // The chart's id is the picture's: the types of both agree.
    return [bound(chart as StudyChart<PictureId>, picture.data, nth === 0 ? chart.id : `${chart.id}-${nth + 1}`)];
  });
