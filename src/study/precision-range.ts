/** How well a difference may be asked to be known, as a share of it: a tenth of a per cent to all of it. */
export const precisionRange = [0.001, 1] as const;

/** A share from "5%" or "0.05"; null when it is none. */
export function precisionOf(written: string): number | null {
  const match = /^(\d+(?:\.\d+)?)\s*(%?)$/.exec(written);
  if (match === null) return null;
  const share = Number(match[1]) / (match[2] === "%" ? 100 : 1);
  return share >= precisionRange[0] && share <= precisionRange[1] ? share : null;
}
