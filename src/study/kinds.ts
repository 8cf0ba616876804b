import { all as designs } from "./all.gen.ts";
import type { Design } from "./design.ts";
import type { Kind } from "./kind.ts";
import { all } from "./kinds/all.gen.ts";

/** Every kind of study, by id. */
export const kinds: ReadonlyMap<string, Kind> = new Map(all.map((kind: Kind) => [kind.id, kind]));

/** Every way of spreading points, by id. */
export const designsById: ReadonlyMap<string, Design> = new Map(designs.map((design: Design) => [design.id, design]));
