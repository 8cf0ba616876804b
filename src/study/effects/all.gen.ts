// Written by src/tools/gen.ts from the names of the files; do not edit.
import e01 from "./e01.ts";
import e04 from "./e04.ts";
import e07 from "./e07.ts";

export const all = [e01, e04, e07] as const;
