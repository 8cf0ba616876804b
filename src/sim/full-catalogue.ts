import { all as levers } from "../levers/all.gen.ts";
import type { Lever } from "../levers/lever.ts";
import { month } from "../model/month.ts";
import { parameters } from "../model/parameters.ts";
import { rules } from "../model/rules.ts";
import { declaredTerms } from "../model/terms.ts";
import { factors } from "../model/worth.ts";
import type { Catalogue } from "./catalogue.ts";

/** Everything that the shipped model lets a scenario name. Built once the month, and with it every term, has been loaded. */
export const catalogue: Catalogue = {
  levers: levers as readonly unknown[] as readonly Lever[],
  parameters,
  betas: Object.fromEntries(factors.map((f) => [f.id, { name: f.name, default: f.beta.default, range: f.beta.range }])),
  terms: month.length > 0 ? declaredTerms() : [],
  rules,
};
