import { execFile } from "node:child_process";
import { accessSync, constants, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { promisify } from "node:util";

const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

const isExecutable = (path: string): boolean => {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

/** A browser that can print: the one that CHROMIUM names, else the first on the search path; null where there is none. */
export function findChromium(environment: NodeJS.ProcessEnv = process.env): string | null {
  const { CHROMIUM: named = "", PATH: path = "" } = environment;
  const searched = path.split(delimiter).filter((folder) => folder !== "");
  const candidates = named === "" ? names : [named];
  const paths = candidates.flatMap((name) =>
    /[\\/]/.test(name) ? [name] : searched.map((folder) => join(folder, name)),
  );
  return paths.find(isExecutable) ?? null;
}

/** The font that comes along as a face of a page, so that Chinese prints alike on every machine. */
export const fontCss = (): string => {
  const font = readFileSync(fileURLToPath(import.meta.resolve("#font"))).toString("base64");
  return `@font-face{font-family:"Noto Sans SC";src:url(data:font/ttf;base64,${font})}`;
};

/** Longer than any page of a few sides takes on a slow machine. */
const PATIENCE = 120_000;

/** Prints a page that needs no network into a PDF, by a browser of its own that knows nothing and reaches nobody. */
export async function printPage(chromium: string, page: string): Promise<Buffer> {
  const folder = mkdtempSync(join(tmpdir(), "medtide-print-"));
  try {
    const [source, target, profile] = [join(folder, "page.html"), join(folder, "page.pdf"), join(folder, "profile")];
    writeFileSync(source, page);
    mkdirSync(profile);
    await promisify(execFile)(
      chromium,
      [
        "--headless",
        "--disable-gpu",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--host-resolver-rules=MAP * ~NOTFOUND",
        // Chromium refuses to sandbox itself as root, which is what containers run as; the page runs no script.
        ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
        `--user-data-dir=${profile}`,
        "--no-pdf-header-footer",
        `--print-to-pdf=${target}`,
        String(pathToFileURL(source)),
      ],
      { timeout: PATIENCE, windowsHide: true },
    );
    return readFileSync(target);
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}
