import type { Text } from "../../base/text.ts";
import { type Interval, noInterval } from "../../sim/comparison.ts";
import type { Findings, FindingsTable } from "../../sim/findings.ts";
import { type OutcomeId, outcomes } from "../../sim/outcomes.ts";
import type { Picture, Ranking } from "../../sim/pictures.ts";
import { designLuck } from "../design.ts";
import { designPoints } from "../design-points.ts";
import { designs } from "../designs.ts";
import type { Kind } from "../kind.ts";
import { measuresOfOutcomes } from "../point-estimates.ts";
import { type FigureKind, figureKinds, figuresAt, isAllBaseline, isOfARun, meanFigure } from "../point-figures.ts";
import { differenceHeading, differenceInterval, shareInterval } from "../point-words.ts";
import { replicateUntil } from "../replicate-until.ts";
import { type ConclusionVariance, conclusionSentence, conclusionVariance } from "../sensitivity/conclusion.ts";
import { groupsOf, sourceNames } from "../sensitivity/groups.ts";
import { type Incomplete, incompleteText } from "../sensitivity/incomplete.ts";
import { type MorrisIndices, morrisIndices } from "../sensitivity/morris.ts";
import { type SobolIndices, sobolIndices } from "../sensitivity/sobol.ts";
import type { Study } from "../study.ts";
import type { WaveRuns } from "../wave.ts";

/** What was found of one outcome; the analysis depends on the design. */
type Found =
  | { readonly by: "morris"; readonly indices: MorrisIndices | Incomplete }
  | { readonly by: "sobol"; readonly indices: SobolIndices | Incomplete }
  | { readonly by: "sources"; readonly indices: ConclusionVariance | Incomplete };

const luckName: Text = { en: "luck", zh: "随机性" };
const interplayName: Text = { en: "interplay of sources", zh: "来源之间的交互" };

/** Names of what is told apart: dimensions, or where they come from. */
const namesOf = (study: Study): readonly Text[] =>
  study.design.options["grouped"] === 1
    ? groupsOf(study.space.dimensions).map(({ source }) => sourceNames[source])
    : study.space.dimensions.map(({ name }) => name);

function analyse(study: Study, runs: WaveRuns, outcome: OutcomeId, figure: FigureKind): Found {
  const { design, seed, space } = study;
  const figures = runs.points.map((_, p) => figuresAt(runs, p, outcome, figure));
  const means = figures.map(meanFigure);
  if (design.type === "morris") {
    const rows = designs.get("morris")?.points(space.dimensions, design.options, designLuck(seed)) ?? [];
    return { by: "morris", indices: morrisIndices(rows, means, space.dimensions, seed) };
  }
  const groups = groupsOf(space.dimensions);
  if (design.options["grouped"] === 1 && (figures[0]?.length ?? 0) > 1) {
    return { by: "sources", indices: conclusionVariance(figures, groups, seed) };
  }
  const count = design.options["grouped"] === 1 ? groups.length : space.dimensions.length;
  return { by: "sobol", indices: sobolIndices(means, count, { secondOrder: design.options["mixed"] === 2, seed }) };
}

/** Of what is told apart, how much each has: what tables are ordered by. */
function importance({ by, indices }: Found): readonly (number | null)[] {
  if (!indices.complete) return [];
  if (by === "morris") return indices.effects.map(({ size }) => size.value);
  return by === "sobol" ? indices.total.map(({ value }) => value) : indices.sources.map(({ total }) => total.value);
}

const ordered = (found: Found): readonly number[] =>
  importance(found)
    .map((value, at) => ({ value: value ?? Number.NEGATIVE_INFINITY, at }))
    .sort((a, b) => b.value - a.value || a.at - b.at)
    .map(({ at }) => at);

const columnsOf = {
  morris: [
    { en: "Size of effects (μ*)", zh: "效应大小（μ*）" },
    { en: "Mean effect (μ)", zh: "平均效应（μ）" },
    { en: "Curvature and interplay (σ)", zh: "非线性与交互（σ）" },
  ],
  sobol: [
    { en: "By itself (first order)", zh: "单独作用（一阶指数）" },
    { en: "With all it takes part in (total)", zh: "含全部交互（总效应指数）" },
  ],
  sources: [
    { en: "By itself (first order)", zh: "单独作用（一阶指数）" },
    { en: "With all it takes part in (total)", zh: "含全部交互（总效应指数）" },
  ],
} as const satisfies Record<Found["by"], readonly Text[]>;

const notes: Readonly<Record<Found["by"], Text>> = {
  morris: {
    en: "Elementary effects over the whole of each range (Morris 1991; Campolongo et al. 2007), in units of the outcome, with 95 % intervals",
    zh: "各维度在其全部范围内的基本效应（Morris 1991；Campolongo 等 2007），单位同结果指标，附 95% 区间",
  },
  sobol: {
    en: "Shares of the variance over the space (Saltelli et al. 2010; Jansen 1999) with 95 % intervals; estimates scatter and may fall below 0",
    zh: "占空间内方差的比例（Saltelli 等 2010；Jansen 1999），附 95% 区间；估计有波动，可能小于 0",
  },
  sources: {
    en: "Shares of the variance of the conclusion in one world of luck, with 95 % intervals; what several cause together counts for each of them",
    zh: "占单次运行结论方差的比例，附 95% 区间；由多个来源共同造成的部分在各来源中重复计入",
  },
};

function cells(found: Found, at: number, outcome: OutcomeId): Text[] {
  const share = (interval: Interval | undefined): Text => shareInterval(interval);
  if (!found.indices.complete) return [];
  if (found.by === "morris") {
    const effect = found.indices.effects[at];
    return [effect?.size, effect?.mean, effect?.deviation].map((each) => differenceInterval(outcome, each));
  }
  if (found.by === "sobol") return [share(found.indices.first[at]), share(found.indices.total[at])];
  return [share(found.indices.sources[at]?.first), share(found.indices.sources[at]?.total)];
}

function tableOf(study: Study, outcome: OutcomeId, found: Found): FindingsTable {
  const names = namesOf(study);
  const title = found.by === "morris" ? differenceHeading(outcome) : outcomes[outcome].name;
  const columns = [{ en: "What varies", zh: "变动内容" }, ...columnsOf[found.by]];
  if (!found.indices.complete) return { title, columns, rows: [], note: incompleteText(found.indices) };
  const rows = ordered(found).map((at) => [names[at] ?? "", ...cells(found, at, outcome)]);
  if (found.by !== "sources") return { title, columns, rows, note: notes[found.by] };
  const { luck, luckAlone, interplay } = found.indices;
  return {
    title,
    columns,
    rows: [
      ...rows,
      [luckName, shareInterval(luckAlone), shareInterval(luck)],
      [interplayName, "–", shareInterval(interplay)],
    ],
    note: notes.sources,
  };
}

/** What the table shows of an outcome, to be seen at a glance. */
function rankingOf(study: Study, outcome: OutcomeId, found: Found): Picture[] {
  const { by, indices } = found;
  if (!indices.complete) return [];
  const names = namesOf(study);
  const of = by === "morris" ? "elementary effects" : "shares of variance";
  const rows = ordered(found).map((at): Ranking["rows"][number] => {
    const name = names[at] ?? { en: "", zh: "" };
    if (by === "morris") {
      const effect = indices.effects[at];
      return { name, main: effect?.size ?? noInterval, second: effect?.deviation ?? noInterval };
    }
    const main = by === "sobol" ? indices.total[at] : indices.sources[at]?.total;
    const second = by === "sobol" ? indices.first[at] : indices.sources[at]?.first;
    return { name, main: main ?? noInterval, second: second ?? noInterval };
  });
  const luck = by === "sources" ? [{ name: luckName, main: indices.luck, second: indices.luckAlone }] : [];
  return [{ chart: "ranking", data: { outcome, of, rows: [...rows, ...luck] } }];
}

/** The variance of every conclusion end to end, where the study takes it apart. */
function varianceOf(all: readonly { readonly outcome: OutcomeId; readonly found: Found }[]): Picture[] {
  const rows = all.flatMap(({ outcome, found: { by, indices } }) => {
    if (by !== "sources" || !indices.complete || indices.variance.value === null) return [];
    const { luck, sources, interplay } = indices;
    const parts = [
      { id: "luck", name: luckName, share: luck },
      ...sources.map(({ source, first }) => ({ id: source, name: sourceNames[source], share: first })),
      { id: "interplay", name: interplayName, share: interplay },
    ];
    return [{ outcome, parts }];
  });
  return rows.length === 0 ? [] : [{ chart: "variance", data: { rows } }];
}

/** What decides an outcome most, in a sentence. */
function sentence(study: Study, outcome: OutcomeId, found: Found): Text {
  const { name } = outcomes[outcome];
  if (!found.indices.complete) {
    const why = incompleteText(found.indices);
    return { en: `${name.en}: ${why.en}`, zh: `${name.zh}：${why.zh}` };
  }
  if (found.by === "sources") {
    const said = conclusionSentence(found.indices);
    return { en: `${name.en}. ${said.en}`, zh: `${name.zh}。${said.zh}` };
  }
  const names = namesOf(study);
  const sizes = importance(found);
  const [most, then] = ordered(found)
    .filter((at) => (sizes[at] ?? 0) > 0)
    .flatMap((at) => names[at] ?? []);
  if (most === undefined) {
    return { en: `${name.en} does not vary at all`, zh: `${name.zh}没有任何变动` };
  }
  const next = then === undefined ? { en: "", zh: "" } : { en: `, then by ${then.en}`, zh: `，其次是${then.zh}` };
  return {
    en: `${name.en} is decided most by ${most.en}${next.en}`,
    zh: `对“${name.zh}”影响最大的是${most.zh}${next.zh}`,
  };
}

/** Plain objects for findings.json. */
const dataOf = (study: Study, outcome: OutcomeId, found: Found): Record<string, unknown> => ({
  outcome,
  analysis: found.by,
  of:
    study.design.options["grouped"] === 1
      ? groupsOf(study.space.dimensions)
      : study.space.dimensions.map(({ path }) => path),
  ...found.indices,
});

function findings(study: Study, runs: WaveRuns, stopped: Text): Findings {
  const wanted = (study.options["figure"] as readonly FigureKind[])[0] ?? "difference";
  const figure = isAllBaseline(runs) ? "value" : wanted;
  const found = study.outcomes
    .filter(isOfARun)
    .map((outcome) => ({ outcome, found: analyse(study, runs, outcome, figure) }));
  const sentences = found.map((each) => sentence(study, each.outcome, each.found));
  const [headline = { en: "No outcome that a single run has", zh: "没有可按单次运行计算的结果指标" }, ...lines] =
    sentences;
  return {
    headline,
    lines: [
      ...lines,
      figure === "value"
        ? { en: "Of the values themselves, not of differences", zh: "以上为指标数值本身，而非差异" }
        : { en: "Of differences to each point's own status quo", zh: "以上为各点与其自身现状之差" },
    ],
    tables: found.map((each) => tableOf(study, each.outcome, each.found)),
    pictures: [...varianceOf(found), ...found.flatMap((each) => rankingOf(study, each.outcome, each.found))],
    stopped,
    data: { figure, indices: found.map((each) => dataOf(study, each.outcome, each.found)) },
  };
}

export default {
  id: "sensitivity",
  name: { en: "Sensitivity", zh: "敏感性分析" },
  means: {
    en: "What the outcomes depend on: elementary effects of a Morris design, Sobol' indices, or the variance of the conclusion by luck, rival rule and grade of evidence",
    zh: "结果取决于什么：Morris 基本效应、Sobol' 指数，或结论方差按随机性、行为规则与证据等级的分解",
  },
  designed: true,
  designs: { morris: {}, sobol: { mixed: [1, 2] } },
  options: {
    figure: {
      type: "words",
      count: [1, 1],
      default: ["difference"],
      of: figureKinds,
      means: {
        en: "of what: the difference to the status quo, or the value",
        zh: "分析对象：与现状之差（difference）或数值本身（value）",
      },
    },
  },
  measures: ({ outcomes: ids }) => measuresOfOutcomes(ids.filter(isOfARun)),
  *waves(study) {
    const { runs, stop } = yield* replicateUntil(study, designPoints(study), study.outcomes[0] ?? "retention3");
    return findings(study, runs, stop.why);
  },
} as const satisfies Kind;
