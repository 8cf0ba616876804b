import { Draw } from "../../base/rng.ts";
import { runKey } from "../../base/seed.ts";
import type { Text } from "../../base/text.ts";
import type { Point } from "../space.ts";
import { type Archive, SearchRecord } from "./archive.ts";
import { crowding, sortFronts } from "./dominance.ts";
import { canonical, type Evaluated, type Problem, standingOf } from "./problem.ts";
import { cross, type Luck, mutate, valueAt } from "./variation.ts";

export interface SearchOptions {
  /** Candidates of a generation, of each seed. */
  readonly population: number;
  /** Generations after the first, at most. */
  readonly generations: number;
  /** Independent searches; they share what has been evaluated. */
  readonly seeds: readonly string[];
  /** Generations without progress after which all stop; null: never before the last. */
  readonly patience: number | null;
  /** Points that every seed starts from besides those it draws, e.g. known packages. */
  readonly start: readonly Point[];
}

/** Growth of the hypervolume over `patience` generations that still counts as progress. */
const PROGRESS = 0.001;
/** Pairs tried for each child wanted, before a space counts as searched out. */
const TRIES = 20;
const PURPOSE = { tournament: 0, vary: 1, stratum: 2, place: 3, density: 4 } as const;

interface Member {
  /** As inherited: what is switched off keeps its value, so that it is there when it is switched on again. */
  readonly genes: Point;
  /** Position in the archive. */
  readonly candidate: number;
}
interface Ranked extends Member {
  readonly rank: number;
  readonly distance: number;
}

/** One of the independent searches. */
interface Colony {
  readonly seed: string;
  readonly seen: Set<string>;
  members: readonly Ranked[];
}

/**
 * NSGA-II (Deb, Pratap, Agarwal & Meyarivan 2002) with constrained domination, for several seeds at once. Yields points to
 * evaluate, all different and none of them twice in a search, and is sent what came of them in the same order; equal
 * answers lead to equal questions, to the bit. A switched-on-off dimension decides whether those that hang on it count.
 */
export function* nsga2(
  problem: Problem,
  options: SearchOptions,
): Generator<readonly Point[], Archive, readonly Evaluated[]> {
  const { dimensions } = problem;
  const record = new SearchRecord();
  /** Position in the archive by canonical point. */
  const known = new Map<string, number>();
  const colonies = options.seeds.map((seed): Colony => ({ seed, seen: new Set(), members: [] }));

  for (let generation = 0; generation <= options.generations; generation++) {
    const asked: { readonly point: Point; readonly seed: string }[] = [];
    const children = colonies.map((colony) => {
      const born: Member[] = [];
      const [k0, k1] = runKey(`${colony.seed} search`, generation);
      const draw = new Draw(k0, k1);
      const accept = (genes: Point): void => {
        const point = canonical(dimensions, genes);
        const key = point.join(" ");
        if (born.length >= options.population || colony.seen.has(key)) return;
        colony.seen.add(key);
        const candidate = known.get(key) ?? record.candidates.length + asked.length;
        if (!known.has(key)) {
          known.set(key, candidate);
          asked.push({ point, seed: colony.seed });
        }
        born.push({ genes, candidate });
      };
      if (generation === 0) for (const genes of firstPoints(problem, options, draw)) accept(genes);
      else
        for (let pair = 0; pair < TRIES * options.population && born.length < options.population; pair++)
          for (const genes of offspring(problem, colony.members, draw, pair)) accept(genes);
      return born;
    });
    if (children.every((born) => born.length === 0)) return record.close(exhausted);

    const results = asked.length > 0 ? yield asked.map(({ point }) => point) : [];
    asked.forEach(({ point, seed }, k) => {
      const measures = results[k] ?? null;
      record.candidates.push({ point, measures, standing: standingOf(problem, measures), seed, generation });
    });
    colonies.forEach((colony, c) => {
      colony.members = survivors([...colony.members, ...children[c]!], record, options.population);
    });
    record.mark(generation);

    const { patience } = options;
    const growth = patience === null ? null : record.growth(patience);
    if (growth !== null && growth < PROGRESS) return record.close(stalled(generation, patience!));
  }
  return record.close(finished(options.generations));
}

/** Hypercubes of the first generation: the later ones only fill what equal points of the first left open. */
const CUBES = 4;

/**
 * The first generation: known points, then a Latin hypercube. Switches are on with a chance that itself is spread evenly
 * over the generation, so that there are lean packages and full ones, not only half-full ones.
 */
function firstPoints({ dimensions }: Problem, { population, start }: SearchOptions, draw: Draw): Point[] {
  const cube = (turn: number): Point[] => {
    const strata = dimensions.map((_, d) => shuffled(population, (i) => draw.uniform(PURPOSE.stratum, turn, i, d)));
    return Array.from({ length: population }, (_, i) => {
      const density = (i + draw.uniform(PURPOSE.density, turn, i)) / population;
      return dimensions.map((dimension, d) => {
        const share = (strata[d]![i]! + draw.uniform(PURPOSE.place, turn, i, d)) / population;
        const { values } = dimension;
        const on = values.kind === "list" && values.list.length === 2 ? values.list.indexOf(true) : -1;
        if (on < 0) return valueAt(dimension, share);
        return share < density ? on : 1 - on;
      });
    });
  };
  return [...start, ...Array.from({ length: CUBES }, (_, turn) => cube(turn)).flat()];
}

/** 0 … n − 1 in an order that luck decides. */
const shuffled = (n: number, luck: (i: number) => number): number[] =>
  Array.from({ length: n }, (_, i) => ({ i, u: luck(i) }))
    .sort((a, b) => a.u - b.u || a.i - b.i)
    .map(({ i }) => i);

/** Two children of two parents, each the winner of a binary tournament. */
function offspring({ dimensions }: Problem, members: readonly Ranked[], draw: Draw, pair: number): Point[] {
  const winner = (turn: number): Ranked => {
    const pick = (which: number): Ranked => {
      const u = draw.uniform(PURPOSE.tournament, 0, pair, 2 * turn + which);
      return members[Math.floor(u * members.length)]!;
    };
    const a = pick(0);
    const b = pick(1);
    return better(b, a) < 0 ? b : a;
  };
  const luck: Luck = (use, dimension) => draw.uniform(PURPOSE.vary, use, pair, dimension);
  const [first, second] = cross(dimensions, winner(0).genes, winner(1).genes, luck);
  return [mutate(dimensions, first, luck, 0), mutate(dimensions, second, luck, 1)];
}

/** The crowded comparison: lower front, then lonelier. */
const better = (a: Ranked, b: Ranked): number =>
  a.rank - b.rank || (a.distance === b.distance ? 0 : b.distance - a.distance);

function survivors(all: readonly Member[], record: SearchRecord, population: number): Ranked[] {
  const standings = all.map(({ candidate }) => record.candidates[candidate]!.standing);
  const chosen: Ranked[] = [];
  sortFronts(standings).some((front, rank) => {
    const distances = crowding(front.map((i) => standings[i]!));
    const ranked = front.map((i, k): Ranked => ({ ...all[i]!, rank, distance: distances[k]! }));
    const room = population - chosen.length;
    chosen.push(...(ranked.length <= room ? ranked : ranked.sort(better).slice(0, room)));
    return chosen.length >= population;
  });
  return chosen;
}

const exhausted: Text = {
  en: "Stopped because every new package had been tried before.",
  zh: "已无未试过的新组合，搜索结束。",
};
const finished = (generations: number): Text => ({
  en: `Stopped after ${generations} generations, as asked for.`,
  zh: `按设定完成 ${generations} 代后结束。`,
});
const stalled = (generation: number, patience: number): Text => ({
  en: `Stopped after ${generation} generations: over the last ${patience} the hypervolume of the frontier grew by less than ${PROGRESS * 100} % of the box about it.`,
  zh: `第 ${generation} 代后结束：最近 ${patience} 代前沿超体积的增长不足其外框的 ${PROGRESS * 100}%。`,
});
