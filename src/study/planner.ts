import type { TableId } from "../sim/rows.ts";
import { baselineAt, policyKey, scenarioAt, worldKey } from "./apply.ts";
import type { Plan, PlannedScenario } from "./plan.ts";
import type { Point } from "./space.ts";
import type { Study } from "./study.ts";
import { version } from "./version.gen.ts";
import { replicatesOf, type Wave, type WaveRuns } from "./wave.ts";

/** A point as the result knows it. */
interface Placed {
  readonly scenario: number;
  readonly baseline: number;
}

/** A scenario of the result, as the table `points` tells it. */
export interface KnownScenario {
  readonly scenario: number;
  readonly baseline: number;
  readonly point: Point;
  readonly isBaseline: boolean;
}

/** The figures of one run that an analysis reads, in the order of the study's measures, NaN where it cannot tell; null stands for a failed run. */
export type Measured = readonly number[] | null;

/**
 * Turns waves into plans: points that are one scenario are run once, and so is what an earlier wave has run. Keeps the
 * figures of all runs, and nothing else of them.
 */
export class Planner {
  private readonly study: Study;
  private readonly measures: ReadonlyMap<string, number>;
  private readonly tables: readonly TableId[];
  private readonly worlds = new Map<string, number>();
  private readonly byKey = new Map<string, KnownScenario & { readonly world: number }>();
  private readonly asked = new Map<number, Set<number>>();
  private readonly figures = new Map<number, Map<number, Measured>>();
  private waves = 0;
  private chunks = 0;

  constructor(study: Study, measures: readonly string[]) {
    this.study = study;
    this.measures = new Map(measures.map((id, at) => [id, at]));
    this.tables = study.tables;
  }

  /** Every scenario that a wave has asked for so far, by its position in the result. */
  get scenarios(): readonly KnownScenario[] {
    return [...this.byKey.values()];
  }

  /**
   * The plan of what a wave asks for and nobody has run; `planned` must be told of its chunks before the next one. `size`
   * says how many runs a chunk may have where there are so many in all.
   */
  plan(wave: Wave, size: (runs: number) => number): Plan {
    const scenarios = new Map<number, PlannedScenario & { replicates: number[] }>();
    wave.points.forEach((point, p) => {
      const { own, base } = this.place(point);
      for (const { scenario, point: at, isBaseline, world } of [base, own]) {
        const asked = this.asked.get(scenario) ?? new Set();
        this.asked.set(scenario, asked);
        const missing = replicatesOf(wave, p).filter((replicate) => !asked.has(replicate));
        if (missing.length === 0) continue;
        const entry = scenarios.get(scenario) ?? { scenario, point: at, isBaseline, world, replicates: [] };
        scenarios.set(scenario, entry);
        entry.replicates.push(...missing);
        for (const replicate of missing) asked.add(replicate);
      }
    });
    const { space, bases, settings, baseline, seed } = this.study;
    return {
      format: 1,
      version,
      wave: this.waves++,
      seed,
      setting: { space, bases, settings, baseline },
      tables: this.tables,
      scenarios: [...scenarios.values()].sort((a, b) => a.scenario - b.scenario),
      firstChunk: this.chunks,
      runsPerChunk: size([...scenarios.values()].reduce((sum, { replicates }) => sum + replicates.length, 0)),
    };
  }

  /** That a plan has so many chunks. */
  planned(chunks: number): void {
    this.chunks += chunks;
  }

  record(scenario: number, replicate: number, figures: Measured): void {
    const runs = this.figures.get(scenario) ?? new Map<number, Measured>();
    this.figures.set(scenario, runs);
    runs.set(replicate, figures);
  }

  /** What the runs of a wave, these and earlier ones, have measured. */
  runs(wave: Wave): WaveRuns {
    const places = wave.points.map((point): Placed => {
      const { own, base } = this.place(point);
      return { scenario: own.scenario, baseline: base.scenario };
    });
    const read = (measure: string, scenario: number, p: number): Float64Array => {
      const column = this.measures.get(measure);
      if (column === undefined) throw new Error(`${measure} is none of the measures of this study`);
      const runs = this.figures.get(scenario);
      return Float64Array.from(replicatesOf(wave, p), (replicate) => runs?.get(replicate)?.[column] ?? Number.NaN);
    };
    const at = (p: number): Placed => places[p] as Placed;
    return {
      points: wave.points,
      values: (measure, p) => read(measure, at(p).scenario, p),
      baseline: (measure, p) => read(measure, at(p).baseline, p),
      failed: (p) => {
        const own = this.figures.get(at(p).scenario);
        const base = this.figures.get(at(p).baseline);
        return replicatesOf(wave, p).filter((r) => (own?.get(r) ?? null) === null || (base?.get(r) ?? null) === null)
          .length;
      },
      scenario: (p) => at(p).scenario,
      baselineScenario: (p) => at(p).baseline,
    };
  }

  private place(point: Point) {
    const world = this.worldOf(point);
    const base = this.known(world, point, true);
    return { base, own: this.known(world, point, false) };
  }

  private worldOf(point: Point): number {
    const key = worldKey(this.study, point);
    const known = this.worlds.get(key) ?? this.worlds.size;
    this.worlds.set(key, known);
    return known;
  }

  private known(world: number, point: Point, isBaseline: boolean): KnownScenario & { readonly world: number } {
    const at = isBaseline ? baselineAt(this.study, point) : scenarioAt(this.study, point);
    const key = `${world} ${policyKey(at)}`;
    const found = this.byKey.get(key);
    if (found !== undefined) return found;
    // The baseline comes first, so that it has its number before this one is given.
    const baseline = isBaseline ? this.byKey.size : this.known(world, point, true).scenario;
    const made = { scenario: this.byKey.size, baseline, point, isBaseline, world };
    this.byKey.set(key, made);
    return made;
  }
}
