import { all } from "./all.gen.ts";
import type { Design } from "./design.ts";

/** Every way of spreading points, by id. */
export const designs: ReadonlyMap<string, Design> = new Map(all.map((design: Design) => [design.id, design]));
