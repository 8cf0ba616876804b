import seedrandom from "seedrandom";
import { threefry, words } from "./threefry.ts";

const TWO_32 = 4294967296;

/**
 * The 64-bit key of one run, as two signed 32-bit words. The user's seed, any string, is expanded with seedrandom; one
 * Threefry call, a bijection of its counter, then gives every replicate (0 … 2^53 − 1) of a seed a key of its own.
 */
export function runKey(seed: string, replicate: number): readonly [number, number] {
  const expand = seedrandom(spell(seed));
  const k0 = expand.int32();
  const k1 = expand.int32();
  threefry(k0, k1, replicate, Math.floor(replicate / TWO_32));
  return [words[0] | 0, words[1] | 0];
}

/**
 * The seed as seedrandom can tell it from others: seedrandom keeps the low byte of each character only (一 and 伀 would
 * be one seed) and takes "aa" for "a". So: the length, then both bytes of each UTF-16 unit.
 */
function spell(seed: string): string {
  let bytes = `${seed.length}:`;
  for (let i = 0; i < seed.length; i++) {
    const unit = seed.charCodeAt(i);
    bytes += String.fromCharCode(unit & 255, unit >>> 8);
  }
  return bytes;
}
