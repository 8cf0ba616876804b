/** How well a difference may be asked to be known, as a share of it: a tenth of a per cent to all of it. */
export const precisionRange = [0.001, 1] as const;
/** With what chance the best may be asked to be the best. */
export const rankingRange = [0.5, 0.999] as const;

/** A share of a range from "5%" or "0.05"; null when it is none. */
export function shareOf(written: string, [low, high]: readonly [number, number]): number | null {
  const match = /^(\d+(?:\.\d+)?)\s*(%?)$/.exec(written);
  if (match === null) return null;
  const share = Number(match[1]) / (match[2] === "%" ? 100 : 1);
  return share >= low && share <= high ? share : null;
}
