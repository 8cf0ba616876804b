// Written by src/tools/gen.ts from the names of the files; do not edit.
import off from "./off.ts";
import proportional from "./proportional.ts";
import reallocate from "./reallocate.ts";

export const all = [off, proportional, reallocate] as const;
