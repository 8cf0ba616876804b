import type { Dimension, Point } from "../space.ts";
import { binomialTail } from "./binomial.ts";
import { type Cases, casesOf, countOfInterest, inside, type Restriction, withoutFace } from "./box.ts";
import { type Peel, pasted, peelings } from "./peel.ts";

export interface PrimOptions {
  /** Share of the box that a peel or a paste takes; small is patient. */
  readonly alpha: number;
  /** Smallest box, as a share of all cases. */
  readonly minMass: number;
  /** Most boxes that are sought. */
  readonly boxes: number;
  /** A restriction that chance would explain more often than this is dropped. */
  readonly significance: number;
}

export const usualPrim: PrimOptions = { alpha: 0.05, minMass: 0.02, boxes: 3, significance: 0.05 };

/** How a box stands: share of the cases of interest in it, share of its cases that are of interest, share of all cases. */
export interface BoxFigures {
  readonly coverage: number;
  readonly density: number;
  readonly mass: number;
}

export interface Box extends BoxFigures {
  /** With the quasi-p-value of each: how often a box without it would by chance do as well as this one. */
  readonly restrictions: readonly { readonly face: Restriction; readonly quasiP: number }[];
  /** Share of the cases of interest that no earlier box has. */
  readonly added: number;
  /** The peels that led here, from all cases that no earlier box has: figures over all cases. */
  readonly trajectory: readonly (BoxFigures & { readonly restrictions: readonly Restriction[] })[];
  /** The peel that was taken; pasting and dropping came after. */
  readonly taken: number;
}

export interface Discovery {
  readonly cases: number;
  /** Share of all cases that are of interest: the density of no box at all. */
  readonly share: number;
  readonly boxes: readonly Box[];
  /** Share of the cases of interest that are in some box. */
  readonly coverage: number;
}

const everyCase = (count: number): Int32Array => Int32Array.from({ length: count }, (_, at) => at);

/** A later box is told only if it is at least so dense as this share of the first: what is left of noise can always be boxed. */
const LATER = 0.5;

/**
 * The patient rule induction method (Friedman & Fisher 1999, Statistics and Computing 9, 123–143) as used in scenario discovery
 * (Bryant & Lempert 2010, Technological Forecasting & Social Change 77, 34–49): boxes of the space in which cases of interest
 * are dense. A box is peeled face by face by the gain in density for each case given up (the lenient objective of Kwakkel &
 * Jaxa-Rozen 2016), which does justice to lists; of the trajectory the box with the greatest harmonic mean of coverage and
 * density is taken, then pasted, then every face is dropped whose quasi-p-value is above `significance`. Covering: later boxes are
 * sought among the cases that earlier ones leave. Quasi-p-values take no account of the search and are too small for that.
 */
export function prim(
  dimensions: readonly Dimension[],
  points: readonly Point[],
  ofInterest: readonly boolean[],
  options: PrimOptions = usualPrim,
): Discovery {
  const cases = casesOf(dimensions, points, ofInterest);
  const all = everyCase(points.length);
  const boxes: Box[] = [];
  let left = all;
  while (boxes.length < options.boxes) {
    const found = oneBox(cases, left, options);
    const enough = LATER * (boxes[0]?.density ?? 0);
    if (found === null || found.density < enough) break;
    boxes.push(found);
    const faces = found.restrictions.map(({ face }) => face);
    const taken = new Set(inside(cases, left, faces));
    left = left.filter((at) => !taken.has(at));
  }
  const total = countOfInterest(cases, all);
  return {
    cases: points.length,
    share: points.length === 0 ? 0 : total / points.length,
    boxes,
    coverage: total === 0 ? 0 : 1 - countOfInterest(cases, left) / total,
  };
}

/** The best box among the cases that are left; null where no box is better than none. */
function oneBox(cases: Cases, left: Int32Array, options: PrimOptions): Box | null {
  const all = everyCase(cases.ofInterest.length);
  const total = countOfInterest(cases, all);
  const open = countOfInterest(cases, left);
  if (open === 0 || open === left.length) return null;
  const path = peelings(cases, left, options.alpha, Math.max(1, options.minMass * all.length));
  const worths = path.map((step) => {
    const [coverage, density] = [step.hits / open, step.hits / step.cases];
    return coverage + density === 0 ? 0 : (2 * coverage * density) / (coverage + density);
  });
  const taken = worths.indexOf(worths.reduce((a, b) => (b > a ? b : a)));
  const grown = pasted(cases, left, (path[taken] as Peel).restrictions, options.alpha);
  const restrictions = told(cases, left, grown, options.significance);
  if (restrictions.length === 0) return null;
  const figures = (faces: readonly Restriction[]): BoxFigures => {
    const box = inside(cases, all, faces);
    const hits = countOfInterest(cases, box);
    return {
      coverage: hits / total,
      density: box.length === 0 ? 0 : hits / box.length,
      mass: box.length / all.length,
    };
  };
  const faces = restrictions.map(({ face }) => face);
  return {
    ...figures(faces),
    restrictions,
    added: countOfInterest(cases, inside(cases, left, faces)) / total,
    trajectory: path.map((step) => ({ ...figures(step.restrictions), restrictions: step.restrictions })),
    taken,
  };
}

/** Drops, the weakest first, every face that chance explains; the others in the order of the dimensions, with their quasi-p-values. */
function told(
  cases: Cases,
  left: Int32Array,
  restrictions: readonly Restriction[],
  significance: number,
): Box["restrictions"] {
  let kept = restrictions;
  for (;;) {
    const box = inside(cases, left, kept);
    const hits = countOfInterest(cases, box);
    const judged = kept.map((face) => {
      const without = inside(cases, left, withoutFace(kept, face));
      return { face, quasiP: binomialTail(hits, box.length, countOfInterest(cases, without) / without.length) };
    });
    const weakest = judged.reduce<(typeof judged)[number] | null>(
      (worst, one) => (worst === null || one.quasiP > worst.quasiP ? one : worst),
      null,
    );
    if (weakest === null || weakest.quasiP <= significance) {
      return judged.sort((a, b) => a.face.dimension - b.face.dimension || (a.face.kind === "at-least" ? -1 : 1));
    }
    kept = withoutFace(kept, weakest.face);
  }
}
