import { Faults } from "../../base/fail.ts";
import type { Text } from "../../base/text.ts";
import { type ParameterId, parameters } from "../../model/parameters.ts";
import { rules } from "../../model/rules.ts";
import { factors } from "../../model/worth.ts";
import { ALIGN_ROUNDS, align, alike } from "../calibration/align.ts";
import type { Chosen } from "../calibration/calibrated.ts";
import type { Statistics, Target } from "../calibration/distance.ts";
import { findingsOf, PARAMETERS } from "../calibration/findings.ts";
import { fitOf } from "../calibration/fit.ts";
import { halvesOf } from "../calibration/halves.ts";
import type { Posterior } from "../calibration/posterior.ts";
import { predictive } from "../calibration/predictive.ts";
import type { Prior } from "../calibration/prior.ts";
import { aligningDimensions, drawnIn, pointOf, rivalsIn } from "../calibration/rivals.ts";
import { sequentialAbc, usualOptions } from "../calibration/sequential-abc.ts";
import { mostSets, setInUse } from "../calibration/set-in-use.ts";
import { fittedTargets } from "../fitted-targets.ts";
import type { Kind } from "../kind.ts";
import type { Point } from "../space.ts";
import type { Study } from "../study.ts";
import type { Wave, WaveRuns } from "../wave.ts";

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
  return drawnIn(space).map((d) => {
    const { path, values } = space.dimensions[d]!;
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
  const drawn = drawnIn(study.space).map((d) => dimensions[d]!);
  if (drawn.length === 0) {
    refuse(
      "vary",
      "names nothing to calibrate: give each parameter its prior range",
      "未列出待校准参数：请给出各参数的先验范围",
    );
  }
  const other = drawn.find(({ role, values }) => role !== "uncertainty" || values.kind !== "range");
  if (other !== undefined) {
    refuse(
      other.path,
      "is not calibrated: only parameters with a range [low, high] are",
      "不可校准：仅支持以 [下限, 上限] 给出范围的参数",
    );
  }
  const listed = dimensions.find(({ path }) => path === "rule")?.values;
  const usual = rules[0]!.id;
  if (listed?.kind === "list" && listed.list[0] !== usual) {
    refuse(
      "rule",
      `must begin with ${usual}: parameters are fitted under it, and the other rules are aligned to it`,
      `须以 ${usual} 开头：参数在该规则下拟合，其余规则与其对齐`,
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

type Answers = readonly (Statistics | null)[];

/** Runs what is asked for as a wave, and answers with what `read` makes of the runs of each point. */
function* ask<Asked, Result>(
  asking: Generator<readonly Asked[], Result, Answers>,
  waveOf: (asked: readonly Asked[]) => Wave,
  read: (runs: WaveRuns, p: number) => Statistics,
): Generator<Wave, Result, WaveRuns> {
  let asked = asking.next();
  while (asked.done !== true) {
    const runs = yield waveOf(asked.value);
    asked = asking.next(asked.value.map((_, p) => (runs.failed(p) > 0 ? null : read(runs, p))));
  }
  return asked.value;
}

const measuresOf = (study: Study): string[] => [...new Set([...targetsOf(study).map(({ id }) => id), ...alike])];

/** The means over a point's replicates, null of a measure that no run could tell. */
const meansOf =
  (study: Study) =>
  (runs: WaveRuns, p: number): Statistics =>
    Object.fromEntries(
      measuresOf(study).map((id) => {
        const told = [...runs.values(id, p)].filter((value) => !Number.isNaN(value));
        return [id, told.length === 0 ? null : told.reduce((sum, value) => sum + value, 0) / told.length];
      }),
    );

const targetsOf = (study: Study): readonly Target[] => fittedTargets(study.bases[0]?.region.id ?? "");

/** The set in use, what it comes to on fresh luck, and the rival rules aligned to it. */
function* choose(
  study: Study,
  posterior: Posterior,
  targets: readonly Target[],
  fitted: readonly Target[],
  from: number,
): Generator<Wave, Chosen | null, WaveRuns> {
  const { space, replicates: several, seed } = study;
  const luck = (first: number, count: number): number[] => Array.from({ length: count }, (_, k) => first + k);
  const wave = (points: readonly Point[], replicates: readonly number[]): Wave => ({ points, replicates });
  const common = luck(from, several);
  const read = meansOf(study);
  const fit = yield* ask(
    setInUse(posterior, priorsOf(study), fitted, seed),
    (sets) =>
      wave(
        sets.map((values) => pointOf(space, values)),
        common,
      ),
    read,
  );
  if (fit === null) return null;
  const fresh = yield wave([pointOf(space, fit.values)], luck(from + several, number(study, "confirm")));
  const confirmed = fitOf(fit.values, fresh.failed(0) > 0 ? null : read(fresh, 0), targets);
  const aligned = yield* ask(
    align(rivalsIn(space), fit.means ?? {}),
    (trials) =>
      wave(
        trials.map(({ rival, at }) => pointOf(space, fit.values, rival, at)),
        common,
      ),
    read,
  );
  return { fit, confirmed, aligned };
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
    confirm: whole(2, 1000, 40, {
      en: "fresh replicates of the set in use, so that luck does not flatter it",
      zh: "以全新随机数复核取用参数的重复次数，避免结果受偶然性美化",
    }),
    holdOut: whole(0, 1, 0, {
      en: "1: fit a random half of the targets and judge by the other",
      zh: "1：随机取一半目标拟合，以另一半检验",
    }),
  },
  measures: measuresOf,
  adds: aligningDimensions,
  fits: PARAMETERS,
  mostRuns: (study) => {
    const { space, replicates } = study;
    const trials = rivalsIn(space).length * (3 * ALIGN_ROUNDS + 1);
    const once = number(study, "simulations") + number(study, "predictive") + number(study, "confirm");
    return once + (mostSets(drawnIn(space).length) + trials) * replicates;
  },
  *waves(study) {
    const targets = targetsOf(study);
    check(study, targets);
    const halves = halvesOf(targets, study.seed);
    const fitted = number(study, "holdOut") === 1 ? halves.fitted : targets;
    const options = {
      ...usualOptions,
      seed: study.seed,
      initial: number(study, "initial"),
      batch: number(study, "batch"),
      simulations: number(study, "simulations"),
      effective: number(study, "effective"),
    };
    let next = 0;
    const ownLuck = (sets: readonly (readonly number[])[]): Wave => ({
      points: sets.map((values) => pointOf(study.space, values)),
      replicates: sets.map(() => [next++]),
    });
    const priors = priorsOf(study);
    const posterior = yield* ask(sequentialAbc(priors, fitted, options), ownLuck, meansOf(study));
    const anew = predictive(posterior, targets, number(study, "predictive"), study.seed);
    const predicted = yield* ask(anew, ownLuck, meansOf(study));
    const chosen = yield* choose(study, posterior, targets, fitted, next);
    const held = new Set(targets.filter((target) => !fitted.includes(target)).map(({ id }) => id));
    const fresh = number(study, "confirm");
    return findingsOf(study, { priors, posterior, targets, held, predicted, chosen, fresh });
  },
} as const satisfies Kind;
