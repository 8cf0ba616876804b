// Written by src/tools/gen.ts from the names of the files; do not edit.
import local from "./local.ts";

export const all = [local] as const;
