import type { Findings } from "../../src/sim/findings.ts";
import type { Scenario } from "../../src/sim/scenario.ts";
import { kinds } from "../../src/study/kinds.ts";
import { chunksOf, plannedScenario } from "../../src/study/plan.ts";
import { Planner } from "../../src/study/planner.ts";
import type { Study } from "../../src/study/study.ts";
import type { Wave } from "../../src/study/wave.ts";

export interface Driven {
  readonly findings: Findings;
  readonly waves: readonly Wave[];
  readonly runs: number;
}

/** Drives a study whose runs are worked out instead of simulated; null is a run that has failed. */
export function drive(
  study: Study,
  measure: (scenario: Scenario, replicate: number) => Readonly<Record<string, number>> | null,
): Driven {
  const kind = kinds.get(study.kind);
  if (kind === undefined) throw new Error(`no kind ${study.kind}`);
  const measures = kind.measures(study);
  const planner = new Planner(study, measures);
  const asked: Wave[] = [];
  const waves = kind.waves(study);
  let runs = 0;
  let step = waves.next();
  while (step.done !== true) {
    const wave = step.value;
    asked.push(wave);
    const plan = planner.plan(wave, () => 10);
    planner.planned(chunksOf(plan).length);
    for (const entry of plan.scenarios) {
      for (const replicate of entry.replicates) {
        runs++;
        const found = measure(plannedScenario(plan, entry), replicate);
        const figures = found && measures.map((id) => found[id] ?? Number.NaN);
        planner.record(entry.scenario, replicate, figures);
      }
    }
    step = waves.next(planner.runs(wave));
  }
  return { findings: step.value, waves: asked, runs };
}
