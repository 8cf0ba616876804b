import { all as allLevers } from "../levers/all.gen.ts";
import type { Lever, LeverSetting, Target } from "../levers/lever.ts";
import type { PlaceType } from "../model/kinds.ts";
import { declaredTerms } from "../model/terms.ts";
import { spreadTerm } from "../sim/parse-terms.ts";
import type { Scenario } from "../sim/scenario.ts";
import { isActive, type Point, valueAt } from "./space.ts";
import type { Setting } from "./study.ts";

const order = new Map((allLevers as readonly unknown[] as readonly Lever[]).map(({ id }, at) => [id, at]));
const inOrder = (a: LeverSetting, b: LeverSetting): number => (order.get(a.lever) ?? 0) - (order.get(b.lever) ?? 0);

/** Settings that every lever has, which stand beside its parameters. */
export const commonSettings = ["from", "phaseIn", "intensity", "compliance"] as const;
const isCommon = (name: string): boolean => commonSettings.some((common) => common === name);

const listLength = (setting: Setting, path: string): number => {
  const dimension = setting.space.dimensions.find((candidate) => candidate.path === path);
  return dimension?.values.kind === "list" ? dimension.values.list.length : 1;
};

/** The base scenario of a point: that of its region and rule. */
export function baseOf(setting: Setting, point: Point): number {
  const { dimensions } = setting.space;
  const at = (path: string): number => {
    const d = dimensions.findIndex((candidate) => candidate.path === path);
    return d < 0 ? 0 : (point[d] ?? 0);
  };
  return at("region") * listLength(setting, "rule") + at("rule");
}

/** Levers that the dimensions of a study touch. */
export const variedLevers = ({ space }: Pick<Setting, "space">): ReadonlySet<string> =>
  new Set(space.dimensions.flatMap(({ path }) => (path.startsWith("levers.") ? [path.split(".")[1] ?? ""] : [])));

/** A target with what a point says of it: an end of the band of remoteness, or the axes that it names. */
function aimed(target: Target, end: string | undefined, value: number | string | boolean): Target {
  if (end === undefined) return { ...target, ...(JSON.parse(String(value)) as Target) };
  const [low, high] = target.remoteness ?? [0, 1];
  return { ...target, remoteness: end === "low" ? [Number(value), high] : [low, Number(value)] };
}

function leversAt(setting: Setting, base: Scenario, point: Point): readonly LeverSetting[] {
  const { space, settings } = setting;
  const byId = new Map(base.levers.map((lever) => [lever.lever, lever]));
  const off = new Set<string>();
  space.dimensions.forEach((dimension, d) => {
    const [group, id = "", name] = dimension.path.split(".");
    if (group !== "levers") return;
    if (!isActive(space, point, d)) {
      // A switch that another lever has shut out: what the scenario has of it goes, too.
      if (name === undefined) off.add(id);
      return;
    }
    const known = byId.get(id) ?? settings[id];
    if (known === undefined) return;
    const value = valueAt(dimension, point[d] ?? 0);
    if (name === undefined) {
      byId.set(id, known);
      if (value === false) off.add(id);
      return;
    }
    if (name === "target") {
      byId.set(id, { ...known, target: aimed(known.target, dimension.path.split(".")[4], value) });
      return;
    }
    const number = Number(value);
    byId.set(
      id,
      isCommon(name) ? { ...known, [name]: number } : { ...known, params: { ...known.params, [name]: number } },
    );
  });
  return [...byId.values()].filter(({ lever }) => !off.has(lever)).sort(inOrder);
}

/** Everything but levers: what a point and its status quo share. */
function worldAt({ space }: Setting, base: Scenario, point: Point): Scenario {
  const parameters = { ...base.parameters };
  const betas = { ...base.betas };
  const terms: Record<string, Scenario["terms"][string]> = { ...base.terms };
  space.dimensions.forEach((dimension, d) => {
    const [group, id = "", place] = dimension.path.split(".");
    const value = Number(valueAt(dimension, point[d] ?? 0));
    if (group === "parameters") parameters[id] = value;
    else if (group === "factors") betas[id] = value;
    else if (group === "terms") {
      const initial = terms[id] ?? declaredTerms().find((term) => term.id === id)?.initial ?? 0;
      terms[id] = place === undefined ? value : { ...spreadTerm(initial), [place as PlaceType]: value };
    }
  });
  return { ...base, parameters, betas, terms };
}

/** The scenario that a point stands for. */
export function scenarioAt(setting: Setting, point: Point): Scenario {
  const base = setting.bases[baseOf(setting, point)] as Scenario;
  return { ...worldAt(setting, base, point), levers: leversAt(setting, base, point) };
}

/** What a point is held against: its own world without the varied levers, or without any. */
export function baselineAt(setting: Setting, point: Point): Scenario {
  const base = setting.bases[baseOf(setting, point)] as Scenario;
  const varied = variedLevers(setting);
  const levers = setting.baseline === "status-quo" ? [] : base.levers.filter(({ lever }) => !varied.has(lever));
  return { ...worldAt(setting, base, point), levers };
}

/** Points of one key begin in the same world, so that they share its luck and burn-in. */
export const worldKey = (setting: Setting, point: Point): string =>
  JSON.stringify([
    baseOf(setting, point),
    ...setting.space.dimensions.flatMap(({ role }, d) => (role === "uncertainty" ? [point[d]] : [])),
  ]);

/** What tells scenarios of one world apart. */
export const policyKey = ({ levers }: Scenario): string => JSON.stringify(levers);
