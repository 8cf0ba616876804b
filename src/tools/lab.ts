// Bundles the policy lab into dist/lab: plain files with relative addresses, for any static host or folder of an intranet.
// Scenario texts are part of the bundle. Nothing is done where the sources are those of the last time.
import { createHash } from "node:crypto";
import { cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "vite";

const root = fileURLToPath(new URL("../../", import.meta.url));
const target = join(root, "dist/lab");
const stamp = join(target, ".made-from");

const hash = createHash("sha256");
for (const folder of ["src", "scenarios"]) {
  for (const name of readdirSync(join(root, folder), { recursive: true, encoding: "utf8" }).sort()) {
    if (/\.(tsx?|css|html|yaml|csv)$|effects\.json$/.test(name))
      hash.update(name).update(readFileSync(join(root, folder, name)));
  }
}
const made = hash.update(readFileSync(join(root, "package-lock.json"))).digest("hex");

if (!existsSync(stamp) || readFileSync(stamp, "utf8") !== made) {
  await build({
    configFile: false,
    root: join(root, "src/host/web"),
    base: "./",
    logLevel: "warn",
    resolve: { alias: { "csv-parse/sync": "csv-parse/browser/esm/sync" } },
    oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
    build: {
      outDir: target,
      emptyOutDir: true,
      target: "es2022",
      modulePreload: false,
      chunkSizeWarningLimit: 2000,
      assetsInlineLimit: 0,
      rolldownOptions: { checks: { pluginTimings: false } },
    },
    worker: { format: "es", rolldownOptions: { checks: { pluginTimings: false } } },
  });
  cpSync(join(root, "dist/fonts/han"), join(target, "fonts"), { recursive: true });
  cpSync(join(root, "dist/fonts/OFL.txt"), join(target, "fonts/OFL.txt"));
  writeFileSync(stamp, made);
}
