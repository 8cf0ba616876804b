// Written by src/tools/gen.ts from the names of the files; do not edit.
import box from "./box.ts";
import courses from "./courses.ts";
import frontier from "./frontier.ts";
import marks from "./marks.ts";
import peelings from "./peelings.ts";
import posteriors from "./posteriors.ts";
import ranking from "./ranking.ts";
import settings from "./settings.ts";
import targets from "./targets.ts";
import variance from "./variance.ts";

export const all = [box, courses, frontier, marks, peelings, posteriors, ranking, settings, targets, variance] as const;
