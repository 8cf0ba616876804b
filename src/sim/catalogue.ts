import type { Text } from "../base/text.ts";
import type { Lever } from "../levers/lever.ts";
import type { Parameter } from "../model/parameter.ts";
import type { Rule } from "../model/rule.ts";
import type { Term } from "../model/terms.ts";

/** A factor's coefficient as far as a scenario may change it. */
interface Beta {
  readonly name?: Text;
  readonly default: number;
  readonly range: readonly [number, number];
}

/** Everything a scenario can name. An argument of the parser, so that tests can use a small one. */
export interface Catalogue {
  readonly levers: readonly Lever[];
  readonly parameters: Readonly<Record<string, Parameter>>;
  /** By factor id. */
  readonly betas: Readonly<Record<string, Beta>>;
  readonly terms: readonly Term[];
  /** Rules of choice, the default first. */
  readonly rules: readonly Pick<Rule, "id" | "name" | "why" | "theory" | "aligned">[];
  /** Values of calibrated parameters, from `scenarios/parameters.yaml`: they hold where no file of a scenario says otherwise. */
  readonly calibrated?: Readonly<Record<string, number>>;
}
