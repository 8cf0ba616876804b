import { kinds } from "./kinds.ts";
import { type Plan, planHash } from "./plan.ts";
import { Planner } from "./planner.ts";
import type { Study } from "./study.ts";

/** The plan of a study's first wave: all of it, unless what is run decides what to run next. Null where it asks for nothing. */
export function firstPlan(study: Study, size: (runs: number) => number): Plan | null {
  const kind = kinds.get(study.kind);
  const step = kind?.waves(study).next();
  if (kind === undefined || step === undefined || step.done === true) return null;
  return new Planner(study, kind.measures(study)).plan(step.value, size);
}

/** SHA-256 of what is run, however it is cut into chunks. */
export const contentHash = (plan: Plan): string => planHash({ ...plan, runsPerChunk: 0 });
