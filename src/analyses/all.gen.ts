// Written by src/tools/gen.ts from the names of the files; do not edit.
import interactions from "./kinds/interactions.ts";
import mechanisms from "./kinds/mechanisms.ts";
import rules from "./kinds/rules.ts";
import who from "./kinds/who.ts";

export const all = [interactions, mechanisms, rules, who] as const;
