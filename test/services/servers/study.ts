import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** A small study of the shipped county, as a file says it. */
export const study = ({ points, months = 6 }: { readonly points: number; readonly months?: number }): string =>
  `kind: sweep
scenario: regions/typical-county.yaml
replicates: 2
months: ${months}
design: { type: latin, points: ${points} }
vary:
  levers.living-subsidy.amount: [0, 3000]
`;

/** Every table of a result by file, as the hash of its bytes. */
export const tablesOf = (folder: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter((name) => name.endsWith(".parquet"))
      .sort()
      .map((name) => [
        name,
        createHash("sha256")
          .update(readFileSync(join(folder, name)))
          .digest("hex"),
      ]),
  );

/** Chunks of a study that are on disk. */
export const chunksIn = (folder: string): number => {
  const runs = join(folder, "runs");
  return existsSync(runs) ? readdirSync(runs).filter((name) => name.endsWith(".parquet")).length : 0;
};
