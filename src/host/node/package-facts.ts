import { readFileSync } from "node:fs";

interface PackageFile {
  readonly version: string;
  readonly dependencies: Readonly<Record<string, string>>;
}
const { version, dependencies } = JSON.parse(
  readFileSync(new URL("../../../package.json", import.meta.url), "utf8"),
) as PackageFile;

/** What package.json says: the version of medtide and of everything it runs on. */
export const packageFacts: PackageFile = { version, dependencies };
