import { PLACE_POOLS } from "./kinds.ts";
import type { World } from "./world.ts";

/** What the pools of a place pay each of its staff a month, in fen. */
export function placeFen(world: World, place: number): number {
  const { fen } = world.pools;
  const at = place * PLACE_POOLS;
  let sum = 0;
  for (let pool = 0; pool < PLACE_POOLS; pool++) sum += fen[at + pool];
  return sum;
}
