import { spawn } from "node:child_process";
import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
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
  ["-d", "17", "-p", "10"], // Marsaglia–Tsang greatest common divisors
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

function dieharder(stream: string, skip: number, options: readonly string[]): Promise<Verdict[]> {
  const columns = ["test_name", "pvalues", "assessment"].flatMap((column) => ["-D", column]);
  const generator = spawn(process.execPath, [words, stream, String(skip)], { stdio: ["ignore", "pipe", "inherit"] });
  const judge = spawn("dieharder", ["-g", "200", "-c", "|", ...columns, ...options], {
    stdio: [generator.stdout, "pipe", "inherit"],
  });
  generator.stdout.destroy(); // the judge has its own end of the pipe; ours would keep the generator writing for ever
  let text = "";
  judge.stdout.setEncoding("utf8").on("data", (part: string) => {
    text += part;
  });
  return new Promise((resolve, reject) => {
    generator.on("error", reject);
    judge.on("error", (error) => {
      generator.kill();
      reject(new Error("dieharder did not start: apt-get install dieharder", { cause: error }));
    });
    judge.on("close", () => {
      generator.kill();
      const rows = text.split("\n").filter((line) => line.includes("|"));
      resolve(
        rows.map((row) => {
          const [name, p, assessment] = row.split("|").map((cell) => cell.trim());
          return { name: name!, p: Number(p), assessment: assessment! };
        }),
      );
    });
  });
}

test.each(["ids", "months", "purposes", "options", "replicates", "both"])(
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
    const weak = verdicts.filter((v) => v.assessment !== "PASSED").map((v) => `${v.name} ${v.p}`);
    const ps = verdicts.map((v) => v.p).sort((a, b) => a - b);
    console.info(`${stream}: ${ps.length} p-values from ${ps[0]} to ${ps.at(-1)}; weak: ${weak.join(", ") || "none"}`);
    expect(verdicts.filter((v) => v.assessment === "FAILED")).toEqual([]);
    // dieharder calls a p-value weak in one case of a hundred, so among some sixty six or more would be no accident
    expect(weak.length).toBeLessThan(6);
  },
);
