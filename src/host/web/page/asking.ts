import { computed, effect, signal } from "@preact/signals";
import type { Fault } from "../../../base/fail.ts";
import type { Comparison } from "../../../sim/comparison.ts";
import { STATUS_QUO } from "../../../sim/status-quo.ts";
import { Packer } from "../parcel.ts";
import type { Analysis, AnalysisId, AnalysisResult, Question, Reply } from "../questions.ts";
import { budget, isProvince, region, replicates, seed } from "./basis.ts";
import { asOf, baselineOf, scenarios } from "./drafts.ts";

/** The latest answer, and how far the next one is. */
export const comparison = signal<Comparison | null>(null);
export const progress = signal<{ readonly done: number; readonly total: number; readonly last: boolean }>({
  done: 0,
  total: 0,
  last: true,
});
export const runFaults = signal<readonly Fault[]>([]);

/** Replicates after which there is an answer; a province gives a first one sooner, since each of its replicates takes long. */
export const soonest = computed(() => Math.min(replicates.value, isProvince(region.value) ? 3 : 8));
/** Replicates after which an answer is shown: few soon, all in the end. */
const rounds = computed(() =>
  [...new Set([soonest.value, 8, 16, replicates.value])].filter((n) => n <= replicates.value).sort((a, b) => a - b),
);

const director = new Worker(new URL("../director.ts", import.meta.url), { type: "module" });
let turn = 0;
const packer = new Packer();

/** How an analysis stands: nothing, under way, found, or why not. */
export interface Task {
  readonly turn: number;
  readonly done: number;
  readonly total: number;
  readonly result: AnalysisResult | null;
  readonly faults: readonly Fault[];
  readonly running: boolean;
  /** Packages as they were when it was asked for. */
  readonly of: string;
}
export const tasks = signal<Readonly<Partial<Record<AnalysisId, Task>>>>({});
const setTask = (id: AnalysisId, part: Partial<Task>): void => {
  const task = tasks.value[id];
  if (task !== undefined) tasks.value = { ...tasks.value, [id]: { ...task, ...part } };
};

let analyses = 0;
type Unturned<T> = T extends unknown ? Omit<T, "turn"> : never;
/** Asks for an analysis; one of the same kind that is under way is called off. */
export const ask = (analysis: Unturned<Analysis>): void => {
  const task: Task = { turn: ++analyses, done: 0, total: 0, result: null, faults: [], running: true, of: asOf.value };
  tasks.value = { ...tasks.value, [analysis.id]: task };
  director.postMessage({ ...analysis, turn: task.turn });
};
export const stop = (id: AnalysisId): void => {
  director.postMessage({ stop: id });
  setTask(id, { running: false });
};
const onAnalysis = (id: AnalysisId, reply: Reply): void => {
  if (tasks.value[id]?.turn !== reply.turn || tasks.value[id]?.running !== true) return;
  if ("result" in reply) setTask(id, { result: reply.result, running: false });
  else if ("faults" in reply) setTask(id, { faults: reply.faults, running: false });
  else if ("done" in reply) setTask(id, { done: reply.done, total: reply.total });
};

director.onmessage = ({ data }: MessageEvent<Reply>) => {
  const id = "result" in data ? data.result.id : "id" in data ? data.id : undefined;
  if (id !== undefined) {
    onAnalysis(id, data);
    return;
  }
  if (data.turn !== turn || "result" in data) return;
  if ("faults" in data) {
    runFaults.value = data.faults;
    progress.value = { ...progress.value, last: true };
  } else if ("comparison" in data) {
    comparison.value = data.comparison;
    progress.value = { done: data.comparison.replicates, total: progress.value.total, last: data.last };
  } else progress.value = { done: Math.max(progress.value.done, data.done), total: data.total, last: false };
};

/** Asks anew whenever something that the answer follows from has changed; the question before is called off at once. */
export const startAsking = (): void => {
  effect(() => {
    const packages = scenarios.value.flatMap((each) => ("scenario" in each ? [each.scenario] : []));
    const [first] = packages;
    if (first === undefined) return;
    const question: Question = {
      turn: ++turn,
      parcel: packer.pack([baselineOf(first), ...packages.filter(({ levers }) => levers.length > 0)]),
      baseline: STATUS_QUO,
      seed: seed.value,
      budget: budget.value,
      rounds: rounds.value,
    };
    runFaults.value = [];
    progress.value = { done: 0, total: replicates.value, last: false };
    director.postMessage(question);
  });
};
