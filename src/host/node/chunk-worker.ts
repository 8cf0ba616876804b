// The script of a thread of the local engine: the number of a chunk in, what it took out. The chunk's files are written here.
import { parentPort, workerData } from "node:worker_threads";
import { type Fault, Faults } from "../../base/fail.ts";
import { type ChunkDone, type ReadPlan, readPlan, runChunk } from "./run-chunk.ts";

export interface ChunkErrand {
  readonly file: string;
  readonly out: string;
}

/** What a thread answers: the chunk is on disk, or why it is not. */
export type ChunkAnswer =
  | { readonly index: number; readonly done: ChunkDone }
  | { readonly index: number; readonly faults: readonly Fault[] }
  | { readonly index: number; readonly message: string };

const { file, out } = (workerData ?? {}) as ChunkErrand;
let plan: ReadPlan | null = null;

const answer = async (index: number): Promise<ChunkAnswer> => {
  try {
    plan ??= readPlan(file);
    return { index, done: await runChunk(file, index, out, plan) };
  } catch (error) {
    if (error instanceof Faults) return { index, faults: error.faults };
    return { index, message: error instanceof Error ? error.message : String(error) };
  }
};

parentPort?.on("message", (index: number) => {
  void answer(index).then((said) => parentPort?.postMessage(said));
});
