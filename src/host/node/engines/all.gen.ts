// Written by src/tools/gen.ts from the names of the files; do not edit.
import local from "./local.ts";
import queue from "./queue.ts";
import slurm from "./slurm.ts";

export const all = [local, queue, slurm] as const;
