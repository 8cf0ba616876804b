// Finds the programs of the machine that tests and pictures use, and installs what is missing where it may: as root, by apt.
import { type SpawnSyncOptions, spawnSync } from "node:child_process";
import { accessSync, constants, existsSync, readdirSync } from "node:fs";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";

interface Needed {
  readonly names: readonly string[];
  readonly packages: readonly string[];
  /** Folders that Debian puts it into and that need not be on the search path. */
  readonly folders?: () => readonly string[];
}

/** Where Debian keeps the servers of PostgreSQL, the latest first. */
const postgresFolders = (): string[] => {
  const folder = "/usr/lib/postgresql";
  const versions = existsSync(folder) ? readdirSync(folder).sort((a, b) => Number(b) - Number(a)) : [];
  return versions.map((version) => join(folder, version, "bin"));
};

const programs = {
  chromium: { names: ["chromium", "chromium-browser", "google-chrome"], packages: ["chromium"] },
  cc: { names: ["cc", "gcc", "clang"], packages: ["gcc", "libc6-dev"] },
  dieharder: { names: ["dieharder"], packages: ["dieharder"] },
  openssl: { names: ["openssl"], packages: ["openssl"] },
  r: { names: ["Rscript"], packages: ["r-base-core"] },
  redis: { names: ["redis-server"], packages: ["redis-server"] },
  postgres: { names: ["postgres"], packages: ["postgresql"], folders: postgresFolders },
  slurm: { names: ["slurmctld"], packages: ["slurm-wlm"], folders: () => ["/usr/sbin"] },
} as const satisfies Record<string, Needed>;

export type Program = keyof typeof programs;

const isExecutable = (path: string): boolean => {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

/** The program's path. A variable such as MEDTIDE_CHROMIUM names one that is not on the search path. */
export const find = (program: Program): string | undefined => {
  const named = process.env[`MEDTIDE_${program.toUpperCase()}`];
  if (named !== undefined) return isExecutable(named) ? named : undefined;
  const { names, folders }: Needed = programs[program];
  const searched = [...(folders?.() ?? []), ...(process.env["PATH"] ?? "").split(delimiter)];
  return names.flatMap((name) => searched.map((folder) => join(folder, name))).find(isExecutable);
};

const install = (packages: readonly string[]): void => {
  const options: SpawnSyncOptions = {
    stdio: ["ignore", 2, 2],
    env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
  };
  spawnSync("apt-get", ["update", "-qq"], options);
  spawnSync("apt-get", ["install", "-y", "-qq", "--no-install-recommends", ...packages], options);
};

/** Makes the programs available or says, in one line, which are not. */
const need = (wanted: readonly Program[]): boolean => {
  const missing = () => wanted.filter((program) => find(program) === undefined);
  const before = missing();
  if (before.length > 0 && process.getuid?.() === 0 && isExecutable("/usr/bin/apt-get")) {
    install(before.flatMap((program) => programs[program].packages));
  }
  const after = missing();
  if (after.length > 0) {
    const packages = after.flatMap((program) => programs[program].packages).join(" ");
    process.stderr.write(`missing: ${after.join(", ")}; install ${packages} (Debian) and try again\n`);
  }
  return after.length === 0;
};

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const wanted = process.argv.slice(2);
  const unknown = wanted.filter((name) => !Object.hasOwn(programs, name));
  if (unknown.length > 0) {
    process.stderr.write(`unknown program: ${unknown.join(", ")}; known are ${Object.keys(programs).join(", ")}\n`);
    process.exitCode = 2;
  } else if (!need(wanted as Program[])) process.exitCode = 1;
}
