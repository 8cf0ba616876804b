import { uniform } from "../base/rng.ts";
import { runKey } from "../base/seed.ts";
import type { Text } from "../base/text.ts";
import type { Dimension } from "./space.ts";

/** An option of a design as the study file writes it: a whole number. */
export interface DesignOption {
  readonly means: Text;
  readonly default: number;
  readonly range: readonly [number, number];
}

/** Options as the study file gives them; those that it leaves out have their defaults. */
export type DesignOptions = Readonly<Record<string, number>>;

/** Uniform in (0, 1) by row and column of a design; equal arguments draw alike. */
export type DesignLuck = (row: number, column: number) => number;

/** A CSV file of points as the host read it: cells trimmed, lines counted from 1. */
export interface PointTable {
  readonly file: string;
  readonly head: { readonly line: number; readonly cells: readonly string[] };
  readonly rows: readonly { readonly line: number; readonly cells: readonly string[] }[];
}

/** Why a design cannot be laid out. Where `file` is null the study file is meant, and `key` is an option of the design. */
export interface DesignFault {
  readonly file: string | null;
  readonly line: number | null;
  readonly key: string | null;
  readonly en: string;
  readonly zh: string;
}

/** A way of spreading points over a space: one file of `src/study/design/`, its id the file's name. */
export interface Design {
  readonly id: string;
  readonly name: Text;
  readonly means: Text;
  readonly options: Readonly<Record<string, DesignOption>>;
  /** The points are those of a CSV file that the study names: the host reads it and passes it on. */
  readonly needsTable?: true;
  /** Everything that stands in the way of `count` and `points`; empty when nothing does. */
  faults(dimensions: readonly Dimension[], options: DesignOptions, table?: PointTable): readonly DesignFault[];
  /** How many points there will be. */
  count(dimensions: readonly Dimension[], options: DesignOptions, table?: PointTable): number;
  /**
   * Points of the unit cube, ends included, a row each, one column a dimension: `settingAt` says what a coordinate stands for.
   * Pure: equal arguments give equal bits.
   */
  points(
    dimensions: readonly Dimension[],
    options: DesignOptions,
    luck: DesignLuck,
    table?: PointTable,
  ): readonly Float64Array[];
}

/** More points than this are a mistake, not a study. */
export const MOST_POINTS = 1_000_000;

/** The luck of a study's design, apart from the luck of its runs. */
export function designLuck(seed: string): DesignLuck {
  const [k0, k1] = runKey(`${seed} design`, 0);
  return (row, column) => uniform(k0, k1, row, column);
}

/** Every declared option with its value. */
export function settled<Name extends string>(
  declared: Readonly<Record<Name, DesignOption>>,
  given: DesignOptions,
): Readonly<Record<Name, number>> {
  const names = Object.keys(declared) as Name[];
  return Object.fromEntries(names.map((name) => [name, given[name] ?? declared[name].default])) as Record<Name, number>;
}

/** The fault of a design that would have more than `MOST_POINTS` points; none otherwise. */
export function tooMany(count: number, key: string): readonly DesignFault[] {
  if (count <= MOST_POINTS) return [];
  const many = count > Number.MAX_SAFE_INTEGER ? `${MOST_POINTS * 1000}+` : String(count);
  return [
    {
      file: null,
      line: null,
      key,
      en: `would make ${many} points; at most ${MOST_POINTS} are allowed: take fewer, or vary less`,
      zh: `将产生 ${many} 个点，最多允许 ${MOST_POINTS} 个：请减少点数或少变动几个维度`,
    },
  ];
}

/** 0 … n − 1 in an order of luck, drawn from n rows of a column on. */
export function shuffled(n: number, luck: DesignLuck, row: number, column: number): readonly number[] {
  const draws = Float64Array.from({ length: n }, (_, at) => luck(row + at, column));
  return Array.from({ length: n }, (_, at) => at).sort((a, b) => (draws[a] as number) - (draws[b] as number) || a - b);
}
