// Written by src/tools/gen.ts from the names of the files; do not edit.
import e01 from "./e01.ts";
import e04 from "./e04.ts";
import e05 from "./e05.ts";
import e07 from "./e07.ts";
import e09 from "./e09.ts";
import e11 from "./e11.ts";
import e12 from "./e12.ts";

export const all = [e01, e04, e05, e07, e09, e11, e12] as const;
