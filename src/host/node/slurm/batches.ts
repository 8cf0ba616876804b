import { existsSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import type { StoredPlan } from "../engine.ts";
import { makeFolder, writeWhole } from "../write.ts";

/** Letters of a plan's hash that names of its jobs hold. */
const HASH_LETTERS = 12;

/** Lines of a task's log that say why it failed, and what its last line looks like. */
const LAST_LINES = 3;
const END = "ended with";

const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;

const main = (): string => fileURLToPath(new URL("../../cli/main.js", import.meta.resolve("#worker")));

const lines = (path: string): string[] => {
  try {
    return readFileSync(path, "utf8")
      .split("\n")
      .filter((line) => line !== "");
  } catch {
    return [];
  }
};

/** A batch of chunks handed to Slurm as one array, known by its name to whoever comes later. */
export interface Batch {
  readonly name: string;
  /** Arguments of sbatch, the script last. */
  readonly args: readonly string[];
}

/** What a task has left behind. */
export interface Trace {
  readonly begun: boolean;
  /** What it ended with; null while it runs, and when it was not let to end. */
  readonly code: number | null;
  readonly words: string;
}

/** The files of a plan's batches, under the result until it is finished: which task of which array is which chunk. */
export class Batches {
  /** What the names of this plan's jobs start with. */
  readonly prefix: string;
  private readonly folder: string;
  private readonly plan: StoredPlan;
  private readonly known = new Map<string, readonly number[]>();

  constructor(plan: StoredPlan) {
    this.plan = plan;
    this.folder = resolve(plan.out, "slurm");
    this.prefix = `medtide-${plan.hash.slice(0, HASH_LETTERS)}-`;
  }

  /** Writes down which chunks a new array has, before Slurm hears of it. */
  create(chunks: readonly number[], options: readonly string[]): Batch {
    makeFolder(this.folder);
    const taken = readdirSync(this.folder).filter(
      (name) => name.startsWith(this.prefix) && name.endsWith(".txt"),
    ).length;
    let number = taken;
    while (existsSync(this.file(`${this.prefix}${number}`, "txt"))) number++;
    const name = `${this.prefix}${number}`;
    writeWhole(this.file(name, "txt"), chunks.map((index) => `${index}\n`).join(""));
    const script = this.file(name, "sh");
    writeWhole(script, this.script(name));
    this.known.set(name, chunks);
    const own = [
      `--job-name=${name}`,
      `--array=0-${chunks.length - 1}`,
      // A percent sign stands for something in names of logs.
      `--output=${this.log(name, "%a", (path) => path.replaceAll("%", "%%"))}`,
      "--open-mode=append",
      `--chdir=${resolve(this.plan.out)}`,
      "--ntasks=1",
      "--requeue",
    ];
    return { name, args: [...own, ...options, script] };
  }

  /** The chunk of a task; undefined where nobody has written it down. */
  chunkOf(name: string, task: number): number | undefined {
    const chunks = this.known.get(name) ?? lines(this.file(name, "txt")).map(Number);
    this.known.set(name, chunks);
    return chunks[task];
  }

  /** What the log of a task tells of it. */
  traceOf(name: string, task: number): Trace {
    const path = this.log(name, String(task));
    const said = lines(path);
    const last = said.at(-1) ?? "";
    return {
      begun: existsSync(path),
      code: last.startsWith(END) ? Number(last.slice(END.length)) : null,
      words: said.slice(-LAST_LINES).join(" "),
    };
  }

  /** Takes all of it away: everything is where it belongs. */
  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  private file(name: string, extension: string): string {
    return join(this.folder, `${name}.${extension}`);
  }

  private log(name: string, task: string, mask: (path: string) => string = (path) => path): string {
    return join(mask(dirname(this.file(name, ""))), `${name}_${task}.log`);
  }

  private script(name: string): string {
    const { file, out } = this.plan;
    const chunks = quoted(this.file(name, "txt"));
    const medtide = [process.execPath, main()].map(quoted).join(" ");
    return `#!/bin/sh
# One chunk of a study: the line of this task in the list of the array's chunks. Harmless to run again.
index=$(sed -n "$((SLURM_ARRAY_TASK_ID + 1))p" ${chunks})
${medtide} run-chunk --plan ${quoted(resolve(file))} --index "$index" --out ${quoted(resolve(out))} --quiet
code=$?
echo "${END} $code"
exit $code
`;
  }
}
