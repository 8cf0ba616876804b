import type { Text } from "../base/text.ts";
import type { Findings } from "../sim/findings.ts";
import type { Dimension, Space } from "./space.ts";
import type { Study } from "./study.ts";
import type { Wave, WaveRuns } from "./wave.ts";

/** An option of a kind, as the study file writes it under `options`. */
export type KindOption = { readonly means: Text } & (
  | {
      readonly type: "number";
      readonly default: number;
      readonly range: readonly [number, number];
      readonly unit: string;
      readonly whole: boolean;
    }
  | {
      readonly type: "words";
      readonly default: readonly string[];
      readonly of: readonly string[];
      /** How many there must be, at least and at most; where it is one, it may stand without a list. */
      readonly count: readonly [number, number];
    }
);

/** A question that a study answers: one file of `src/study/kinds/`, its id the file's name. */
export interface Kind {
  readonly id: string;
  readonly name: Text;
  readonly means: Text;
  /** Whether the study file says how points are spread: a search or a calibration finds its own. */
  readonly designed: boolean;
  /** The designs that the analysis understands, the usual one first, and how far their options are bound; any where it is left out. */
  readonly designs?: Readonly<Record<string, Readonly<Record<string, readonly [number, number]>>>>;
  readonly options: Readonly<Record<string, KindOption>>;
  /** Dimensions that the kind sets by itself, besides those that the file varies. */
  adds?(space: Space): readonly Dimension[];
  /** The file of the result that holds a set of parameters for scenarios, where the kind fits one. */
  readonly fits?: string;
  /** Measures that the analysis reads of every run. */
  measures(study: Study): readonly string[];
  /** Runs that all waves together may come to, of a kind that finds its own points. */
  mostRuns?(study: Study): number;
  /**
   * Asks for waves of points and is given what their runs have measured, until it knows. Pure: equal runs lead to equal
   * waves, which is how an interrupted study goes on.
   */
  waves(study: Study): Generator<Wave, Findings, WaveRuns>;
}
