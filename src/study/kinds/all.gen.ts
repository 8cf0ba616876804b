// Written by src/tools/gen.ts from the names of the files; do not edit.
import calibrate from "./calibrate.ts";
import discover from "./discover.ts";
import search from "./search.ts";
import sensitivity from "./sensitivity.ts";
import sweep from "./sweep.ts";

export const all = [calibrate, discover, search, sensitivity, sweep] as const;
