import type { Text } from "../base/text.ts";
import type { Surroundings } from "./factor.ts";
import type { ParameterId } from "./parameters.ts";

/** The ways out that a doctor can always take: worth as the rule weighs it, and class constants less what staying has. */
export interface WaysOut {
  readonly worth: readonly number[];
  readonly constant: readonly number[];
}

/**
 * How the worth of staying and of the alternatives becomes a decision. Rules share factors, terms, steps and draws, so a
 * comparison across them is a comparison of rules alone. What a rule leaves out is as random utility has it.
 */
export interface Rule {
  readonly id: string;
  readonly name: Text;
  /** One sentence, so that a reader can disagree. */
  readonly why: Text;
  /** Whose theory it is. */
  readonly theory: string;
  /** Added to intention and to the inertia of staying: calibration sets them so that in the status quo as many intend to leave, and do, as under the default. */
  readonly aligned?: { readonly intention: ParameterId; readonly inertia: ParameterId };
  /**
   * Worth of staying, relative to what one like the doctor earns anywhere, as it counts in the look. With it the kept bounds
   * of looking say nothing, and everybody whose draw is below the limit of looking is worked out.
   */
  readonly felt?: (relative: number, doctor: number, around: Surroundings) => number;
  /** A month in post has passed: what the rule keeps of it, in the world's memory. Asks for everybody, every month. */
  readonly remember?: (relative: number, doctor: number, around: Surroundings) => void;
  /** Changes the worth of pairs `from` … `to` − 1 in place, by factor and in all, into what alternatives are compared by; `reference` is the pair of what one has. */
  readonly weigh?: (
    byFactor: readonly Float64Array[],
    worth: Float64Array,
    from: number,
    to: number,
    reference: number,
    doctor: number,
    around: Surroundings,
  ) => void;
  /** Utility of staying beyond its weighed worth and its constant. */
  readonly staying?: (worth: number, relative: number, ways: WaysOut, doctor: number, around: Surroundings) => number;
  /** Least worth that whoever has no post yet accepts; `usual` is what one like them earns anywhere. */
  readonly least?: (usual: number) => number;
  /** True when the first alternative met that is good enough is taken, and not the best. */
  readonly takesFirst?: true;
}

/** Checks a rule's declaration. */
export const rule = (declaration: Rule): Rule => declaration;
