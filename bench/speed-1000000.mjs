// How fast is a region of a million doctors? A year, after half a year of burn-in, beside C plain.
// npm run bench -- speed-1000000
import { speedAt } from "./harness/speed.mjs";
import { regionOf } from "./harness/worlds.mjs";

export default speedAt(1_000_000, regionOf(1_000_000), { asked: 1, pairs: 3, short: false, warmUp: 0 });
