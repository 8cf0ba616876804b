// Written by src/tools/gen.ts from the names of the files; do not edit.
import sweep from "./sweep.ts";

export const all = [sweep] as const;
