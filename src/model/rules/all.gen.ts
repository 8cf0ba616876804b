// Written by src/tools/gen.ts from the names of the files; do not edit.
import forwardLooking from "./forward-looking.ts";
import prospect from "./prospect.ts";
import randomUtility from "./random-utility.ts";
import satisficing from "./satisficing.ts";

export const all = [forwardLooking, prospect, randomUtility, satisficing] as const;
