import { setFlagsFromString } from "node:v8";

/** From this version of V8 on, that of Node 22, compiling has tiers between, and its defaults are the faster ones. */
const TIERED = 12;

/**
 * What has V8 wait a little before it compiles, and inline less, which compiles far less in each worker
 * (docs/decisions/0008). None from Node 22 on.
 */
export const compilerFlags: readonly string[] =
  Number.parseInt(process.versions.v8, 10) < TIERED
    ? ["--interrupt-budget=250000", "--max-inlined-bytecode-size-cumulative=400"]
    : [];

/** Sets these flags; to be called before the engine is used. */
export function tuneCompiler(): void {
  for (const flag of compilerFlags) setFlagsFromString(flag);
}
