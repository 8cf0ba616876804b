import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const at = (path: string): string => fileURLToPath(new URL(`../${path}`, import.meta.url));

/** Brings what is built up to date before tests run it; takes half a second where nothing has changed. */
export default (): void => {
  const projects = ["src", "src/cli", "src/tools"].map(at);
  execFileSync(at("node_modules/.bin/tsc"), ["-b", ...projects], { stdio: "inherit" });
};
