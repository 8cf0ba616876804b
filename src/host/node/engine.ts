import type { Text } from "../../base/text.ts";

/** A plan on disk: what `medtide run-chunk` reads, and where its files go. */
export interface StoredPlan {
  /** Path of plan.json. */
  readonly file: string;
  /** Folder that the chunks' files are written under. */
  readonly out: string;
  /** SHA-256 of the plan's content: workers refuse another. */
  readonly hash: string;
  /** Version of the model that the plan is for. */
  readonly version: string;
  readonly chunks: number;
}

export interface EngineContext {
  readonly threads: number;
  readonly signal: AbortSignal;
  /** Told to the user, on standard error. */
  readonly note: (words: Text) => void;
}

/** Where the chunks of a plan are computed. One file of `src/host/node/engines/`. */
export interface Engine {
  readonly id: string;
  readonly name: Text;
  /**
   * Computes these chunks and yields the index of each when its files are whole on disk, in any order. A chunk that cannot
   * be computed is not yielded: what is there is told from files alone, so a stopped engine loses nothing that it finished.
   * Throws `Faults` for what it cannot work with (no server, another version).
   */
  run(plan: StoredPlan, indices: readonly number[], context: EngineContext): AsyncIterable<number>;
}
