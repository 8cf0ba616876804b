import type { Language, Text } from "../base/text.ts";
import type { PictureData, PictureId } from "../sim/pictures.ts";
import type { Drawing, Frame } from "./chart.ts";

/** One picture of a study's page: rows → spec, like `Chart`, from what its kind has put together. */
export interface StudyChart<Id extends PictureId> {
  readonly id: Id;
  title(data: PictureData[Id]): Text;
  /** One sentence: what to see and where it comes from. */
  caption(data: PictureData[Id]): Text;
  /** Null when there is nothing to show. */
  build(data: PictureData[Id], lang: Language, frame: Frame): Drawing | null;
}
