import type { Rule } from "./rule.ts";
import { all } from "./rules/all.gen.ts";
import randomUtility from "./rules/random-utility.ts";

/** The default first, the rivals after it. */
export const rules: readonly Rule[] = [randomUtility, ...all.filter((each: Rule) => each !== randomUtility)];

/** The rule of a scenario: those that name none choose by random utility. Ids have been checked by the parser. */
export const ruleNamed = (id: string | undefined): Rule => rules.find((each) => each.id === id) ?? randomUtility;
