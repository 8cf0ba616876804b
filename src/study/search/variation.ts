import { power } from "../../base/exp-log.ts";
import type { Dimension, Point } from "../space.ts";

/** Chance that a pair is crossed, and the shapes of the two distributions: as in Deb et al. (2002). */
const CROSSED = 0.9;
const CROSSOVER_SHAPE = 20;
const MUTATION_SHAPE = 20;

/** Uniform in (0, 1) by use and dimension; equal arguments draw alike. */
export type Luck = (use: number, dimension: number) => number;

/** Uses of luck in one variation. */
const USE = { whether: 0, which: 1, spread: 2, swap: 3, mutate: 4, move: 5 } as const;
const MUTATE_SECOND = 2;

interface Scale {
  readonly low: number;
  readonly high: number;
  readonly whole: boolean;
}

/** A dimension as a scale on which near means alike; null for a list of things that have no order. */
export function scaleOf({ values }: Dimension): Scale | null {
  if (values.kind === "range") return values;
  const { list } = values;
  const ordered = list.every((value, k) => typeof value === "number" && (k === 0 || value > (list[k - 1] as number)));
  return ordered && list.length > 2 ? { low: 0, high: list.length - 1, whole: true } : null;
}

/** The value at a share (0, 1) of the way through a dimension. */
export function valueAt({ values }: Dimension, share: number): number {
  if (values.kind === "list") return Math.floor(share * values.list.length);
  const { low, high, whole } = values;
  return whole ? low + Math.floor(share * (high - low + 1)) : low + share * (high - low);
}

const within = (value: number, low: number, high: number): number => Math.min(high, Math.max(low, value));
/** Whole numbers own half a step to each side, so that both ends are as likely as the middle. */
const margin = ({ whole }: Scale): number => (whole ? 0.5 : 0);
const settle = (value: number, { low, high, whole }: Scale): number =>
  within(whole ? Math.round(value) + 0 : value, low, high);

/** Simulated binary crossover within bounds (Deb & Agrawal 1995): two numbers about the parents' mean, spread as one-point crossover of bits spreads. */
function crossNumbers(a: number, b: number, scale: Scale, u: number): readonly [number, number] {
  const near = Math.min(a, b);
  const far = Math.max(a, b);
  const apart = far - near;
  if (apart < 1e-14 * Math.max(1, Math.abs(far))) return [a, b];
  const spread = (room: number): number => {
    const alpha = 2 - power(1 + (2 * room) / apart, -(CROSSOVER_SHAPE + 1));
    return power(u <= 1 / alpha ? u * alpha : 1 / (2 - u * alpha), 1 / (CROSSOVER_SHAPE + 1));
  };
  const edge = margin(scale);
  return [
    settle((near + far - spread(near - scale.low + edge) * apart) / 2, scale),
    settle((near + far + spread(scale.high + edge - far) * apart) / 2, scale),
  ];
}

/** Polynomial mutation within bounds (Deb & Goyal 1996); a whole number moves by one at least. */
function mutateNumber(value: number, scale: Scale, u: number): number {
  const edge = margin(scale);
  const width = scale.high - scale.low + 2 * edge;
  if (width <= 0) return value;
  const shape = MUTATION_SHAPE + 1;
  const below = power(1 - (value - scale.low + edge) / width, shape);
  const above = power(1 - (scale.high + edge - value) / width, shape);
  const move =
    u <= 0.5
      ? power(2 * u + (1 - 2 * u) * below, 1 / shape) - 1
      : 1 - power(2 * (1 - u) + (2 * u - 1) * above, 1 / shape);
  const moved = settle(value + move * width, scale);
  return scale.whole && moved === value ? within(value + (u <= 0.5 ? -1 : 1), scale.low, scale.high) : moved;
}

/** Two children of two parents, crossed dimension by dimension; things without order are exchanged. */
export function cross(dimensions: readonly Dimension[], a: Point, b: Point, luck: Luck): readonly [number[], number[]] {
  const first = [...a];
  const second = [...b];
  if (luck(USE.whether, 0) >= CROSSED) return [first, second];
  dimensions.forEach((dimension, d) => {
    if (luck(USE.which, d) >= 0.5) return;
    const scale = scaleOf(dimension);
    const pair = scale === null ? ([a[d]!, b[d]!] as const) : crossNumbers(a[d]!, b[d]!, scale, luck(USE.spread, d));
    // What has no order is exchanged whenever it was chosen; numbers end up on either side with equal chance.
    const swapped = scale === null || luck(USE.swap, d) < 0.5;
    first[d] = pair[swapped ? 1 : 0];
    second[d] = pair[swapped ? 0 : 1];
  });
  return [first, second];
}

/** The point with one dimension in expectation moved. */
export function mutate(dimensions: readonly Dimension[], point: Point, luck: Luck, child: 0 | 1): number[] {
  const use = child * MUTATE_SECOND;
  return point.map((value, d) => {
    if (luck(USE.mutate + use, d) >= 1 / dimensions.length) return value;
    const dimension = dimensions[d]!;
    const u = luck(USE.move + use, d);
    const scale = scaleOf(dimension);
    if (scale !== null) return mutateNumber(value, scale, u);
    const length = dimension.values.kind === "list" ? dimension.values.list.length : 1;
    // Another thing of the list, each as likely.
    return length < 2 ? value : (value + 1 + Math.floor(u * (length - 1))) % length;
  });
}
