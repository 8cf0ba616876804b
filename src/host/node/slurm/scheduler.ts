import { execFile } from "node:child_process";
import { passwordVariable, queueVariable } from "../queue/address.ts";
import { refuse } from "../store.ts";

/** What came of calling one of Slurm's commands. */
interface Called {
  readonly ok: boolean;
  readonly out: string;
  readonly err: string;
}

/** Milliseconds that a command of Slurm may take: a busy controller needs long. */
const PATIENCE_MS = 90_000;

/** Credentials of a queue are no business of Slurm, which would keep them with the job. */
const environment = (): NodeJS.ProcessEnv => {
  const { [queueVariable]: _, [passwordVariable]: __, ...env } = process.env;
  return env;
};

const call = (command: string, args: readonly string[]): Promise<Called> =>
  new Promise((done) => {
    const options = { env: environment(), timeout: PATIENCE_MS, maxBuffer: 1 << 28 };
    execFile(command, args, options, (error, out, err) => {
      const words = (err || (error?.message ?? "")).trim().replaceAll(/\s*\n\s*/g, "; ");
      done({ ok: error === null, out, err: words });
    });
  });

/** A task that Slurm has or is about to run. */
export interface QueuedTask {
  readonly name: string;
  /** Its place in the array. */
  readonly task: number;
  readonly array: string;
  readonly state: string;
  /** Why it waits. */
  readonly reason: string;
}

/** Tasks of ours in Slurm's queue whose job name starts so; null when Slurm does not answer. */
export async function queued(prefix: string): Promise<readonly QueuedTask[] | null> {
  const user = String(process.getuid?.() ?? "");
  const { ok, out } = await call("squeue", ["-h", "-r", `--user=${user}`, "-o", "%j|%K|%F|%T|%r"]);
  if (!ok) return null;
  return out.split("\n").flatMap((line): QueuedTask[] => {
    const [name = "", task = "", array = "", state = "", reason = ""] = line.trim().split("|");
    return name.startsWith(prefix) ? [{ name, task: Number(task), array, state, reason }] : [];
  });
}

/** Tasks that an array may have. Throws `Faults` where there is no Slurm, or one without arrays. */
export async function largestArray(): Promise<number> {
  const { ok, out, err } = await call("scontrol", ["show", "config"]);
  if (!ok) {
    throw refuse("Slurm", {
      en: `does not answer: ${err}; run this where sbatch, squeue and scontrol work`,
      zh: `无应答：${err}；请在可使用 sbatch、squeue 与 scontrol 的机器上运行`,
    });
  }
  const size = Number(/^MaxArraySize\s*=\s*(\d+)/m.exec(out)?.[1] ?? 0);
  if (size > 0) return size;
  throw refuse("Slurm", { en: "has job arrays switched off (MaxArraySize)", zh: "已关闭作业数组（MaxArraySize）" });
}

/** Refusals that pass: too much in the queue, or a controller that is away. */
const passing =
  /MaxSubmit|SubmitJobs?Limit|JobCount|temporarily|unable to contact|timed out|connection refused|communication/i;

/** What came of submitting: the array's id; a refusal that may pass; one that will not. */
export type Submitted = { readonly array: string } | { readonly later: string } | { readonly never: string };

export async function submit(args: readonly string[]): Promise<Submitted> {
  const { ok, out, err } = await call("sbatch", ["--parsable", ...args]);
  const array = out.trim().split(";")[0] ?? "";
  if (ok && array !== "") return { array };
  return passing.test(err) ? { later: err } : { never: err };
}

export async function cancel(arrays: Iterable<string>): Promise<void> {
  const ids = [...arrays];
  if (ids.length > 0) await call("scancel", ids);
}
