// How fast is a county? Ten years of 1,100 doctors and of their prefecture's hospital, beside C plain.
// npm run bench -- speed-county
import { speedAt } from "./harness/speed.mjs";
import { county } from "./harness/worlds.mjs";

export default speedAt(1100, county, { asked: 0.7, pairs: 21, short: true, warmUp: 12 });
