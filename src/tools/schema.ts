// Writes scenarios/schema.json, which scenario files name so that editors complete them, from the catalogue just built.
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const root = new URL("../../", import.meta.url);
const target = fileURLToPath(new URL("scenarios/schema.json", root));

/** tools depend on no layer, so the built modules are loaded at run time. */
const load = async (path: string): Promise<Record<string, unknown>> => import(new URL(`dist/${path}`, root).href);

const { jsonSchema } = (await load("sim/json-schema.js")) as unknown as { jsonSchema: (catalogue: unknown) => object };
const { catalogue } = (await load("sim/full-catalogue.js")) as unknown as { catalogue: unknown };
const text = `${JSON.stringify(jsonSchema(catalogue), null, 1)}\n`;

let old = "";
try {
  old = readFileSync(target, "utf8");
} catch {
  // Not there yet.
}
if (old !== text) writeFileSync(target, text);
