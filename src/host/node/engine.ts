import type { Text } from "../../base/text.ts";

/** A plan on disk: what `medtide run-chunk` reads, and where its files go. */
export interface StoredPlan {
  /** Path of plan-<wave>.json. */
  readonly file: string;
  /** Folder that the chunks' files are written under. */
  readonly out: string;
  /** SHA-256 of the plan's content: workers refuse another. */
  readonly hash: string;
  /** Version of the model that the plan is for. */
  readonly version: string;
  /** Number of chunks; they are numbered on from `firstChunk` through all waves of a study. */
  readonly chunks: number;
  readonly firstChunk: number;
  /** Runs of a chunk by its number in the result. */
  runsOf(index: number): number;
}

/** What the command line says of engines that are not this machine. */
export interface EngineOptions {
  /** Address of a queue, without a password. */
  readonly queue: string | null;
  /** Options for Slurm's sbatch, as one would write them there. */
  readonly slurm: string | null;
}

export interface EngineContext {
  readonly threads: number;
  readonly options: EngineOptions;
  readonly signal: AbortSignal;
  /** Told to the user, on standard error. */
  readonly note: (words: Text) => void;
  /** Hears of processor seconds spent simulating, where the engine knows. */
  readonly simulated: (seconds: number) => void;
}

/** Where the chunks of a plan are computed. One file of `src/host/node/engines/`. */
export interface Engine {
  readonly id: string;
  readonly name: Text;
  /** How long a chunk should take, in seconds: longer ones cost less to hand out, and lose more when they are stopped. */
  readonly chunkSeconds: number;
  /** How many chunks are computed at a time; null where only the user knows. */
  parallel(context: Pick<EngineContext, "threads">): number | null;
  /** Throws `Faults` for options that it cannot work with, before anything is begun. */
  check?(options: EngineOptions): void;
  /**
   * Computes these chunks and yields the index of each when its files are whole on disk, in any order. A chunk that cannot
   * be computed is not yielded: what is there is told from files alone, so a stopped engine loses nothing that it finished.
   * Throws `Faults` for what it cannot work with (no server, another version), and the signal's reason when it is aborted.
   */
  run(plan: StoredPlan, indices: readonly number[], context: EngineContext): AsyncIterable<number>;
}
