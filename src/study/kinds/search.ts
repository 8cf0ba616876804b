import type { Text } from "../../base/text.ts";
import { all as allLevers } from "../../levers/all.gen.ts";
import type { Lever } from "../../levers/lever.ts";
import type { Findings, FindingsTable } from "../../sim/findings.ts";
import { type OutcomeId, outcomeIds, outcomes } from "../../sim/outcomes.ts";
import type { FrontierPlane, Picture } from "../../sim/pictures.ts";
import { resamples } from "../bootstrap.ts";
import type { Kind } from "../kind.ts";
import { estimatesAt, measuresOfOutcomes } from "../point-estimates.ts";
import { figuresAt, isOfARun, meanFigure } from "../point-figures.ts";
import { settingAtPoint } from "../point-words.ts";
import type { Archive } from "../search/archive.ts";
import { type Described, describeFrontier } from "../search/describe.ts";
import { nsga2, type SearchOptions } from "../search/nsga2.ts";
import type { Evaluated, Problem } from "../search/problem.ts";
import type { Point } from "../space.ts";
import type { Study } from "../study.ts";
import { firstReplicates, type Wave, type WaveRuns } from "../wave.ts";

const levers = allLevers as readonly unknown[] as readonly Lever[];
/** Packages of the frontier that are run again under fresh luck and shown. */
const SHOWN = 30;

const searchable = outcomeIds.filter((id) => isOfARun(id) && outcomes[id].better !== "neither");

const number = ({ options }: Study, key: string): number => options[key] as number;

/** What is sought: differences to the status quo, the better the more; within the budget where there is one. */
function problemOf(study: Study): Problem {
  const budget = number(study, "budget");
  return {
    dimensions: study.space.dimensions,
    objectives: (study.options["objectives"] as readonly OutcomeId[]).map((measure) => {
      const { better } = outcomes[measure];
      return { measure, better: better === "less" ? "less" : "more" };
    }),
    limits: budget > 0 ? [{ measure: "cost", atMost: budget }] : [],
  };
}

const optionsOf = (study: Study): SearchOptions => ({
  population: number(study, "population"),
  generations: number(study, "generations"),
  seeds: Array.from({ length: number(study, "searches") }, (_, k) => `${study.seed} ${k}`),
  patience: number(study, "patience") === 0 ? null : number(study, "patience"),
  start: [],
});

/** Outcomes of a candidate as mean differences to its status quo; null where a run failed. */
function evaluated(runs: WaveRuns, p: number): Evaluated {
  if (runs.failed(p) > 0) return null;
  return Object.fromEntries(searchable.map((id) => [id, meanFigure(figuresAt(runs, p, id, "difference"))]));
}

function* search(study: Study, problem: Problem): Generator<Wave, Archive, WaveRuns> {
  const candidates = nsga2(problem, optionsOf(study));
  const replicates = firstReplicates(study.replicates);
  let asked = candidates.next();
  while (asked.done !== true) {
    const runs = yield { points: asked.value, replicates };
    asked = candidates.next(asked.value.map((_, p) => evaluated(runs, p)));
  }
  return asked.value;
}

/** What a package of the frontier came to when it was run again under luck that it was not chosen by. */
interface Confirmed {
  readonly described: Described;
  readonly point: Point;
  readonly estimates: ReturnType<typeof estimatesAt>;
  /** Another package of the frontier is better in everything, now that both are run again. */
  readonly beaten: boolean;
}

function confirmed(study: Study, problem: Problem, frontier: readonly Described[], runs: WaveRuns): Confirmed[] {
  const samples = resamples(number(study, "confirm"), study.seed);
  const ids = [...new Set([...problem.objectives.map(({ measure }) => measure as OutcomeId), ...study.outcomes])];
  const estimates = runs.points.map((_, p) => estimatesAt(runs, p, ids, samples));
  // The status quo itself is one of them at times: it differs in nothing.
  const goals = estimates.map((each) =>
    problem.objectives.map(({ measure, better }) => {
      const estimate = each[measure as OutcomeId];
      const difference = estimate?.why === "baseline" ? 0 : (estimate?.difference ?? Number.NaN);
      return better === "more" ? -difference : difference;
    }),
  );
  const beats = (a: readonly number[], b: readonly number[]): boolean => a.every((x, m) => x < (b[m] as number));
  return frontier.map((described, p) => ({
    described,
    point: runs.points[p] as Point,
    estimates: estimates[p] ?? {},
    beaten: goals.some((other) => beats(other, goals[p] as number[])),
  }));
}

function tableOf(problem: Problem, packages: readonly Confirmed[], all: number, replicates: number): FindingsTable {
  const ids = problem.objectives.map(({ measure }) => measure as OutcomeId);
  const shown =
    packages.length < all
      ? {
          en: `, ${packages.length} of ${all} spread over it`,
          zh: `，共 ${all} 个，取其中分布均匀的 ${packages.length} 个`,
        }
      : { en: "", zh: "" };
  return {
    title: { en: "The frontier", zh: "有效前沿" },
    columns: [
      { en: "No.", zh: "序号" },
      { en: "Package", zh: "政策组合" },
      ...ids.map((id) => outcomes[id].name),
      { en: "Remarks", zh: "说明" },
    ],
    rows: packages.map(({ described, estimates, beaten }, k) => {
      const marks = [
        ...described.marks,
        ...(beaten ? [{ en: "beaten when run again", zh: "复核后被其他组合超过" }] : []),
      ];
      return [
        String(k + 1),
        described.words,
        ...ids.map((outcome) => {
          const estimate = estimates[outcome];
          if (estimate === undefined) return "–";
          return {
            outcome,
            estimate,
            show: estimate.why === "baseline" ? ("value" as const) : ("difference" as const),
          };
        }),
        { en: marks.map(({ en }) => en).join(", "), zh: marks.map(({ zh }) => zh).join("，") },
      ];
    }),
    note: {
      en: `No package found is better in everything than any of these${shown.en}. Differences to the status quo, run again with ${replicates} fresh replicates that nothing was chosen by, with 95 % intervals`,
      zh: `在所试组合中，没有任何组合在全部目标上都优于下列组合${shown.zh}。表中为与现状之差及 95% 区间，以 ${replicates} 次未用于筛选的新重复运行复核`,
    },
  };
}

/** Some of the frontier, evenly spread, its ends included. */
const spread = <T>(list: readonly T[], most: number): readonly T[] =>
  list.length <= most
    ? list
    : Array.from({ length: most }, (_, k) => list[Math.round((k * (list.length - 1)) / (most - 1))] as T);

function headline(archive: Archive, budget: number): Text {
  const { candidates, frontier } = archive;
  const within =
    budget > 0
      ? {
          en: ` within RMB ${(budget / 1e6).toFixed(1)} million a year`,
          zh: `年预算 ${Math.round(budget / 1e4)} 万元以内`,
        }
      : { en: "", zh: "" };
  if (frontier.length === 0) {
    return {
      en: `None of ${candidates.length} packages tried keeps the limits${within.en}`,
      zh: `所试 ${candidates.length} 个组合均不满足限制（${within.zh}）`,
    };
  }
  return {
    en: `Of ${candidates.length} packages tried, ${frontier.length} are not beaten in everything by another${within.en}`,
    zh: `所试 ${candidates.length} 个组合中，${within.zh === "" ? "" : `${within.zh}`}有 ${frontier.length} 个未被其他组合全面超过`,
  };
}

function findings(study: Study, archive: Archive, packages: readonly Confirmed[]): Findings {
  const problem = problemOf(study);
  const { space } = study;
  const settings = (point: Point): Record<string, unknown> =>
    Object.fromEntries(space.dimensions.map(({ path }, d) => [path, settingAtPoint(space, point, d)]));
  const beaten = packages.filter((each) => each.beaten).length;
  return {
    headline: headline(archive, number(study, "budget")),
    lines:
      beaten === 0
        ? []
        : [
            {
              en: `${beaten} of ${packages.length} that were run again turn out to be beaten: they owed their place to luck`,
              zh: `复核的 ${packages.length} 个组合中有 ${beaten} 个被其他组合超过，其入选得益于随机波动`,
            },
          ],
    pictures: picturesOf(problem, archive, packages),
    tables:
      packages.length === 0 ? [] : [tableOf(problem, packages, archive.frontier.length, number(study, "confirm"))],
    stopped: archive.stopped,
    data: {
      objectives: problem.objectives,
      limits: problem.limits,
      progress: archive.progress,
      frontier: packages.map(({ described, point, estimates, beaten: lost }) => ({
        candidate: described.candidate,
        words: described.words,
        settings: settings(point),
        outcomes: estimates,
        beaten: lost,
      })),
      candidates: archive.candidates.map(({ point, measures, seed, generation, standing }, k) => ({
        candidate: k,
        seed,
        generation,
        settings: settings(point),
        differences: measures,
        withinLimits: standing.violation === 0,
        onFrontier: archive.frontier.includes(k),
      })),
    },
  };
}

/** Cost, where it is an objective, against what is gained for it; else the first two objectives. */
function picturesOf(
  { objectives, limits }: Problem,
  { candidates }: Archive,
  packages: readonly Confirmed[],
): readonly Picture[] {
  const ids = objectives.map(({ measure }) => measure as OutcomeId);
  const x = ids.find((id) => id === "cost") ?? ids[1];
  const y = ids.find((id) => id !== x);
  if (x === undefined || y === undefined || packages.length === 0) return [];
  const rank = new Map(
    packages.map(({ described }, k) => [described.candidate, { rank: k + 1, words: described.words }]),
  );
  const data: FrontierPlane = {
    x,
    y,
    dots: candidates.map(({ measures, standing }, k) => ({
      x: measures?.[x] ?? null,
      y: measures?.[y] ?? null,
      rank: rank.get(k)?.rank ?? null,
      feasible: standing.violation === 0,
      tip: rank.get(k)?.words ?? { en: `candidate ${k}`, zh: `候选 ${k}` },
    })),
    limit: limits.find(({ measure }) => measure === x)?.atMost ?? null,
  };
  return [{ chart: "frontier", data }];
}

const whole = (low: number, high: number, usual: number, means: Text) =>
  ({ type: "number", default: usual, range: [low, high], unit: "", whole: true, means }) as const;

export default {
  id: "search",
  name: { en: "Search for packages", zh: "政策组合寻优" },
  means: {
    en: "Packages that no other beats in every objective, found by NSGA-II within a budget; every candidate is kept",
    zh: "在预算内以 NSGA-II 寻找在各目标上均不被全面超过的政策组合，保留全部候选方案",
  },
  designed: false,
  options: {
    objectives: {
      type: "words",
      count: [2, 3],
      default: ["retention3", "cost", "townshipGini"],
      of: searchable,
      means: { en: "what is to be made better, two or three", zh: "要改善的目标，两至三个" },
    },
    budget: {
      type: "number",
      default: 0,
      range: [0, 1e12],
      unit: "RMB",
      whole: false,
      means: { en: "yearly cost that a package may have, RMB; 0: any", zh: "组合年成本上限（元），0 表示不限" },
    },
    population: whole(4, 1000, 24, { en: "candidates of a generation", zh: "每代候选组合数" }),
    generations: whole(1, 1000, 20, { en: "generations at most", zh: "最多代数" }),
    searches: whole(1, 20, 2, { en: "independent searches, each with its own seed", zh: "独立搜索次数（种子不同）" }),
    patience: whole(0, 100, 6, {
      en: "generations without progress after which it stops; 0: never",
      zh: "连续多少代无进展即停止，0 表示不提前停止",
    }),
    confirm: whole(2, 1000, 20, {
      en: "fresh replicates of what is shown, so that luck does not flatter it",
      zh: "对入选组合以新的随机数复核的重复次数",
    }),
  },
  measures: ({ outcomes: ids }) => measuresOfOutcomes([...new Set([...searchable, ...ids])]),
  mostRuns: (study) =>
    (number(study, "population") * number(study, "searches") * (number(study, "generations") + 1) + 1) *
      study.replicates +
    (SHOWN + 1) * number(study, "confirm"),
  *waves(study) {
    const problem = problemOf(study);
    const archive = yield* search(study, problem);
    const frontier = spread(describeFrontier(problem, archive, levers), SHOWN);
    if (frontier.length === 0) return findings(study, archive, []);
    const fresh = Array.from({ length: number(study, "confirm") }, (_, k) => study.replicates + k);
    const runs = yield {
      points: frontier.map(({ candidate }) => archive.candidates[candidate]?.point as Point),
      replicates: fresh,
    };
    return findings(study, archive, confirmed(study, problem, frontier, runs));
  },
} as const satisfies Kind;
