import { sha256Text } from "../../base/hash.ts";
import { Kept } from "../../sim/kept.ts";
import type { Region, Scenario } from "../../sim/scenario.ts";
import type { Job, Outcome, Runner, RunResult } from "../../study/runner.ts";

const hashes = new WeakMap<Region, string>();
const hashOf = (region: Region): string => {
  const hash = hashes.get(region) ?? sha256Text(JSON.stringify(region));
  hashes.set(region, hash);
  return hash;
};

const names = new WeakMap<Scenario, string>();
/** All that a run of the scenario follows from, seed and replicate apart: what it is called is no part of that. */
const nameOf = (scenario: Scenario): string => {
  const { region, months, burnIn, levers, rule, parameters, betas, terms } = scenario;
  const name =
    names.get(scenario) ?? JSON.stringify([hashOf(region), months, burnIn, levers, rule, parameters, betas, terms]);
  names.set(scenario, name);
  return name;
};

/** Runs that have been done before, by what they are runs of. */
export class Memory {
  private readonly runs: Kept<{ run: RunResult | null }>;

  constructor(most: number) {
    this.runs = new Kept(most);
  }

  private at(scenario: Scenario, seed: string, replicate: number): { run: RunResult | null } {
    return this.runs.of(JSON.stringify([nameOf(scenario), seed, replicate]), () => ({ run: null }));
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
      positions.set(job.replicate, lacking);
      missing.push({ ...job, scenarios: lacking.map((position) => job.scenarios[position] as Scenario) });
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
