import { isClear } from "../format.ts";
import { markRows } from "../mark-rows.ts";
import type { StudyChart } from "../study-chart.ts";

export default {
  id: "marks",
  title: ({ title }) => title,
  caption: ({ caption }) => caption,
  // As everywhere: a hollow dot's interval holds zero.
  build: (data, lang, frame) => markRows(data, (value) => isClear(value) === false, lang, frame),
} as const satisfies StudyChart<"marks">;
