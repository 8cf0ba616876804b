// Written by src/tools/gen.ts from the names of the files; do not edit.
import search from "./search.ts";
import sensitivity from "./sensitivity.ts";
import sweep from "./sweep.ts";

export const all = [search, sensitivity, sweep] as const;
