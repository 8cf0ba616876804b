// Written by src/tools/gen.ts from the names of the files; do not edit.
import file from "./design/file.ts";
import grid from "./design/grid.ts";
import latin from "./design/latin.ts";
import morris from "./design/morris.ts";
import sobol from "./design/sobol.ts";

export const all = [file, grid, latin, morris, sobol] as const;
