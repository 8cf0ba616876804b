import type { Text } from "../../base/text.ts";
import type { Findings, FindingsTable } from "../../sim/findings.ts";
import { type OutcomeId, outcomeIds, outcomes } from "../../sim/outcomes.ts";
import { designPoints } from "../design-points.ts";
import { boxPicture, peelingPicture } from "../discover/pictures.ts";
import { type Discovery, type PrimOptions, prim } from "../discover/prim.ts";
import { boxSentence, type ValueName, type Verdict } from "../discover/sentences.ts";
import type { Kind } from "../kind.ts";
import { measuresOfOutcomes } from "../point-estimates.ts";
import { figuresAt, isOfARun, meanFigure } from "../point-figures.ts";
import { differenceWords, settingAtPoint, valueName } from "../point-words.ts";
import { replicateUntil } from "../replicate-until.ts";
import type { Study } from "../study.ts";
import type { WaveRuns } from "../wave.ts";

const judged = outcomeIds.filter((id) => isOfARun(id) && outcomes[id].better !== "neither");

const number = ({ options }: Study, key: string): number => options[key] as number;
const outcomeOf = ({ options }: Study): OutcomeId => (options["outcome"] as readonly OutcomeId[])[0] ?? "retention3";
const primOptions = (study: Study): PrimOptions => ({
  alpha: number(study, "alpha"),
  minMass: number(study, "smallest"),
  boxes: number(study, "boxes"),
  significance: number(study, "significance"),
});

/** What counts as failing, as what the policy does. */
function verdictOf(study: Study): Verdict {
  const id = outcomeOf(study);
  const { name, better, scale } = outcomes[id];
  const gain = (better === "more" ? 1 : -1) * number(study, "threshold");
  const amount = differenceWords(id, Math.abs(gain) / scale);
  const size = { en: amount.en.replace("+", ""), zh: amount.zh.replace("+", "") };
  return {
    happens:
      gain >= 0
        ? { en: `improves ${name.en.toLowerCase()} by less than ${size.en}`, zh: `对“${name.zh}”的改善不足 ${size.zh}` }
        : { en: `worsens ${name.en.toLowerCase()} by more than ${size.en}`, zh: `使“${name.zh}”恶化超过 ${size.zh}` },
  };
}

/** Whether a difference fails to reach the threshold, which is in the units that are shown. */
const fails = (study: Study, difference: number): boolean => {
  const { better, scale } = outcomes[outcomeOf(study)];
  const threshold = number(study, "threshold") / scale;
  return better === "more" ? difference < threshold : difference > threshold;
};

const nameOf: ValueName = ({ path }, value) => valueName(path, value);
const percent = (share: number): Text => {
  const figure = (100 * share).toFixed(0);
  return { en: `${figure} %`, zh: `${figure}%` };
};

function tableOf(study: Study, { boxes }: Discovery): FindingsTable {
  const verdict = verdictOf(study);
  return {
    title: { en: "Where it fails", zh: "失效的情形" },
    columns: [
      { en: "Box", zh: "情形" },
      { en: "Coverage", zh: "覆盖率" },
      { en: "Density", zh: "密度" },
      { en: "Share of all points", zh: "占全部试算点" },
    ],
    rows: boxes.map((box) => [
      boxSentence(study.space.dimensions, box, verdict, nameOf),
      percent(box.coverage),
      percent(box.density),
      percent(box.mass),
    ]),
    note: {
      en: "Patient rule induction (Friedman & Fisher 1999; Bryant & Lempert 2010). Coverage: how many of the failing points the box holds; density: how many of the points in it fail",
      zh: "耐心规则归纳法（PRIM；Friedman 与 Fisher 1999，Bryant 与 Lempert 2010）。覆盖率：失效点中落入该情形的比例；密度：该情形中失效点的比例",
    },
  };
}

function headline(study: Study, found: Discovery): Text {
  const verdict = verdictOf(study);
  if (found.share === 0 || found.share === 1) {
    const every = found.share === 1;
    return {
      en: `It ${verdict.happens.en} at ${every ? "all" : "none"} of ${found.cases} points: there is nothing to tell apart`,
      zh: `${found.cases} 个试算点中${every ? "全部" : "没有一个"}出现“${verdict.happens.zh}”，无可区分`,
    };
  }
  const [first] = found.boxes;
  if (first === undefined) {
    return {
      en: `It ${verdict.happens.en} at ${percent(found.share).en} of ${found.cases} points, and no setting tells which`,
      zh: `${found.cases} 个试算点中 ${percent(found.share).zh} 出现“${verdict.happens.zh}”，但没有设定可以区分`,
    };
  }
  return boxSentence(study.space.dimensions, first, verdict, nameOf);
}

function findings(study: Study, runs: WaveRuns, stopped: Text): Findings {
  const id = outcomeOf(study);
  const differences = runs.points.map((_, p) => meanFigure(figuresAt(runs, p, id, "difference")));
  const known = differences.flatMap((difference, p) => (difference === null ? [] : [{ p, difference }]));
  const points = known.map(({ p }) => runs.points[p] ?? []);
  const failing = known.map(({ difference }) => fails(study, difference));
  const found = prim(study.space.dimensions, points, failing, primOptions(study));
  const missing = runs.points.length - known.length;
  const { dimensions } = study.space;
  const [first] = found.boxes;
  return {
    headline: headline(study, found),
    lines: [
      {
        en: `${percent(found.share).en} of ${found.cases} points fail; the boxes hold ${percent(found.coverage).en} of these`,
        zh: `${found.cases} 个试算点中 ${percent(found.share).zh} 失效，下列情形覆盖其中 ${percent(found.coverage).zh}`,
      },
      ...(missing === 0
        ? []
        : [
            {
              en: `${missing} points with a failed run are left out`,
              zh: `另有 ${missing} 个试算点因运行失败未计入`,
            },
          ]),
    ],
    tables: first === undefined ? [] : [tableOf(study, found)],
    pictures: first === undefined ? [] : [...boxPicture(study.space, points, failing, first), peelingPicture(found)],
    stopped,
    data: {
      outcome: id,
      threshold: number(study, "threshold"),
      ...found,
      points: known.map(({ p, difference }, k) => ({
        point: p,
        settings: Object.fromEntries(
          dimensions.map(({ path }, d) => [path, settingAtPoint(study.space, runs.points[p] ?? [], d)]),
        ),
        difference,
        fails: failing[k],
      })),
    },
  };
}

const share = (low: number, high: number, usual: number, means: Text) =>
  ({ type: "number", default: usual, range: [low, high], unit: "", whole: false, means }) as const;

export default {
  id: "discover",
  name: { en: "Scenario discovery", zh: "情景发现" },
  means: {
    en: "Under which conditions a policy fails to reach what is asked of it: boxes of the space, each in a sentence",
    zh: "政策在哪些条件下达不到要求：以情形（参数区间组合）逐句说明",
  },
  designed: true,
  options: {
    outcome: {
      type: "words",
      count: [1, 1],
      default: ["retention3"],
      of: judged,
      means: { en: "the outcome that is judged", zh: "用于判断的结果指标" },
    },
    threshold: {
      type: "number",
      default: 0,
      range: [-1e9, 1e9],
      unit: "",
      whole: false,
      means: {
        en: "least change for the better against the status quo, in the units shown; a negative one where less is better",
        zh: "较现状应达到的变化（按显示单位；越小越好的指标取负值）",
      },
    },
    alpha: share(0.01, 0.3, 0.05, { en: "share of a box that a peel takes", zh: "每次剥离的比例" }),
    smallest: share(0.005, 0.5, 0.05, { en: "smallest box, as a share of all points", zh: "最小情形占全部点的比例" }),
    boxes: { ...share(1, 10, 3, { en: "boxes at most", zh: "情形数上限" }), whole: true },
    significance: share(0.0001, 0.5, 0.05, {
      en: "restrictions that chance explains more often than this are dropped",
      zh: "偶然性概率高于此值的限制条件予以剔除",
    }),
  },
  measures: ({ outcomes: ids }) => measuresOfOutcomes([...new Set([...judged, ...ids.filter(isOfARun)])]),
  *waves(study) {
    const { runs, stop } = yield* replicateUntil(study, designPoints(study), outcomeOf(study));
    return findings(study, runs, stop.why);
  },
} as const satisfies Kind;
