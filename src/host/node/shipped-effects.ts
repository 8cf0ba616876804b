import { readFileSync } from "node:fs";
import type { StoredEffects } from "../../study/stored-effects.ts";
import { effectsPath } from "./files.ts";

/** The published effects as measured with the parameters that ship. */
export const shippedEffects = (): StoredEffects => JSON.parse(readFileSync(effectsPath, "utf8"));
