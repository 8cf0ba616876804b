import { Faults } from "../base/fail.ts";
import { shippedIds } from "../host/node/files.ts";
import { load, loadAll } from "../host/node/load.ts";
import type { Request } from "../host/node/store.ts";
import type { Scenario } from "../sim/scenario.ts";
import { STATUS_QUO, statusQuoOf, worldOf } from "../sim/status-quo.ts";
import type { Values } from "./values.ts";

const refuse = (file: string, en: string, zh: string): Faults => new Faults([{ file, line: null, key: null, en, zh }]);

const withMonths = (scenario: Scenario, { months }: Values): Scenario =>
  months === null ? scenario : { ...scenario, months };

/** The status quo of a scenario: the shipped one when it is set in the same world. */
const statusQuoFor = (scenario: Scenario, values: Values): Scenario => {
  const shipped = withMonths(load(STATUS_QUO), values);
  return worldOf(shipped) === worldOf(scenario) ? shipped : statusQuoOf(scenario);
};

/** The baseline of a comparison: the one asked for, else the status quo or any other without levers among the scenarios, else their own status quo. */
const baselineFor = (scenarios: readonly Scenario[], values: Values): Scenario => {
  const { baseline } = values;
  if (baseline === null) {
    const idle = scenarios.filter(({ levers }) => levers.length === 0);
    return idle.find(({ id }) => id === STATUS_QUO) ?? idle[0] ?? statusQuoFor(scenarios[0] as Scenario, values);
  }
  const among = scenarios.find(({ id }) => id === baseline);
  if (among !== undefined) return among;
  return withMonths(load(baseline), values);
};

/** Scenarios that cannot share luck, or cannot be told apart. */
const checkTogether = (scenarios: readonly Scenario[], baseline: Scenario): void => {
  const world = worldOf(baseline);
  const ids = new Set<string>();
  for (const scenario of scenarios) {
    if (ids.has(scenario.id)) {
      throw refuse(scenario.id, "is given twice; rename one of the files", "重复出现；请将其中一个文件改名");
    }
    ids.add(scenario.id);
    if (scenario.months !== baseline.months) {
      const en = `runs ${scenario.months} months and ${baseline.id} ${baseline.months}; give --months`;
      throw refuse(
        scenario.id,
        en,
        `模拟 ${scenario.months} 个月，而 ${baseline.id} 为 ${baseline.months} 个月；请用 --months 统一`,
      );
    }
    if (worldOf(scenario) !== world) {
      throw refuse(
        scenario.id,
        `is not set in the same region with the same parameters as ${baseline.id}; compare them apart`,
        `与 ${baseline.id} 的区域或参数不同，请分开比较`,
      );
    }
  }
};

/** What the folder of a comparison is called: by its packages when they are one or two, else by the region. */
export const nameOf = ({ scenarios, baseline }: Request): string => {
  const packages = scenarios.map(({ id }) => id).filter((id) => id !== baseline);
  if (packages.length === 1 || packages.length === 2) return packages.join("-");
  return scenarios[0]?.region.id ?? "comparison";
};

const requestOf = (
  scenarios: readonly Scenario[],
  baseline: string,
  { seed, replicates, budget }: Values,
): Request => ({
  scenarios,
  seed,
  replicates,
  baseline,
  budget,
});

/** The packages to compare, the baseline first. Without names: the shipped packages. */
export function comparisonRequest(names: readonly string[], values: Values): Request {
  const asked = names.length > 0 ? names : shippedIds("packages");
  const scenarios = loadAll(asked).map((scenario) => withMonths(scenario, values));
  const baseline = baselineFor(scenarios, values);
  const others = scenarios.filter((scenario) => scenario !== baseline);
  const all = [baseline, ...others];
  checkTogether(all, baseline);
  return requestOf(all, baseline.id, values);
}

/** One scenario, whose months are told already, beside its own status quo. */
export function withStatusQuo(scenario: Scenario, values: Values): Request {
  const baseline = statusQuoFor(scenario, values);
  checkTogether([baseline, scenario], baseline);
  return requestOf([baseline, scenario], baseline.id, values);
}

/** One scenario alone. */
export function runRequest(name: string, values: Values): Request {
  const scenario = withMonths(load(name), values);
  return requestOf([scenario], scenario.id, values);
}
