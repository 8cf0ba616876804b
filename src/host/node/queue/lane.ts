import { Worker } from "node:worker_threads";
import { Faults } from "../../../base/fail.ts";
import type { ChunkAnswer, ChunkErrand } from "../chunk-worker.ts";
import type { ComputeChunk, PlanHere } from "./serve.ts";

const script = (): URL => new URL("./chunk-worker.js", import.meta.resolve("#worker"));

/** A thread that computes one chunk at a time. It lives on from chunk to chunk of a plan: what it has compiled stays. */
class Lane {
  private worker: Worker | null = null;
  private file = "";
  private settle: (answer: ChunkAnswer | Error) => void = () => {};
  isBusy = false;

  async compute({ file, out }: PlanHere, index: number): Promise<void> {
    this.isBusy = true;
    if (this.file !== file) await this.close();
    this.file = file;
    this.worker ??= this.start({ file, out });
    const answer = await new Promise<ChunkAnswer | Error>((resolve) => {
      this.settle = resolve;
      this.worker?.postMessage(index);
    });
    this.isBusy = false;
    if (answer instanceof Error) throw answer;
    if ("faults" in answer) throw new Faults(answer.faults);
    if ("message" in answer) throw new Error(answer.message);
  }

  async close(): Promise<void> {
    const { worker } = this;
    this.worker = null;
    await worker?.terminate();
  }

  private start(errand: ChunkErrand): Worker {
    const worker = new Worker(script(), { workerData: errand });
    const crashed = (error: Error): void => {
      if (this.worker !== worker) return;
      this.worker = null;
      this.settle(error);
    };
    worker.on("message", (answer: ChunkAnswer) => this.settle(answer));
    worker.on("error", crashed);
    worker.on("exit", (code) => crashed(new Error(`the thread ended with code ${code}`)));
    return worker;
  }
}

/** Threads that compute the chunks of a worker, for as many at a time as there are threads. */
export function createLanes(threads: number): { readonly compute: ComputeChunk; close(): Promise<void> } {
  const lanes = Array.from({ length: threads }, () => new Lane());
  return {
    compute: async (plan, index) => {
      const lane = lanes.find(({ isBusy }) => !isBusy);
      if (lane === undefined) throw new Error(`more chunks at a time than ${threads} threads`);
      await lane.compute(plan, index);
    },
    close: async () => {
      await Promise.all(lanes.map((lane) => lane.close()));
    },
  };
}
