import { parseStudy } from "../../../study/parse-study.ts";
import type { Study } from "../../../study/study.ts";
import { calibrated, filesWith, textOf } from "../files.ts";
import { ownFiles, region } from "./basis.ts";

/** Draws of parameters that tell how far an effect hangs on them. */
const DRAWS = 24;

/** The shipped study of certainty with its parameters alone, drawn a few times, over the region of the page. */
export const uncertainty = (): Study => {
  const text = textOf("studies/how-sure.yaml")
    .replace(/^kind:.*$/m, "kind: sweep")
    .replace(/^scenario:.*$/m, `scenario: ${region.value}`)
    .replace(/^design:.*$/m, `design: { type: latin, points: ${DRAWS} }`)
    .replace(/^ {2}rule:.*\n/m, "");
  const path = "studies/how-sure-here.yaml";
  return parseStudy(path, filesWith(new Map([...ownFiles.value, [path, text]])), calibrated);
};
