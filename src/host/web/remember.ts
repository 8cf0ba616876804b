import { scenarioHash } from "../../sim/canonical-scenario.ts";
import { Kept } from "../../sim/kept.ts";
import type { Scenario } from "../../sim/scenario.ts";
import type { Job, Outcome, Runner, RunResult } from "../../study/runner.ts";

const hashes = new WeakMap<Scenario, string>();
const hashOf = (scenario: Scenario): string => {
  const hash = hashes.get(scenario) ?? scenarioHash(scenario);
  hashes.set(scenario, hash);
  return hash;
};

/** Runs that have been done before, by what they are runs of. */
export class Memory {
  private readonly runs: Kept<{ run: RunResult | null }>;

  constructor(most: number) {
    this.runs = new Kept(most);
  }

  private at(scenario: Scenario, seed: string, replicate: number): { run: RunResult | null } {
    return this.runs.of(JSON.stringify([hashOf(scenario), seed, replicate]), () => ({ run: null }));
  }

  /** A runner that has only those runs done which are not remembered. */
  before(runner: Runner): Runner {
    return { run: (jobs) => this.run(jobs, runner) };
  }

  private async *run(jobs: Iterable<Job>, runner: Runner): AsyncGenerator<Outcome> {
    const known: Outcome[] = [];
    const missing: Job[] = [];
    /** Positions in the job asked for, by replicate. */
    const positions = new Map<number, readonly number[]>();
    /** One list of scenarios for all jobs that lack the same, since who runs them tells lists apart. */
    const lists = new Map<string, Job["scenarios"]>();
    let asked: Job | null = null;
    for (const job of jobs) {
      asked = job;
      const lacking: number[] = [];
      job.scenarios.forEach((scenario, position) => {
        const { run } = this.at(scenario, job.seed, job.replicate);
        if (run === null) lacking.push(position);
        else known.push({ ok: true, run: { ...run, scenario: position } });
      });
      if (lacking.length === 0) continue;
      const name = lacking.join();
      const scenarios = lists.get(name) ?? lacking.map((position) => job.scenarios[position] as Scenario);
      lists.set(name, scenarios);
      positions.set(job.replicate, lacking);
      missing.push({ ...job, scenarios });
    }
    yield* known;
    if (asked === null) return;
    const { scenarios, seed } = asked;
    for await (const outcome of runner.run(missing)) {
      const { replicate, scenario: at } = outcome.ok ? outcome.run : outcome;
      const position = positions.get(replicate)?.[at] ?? 0;
      if (outcome.ok) {
        this.at(scenarios[position] as Scenario, seed, replicate).run = outcome.run;
        yield { ok: true, run: { ...outcome.run, scenario: position } };
      } else yield { ...outcome, scenario: position };
    }
  }
}
