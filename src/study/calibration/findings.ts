import type { Text } from "../../base/text.ts";
import { rules } from "../../model/rules.ts";
import type { Findings, FindingsTable } from "../../sim/findings.ts";
import { shownScale } from "../fitted-targets.ts";
import { plainNumber } from "../point-words.ts";
import type { Study } from "../study.ts";
import { alike } from "./align.ts";
import type { Calibrated, Chosen } from "./calibrated.ts";
import { known, type Statistics, type Target } from "./distance.ts";
import { isInside } from "./fit.ts";
import { parametersFile } from "./parameters-file.ts";
import { calibrationPictures } from "./pictures.ts";
import { correlations, drawSets, effectiveOf, type Marginal, marginals, type Posterior } from "./posterior.ts";
import { deviationOf, type Prior } from "./prior.ts";
import { drawnIn } from "./rivals.ts";

/** Parameter sets of the posterior that are stored for other studies. */
const SETS = 1000;

const written = (value: number | null | undefined, scale = 1): string =>
  value === null || value === undefined ? "–" : plainNumber(value * scale);
const range = (low: number, high: number): string => `${plainNumber(low)} – ${plainNumber(high)}`;
const figure = (means: Statistics | null | undefined, id: string): number | null =>
  means === null || means === undefined ? null : known(means, id);

/** How much narrower than its prior a parameter has become: 0 nothing learned, 1 known. */
const learned = ({ deviation }: Marginal, prior: Prior | undefined): number => {
  const before = prior === undefined ? 0 : deviationOf(prior);
  return before > 0 ? Math.max(0, 1 - (deviation * deviation) / (before * before)) : 0;
};

function parameterTable({ space }: Study, { posterior, priors, chosen }: Calibrated): FindingsTable {
  const drawn = drawnIn(space);
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
    rows: marginals(posterior).map((each, k) => {
      const dimension = space.dimensions[drawn[k] ?? -1];
      const { values } = dimension ?? {};
      return [
        dimension?.name ?? each.parameter,
        values?.kind === "range" ? range(values.low, values.high) : "–",
        plainNumber(each.median),
        range(...each.interval),
        `${(100 * learned(each, priors[k])).toFixed(0)} %`,
        written(chosen?.fit.values[k]),
      ];
    }),
    note: {
      en: "Learned: by how much the variance of the prior has shrunk. In use: the draw of the posterior whose means meet most targets, moved on to what it missed; in parameters.yaml",
      zh: "信息量：先验方差缩小的比例。取用值：取均值达到目标最多的后验抽样，再向未达到的目标逐步调整；写入 parameters.yaml",
    },
  };
}

function scoreTable({ targets, held, predicted, chosen }: Calibrated): FindingsTable {
  return {
    title: {
      en: "New runs at draws of the posterior, and of the set in use, against the targets",
      zh: "后验预测、取用参数与证据目标",
    },
    columns: [
      { en: "Target", zh: "目标" },
      { en: "Expected", zh: "期望范围" },
      { en: "Mean", zh: "预测均值" },
      { en: "Middle 90 % of single runs", zh: "单次运行 90% 区间" },
      { en: "Inside", zh: "是否达到" },
      { en: "Set in use", zh: "取用参数所得" },
      { en: "Inside", zh: "是否达到" },
      { en: "Fitted", zh: "是否用于拟合" },
    ],
    rows: targets.map((target, t) => {
      const one = predicted[t] ?? null;
      const scale = shownScale(target.id);
      const used = figure(chosen?.confirmed.means, target.id);
      return [
        { target: target.id },
        range(target.low * scale, target.high * scale),
        written(one?.mean, scale),
        one === null ? "–" : range(one.interval[0] * scale, one.interval[1] * scale),
        yesOrNo(one?.inside === true),
        written(used, scale),
        yesOrNo(isInside(target, used)),
        held.has(target.id) ? { en: "held out", zh: "留出" } : { en: "yes", zh: "是" },
      ];
    }),
  };
}

const yesOrNo = (yes: boolean): Text => (yes ? { en: "yes", zh: "是" } : { en: "no", zh: "否" });

function alignedTable({ fit, aligned }: Chosen): FindingsTable {
  const nameOf = (id: string): Text => rules.find((rule) => rule.id === id)?.name ?? { en: id, zh: id };
  const [intending, leaving] = alike;
  const shares = (means: Statistics | null): readonly string[] => [
    written(figure(means, intending), 100),
    written(figure(means, leaving), 100),
  ];
  const usual = rules[0];
  return {
    title: { en: "Rival rules of choice, aligned to the default", zh: "其他决策规则与默认规则的对齐" },
    columns: [
      { en: "Rule", zh: "规则" },
      { en: "Added to intention", zh: "离职意愿修正" },
      { en: "Added to inertia", zh: "留任惯性修正" },
      { en: "Intend to leave primary care, %", zh: "有意离开基层的比例（%）" },
      { en: "Leave it in a year, %", zh: "年离开比例（%）" },
    ],
    rows: [
      [usual?.name ?? "", "–", "–", ...shares(fit.means)],
      ...aligned.map(({ rival, at, shares: means }) => [
        nameOf(rival.id),
        plainNumber(at[0]),
        plainNumber(at[1]),
        ...shares(means),
      ]),
    ],
    note: {
      en: "Two numbers for each, fitted afterwards on the luck that the set in use was chosen by",
      zh: "取用参数确定之后，以同一组随机数为每条规则拟合两个修正值",
    },
  };
}

/** The posterior as points that the design `file` takes: the uncertainty of other studies. */
const csv = (posterior: Posterior, seed: string): string =>
  [posterior.parameters, ...drawSets(posterior, SETS, seed)]
    .map((row) => row.join(","))
    .join("\n")
    .concat("\n");

function headline({ targets, held, predicted }: Calibrated): Text {
  const inside = (of: (target: Target) => boolean): readonly [number, number] => {
    const wanted = targets.map((target, t) => ({ target, t })).filter(({ target }) => of(target));
    return [wanted.filter(({ t }) => predicted[t]?.inside === true).length, wanted.length];
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

const simulationsOf = ({ generations }: Posterior): number => generations.at(-1)?.simulations ?? 0;

function lines({ posterior, targets, chosen, fresh }: Calibrated): Text[] {
  const inside = chosen?.confirmed.inside ?? 0;
  return [
    {
      en: `${simulationsOf(posterior)} simulations in ${posterior.generations.length} generations; the sample is worth ${effectiveOf(posterior).toFixed(0)} independent draws`,
      zh: `共 ${simulationsOf(posterior)} 次模拟、${posterior.generations.length} 代；样本相当于 ${effectiveOf(posterior).toFixed(0)} 次独立抽样`,
    },
    {
      en: `The set in use meets ${inside} of ${targets.length} figures over ${fresh} replicates that it was not chosen by`,
      zh: `取用参数在未用于选取的 ${fresh} 次重复运行中达到 ${targets.length} 项中的 ${inside} 项`,
    },
    {
      en: 'parameters.yaml holds the set in use: a scenario takes it with "extends: [<region>, …/parameters.yaml]"',
      zh: "parameters.yaml 存有取用参数：在情景中写“extends: [<区域>, …/parameters.yaml]”即可采用",
    },
    {
      en: 'posterior.csv holds the posterior as points: "design: { type: file, file: …/posterior.csv }" makes it the uncertainty of another study',
      zh: "posterior.csv 存有后验抽样点：在其他研究中写“design: { type: file, file: …/posterior.csv }”即以此作为参数不确定性",
    },
  ];
}

const fileOf = (study: Study, { posterior, targets }: Calibrated, { confirmed, aligned }: Chosen): string =>
  parametersFile(study.space, {
    study: study.id,
    seed: study.seed,
    simulations: simulationsOf(posterior),
    replicates: study.replicates,
    targets: targets.length,
    inside: confirmed.inside,
    distance: confirmed.distance,
    values: confirmed.values,
    aligned,
  });

/** What a calibration has found, to be read and to be used. */
export function findingsOf(study: Study, found: Calibrated): Findings {
  const { posterior, targets, held, predicted, chosen } = found;
  return {
    headline: headline(found),
    lines: lines(found),
    tables: [
      parameterTable(study, found),
      scoreTable(found),
      ...(chosen === null || chosen.aligned.length === 0 ? [] : [alignedTable(chosen)]),
    ],
    pictures: calibrationPictures(study.space, found),
    stopped: posterior.stopped,
    data: {
      marginals: marginals(posterior),
      correlations: correlations(posterior),
      generations: posterior.generations,
      adjusted: posterior.adjusted,
      predicted: predicted.map((one, t) => ({ ...one, target: targets[t], heldOut: held.has(targets[t]?.id ?? "") })),
      chosen,
      particles: posterior.particles,
    },
    files: {
      "posterior.csv": csv(posterior, study.seed),
      ...(chosen === null ? {} : { [PARAMETERS]: fileOf(study, found, chosen) }),
    },
  };
}

/** Name of the file that holds the set in use. */
export const PARAMETERS = "parameters.yaml";
