/**
 * Random words for a test battery: `node rng-words.mjs <stream> <skip>` writes 32-bit words, raw and without end, to
 * standard output. A stream walks one part of the counter while the rest stands still, as the model does; `skip` leaves
 * out that many blocks of 2^16 words. Needs the build.
 */
import { writeSync } from "node:fs";
import { Draw } from "../../dist/base/rng.js";
import { runKey } from "../../dist/base/seed.js";
import { threefry, words } from "../../dist/base/threefry.js";

const BLOCK = 65536;
const draw = new Draw(...runKey("battery", 0));
let run = draw;
let race = draw.race(1, 0, 0);
const races = Array.from({ length: 1024 }, (_, month) => draw.race(1, month, 0));

/** The n-th word of each stream. */
const streams = {
  ids: (n) => draw.u32(1, 1, n),
  months: (n) => draw.u32(1, n & 1023, n >>> 10),
  purposes: (n) => draw.u32(n & 4095, 1, n >>> 12),
  options: (n) => draw.u32(1, 1, n >>> 10, n & 1023),
  /** 4,096 doctors of one run after another: are keys independent? */
  replicates: (n) => {
    if ((n & 4095) === 0) run = new Draw(...runKey("battery", n >>> 12));
    return run.u32(1, 1, n & 4095);
  },
  /** 4,096 numbers of one race after another, and one number after another in 1,024 races. */
  races: (n) => {
    if ((n & 4095) === 0) race = draw.race(1, (n >>> 12) & 1023, n >>> 22);
    return race.bits(n & 4095);
  },
  months_of_races: (n) => races[n & 1023].bits(n >>> 10),
  /** A bad generator, which the battery must find out. */
  weyl: (n) => Math.imul(n, 0x9e3779b1),
  /** Both words of the block, as `uniform` uses them. */
  both: (n) => {
    if ((n & 1) === 0) threefry(draw.k0, draw.k1, n >>> 1, 1);
    return words[n & 1];
  },
};

const [stream, skip] = process.argv.slice(2);
const word = streams[stream];
const buffer = new Uint32Array(BLOCK);
const bytes = new Uint8Array(buffer.buffer);
try {
  for (let n = Number(skip) * BLOCK; ; ) {
    for (let i = 0; i < BLOCK; i++) buffer[i] = word(n++);
    for (let sent = 0; sent < bytes.length; ) sent += writeSync(1, bytes, sent);
  }
} catch (error) {
  if (error.code !== "EPIPE") throw error; // the reader has had enough
}
