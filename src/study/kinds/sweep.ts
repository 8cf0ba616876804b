import type { Text } from "../../base/text.ts";
import type { Estimate } from "../../sim/comparison.ts";
import type { Findings, FindingsTable } from "../../sim/findings.ts";
import { type OutcomeId, outcomes } from "../../sim/outcomes.ts";
import type { Picture } from "../../sim/pictures.ts";
import { chanceBest, resamples } from "../bootstrap.ts";
import { designPoints } from "../design-points.ts";
import type { Kind } from "../kind.ts";
import { estimatesAt, measuresOfOutcomes, ranks } from "../point-estimates.ts";
import { differenceWords, settingAtPoint, settingWords } from "../point-words.ts";
import { replicateUntil, type Stop } from "../replicate-until.ts";
import { settingEffects } from "../setting-effects.ts";
import type { Point } from "../space.ts";
import type { Study } from "../study.ts";
import type { WaveRuns } from "../wave.ts";

/** Rows of the table that people read; all points are in findings.json. */
const SHOWN = 20;

type Estimates = Readonly<Partial<Record<OutcomeId, Estimate>>>;

/** A point with what it came to. */
interface Row {
  readonly position: number;
  readonly point: Point;
  readonly estimates: Estimates;
  readonly ranks: Readonly<Partial<Record<OutcomeId, number | null>>>;
}

function rowsOf(study: Study, runs: WaveRuns, samples: readonly Int32Array[]): Row[] {
  const estimates = runs.points.map((_, p) => estimatesAt(runs, p, study.outcomes, samples));
  const byOutcome = new Map(
    study.outcomes.map((id) => [
      id,
      ranks(
        id,
        estimates.map((each) => each[id]),
      ),
    ]),
  );
  return runs.points.map((point, position) => ({
    position,
    point,
    estimates: estimates[position] ?? {},
    ranks: Object.fromEntries(study.outcomes.map((id) => [id, byOutcome.get(id)?.[position] ?? null])),
  }));
}

/** How often each point is best by an outcome over joint resamples of the replicates; null where that means nothing. */
function chances(id: OutcomeId, runs: WaveRuns, samples: readonly Int32Array[]): readonly number[] | null {
  const { better } = outcomes[id];
  if (better === "neither" || id === "costPerDoctorYear") return null;
  const series = runs.points.map((_, p) => {
    const values = runs.values(id, p);
    const base = runs.baseline(id, p);
    const differences = Array.from(values, (value, r) => value - (base[r] ?? Number.NaN));
    return differences.some(Number.isNaN) ? null : differences;
  });
  return chanceBest(series, samples, better);
}

const table = ({ space, outcomes: ids }: Study, rows: readonly Row[], by: OutcomeId): FindingsTable => ({
  title: { en: "Points, the best first", zh: "试算点（由优到劣）" },
  columns: [
    { en: "Point", zh: "试算点" },
    ...space.dimensions.map(({ name }) => name),
    ...ids.map((id) => outcomes[id].name),
  ],
  rows: rows.slice(0, SHOWN).map(({ position, point, estimates }) => [
    String(position),
    ...space.dimensions.map((_, d) => settingWords(space, point, d)),
    ...ids.map((outcome) => {
      const estimate = estimates[outcome];
      if (estimate === undefined) return "–";
      return { outcome, estimate, show: estimate.why === "baseline" ? ("value" as const) : ("difference" as const) };
    }),
  ]),
  note: {
    en: `Differences to each point's own status quo under the same luck, with 95 % intervals, ordered by ${outcomes[by].name.en.toLowerCase()}${rows.length > SHOWN ? `; the first ${SHOWN} of ${rows.length} points, all of them in findings.json` : ""}`,
    zh: `各点与其自身现状在相同随机数下之差及 95% 区间，按“${outcomes[by].name.zh}”排序${rows.length > SHOWN ? `；此处为 ${rows.length} 个点中的前 ${SHOWN} 个，全部见 findings.json` : ""}`,
  },
});

/** The outcome that a sweep is ordered by: the first of which more or less is better. */
const leading = ({ outcomes: ids }: Study): OutcomeId =>
  ids.find((id) => outcomes[id].better !== "neither") ?? ids[0] ?? "retention3";

/** What each thing that is varied does to the outcome that points are ordered by; a point that is its own status quo differs in nothing. */
function pictureOf({ space }: Study, rows: readonly Row[], outcome: OutcomeId): Picture {
  const show = rows.every(({ estimates }) => estimates[outcome]?.why === "baseline") ? "value" : "difference";
  const figures = rows.map(({ estimates }) => {
    const estimate = estimates[outcome];
    if (show === "value" || outcome === "costPerDoctorYear") return estimate?.value ?? null;
    return estimate?.why === "baseline" ? 0 : (estimate?.difference ?? null);
  });
  const effects = settingEffects(
    space,
    rows.map(({ point }) => point),
    figures,
  );
  return { chart: "settings", data: { outcome, show, effects } };
}

const settingsText = ({ space }: Study, point: Point): Text => {
  const parts = space.dimensions.flatMap(({ name }, d) => {
    if (settingAtPoint(space, point, d) === null) return [];
    const words = settingWords(space, point, d);
    const said = typeof words === "string" ? { en: words, zh: words } : words;
    return [{ en: `${name.en} ${said.en}`, zh: `${name.zh} ${said.zh}` }];
  });
  return { en: parts.map(({ en }) => en).join(", "), zh: parts.map(({ zh }) => zh).join("，") };
};

function headline(study: Study, best: Row | undefined, by: OutcomeId): Text {
  const difference = best?.estimates[by]?.difference ?? null;
  const { name } = outcomes[by];
  if (best === undefined || difference === null) {
    return {
      en: `${name.en}: no point differs from its own status quo, or no run can tell`,
      zh: `${name.zh}：各点均为其自身现状，或运行无法给出该指标`,
    };
  }
  const amount = differenceWords(by, difference);
  const settings = settingsText(study, best.point);
  return {
    en: `${name.en} is best at point ${best.position}, ${amount.en} against its own status quo (${settings.en})`,
    zh: `${name.zh}以试算点 ${best.position} 为最优，较其自身现状 ${amount.zh}（${settings.zh}）`,
  };
}

function findings(study: Study, runs: WaveRuns, stop: Stop): Findings {
  const samples = resamples(stop.replicates, study.seed);
  const rows = rowsOf(study, runs, samples);
  const by = leading(study);
  const inOrder = [...rows].sort(
    (a, b) => (a.ranks[by] ?? rows.length + 1) - (b.ranks[by] ?? rows.length + 1) || a.position - b.position,
  );
  const chance = stop.replicates > 1 ? chances(by, runs, samples) : null;
  const [best] = inOrder;
  const sure = best === undefined ? null : (chance?.[best.position] ?? null);
  const { dimensions } = study.space;
  return {
    headline: headline(study, best, by),
    lines:
      sure === null
        ? []
        : [
            {
              en: `Another ${stop.replicates} replicates would find the same best point with a chance of ${(sure * 100).toFixed(0)} %`,
              zh: `换一组 ${stop.replicates} 次重复运行仍以该点为最优的概率约为 ${(sure * 100).toFixed(0)}%`,
            },
          ],
    tables: [table(study, inOrder, by)],
    pictures: [pictureOf(study, rows, by)],
    stopped: stop.why,
    data: {
      dimensions: dimensions.map(({ path, name, unit, role, grade }) => ({ path, name, unit, role, grade })),
      replicates: stop.replicates,
      orderedBy: by,
      points: rows.map(({ position, point, estimates, ranks: places }) => ({
        point: position,
        scenario: runs.scenario(position),
        baseline: runs.baselineScenario(position),
        settings: Object.fromEntries(dimensions.map(({ path }, d) => [path, settingAtPoint(study.space, point, d)])),
        failed: runs.failed(position),
        outcomes: estimates,
        ranks: places,
        ...(chance === null ? {} : { chanceBest: chance[position] ?? null }),
      })),
    },
  };
}

export default {
  id: "sweep",
  name: { en: "Sweep", zh: "参数扫描" },
  means: {
    en: "Every outcome at every point of a design, as a value and as the difference to the point's own status quo",
    zh: "给出试验设计各点的结果指标，以及与该点自身现状之差",
  },
  designed: true,
  options: {},
  measures: ({ outcomes: ids }) => measuresOfOutcomes(ids),
  *waves(study) {
    const points = designPoints(study);
    const { runs, stop } = yield* replicateUntil(study, points, leading(study));
    return findings(study, runs, stop);
  },
} as const satisfies Kind;
