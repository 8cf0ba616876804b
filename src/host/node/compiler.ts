import { setFlagsFromString } from "node:v8";

/** From this version of V8 on, that of Node 22, compiling has tiers between, and its defaults are the faster ones. */
const TIERED = 12;

/**
 * Has V8 wait a little before it compiles, and inline less, which compiles far less in each worker
 * (docs/decisions/0008). Call it before the engine is used; without effect from Node 22 on.
 */
export function tuneCompiler(): void {
  if (Number.parseInt(process.versions.v8, 10) >= TIERED) return;
  setFlagsFromString("--interrupt-budget=250000");
  setFlagsFromString("--max-inlined-bytecode-size-cumulative=400");
}
