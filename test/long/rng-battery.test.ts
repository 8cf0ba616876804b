import { execFile } from "node:child_process";
import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, test } from "vitest";

/**
 * Our random words before dieharder (Debian: `apt-get install dieharder`), once for each way in which the model walks
 * through the counter. All tests that dieharder itself calls good, cut to a few minutes a stream. The words are fixed,
 * so the outcome is too.
 */
const BATTERY = [
  ["-d", "0"], // birthdays
  ["-d", "1"], // overlapping permutations
  ["-d", "2"], // 32×32 binary rank
  ["-d", "3"], // 6×8 binary rank
  ["-d", "4"], // bitstream
  ["-d", "8"], // count the 1s, stream
  ["-d", "9"], // count the 1s, byte
  ["-d", "10"], // parking lot
  ["-d", "11"], // minimum distance, 2d
  ["-d", "12"], // minimum distance, 3d
  ["-d", "13"], // squeeze
  ["-d", "15"], // runs
  ["-d", "16"], // craps
  ["-d", "17", "-t", "1000000"], // Marsaglia–Tsang greatest common divisors
  ["-d", "100"], // STS monobit
  ["-d", "101"], // STS runs
  ["-d", "102"], // STS serial, 1 to 16 bits
  ["-d", "200", "-n", "8"], // bit distribution
  ["-d", "201", "-n", "3"], // generalised minimum distance
  ["-d", "202", "-n", "4"], // permutations
  ["-d", "203", "-n", "8"], // lagged sums
  ["-d", "204"], // Kolmogorov–Smirnov
  ["-d", "205"], // byte distribution
  ["-d", "206"], // discrete cosine transform
  ["-d", "207"], // fill tree
  ["-d", "208"], // fill tree 2
  ["-d", "209"], // monobit 2
] as const;

/** Each test begins 2^27 words after the one before, so that they see different parts of a stream. */
const BLOCKS_APART = 2048;

const words = fileURLToPath(new URL("./rng-words.mjs", import.meta.url));

interface Verdict {
  readonly name: string;
  readonly p: number;
  readonly assessment: string;
}

/** The pipe is the shell's: a pipe held by Node would take some of the words out on the way. */
async function dieharder(stream: string, skip: number, options: readonly string[]): Promise<Verdict[]> {
  const columns = ["test_name", "pvalues", "assessment"].flatMap((column) => ["-D", column]);
  const script = '"$0" "$1" "$2" "$3" | { shift 3; exec dieharder "$@"; }';
  const judge = ["-g", "200", "-c", "|", ...columns, ...options];
  const { stdout } = await promisify(execFile)("sh", [
    "-c",
    script,
    process.execPath,
    words,
    stream,
    `${skip}`,
    ...judge,
  ]);
  const rows = stdout.split("\n").filter((line) => line.includes("|"));
  return rows.map((row) => {
    const [name, p, assessment] = row.split("|").map((cell) => cell.trim());
    return { name: name!, p: Number(p), assessment: assessment! };
  });
}

test.each(["ids", "months", "purposes", "options", "replicates", "both", "races", "months_of_races"])(
  "words over %s look random",
  async (stream) => {
    const verdicts: Verdict[] = [];
    let next = 0;
    const work = async () => {
      while (next < BATTERY.length) {
        const index = next++;
        const found = await dieharder(stream, index * BLOCKS_APART, BATTERY[index]!);
        expect(found.length, BATTERY[index]!.join(" ")).toBeGreaterThan(0);
        verdicts.push(...found);
      }
    };
    await Promise.all(Array.from({ length: availableParallelism() }, work));
    const ps = verdicts.map((v) => v.p).sort((a, b) => a - b);
    const say = (these: Verdict[]) => these.map((v) => `${v.name} ${v.p}`).join(", ") || "none";
    const low = verdicts.filter((v) => v.p < 0.005);
    const high = verdicts.filter((v) => v.p > 0.995);
    console.info(
      `${stream}: ${ps.length} p-values, median ${ps[ps.length >> 1]}; below 0.005: ${say(low)}; above 0.995: ${say(high)}`,
    );
    // A low p-value is how words fail; one in two hundred is low by chance.
    expect(verdicts.filter((v) => v.p < 1e-6)).toEqual([]);
    expect(low.length).toBeLessThan(4);
    // A high one says "too even". dieharder measures distances from i/(n + 1) to one side only, so with its 100 samples
    // the best of generators are above 0.995 in 2 % of cases, above 0.999999 in 0.009 % (simulated): allow for that.
    expect(high.length).toBeLessThan(8);
  },
);

test("the battery finds a bad generator out", async () => {
  const found = await dieharder("weyl", 0, ["-d", "8"]);
  expect(found.map((v) => v.assessment)).toEqual(["FAILED"]);
  expect(found[0]!.p).toBeLessThan(1e-6);
});
