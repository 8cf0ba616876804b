import {
  type Cases,
  countOfInterest,
  inside,
  isOrdered,
  keeps,
  type Restriction,
  withFace,
  withoutFace,
} from "./box.ts";

/** Cases of each ordered dimension by their setting, those without one left out. */
type Orders = readonly (Int32Array | null)[];

function ordersOf({ dimensions, settings }: Cases, among: Int32Array): Orders {
  return dimensions.map((dimension, d) => {
    if (!isOrdered(dimension)) return null;
    const values = settings[d] as Float64Array;
    return among
      .filter((at) => !Number.isNaN(values[at]))
      .sort((a, b) => (values[a] as number) - (values[b] as number) || a - b);
  });
}

/** Between what is given up and what is kept: half way where settings are continuous, the first that is kept where they are not. */
function limitBetween({ dimensions }: Cases, d: number, outer: number, inner: number): number {
  const values = dimensions[d]?.values;
  return values?.kind === "range" && !values.whole ? (outer + inner) / 2 : inner;
}

/**
 * A limit that gives up at least one case of a sorted row and about as many as are wanted, never a part of equal settings;
 * null where all are equal.
 */
function cut(cases: Cases, d: number, sorted: Int32Array, wanted: number): number | null {
  const values = cases.settings[d] as Float64Array;
  const value = (k: number): number => values[sorted[k] as number] as number;
  let k = Math.min(wanted, sorted.length - 1);
  // Back to the first of equal settings, or on to the next setting if these are the outermost ones.
  while (k > 0 && value(k - 1) === value(k)) k--;
  while (k < sorted.length && value(k) === value(0)) k++;
  return k < sorted.length ? limitBetween(cases, d, value(k - 1), value(k)) : null;
}

/** Every face that a box may lose next; `orders` holds the cases of the box alone. */
function candidates(cases: Cases, orders: Orders, box: Int32Array, alpha: number): Restriction[] {
  const wanted = Math.max(1, Math.floor(alpha * box.length));
  return cases.dimensions.flatMap((_, dimension): Restriction[] => {
    const sorted = orders[dimension] ?? null;
    const settings = cases.settings[dimension] as Float64Array;
    if (sorted === null) {
      const found = [...new Set(Array.from(box, (at) => settings[at] as number))].filter((v) => !Number.isNaN(v));
      const values = found.sort((a, b) => a - b);
      if (values.length < 2) return [];
      return values.map((left) => ({ dimension, kind: "among", values: values.filter((v) => v !== left) }));
    }
    const low = cut(cases, dimension, sorted, wanted);
    const high = cut(cases, dimension, sorted.slice().reverse(), wanted);
    return [
      ...(low === null ? [] : [{ dimension, kind: "at-least", limit: low } as const]),
      ...(high === null ? [] : [{ dimension, kind: "at-most", limit: high } as const]),
    ];
  });
}

/** How many cases of a box keep to a face, and how many of these are of interest. */
function tally({ settings, ofInterest }: Cases, box: Int32Array, face: Restriction): readonly [number, number] {
  const values = settings[face.dimension] as Float64Array;
  let kept = 0;
  let hits = 0;
  for (const at of box) {
    if (!keeps(values[at] as number, face)) continue;
    kept++;
    if (ofInterest[at] === true) hits++;
  }
  return [kept, hits];
}

/** One box on the way: its faces, its cases and how many of them are of interest. */
export interface Peel {
  readonly restrictions: readonly Restriction[];
  readonly cases: number;
  readonly hits: number;
}

/**
 * Peels all of these cases face by face: at every step the face whose loss raises the density most for each case given up,
 * the first of equals, until the box would hold fewer cases than the least or nothing but cases of interest.
 */
export function peelings(cases: Cases, among: Int32Array, alpha: number, least: number): readonly Peel[] {
  let orders = ordersOf(cases, among);
  let box = among;
  let last: Peel = { restrictions: [], cases: among.length, hits: countOfInterest(cases, among) };
  const path: Peel[] = [];
  for (;;) {
    path.push(last);
    const density = last.hits / last.cases;
    if (density === 1) return path;
    let best: { readonly face: Restriction; readonly cases: number; readonly hits: number } | null = null;
    let most = Number.NEGATIVE_INFINITY;
    for (const face of candidates(cases, orders, box, alpha)) {
      const [kept, hits] = tally(cases, box, face);
      if (kept < least) continue;
      const gain = (hits / kept - density) / (box.length - kept);
      if (gain > most) {
        best = { face, cases: kept, hits };
        most = gain;
      }
    }
    if (best === null) return path;
    const { face } = best;
    const values = cases.settings[face.dimension] as Float64Array;
    const stays = (at: number): boolean => keeps(values[at] as number, face);
    box = box.filter(stays);
    orders = orders.map((order) => order?.filter(stays) ?? null);
    last = { restrictions: withFace(last.restrictions, face), cases: best.cases, hits: best.hits };
  }
}

/** Every way of moving a face outward by about as many cases as are wanted; null: the face goes. */
function loosened(cases: Cases, among: Int32Array, face: Restriction, wanted: number): readonly (Restriction | null)[] {
  const settings = cases.settings[face.dimension] as Float64Array;
  const outside = among.filter((at) => !Number.isNaN(settings[at]) && !keeps(settings[at] as number, face));
  if (outside.length === 0) return [];
  if (face.kind === "among") {
    const others = [...new Set(Array.from(outside, (at) => settings[at] as number))].sort((a, b) => a - b);
    return others.map((other) => ({ ...face, values: [...face.values, other].sort((a, b) => a - b) }));
  }
  const side = face.kind === "at-least" ? -1 : 1;
  const value = (at: number): number => settings[at] as number;
  const outward = outside.sort((a, b) => side * (value(a) - value(b)) || a - b);
  const last = value(outward[Math.min(wanted, outward.length) - 1] as number);
  const beyond = outward.find((at) => side * (value(at) - last) > 0);
  if (beyond === undefined) return [null];
  return [{ ...face, limit: limitBetween(cases, face.dimension, value(beyond), last) }];
}

/** Moves faces outward as long as the density does not fall, the densest first. */
export function pasted(
  cases: Cases,
  among: Int32Array,
  restrictions: readonly Restriction[],
  alpha: number,
): readonly Restriction[] {
  let faces = restrictions;
  for (;;) {
    const box = inside(cases, among, faces);
    const wanted = Math.max(1, Math.floor(alpha * box.length));
    let density = countOfInterest(cases, box) / box.length;
    let best: readonly Restriction[] | null = null;
    for (const face of faces) {
      const others = withoutFace(faces, face);
      const reach = inside(cases, among, others);
      for (const looser of loosened(cases, reach, face, wanted)) {
        const [kept, hits] =
          looser === null ? [reach.length, countOfInterest(cases, reach)] : tally(cases, reach, looser);
        if (hits / kept > density || (best === null && hits / kept === density)) {
          best = looser === null ? others : withFace(faces, looser);
          density = hits / kept;
        }
      }
    }
    if (best === null) return faces;
    faces = best;
  }
}
