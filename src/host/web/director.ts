// The worker that answers the page: it compares and analyses, and has the runs done by workers of its own, so that the
// page itself computes nothing and never stands still.
import { all } from "../../analyses/all.gen.ts";
import type { Analysis as Kind } from "../../analyses/analysis.ts";
import { type Fault, Faults } from "../../base/fail.ts";
import type { Text } from "../../base/text.ts";
import type { Chapter } from "../../sim/findings.ts";
import { lifeOf, tellingDoctor } from "../../sim/life.ts";
import { compare } from "../../study/compare.ts";
import { howSure } from "../../study/how-sure.ts";
import { runWaves } from "../../study/run-waves.ts";
import type { Runner } from "../../study/runner.ts";
import { calibrated, effects } from "./files.ts";
import { studyKeep } from "./keep.ts";
import { Unpacker } from "./parcel.ts";
import { createPool } from "./pool.ts";
import type { Analysis, AnalysisResult, ChapterId, Question, Reply } from "./questions.ts";
import { Memory } from "./remember.ts";

const pool = createPool(
  Math.max(1, navigator.hardwareConcurrency ?? 2),
  () => new Worker(new URL("./worker.ts", import.meta.url), { type: "module" }),
);
const memory = new Memory(400);
const unpacker = new Unpacker();

const say = (reply: Reply): void => postMessage(reply);

const faultsOf = (error: unknown): readonly Fault[] => {
  if (error instanceof Faults) return error.faults;
  const message = error instanceof Error ? error.message : String(error);
  return [{ file: "", line: null, key: null, en: message, zh: message }];
};

/** Milliseconds between two words on progress: each has the page painted anew, by a core that the runs could have. */
const SELDOM = 120;
/** Milliseconds that an answer has all cores to itself to be drawn before it is refined. */
const DRAWING = 20;
const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

async function answer(question: Question, signal: AbortSignal): Promise<void> {
  const { turn, parcel, baseline, seed, budget, rounds } = question;
  const scenarios = unpacker.unpack(parcel);
  const runner = memory.before(pool.urgent(signal));
  const most = rounds.at(-1) ?? 0;
  const options = { seed, baseline, effects, ...(budget === null ? {} : { budget }) };
  let told = performance.now();
  const onProgress = (runs: number): void => {
    if (signal.aborted || performance.now() - told < SELDOM) return;
    told = performance.now();
    say({ turn, done: Math.floor(runs / scenarios.length), total: most });
  };
  try {
    for (const replicates of rounds) {
      const { comparison } = await compare(scenarios, { ...options, replicates }, runner, onProgress);
      if (signal.aborted) return;
      say({ turn, comparison, last: replicates === most });
      if (replicates < most) await pause(DRAWING);
    }
  } catch (error) {
    if (!signal.aborted) say({ turn, faults: faultsOf(error) });
  }
}

async function chapterOf(
  { id, asked }: Extract<Analysis, { id: ChapterId }>,
  runner: Runner,
  onProgress: (done: number, total: number) => void,
): Promise<Chapter> {
  // Each takes the results that it gives.
  const analysis = (all as readonly Kind[]).find((each) => each.id === id) as Kind;
  const nameOf = (wanted: string): Text =>
    [asked.baseline, ...asked.packages].find((each) => each.id === wanted)?.name ?? { en: wanted, zh: wanted };
  return analysis.chapter(await analysis.run(asked, calibrated, runner, onProgress), nameOf);
}

async function analyse(asked: Analysis, signal: AbortSignal): Promise<void> {
  const { id, turn } = asked;
  const runner = pool.patient(signal);
  const onProgress = (done: number, total: number): void => {
    if (!signal.aborted) say({ id, turn, done, total });
  };
  const find = async (): Promise<AnalysisResult> => {
    switch (asked.id) {
      case "sure": {
        const options = { outcome: asked.outcome, seed: asked.seed, replicates: asked.replicates, each: 2 };
        const found = await howSure(
          asked.scenarios,
          asked.study,
          { ...options, catalogue: calibrated },
          runner,
          onProgress,
        );
        return { id: "sure", found };
      }
      case "life": {
        const { one, other, seed, replicate } = asked;
        const doctor = asked.doctor ?? tellingDoctor(one, other, seed, replicate);
        const lives = doctor === null ? [] : [one, other].map((world) => lifeOf(world, seed, replicate, doctor));
        return { id: "life", found: { doctor, lives } };
      }
      case "study":
        return { id: "study", found: await runWaves(asked.study, runner, studyKeep, onProgress) };
      default:
        return { id: asked.id, found: await chapterOf(asked, runner, onProgress) };
    }
  };
  try {
    const result = await find();
    if (!signal.aborted) say({ turn, result });
  } catch (error) {
    if (!signal.aborted) say({ id, turn, faults: faultsOf(error) });
  }
}

let current = new AbortController();
const analyses = new Map<Analysis["id"], AbortController>();

addEventListener("message", ({ data }: MessageEvent<Question | Analysis | { readonly stop: Analysis["id"] }>) => {
  if ("rounds" in data) {
    current.abort();
    current = new AbortController();
    void answer(data, current.signal);
    return;
  }
  const id = "stop" in data ? data.stop : data.id;
  analyses.get(id)?.abort();
  if ("stop" in data) return;
  const controller = new AbortController();
  analyses.set(id, controller);
  void analyse(data, controller.signal);
});
