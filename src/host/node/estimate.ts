import { existsSync, statfsSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { Faults } from "../../base/fail.ts";
import type { Text } from "../../base/text.ts";
import { expandFacilities } from "../../sim/facilities.ts";
import { measureIds } from "../../sim/measures.ts";
import { simulateReplicate } from "../../sim/simulate.ts";
import { baseOf } from "../../study/apply.ts";
import { firstPlan } from "../../study/first-plan.ts";
import { chunksOf, jobOf, type Plan, runsIn } from "../../study/plan.ts";
import type { Study } from "../../study/study.ts";
import { encodeChunk } from "./chunk.ts";
import type { Engine } from "./engine.ts";
import { all as engines } from "./engines/all.gen.ts";
import { chunkSize } from "./run-study.ts";
import { threadSeconds } from "./thread-time.ts";

/** What a study would take, before anything of it is run. */
export interface Estimate {
  readonly scenarios: number;
  readonly runs: number;
  readonly chunks: number;
  readonly doctorMonths: number;
  /** Processor seconds, as a pilot tells. */
  readonly seconds: number;
  readonly bytes: number;
  /** What is free where the result would lie; null where the system does not tell. */
  readonly free: number | null;
  /** Seconds that would pass by engine: null where only the user knows how many work at a time. */
  readonly engines: readonly { readonly id: string; readonly name: Text; readonly seconds: number | null }[];
  /** Later waves hang on what the first one finds: these figures are of the first alone. */
  readonly more: boolean;
}

/** How long a pilot goes on, if the study has as many jobs: the first half warms the engine up, the second is measured. */
const PILOT_SECONDS = 1.5;
/** Doctor-months of one pilot run at most. */
const PILOT_SIZE = 3e6;

const doctorsOf = (plan: Plan): number[] =>
  plan.setting.bases.map(({ region }) => expandFacilities(region).filled.reduce((sum, n) => sum + n, 0));

/** Doctor-months of a plan: a burn-in counts once for each job. */
function doctorMonthsOf(plan: Plan): number {
  const doctors = doctorsOf(plan);
  return chunksOf(plan)
    .flat()
    .reduce((sum, { scenarios }) => {
      const entry = plan.scenarios[scenarios[0] ?? 0];
      if (entry === undefined) return sum;
      const base = baseOf(plan.setting, entry.point);
      const { months = 0, burnIn = 0 } = plan.setting.bases[base] ?? {};
      return sum + (doctors[base] ?? 0) * (burnIn + months * scenarios.length);
    }, 0);
}

/** Doctor-months a second and bytes a run, measured on the first job of the plan, cut short where a run is long. */
function pilot(plan: Plan): { readonly pace: number; readonly bytes: number } {
  const jobs = chunksOf(plan).flat();
  const [first] = jobs;
  if (first === undefined) return { pace: 1, bytes: 0 };
  const job = jobOf(plan, { ...first, scenarios: first.scenarios.slice(0, 2) });
  const doctors = doctorsOf(plan)[baseOf(plan.setting, plan.scenarios[first.scenarios[0] ?? 0]?.point ?? [])] ?? 1;
  const months = job.scenarios[0]?.months ?? 1;
  const burnIn = job.scenarios[0]?.burnIn ?? 0;
  const whole = doctors * (burnIn + months) <= PILOT_SIZE;
  const shortMonths = whole ? months : Math.max(12, Math.min(months, Math.floor(PILOT_SIZE / doctors)));
  const scenarios = job.scenarios.map((scenario) => ({ ...scenario, months: shortMonths, burnIn: whole ? burnIn : 0 }));
  const size = doctors * ((whole ? burnIn : 0) + shortMonths * scenarios.length);
  const start = threadSeconds();
  let outcomes = simulateReplicate({ ...job, scenarios });
  let warm = threadSeconds();
  let rounds = 0;
  let end = warm;
  for (let replicate = 1; rounds === 0 || (end - start < PILOT_SECONDS && replicate < jobs.length); replicate++) {
    outcomes = simulateReplicate({ ...job, scenarios, replicate });
    end = threadSeconds();
    if (end - start < PILOT_SECONDS / 2 && replicate < jobs.length / 2) warm = end;
    else rounds++;
  }
  const files = encodeChunk(outcomes, measureIds, plan.tables);
  const bytes = files.reduce((sum, [, content]) => sum + content.length, 0) / outcomes.length;
  return { pace: (size * rounds) / Math.max(1e-6, end - warm), bytes: (bytes * months) / shortMonths };
}

/** Works out what a study would take on this machine; runs a pilot of a second or two, and writes nothing. */
export function estimate(study: Study, folder: string, engine: Engine, threads: number): Estimate {
  const plan = firstPlan(study, chunkSize(study, engine.chunkSeconds));
  if (plan === null) {
    return {
      scenarios: 0,
      runs: 0,
      chunks: 0,
      doctorMonths: 0,
      seconds: 0,
      bytes: 0,
      free: freeAt(folder),
      engines: [],
      more: false,
    };
  }
  const chunks = chunksOf(plan);
  const runs = chunks.reduce((sum, jobs) => sum + runsIn(jobs), 0);
  const doctorMonths = doctorMonthsOf(plan);
  const { pace, bytes } = pilot(plan);
  const seconds = doctorMonths / pace;
  return {
    scenarios: plan.scenarios.length,
    runs,
    chunks: chunks.length,
    doctorMonths,
    seconds,
    bytes: Math.ceil(bytes * runs),
    free: freeAt(folder),
    engines: engines.map((each: Engine) => {
      const parallel = each.parallel({ threads });
      return { id: each.id, name: each.name, seconds: parallel === null ? null : seconds / parallel };
    }),
    more: study.precision !== null || study.ranking !== null,
  };
}

/** Bytes free where a folder lies or would lie; null where the system does not tell. */
export function freeAt(folder: string): number | null {
  let at = resolve(folder);
  while (!existsSync(at) && dirname(at) !== at) at = dirname(at);
  try {
    const { bavail, bsize } = statfsSync(at);
    return bavail * bsize;
  } catch {
    return null;
  }
}

/** Bytes of a run's row of measures, and of a row of any other table, as snappy leaves them: enough to refuse what cannot fit. */
const RUN_BYTES = 600;
const FILE_BYTES = 10_000;

/** The least that a plan's files can take. */
const leastBytes = (plan: Plan): number => {
  const chunks = chunksOf(plan);
  const runs = chunks.reduce((sum, jobs) => sum + runsIn(jobs), 0);
  return runs * RUN_BYTES + chunks.length * FILE_BYTES;
};

/** Refuses, by `Faults`, to start what cannot fit on the disk. */
export function checkDisk(folder: string, needed: number, free: number | null = freeAt(folder)): void {
  if (free === null || needed <= free) return;
  const mb = (bytes: number): string => String(Math.ceil(bytes / 1e6));
  throw new Faults([
    {
      file: folder,
      line: null,
      key: null,
      en: `the result needs at least ${mb(needed)} MB and ${mb(free)} MB are free; make room, or choose another --out`,
      zh: `结果至少需要 ${mb(needed)} MB，可用空间为 ${mb(free)} MB；请腾出空间或另选 --out`,
    },
  ]);
}

/** The same for a study that is about to start. */
export function checkRoom(plan: Plan, folder: string): void {
  checkDisk(folder, leastBytes(plan));
}
