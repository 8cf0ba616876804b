// Written by src/tools/gen.ts from the names of the files; do not edit.
import discover from "./discover.ts";
import search from "./search.ts";
import sensitivity from "./sensitivity.ts";
import sweep from "./sweep.ts";

export const all = [discover, search, sensitivity, sweep] as const;
