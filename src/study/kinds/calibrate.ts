import { Faults } from "../../base/fail.ts";
import type { Text } from "../../base/text.ts";
import { type ParameterId, parameters } from "../../model/parameters.ts";
import { factors } from "../../model/worth.ts";
import type { Findings, FindingsTable } from "../../sim/findings.ts";
import type { Statistics, Target } from "../calibration/distance.ts";
import { halvesOf } from "../calibration/halves.ts";
import { type Calibrated, type Chosen, calibrationPictures } from "../calibration/pictures.ts";
import {
  correlations,
  drawSets,
  effectiveOf,
  type Marginal,
  marginals,
  type Posterior,
} from "../calibration/posterior.ts";
import { type Predicted, predictive } from "../calibration/predictive.ts";
import { deviationOf, type Prior } from "../calibration/prior.ts";
import { sequentialAbc, usualOptions } from "../calibration/sequential-abc.ts";
import { fittedTargets, shownScale } from "../fitted-targets.ts";
import type { Kind } from "../kind.ts";
import { plainNumber } from "../point-words.ts";
import type { Dimension } from "../space.ts";
import type { Study } from "../study.ts";
import type { Wave, WaveRuns } from "../wave.ts";

/** Parameter sets of the posterior that are stored for other studies. */
const SETS = 1000;
/** Draws of the posterior that compete to be the one set that is used where no distribution is. */
const CANDIDATES = 16;

const number = ({ options }: Study, key: string): number => options[key] as number;

/** What is declared of a parameter or of a factor's weight; null of what has no declared default. */
function declaredDefault(path: string): number | null {
  const [group, id = ""] = path.split(".");
  if (group === "parameters") return id in parameters ? parameters[id as ParameterId].default : null;
  if (group === "factors") return factors.find((factor) => factor.id === id)?.beta.default ?? null;
  return null;
}

/** Parts of the range that one standard deviation of a prior about the declared default takes. */
const SPREAD = 4;

const priorsOf = ({ space, options }: Study): Prior[] => {
  const about = (options["prior"] as readonly string[])[0] === "default";
  return space.dimensions.map(({ path, values }) => {
    if (values.kind !== "range") throw new Error(`${path} is no range`);
    const { low, high } = values;
    const mean = about ? declaredDefault(path) : null;
    return mean === null || mean < low || mean > high
      ? { id: path, low, high }
      : { id: path, low, high, normal: { mean, deviation: (high - low) / SPREAD } };
  });
};

/** What a study of this kind cannot do without. */
function check(study: Study, targets: readonly Target[]): void {
  const refuse = (key: string, en: string, zh: string): never => {
    throw new Faults([{ file: study.id, line: null, key, en, zh }]);
  };
  const { dimensions } = study.space;
  if (dimensions.length === 0) {
    refuse(
      "vary",
      "names nothing to calibrate: give each parameter its prior range",
      "未列出待校准参数：请给出各参数的先验范围",
    );
  }
  const other = dimensions.find(({ role, values }) => role !== "uncertainty" || values.kind !== "range");
  if (other !== undefined) {
    refuse(
      other.path,
      "is not calibrated: only parameters with a range [low, high] are",
      "不可校准：仅支持以 [下限, 上限] 给出范围的参数",
    );
  }
  if (targets.length === 0) {
    const region = study.bases[0]?.region.id ?? "";
    refuse(
      "scenario",
      `no target is judged on the region ${region}; typical-county and stress-county have some`,
      `没有以区域 ${region} 判断的证据目标；可用 typical-county 或 stress-county`,
    );
  }
}

/** Runs parameter sets, each under luck of its own, and tells what they measured. */
function* simulate<Result>(
  study: Study,
  asking: Generator<readonly (readonly number[])[], Result, readonly (Statistics | null)[]>,
  luck: { next: number },
): Generator<Wave, Result, WaveRuns> {
  const measures = targetsOf(study).map(({ id }) => id);
  let asked = asking.next();
  while (asked.done !== true) {
    const points = asked.value;
    const runs = yield { points, replicates: points.map(() => [luck.next++]) };
    asked = asking.next(
      points.map((_, p) => {
        if (runs.failed(p) > 0) return null;
        return Object.fromEntries(
          measures.map((id) => {
            const value = runs.values(id, p)[0] ?? Number.NaN;
            return [id, Number.isNaN(value) ? null : value];
          }),
        );
      }),
    );
  }
  return asked.value;
}

const targetsOf = (study: Study): readonly Target[] => fittedTargets(study.bases[0]?.region.id ?? "");

/** Root mean square of how far means lie from the middle of each tolerance, in its half widths. */
function distanceFromMiddles(targets: readonly Target[], means: readonly (number | null)[]): number {
  let sum = 0;
  targets.forEach(({ low, high }, t) => {
    const mean = means[t] ?? null;
    const off = mean === null ? 1 : (mean - (low + high) / 2) / ((high - low) / 2);
    sum += off * off;
  });
  return Math.sqrt(sum / targets.length);
}

/** Of the posterior's mean and some draws the set whose means over the same luck lie nearest to the targets fitted. */
function* choose(
  study: Study,
  posterior: Posterior,
  targets: readonly Target[],
  fitted: readonly Target[],
  from: number,
): Generator<Wave, Chosen | null, WaveRuns> {
  const each = marginals(posterior);
  if (each.length === 0) return null;
  const rounded = (values: readonly number[]): number[] => values.map((value) => Math.round(value * 10_000) / 10_000);
  const points = [each.map(({ mean }) => mean), ...drawSets(posterior, CANDIDATES, `${study.seed} candidates`)].map(
    rounded,
  );
  const replicates = Array.from({ length: study.replicates }, (_, k) => from + k);
  const runs = yield { points, replicates };
  const found = points.map((values, p): Chosen => {
    const means = targets.map(({ id }) => {
      const known = [...runs.values(id, p)].filter((value) => !Number.isNaN(value));
      return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0) / known.length;
    });
    return {
      values,
      means,
      distance:
        runs.failed(p) > 0
          ? Number.POSITIVE_INFINITY
          : distanceFromMiddles(
              fitted,
              fitted.map((target) => means[targets.indexOf(target)] ?? null),
            ),
    };
  });
  return found.reduce((best, one) => (one.distance < best.distance ? one : best));
}

const isInside = ({ low, high }: Target, value: number | null): boolean =>
  value !== null && value >= low && value <= high;

const range = (low: number, high: number): string => `${plainNumber(low)} – ${plainNumber(high)}`;

/** How much narrower than its prior a parameter has become: 0 nothing learned, 1 known. */
const learned = ({ deviation }: Marginal, prior: Prior | undefined): number => {
  const before = prior === undefined ? 0 : deviationOf(prior);
  return before > 0 ? Math.max(0, 1 - (deviation * deviation) / (before * before)) : 0;
};

function parameterTable(study: Study, posterior: Posterior, chosen: Chosen | null): FindingsTable {
  const { dimensions } = study.space;
  const priors = priorsOf(study);
  return {
    title: { en: "What was learned of the parameters", zh: "参数后验分布" },
    columns: [
      { en: "Parameter", zh: "参数" },
      { en: "Prior range", zh: "先验范围" },
      { en: "Median", zh: "后验中位数" },
      { en: "Middle 95 %", zh: "95% 区间" },
      { en: "Learned", zh: "信息量" },
      { en: "In use", zh: "取用值" },
    ],
    rows: marginals(posterior).map((each, d) => {
      const dimension = dimensions[d];
      const { values } = dimension ?? {};
      return [
        dimension?.name ?? each.parameter,
        values?.kind === "range" ? range(values.low, values.high) : "–",
        plainNumber(each.median),
        range(...each.interval),
        `${(100 * learned(each, priors[d])).toFixed(0)} %`,
        chosen === null ? "–" : plainNumber(chosen.values[d] ?? Number.NaN),
      ];
    }),
    note: {
      en: "Learned: by how much the variance of the prior has shrunk. In use: the draw of the posterior whose means come nearest to the targets, in parameters.yaml",
      zh: "信息量：先验方差缩小的比例。取用值：均值最接近目标的后验抽样，写入 parameters.yaml",
    },
  };
}

function scoreTable(
  targets: readonly Target[],
  held: ReadonlySet<string>,
  found: readonly (Predicted | null)[],
  chosen: Chosen | null,
): FindingsTable {
  const written = (value: number | null | undefined, scale: number): string =>
    value === null || value === undefined ? "–" : plainNumber(value * scale);
  return {
    title: { en: "New runs at draws of the posterior, against the targets", zh: "后验预测与证据目标" },
    columns: [
      { en: "Target", zh: "目标" },
      { en: "Expected", zh: "期望范围" },
      { en: "Mean", zh: "预测均值" },
      { en: "Middle 90 % of single runs", zh: "单次运行 90% 区间" },
      { en: "Inside", zh: "是否达到" },
      { en: "Set in use", zh: "取用参数所得" },
      { en: "Fitted", zh: "是否用于拟合" },
    ],
    rows: targets.map((target, t) => {
      const one = found[t] ?? null;
      const scale = shownScale(target.id);
      const mark = one?.inside === true ? { en: "yes", zh: "是" } : { en: "no", zh: "否" };
      return [
        { target: target.id },
        range(target.low * scale, target.high * scale),
        written(one?.mean, scale),
        one === null ? "–" : range(one.interval[0] * scale, one.interval[1] * scale),
        mark,
        written(chosen?.means[t], scale),
        held.has(target.id) ? { en: "held out", zh: "留出" } : { en: "yes", zh: "是" },
      ];
    }),
  };
}

/** The posterior as points that the design `file` takes: the uncertainty of other studies. */
const csv = (posterior: Posterior, seed: string): string =>
  [posterior.parameters, ...drawSets(posterior, SETS, seed)]
    .map((row) => row.join(","))
    .join("\n")
    .concat("\n");

/** A file that a scenario's `parameters` may be copied from, or that ships as parameters.yaml. */
function yaml({ space, seed }: Study, { values, distance }: Chosen): string {
  const line = ({ path, name, unit }: Dimension, d: number): string =>
    `  ${path.split(".").slice(1).join(".")}: ${values[d]} # ${name.en}${unit === "" ? "" : ` (${unit})`}`;
  const parameters = space.dimensions
    .map(line)
    .filter((_, d) => space.dimensions[d]?.path.startsWith("parameters.") === true);
  return [
    `# Written by a study of kind calibrate; seed ${JSON.stringify(seed)}; ${distance.toFixed(3)} half widths from the targets' middles.`,
    "schemaVersion: 1",
    "parameters:",
    ...parameters,
    "",
  ].join("\n");
}

function headline({ targets, held, found }: Calibrated): Text {
  const inside = (of: (target: Target) => boolean): readonly [number, number] => {
    const wanted = targets.map((target, t) => ({ target, t })).filter(({ target }) => of(target));
    return [wanted.filter(({ t }) => found[t]?.inside === true).length, wanted.length];
  };
  const [fit, fitted] = inside(({ id }) => !held.has(id));
  const [kept, heldOut] = inside(({ id }) => held.has(id));
  const more =
    heldOut === 0
      ? { en: "", zh: "" }
      : { en: `, and of ${heldOut} held out ${kept} are`, zh: `；留出的 ${heldOut} 项中达到 ${kept} 项` };
  return {
    en: `Of ${fitted} figures fitted, ${fit} are inside their tolerance at the posterior${more.en}`,
    zh: `用于拟合的 ${fitted} 项数据中，后验预测达到 ${fit} 项${more.zh}`,
  };
}

function findings(study: Study, result: Calibrated): Findings {
  const { posterior, targets, held, found, chosen } = result;
  const last = posterior.generations.at(-1);
  const met = chosen === null ? 0 : targets.filter((target, t) => isInside(target, chosen.means[t] ?? null)).length;
  return {
    headline: headline(result),
    lines: [
      {
        en: `${last?.simulations ?? 0} simulations in ${posterior.generations.length} generations; the sample is worth ${effectiveOf(posterior).toFixed(0)} independent draws`,
        zh: `共 ${last?.simulations ?? 0} 次模拟、${posterior.generations.length} 代；样本相当于 ${effectiveOf(posterior).toFixed(0)} 次独立抽样`,
      },
      {
        en: `The set in use meets ${met} of ${targets.length} figures over ${study.replicates} replicates`,
        zh: `取用参数在 ${study.replicates} 次重复运行中达到 ${targets.length} 项中的 ${met} 项`,
      },
      {
        en: 'posterior.csv holds the posterior as points: "design: { type: file, file: …/posterior.csv }" makes it the uncertainty of another study',
        zh: "posterior.csv 存有后验抽样点：在其他研究中写“design: { type: file, file: …/posterior.csv }”即以此作为参数不确定性",
      },
    ],
    tables: [parameterTable(study, posterior, chosen), scoreTable(targets, held, found, chosen)],
    pictures: calibrationPictures(study.space.dimensions, priorsOf(study), result),
    stopped: posterior.stopped,
    data: {
      marginals: marginals(posterior),
      correlations: correlations(posterior),
      generations: posterior.generations,
      adjusted: posterior.adjusted,
      predicted: found.map((one, t) => ({ ...one, target: targets[t], heldOut: held.has(targets[t]?.id ?? "") })),
      chosen,
      particles: posterior.particles,
    },
    files: {
      "posterior.csv": csv(posterior, study.seed),
      ...(chosen === null ? {} : { "parameters.yaml": yaml(study, chosen) }),
    },
  };
}

const whole = (low: number, high: number, usual: number, means: Text) =>
  ({ type: "number", default: usual, range: [low, high], unit: "", whole: true, means }) as const;

export default {
  id: "calibrate",
  name: { en: "Calibration", zh: "校准" },
  means: {
    en: "What the published figures of the status quo say of the parameters: sequential approximate Bayesian computation from prior ranges to a posterior",
    zh: "由现状的公开数据推断参数：以序贯近似贝叶斯计算从先验范围得到后验分布",
  },
  designed: false,
  options: {
    simulations: whole(50, 1_000_000, 9000, {
      en: "simulations at most, each one run",
      zh: "模拟次数上限（每次一个运行）",
    }),
    initial: whole(20, 100_000, usualOptions.initial, {
      en: "of these spread over the priors first",
      zh: "其中先在先验范围内均匀布点的次数",
    }),
    batch: whole(10, 100_000, usualOptions.batch, {
      en: "simulations of each later generation",
      zh: "此后每代模拟次数",
    }),
    effective: whole(20, 10_000, usualOptions.effective, {
      en: "independent draws that the sample should be worth",
      zh: "样本应相当的独立抽样次数",
    }),
    prior: {
      type: "words",
      count: [1, 1],
      default: ["default"],
      of: ["default", "uniform"],
      means: {
        en: "default: normal about what is declared, a quarter of the range wide, cut at its ends; uniform: anything in the range alike",
        zh: "default：以声明的默认值为中心、标准差为范围四分之一的截断正态；uniform：范围内均匀",
      },
    },
    predictive: whole(10, 10_000, 200, { en: "new runs at draws of the posterior", zh: "后验预测的新运行次数" }),
    holdOut: whole(0, 1, 0, {
      en: "1: fit a random half of the targets and judge by the other",
      zh: "1：随机取一半目标拟合，以另一半检验",
    }),
  },
  measures: (study) => targetsOf(study).map(({ id }) => id),
  mostRuns: (study) => number(study, "simulations") + number(study, "predictive") + (CANDIDATES + 1) * study.replicates,
  *waves(study) {
    const targets = targetsOf(study);
    check(study, targets);
    const halves = halvesOf(targets, study.seed);
    const fitted = number(study, "holdOut") === 1 ? halves.fitted : targets;
    const luck = { next: 0 };
    const options = {
      ...usualOptions,
      seed: study.seed,
      initial: number(study, "initial"),
      batch: number(study, "batch"),
      simulations: number(study, "simulations"),
      effective: number(study, "effective"),
    };
    const posterior = yield* simulate(study, sequentialAbc(priorsOf(study), fitted, options), luck);
    const anew = predictive(posterior, targets, number(study, "predictive"), study.seed);
    const found = yield* simulate(study, anew, luck);
    const chosen = yield* choose(study, posterior, targets, fitted, luck.next);
    const held = new Set(targets.filter((target) => !fitted.includes(target)).map(({ id }) => id));
    return findings(study, { posterior, targets, held, found, chosen });
  },
} as const satisfies Kind;
