import type { Text } from "../../base/text.ts";
import type { Point } from "../space.ts";
import { dominates } from "./dominance.ts";
import { hypervolume } from "./hypervolume.ts";
import type { Evaluated, Standing } from "./problem.ts";

/** A point that was evaluated: every one is kept, whatever became of it. */
export interface Candidate {
  /** In canonical form: what is switched off has its first value. */
  readonly point: Point;
  /** All its measures; null where its runs failed. */
  readonly measures: Evaluated;
  readonly standing: Standing;
  /** The seed that came upon it first, and in which of its generations, from 0. */
  readonly seed: string;
  readonly generation: number;
}

/** How far a search had come after a generation of all its seeds. */
export interface Progress {
  readonly generation: number;
  readonly evaluations: number;
  /** Candidates that keep every limit, and those whose runs failed. */
  readonly feasible: number;
  readonly failed: number;
  /**
   * Share of the box between best and worst of the final front, a tenth wider at the worst end, that the front had come to
   * dominate; 0 before anything kept the limits.
   */
  readonly hypervolume: number;
}

export interface Archive {
  /** In the order of evaluation. */
  readonly candidates: readonly Candidate[];
  /** Positions of the candidates that keep the limits and that no other beats, by the first objective, best first. */
  readonly frontier: readonly number[];
  readonly progress: readonly Progress[];
  readonly stopped: Text;
}

const kept = (standing: Standing): standing is Standing & { readonly goals: readonly number[] } =>
  standing.goals !== null && standing.violation === 0;

/** What was best among so many candidates. */
interface Mark {
  readonly generation: number;
  readonly evaluations: number;
  readonly front: readonly number[];
}

/** Candidates as they come, and the front that they have reached. */
export class SearchRecord {
  readonly candidates: Candidate[] = [];
  private readonly marks: Mark[] = [];
  private front: readonly number[] = [];

  /** Closes a generation. */
  mark(generation: number): void {
    const before = this.marks.at(-1)?.evaluations ?? 0;
    const fresh = this.candidates.slice(before).flatMap(({ standing }, k) => (kept(standing) ? [before + k] : []));
    for (const i of fresh) {
      const standing = this.candidates[i]!.standing;
      if (this.front.some((j) => dominates(this.candidates[j]!.standing, standing))) continue;
      this.front = [...this.front.filter((j) => !dominates(standing, this.candidates[j]!.standing)), i];
    }
    this.marks.push({ generation, evaluations: this.candidates.length, front: this.front });
  }

  /** By how much, as a share of the box about the front, the hypervolume has grown over the last generations; null before. */
  growth(generations: number): number | null {
    const then = this.marks.at(-1 - generations);
    if (then === undefined || then.front.length === 0) return null;
    return this.volume(this.front) - this.volume(then.front);
  }

  close(stopped: Text): Archive {
    const { candidates, marks } = this;
    const first = (i: number): number => candidates[i]!.standing.goals![0]!;
    return {
      candidates,
      frontier: [...this.front].sort((a, b) => first(a) - first(b) || a - b),
      progress: marks.map(({ generation, evaluations, front }) => {
        const seen = candidates.slice(0, evaluations);
        return {
          generation,
          evaluations,
          feasible: seen.filter(({ standing }) => kept(standing)).length,
          failed: seen.filter(({ standing }) => standing.goals === null).length,
          hypervolume: this.volume(front),
        };
      }),
      stopped,
    };
  }

  /** Hypervolume in the box about the front of now. */
  private volume(front: readonly number[]): number {
    const goals = (i: number): readonly number[] => this.candidates[i]!.standing.goals!;
    if (this.front.length === 0) return 0;
    const bounds = goals(this.front[0]!).map((_, m) => {
      const values = this.front.map((i) => goals(i)[m]!);
      const best = values.reduce((a, b) => Math.min(a, b));
      const extent = values.reduce((a, b) => Math.max(a, b)) - best;
      return { best, extent: extent > 0 ? extent : 1 };
    });
    const shares = front.map((i) => goals(i).map((x, m) => (x - bounds[m]!.best) / (1.1 * bounds[m]!.extent)));
    return hypervolume(
      // Nothing is better than the best of now, but what has been beaten since may be in one objective.
      shares.map((point) => point.map((x) => Math.max(0, x))),
      bounds.map(() => 1),
    );
  }
}
