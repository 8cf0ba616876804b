/** How well a difference may be asked to be known, as a share of the largest: a tenth of a per cent to all of it. */
export const precisionRange = [0.001, 1] as const;

/** How sure one may ask to be that the best is the best. */
export const rankingRange = [0.5, 0.999] as const;

/** A share from "5%" or "0.05"; null when it is none, or out of range. */
export function shareOf(written: string, [low, high]: readonly [number, number]): number | null {
  const match = /^(\d+(?:\.\d+)?)\s*(%?)$/.exec(written);
  if (match === null) return null;
  const share = Number(match[1]) / (match[2] === "%" ? 100 : 1);
  return share >= low && share <= high ? share : null;
}
