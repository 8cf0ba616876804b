import { parse } from "yaml";
import type { Catalogue } from "../../sim/catalogue.ts";
import { type Files, type FileText, maxFileBytes } from "../../sim/files.ts";
import { catalogue } from "../../sim/full-catalogue.ts";
import { parseParameters } from "../../sim/parse-scenario.ts";
import type { StoredEffects } from "../../study/stored-effects.ts";

/** The shipped scenarios by path, such as "regions/typical-county.yaml": their texts are part of the build. */
const shipped: ReadonlyMap<string, string> = new Map(
  Object.entries(
    import.meta.glob<string>(
      [
        "../../../scenarios/{packages,regions,regions/provinces,studies}/*.yaml",
        "../../../scenarios/data/*/*.csv",
        "../../../scenarios/evidence/provinces.csv",
        "../../../scenarios/parameters.yaml",
      ],
      { query: "?raw", import: "default", eager: true },
    ),
  ).map(([path, text]) => [path.replace(/^.*\/scenarios\//, ""), text]),
);

/** Published effects as measured with the parameters that ship. */
export const effects = Object.values(
  import.meta.glob<StoredEffects>("../../../scenarios/effects.json", { import: "default", eager: true }),
)[0] as StoredEffects;

const folderOf = (path: string): string => path.slice(0, path.lastIndexOf("/") + 1);

/** A path without "." and ".."; what climbs out of the top stays there. */
const plain = (path: string): string => {
  const parts: string[] = [];
  for (const part of path.split("/")) {
    if (part === "..") parts.pop();
    else if (part !== "." && part !== "") parts.push(part);
  }
  return parts.join("/");
};

/** The shipped files and the user's own, which come first. Nothing else can be named: a page reads no disk. */
export const filesWith = (own: ReadonlyMap<string, string>): Files => ({
  read(path): FileText {
    const text = own.get(path) ?? shipped.get(path);
    if (text === undefined) return { fault: "missing" };
    return text.length > maxFileBytes ? { fault: "too large" } : { text };
  },
  resolve: (from, name) => [...new Set([plain(folderOf(from) + name), plain(name)])],
  list: () => [...own.keys(), ...shipped.keys()],
});

/** The shipped catalogue with the shipped calibration. */
export const calibrated: Catalogue = {
  ...catalogue,
  calibrated: parseParameters("parameters.yaml", filesWith(new Map()), catalogue),
};

export const textOf = (path: string): string => shipped.get(path) ?? "";

const namesIn = (kind: string): string[] =>
  [...shipped.keys()].filter((path) => path.endsWith(".yaml") && path.slice(0, path.lastIndexOf("/")) === kind).sort();

/** A shipped file and what it calls itself. */
export interface Shipped {
  readonly path: string;
  readonly name: { readonly en: string; readonly zh: string };
  readonly description: { readonly en: string; readonly zh: string } | null;
}
const described = (path: string): Shipped => {
  const { name, description = null } = parse(textOf(path)) as Omit<Shipped, "path">;
  return { path, name, description };
};

export const shippedPackages: readonly Shipped[] = namesIn("packages")
  .filter((path) => path !== "packages/status-quo.yaml")
  .map(described);
export const shippedStudies: readonly Shipped[] = namesIn("studies").map(described);
/** A country is more than a page can run: its file may be extended, its provinces are offered. */
export const shippedRegions: readonly Shipped[] = namesIn("regions")
  .filter((path) => !/^ {2}provinces:/m.test(textOf(path)))
  .map(described);
/** In the order of the table of provinces, which is that of the statistics. */
export const provinces: readonly Shipped[] = textOf("evidence/provinces.csv")
  .split("\n")
  .slice(1)
  .map((line) => `regions/provinces/${line.slice(0, line.indexOf(",")).toLowerCase().replaceAll(" ", "-")}.yaml`)
  .filter((path) => shipped.has(path))
  .map(described);
