import { expect, test } from "vitest";
import { slurmOptions } from "../../../../src/host/node/slurm/options.ts";

test.each([
  ["--partition=long --time=02:00:00", ["--partition=long", "--time=02:00:00"]],
  ["  -p  long  -A health ", ["-p", "long", "-A", "health"]],
  [`--comment="two words" --reservation='it''s'`, ["--comment=two words", "--reservation=its"]],
  ["-c 4 ''", ["-c", "4", ""]],
  ["", []],
])("%s are the words %j", (written, words) => {
  expect(slurmOptions(written, {})).toEqual(words);
});

test("the environment speaks where the command line does not", () => {
  const env = { MEDTIDE_SLURM: "--qos=low" };
  expect(slurmOptions(null, env)).toEqual(["--qos=low"]);
  expect(slurmOptions("", env)).toEqual([]);
});

test.each([
  ["--array=0-9", "--slurm: --array is set by medtide itself; leave it out"],
  ["--partition=long -J mine", "--slurm: --job-name is set by medtide itself; leave it out"],
  ["-omine.log", "--slurm: --output is set by medtide itself; leave it out"],
  ["long", '--slurm: must be options of sbatch such as --partition=long, not "long"'],
  ['--comment="open', "--slurm: a quote is not closed"],
])("%s is refused", (written, words) => {
  expect(() => slurmOptions(written, {})).toThrow(words);
});
