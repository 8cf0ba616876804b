import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, isAbsolute, join, relative, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { type FileFault, type Files, type FileText, maxFileBytes } from "../../sim/files.ts";

/** The scenarios that come with the package. */
const shippedFolder = fileURLToPath(new URL("../../../scenarios/", import.meta.url));

/** What calibration has written for all scenarios: `npm run calibrate`. */
export const parametersPath = join(shippedFolder, "parameters.yaml");

/** The tables of what was found, each row with an id. */
export const evidencePaths = ["evidence", "seed-facts"].map((name) => join(shippedFolder, "evidence", `${name}.csv`));

/** Published effects as measured with them; written by `npm run effects`. */
export const effectsPath = join(shippedFolder, "effects.json");

/** A file's one path: from the working folder when it lies in it, otherwise from the root. */
export const onePath = (path: string): string => {
  const absolute = resolve(path);
  const near = relative(process.cwd(), absolute);
  return near === "" || near.startsWith("..") || isAbsolute(near) ? absolute : near;
};

const faultOf = (error: unknown): FileFault => {
  const code = error instanceof Error && "code" in error ? error.code : "";
  return code === "ENOENT" || code === "ENOTDIR" ? "missing" : "unreadable";
};

const read = (path: string): FileText => {
  try {
    const stat = statSync(path);
    if (stat.isDirectory()) return { fault: "folder" };
    if (!stat.isFile()) return { fault: "unreadable" };
    if (stat.size > maxFileBytes) return { fault: "too large" };
    const bytes = readFileSync(path);
    try {
      return { text: new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes) };
    } catch {
      return { fault: "not utf-8" };
    }
  } catch (error) {
    return { fault: faultOf(error) };
  }
};

/** What in the shipped scenarios a scenario may name files of. */
const shippedKinds = ["regions", "packages", "targets", "data"];

const isText = (name: string): boolean => /\.(ya?ml|csv)$/.test(name);
const namesIn = (folder: string): string[] => {
  try {
    return readdirSync(folder).filter(isText);
  } catch {
    return [];
  }
};

const shippedNames = (): string[] =>
  shippedKinds.flatMap((kind) =>
    readdirSync(join(shippedFolder, kind), { recursive: true, encoding: "utf8" })
      .filter(isText)
      .map((name) => `${kind}/${name.split(sep).join("/")}`),
  );

const list = (from: string, named: string): string[] => {
  const folder = dirname(named);
  return [
    ...namesIn(dirname(from)),
    ...(folder === "." ? [] : namesIn(resolve(dirname(from), folder)).map((name) => `${folder}/${name}`)),
    ...shippedNames(),
  ];
};

/** The file system as the scenario parser sees it. */
export const files: Files = {
  read,
  resolve: (from, name) =>
    isAbsolute(name)
      ? [onePath(name)]
      : [...new Set([onePath(join(dirname(from), name)), onePath(join(shippedFolder, name))])],
  list,
};

/** Folders of shipped scenarios. */
const kinds = ["packages", "regions", "regions/provinces", "targets"] as const;

/** Ids of the shipped packages, regions, provinces, targets and studies: their file names. */
export const shippedIds = (kind: (typeof kinds)[number] | "studies"): string[] =>
  namesIn(join(shippedFolder, kind))
    .filter((name) => name.endsWith(".yaml"))
    .map((name) => name.slice(0, -".yaml".length))
    .sort();

/** The shipped file of the id of a package, region, province or target. */
export const shippedFile = (id: string): string | null => {
  const kind = kinds.find((candidate) => shippedIds(candidate).includes(id));
  return kind === undefined ? null : onePath(join(shippedFolder, kind, `${id}.yaml`));
};

/** The shipped study of an id. */
export const shippedStudy = (id: string): string | null =>
  shippedIds("studies").includes(id) ? onePath(join(shippedFolder, "studies", `${id}.yaml`)) : null;

/** Whether an argument was meant as a file rather than as an id. */
export const looksLikeFile = (name: string): boolean =>
  name.includes("/") || name.includes(sep) || /\.ya?ml$/.test(name) || existsSync(name);
