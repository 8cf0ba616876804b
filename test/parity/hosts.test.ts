// The same run to the byte in another process, with another compiler in the engine, and in a worker.
import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, expect, test } from "vitest";
import { createPool } from "../../src/host/node/pool.ts";
import { digest, inForce, plain, runAll, smallRegion } from "../verify/run.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
const seed = "parity 一";
const scenario = plain(26, {
  region: smallRegion(),
  burnIn: 4,
  levers: ["county-managed", "living-subsidy", "capitation", "dispatch-contract"].map((id) =>
    inForce(id, { phaseIn: 5 }),
  ),
});
const expected = digest(runAll([scenario], 2, false, seed)[0]!.tables);

/** The built engine, told what to run by its argument; prints the digest as the test makes it. */
const program = `
  import { TableHash } from "./dist/base/hash.js";
  import { simulateReplicate } from "./dist/sim/simulate.js";
  const [outcome] = simulateReplicate(JSON.parse(process.argv[1]));
  if (!outcome.ok) throw new Error(outcome.message);
  const hash = new TableHash();
  for (const [id, table] of Object.entries(outcome.run.tables))
    for (const [column, values] of Object.entries(table))
      if (column !== "scenario") hash.text(id + "." + column).numbers(values);
  process.stdout.write(hash.digest());
`;

test.each([
  ["in another time zone and language", []],
  ["without the optimising compiler", ["--no-opt"]],
  ["optimising at once", ["--always-turbofan"]],
  ["interpreted only", ["--jitless"]],
])("a fresh process %s", { timeout: 60_000 }, async (_, flags) => {
  const job = JSON.stringify({ scenarios: [scenario], seed, replicate: 2 });
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [...flags, "--input-type=module", "--eval", program, job],
    {
      cwd: root,
      env: { PATH: process.env["PATH"], TZ: "Asia/Shanghai", LC_ALL: "zh_CN.UTF-8" },
    },
  );
  expect(stdout).toBe(expected);
});

const pool = createPool({ threads: 1 });
afterAll(() => pool.close());

test("a worker thread", { timeout: 60_000 }, async () => {
  const digests: string[] = [];
  for await (const outcome of pool.run([{ scenarios: [scenario], seed, replicate: 2 }])) {
    expect(outcome.ok ? "finished" : outcome.message).toBe("finished");
    if (outcome.ok) digests.push(digest(outcome.run.tables));
  }
  expect(digests).toEqual([expected]);
});
