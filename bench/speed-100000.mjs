// How fast is a region of 100,000 doctors? A year, after half a year of burn-in, beside C plain.
// npm run bench -- speed-100000
import { speedAt } from "./harness/speed.mjs";
import { regionOf } from "./harness/worlds.mjs";

export default speedAt(100_000, regionOf(100_000), { asked: null, pairs: 7, short: true, warmUp: 1 });
