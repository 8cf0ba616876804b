import type { Text } from "../base/text.ts";
import type { Dimension } from "./space.ts";

/** An option of a design as the study file writes it: a whole number. */
export interface DesignOption {
  readonly means: Text;
  readonly default: number;
  readonly range: readonly [number, number];
}

/** Uniform in (0, 1) by row and column of a design; equal arguments draw alike. */
export type DesignLuck = (row: number, column: number) => number;

/** A way of spreading points over a space: one file of `src/study/design/`, its id the file's name. */
export interface Design {
  readonly id: string;
  readonly name: Text;
  readonly means: Text;
  readonly options: Readonly<Record<string, DesignOption>>;
  /**
   * Points of the unit cube, a row each, one column a dimension; a list of n values is cut into n equal parts. Pure: equal
   * arguments give equal bits.
   */
  points(
    dimensions: readonly Dimension[],
    options: Readonly<Record<string, number>>,
    luck: DesignLuck,
  ): readonly Float64Array[];
}
