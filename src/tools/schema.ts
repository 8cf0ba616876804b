// Writes scenarios/schema.json and scenarios/study-schema.json, which scenario and study files name so that editors complete
// them, from the catalogue just built.
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const root = new URL("../../", import.meta.url);

/** tools depend on no layer, so the built modules are loaded at run time. */
const load = async (path: string): Promise<Record<string, unknown>> => import(new URL(`dist/${path}`, root).href);

type Make = (catalogue: unknown) => object;
const { jsonSchema } = (await load("sim/json-schema.js")) as unknown as { jsonSchema: Make };
const { studySchema } = (await load("study/study-schema.js")) as unknown as { studySchema: Make };
const { catalogue } = (await load("sim/full-catalogue.js")) as unknown as { catalogue: unknown };

const write = (path: string, make: Make): void => {
  const target = fileURLToPath(new URL(path, root));
  const text = `${JSON.stringify(make(catalogue), null, 1)}\n`;
  let old = "";
  try {
    old = readFileSync(target, "utf8");
  } catch {
    // Not there yet.
  }
  if (old !== text) writeFileSync(target, text);
};

write("scenarios/schema.json", jsonSchema);
write("scenarios/study-schema.json", studySchema);
