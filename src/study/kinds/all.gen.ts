// Written by src/tools/gen.ts from the names of the files; do not edit.
import sensitivity from "./sensitivity.ts";
import sweep from "./sweep.ts";

export const all = [sensitivity, sweep] as const;
