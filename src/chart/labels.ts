import { textWidth } from "./text-width.ts";
import { short } from "./view.ts";

/** A rectangle in pixels from the top left. */
interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}
/** A straight line in pixels: from x, y to x, y. */
export type Line = readonly [number, number, number, number];

const overlap = (a: Box, b: Box): number =>
  Math.max(0, Math.min(a.right, b.right) - Math.max(a.left, b.left)) *
  Math.max(0, Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top));

/** How many pixels of a line lie in a box. */
const crossed = ({ left, right, top, bottom }: Box, [x1, y1, x2, y2]: Line): number => {
  let from = 0;
  let to = 1;
  for (const [start, along, least, most] of [
    [x1, x2 - x1, left, right],
    [y1, y2 - y1, top, bottom],
  ] as const) {
    if (along === 0) {
      if (start <= least || start >= most) return 0;
      continue;
    }
    const ends = [(least - start) / along, (most - start) / along] as const;
    from = Math.max(from, Math.min(...ends));
    to = Math.min(to, Math.max(...ends));
  }
  return Math.max(0, to - from) * Math.hypot(x2 - x1, y2 - y1);
};

const distance = ({ left, right, top, bottom }: Box, x: number, y: number): number =>
  Math.hypot(Math.max(left - x, x - right, 0), Math.max(top - y, y - bottom, 0));

const LINE_HEIGHT = 20;
/** What covering costs: pixels of a line through a label, area of a dot or another label, pixels out of the picture, pixels from the dot, pixels nearer to another dot. */
const cost = { struck: 40, covered: 10, outside: 60, away: 4, astray: 30 } as const;
const SWEEPS = 6;

interface Place extends Box {
  readonly x: number;
  readonly y: number;
  /** What it covers besides other labels. */
  readonly cost: number;
}

/** Places for a label around its dot, the nearest and most usual first. */
const placesAround = (x: number, y: number, w: number): (readonly [number, number])[] => {
  const right = x + 10;
  const left = x - 10 - w;
  return [0, 11, 18, 25, 33, 42, 52, 64].flatMap((step) =>
    (step === 0 ? [y] : [y - step, y + step]).flatMap((middle): (readonly [number, number])[] =>
      step < 18
        ? [
            [right, middle],
            [left, middle],
          ]
        : [
            [right, middle],
            [left, middle],
            [x - w / 2, middle],
            [x - 6, middle],
            [x + 6 - w, middle],
          ],
    ),
  );
};

/**
 * Puts each label where it covers least: beside, above or below its dot, clear of lines, dots and other labels. Each in turn takes
 * the best place, and again given the others; then pairs move together where that is better.
 */
export const placeLabels = (
  dots: readonly { x: number; y: number; text: string }[],
  lines: readonly Line[],
  width: number,
  height: number,
): { x: number; y: number }[] => {
  const taken: Box[] = dots.map(({ x, y }) => ({ left: x - 7, right: x + 7, top: y - 7, bottom: y + 7 }));
  const choices = dots.map(({ x, y, text }): Place[] => {
    const w = textWidth(text, 12) + 4;
    return placesAround(x, y, w).map(([left, middle]) => {
      const box = { left, right: left + w, top: middle - LINE_HEIGHT / 2, bottom: middle + LINE_HEIGHT / 2 };
      const air = { left: left - 3, right: box.right + 3, top: box.top, bottom: box.bottom };
      const outside =
        Math.max(0, -left) + Math.max(0, box.right - width) + Math.max(0, -box.top) + Math.max(0, box.bottom - height);
      const away = distance(box, x, y);
      const astray = dots.reduce((sum, dot) => sum + Math.max(0, away + 2 - distance(box, dot.x, dot.y)), 0) - 2;
      const struck = lines.reduce((sum, line) => sum + crossed(air, line), 0);
      const covered = taken.reduce((sum, other) => sum + overlap(box, other), 0);
      return {
        ...box,
        x: left,
        y: middle,
        cost:
          struck * cost.struck +
          covered * cost.covered +
          outside * cost.outside +
          away * cost.away +
          astray * cost.astray,
      };
    });
  });
  const near = (a: number, b: number): boolean => Math.hypot(dots[a]!.x - dots[b]!.x, dots[a]!.y - dots[b]!.y) < 200;
  const given = dots.map((_, at) => at);
  const byX = [...given].sort((a, b) => dots[a]!.x - dots[b]!.x);
  const tries = [given, [...given].reverse(), byX, [...byX].reverse()].map((order) => arrange(order, choices, near));
  const best = tries.reduce((least, one) => (one.cost < least.cost - 1e-9 ? one : least));
  return best.places.map(({ x, y }) => ({ x: short(x, 1), y: short(y, 1) }));
};

/** Settles labels one after the other in some order, then improves what came of it. */
const arrange = (
  order: readonly number[],
  choices: readonly (readonly Place[])[],
  near: (a: number, b: number) => boolean,
): { readonly places: readonly Place[]; readonly cost: number } => {
  const chosen: (Place | undefined)[] = choices.map(() => undefined);
  /** Of a place for a label, beside all others but those named. */
  const costOf = (place: Place, ...but: readonly number[]): number =>
    chosen.reduce(
      (sum, other, at) => (other === undefined || but.includes(at) ? sum : sum + overlap(place, other) * cost.covered),
      place.cost,
    );
  const settle = (at: number): void => {
    let least = Number.POSITIVE_INFINITY;
    for (const place of choices[at]!) {
      if (place.cost >= least - 1e-9) continue;
      const costs = costOf(place, at);
      if (costs < least - 1e-9) {
        least = costs;
        chosen[at] = place;
      }
    }
  };
  /** Moves two labels that may be in each other's way. */
  const settlePair = (a: number, b: number): void => {
    const [here, there] = [chosen[a]!, chosen[b]!];
    let least = costOf(here, a, b) + costOf(there, a, b) + overlap(here, there) * cost.covered;
    const others = choices[b]!.map((place) => ({ place, costs: costOf(place, a, b) })).sort(
      (one, other) => one.costs - other.costs,
    );
    for (const one of choices[a]!) {
      const costs = costOf(one, a, b);
      if (costs >= least) continue;
      for (const other of others) {
        // The others cost at least as much, whatever the two have in common.
        if (costs + other.costs >= least - 1e-9) break;
        const both = costs + other.costs + overlap(one, other.place) * cost.covered;
        if (both < least - 1e-9) {
          least = both;
          chosen[a] = one;
          chosen[b] = other.place;
        }
      }
    }
  };
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    const before = [...chosen];
    for (const at of order) settle(at);
    for (const a of order) for (const b of order) if (a < b && near(a, b)) settlePair(a, b);
    if (chosen.every((place, at) => place === before[at])) break;
  }
  const places = chosen.flatMap((place) => place ?? []);
  const others = (place: Place): number => places.reduce((sum, o) => (o === place ? sum : sum + overlap(place, o)), 0);
  return { places, cost: places.reduce((sum, place) => sum + place.cost + (others(place) * cost.covered) / 2, 0) };
};
