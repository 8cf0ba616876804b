import type { Kind } from "./kind.ts";
import { all } from "./kinds/all.gen.ts";

/** Every kind of study, by id. */
export const kinds: ReadonlyMap<string, Kind> = new Map(all.map((kind: Kind) => [kind.id, kind]));
