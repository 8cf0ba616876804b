// Written by src/tools/gen.ts from package.json; do not edit.
export const version = "0.1.0";
