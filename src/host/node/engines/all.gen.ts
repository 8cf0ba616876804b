// Written by src/tools/gen.ts from the names of the files; do not edit.
import local from "./local.ts";
import queue from "./queue.ts";

export const all = [local, queue] as const;
