import { type ParameterId, parameters } from "../../model/parameters.ts";
import { rules } from "../../model/rules.ts";
import type { Dimension, Point, Space } from "../space.ts";

/** A rule of choice that is aligned to the default, and where a study's space holds what aligns it. */
export interface Rival {
  readonly id: string;
  /** Position in the list of the dimension `rule`. */
  readonly rule: number;
  /** Positions of the dimensions of what is added to intention and to inertia. */
  readonly intention: number;
  readonly inertia: number;
}

const RULE = "rule";

const listed = ({ dimensions }: Space): readonly (string | number | boolean)[] => {
  const values = dimensions.find(({ path }) => path === RULE)?.values;
  return values?.kind === "list" ? values.list : [];
};

const pathOf = (id: ParameterId): string => `parameters.${id}`;

/** Dimensions for what aligns the rules that a study names. */
export const aligningDimensions = (space: Space): Dimension[] =>
  rules
    .filter(({ id }) => listed(space).includes(id))
    .flatMap(({ aligned }) => (aligned === undefined ? [] : [aligned.intention, aligned.inertia]))
    .map((id): Dimension => {
      const { name, unit, grade, range } = parameters[id];
      const [low, high] = range;
      const values = { kind: "range", low, high, whole: false } as const;
      return { path: pathOf(id), name, unit, role: "uncertainty", grade, values, switchedBy: null };
    });

/** The rules that a study aligns, in the order of its list. */
export const rivalsIn = (space: Space): Rival[] =>
  listed(space).flatMap((id, rule) => {
    const aligned = rules.find((each) => each.id === id)?.aligned;
    if (aligned === undefined) return [];
    const at = (parameter: ParameterId): number => space.dimensions.findIndex(({ path }) => path === pathOf(parameter));
    return [{ id: String(id), rule, intention: at(aligned.intention), inertia: at(aligned.inertia) }];
  });

/** Positions of the dimensions that have a prior: all but the rule and what aligns it. */
export const drawnIn = (space: Space): number[] => {
  const fitted = rivalsIn(space).flatMap(({ intention, inertia }) => [intention, inertia]);
  return space.dimensions.flatMap(({ path }, d) => (path === RULE || fitted.includes(d) ? [] : [d]));
};

/** The point of a parameter set: under the default rule, or under a rival that is aligned so. */
export function pointOf(space: Space, values: readonly number[], rival?: Rival, aligned?: readonly number[]): Point {
  const point = space.dimensions.map(() => 0);
  drawnIn(space).forEach((d, k) => {
    point[d] = values[k]!;
  });
  if (rival === undefined || aligned === undefined) return point;
  const rule = space.dimensions.findIndex(({ path }) => path === RULE);
  point[rule] = rival.rule;
  point[rival.intention] = aligned[0]!;
  point[rival.inertia] = aligned[1]!;
  return point;
}
