import type { Language, Text } from "../../base/text.ts";
import type { Interval } from "../../sim/comparison.ts";
import { outcomes, shownIn } from "../../sim/outcomes.ts";
import type { Ranking } from "../../sim/pictures.ts";
import type { Drawing, Frame } from "../chart.ts";
import { differenceUnit } from "../format.ts";
import { markRows } from "../mark-rows.ts";
import type { StudyChart } from "../study-chart.ts";

/** More rows than this say nothing that the table does not say better. */
const MOST = 16;

/** What the two marks of a row are called: the one in grey, and the one in colour that rows are ordered by. */
const marks: Readonly<Record<Ranking["of"], { readonly main: Text; readonly second: Text }>> = {
  "elementary effects": {
    main: { en: "size of effects, μ*", zh: "效应大小 μ*" },
    second: { en: "spread of effects, σ", zh: "效应离散程度 σ" },
  },
  "shares of variance": {
    main: { en: "with all it takes part in", zh: "总效应" },
    second: { en: "by itself", zh: "单独作用" },
  },
};

const scaled = ({ value, low, high }: Interval, scale: number): Interval => ({
  value: value === null ? null : value * scale,
  low: low === null ? null : low * scale,
  high: high === null ? null : high * scale,
});

function build({ outcome, of, rows: all }: Ranking, lang: Language, frame: Frame): Drawing | null {
  const effects = of === "elementary effects";
  const shown = shownIn(outcome, lang);
  const scale = effects ? shown.scale : 100;
  const { main, second } = marks[of];
  const rows = all
    .filter((row) => row.main.value !== null)
    .slice(0, MOST)
    .map((row) => ({ name: row.name, values: [scaled(row.second, scale), scaled(row.main, scale)] }));
  const unit = effects
    ? {
        en: `${differenceUnit(outcome, "en")}, over the whole of each range`,
        zh: `${differenceUnit(outcome, "zh")}，各项取遍全部范围`,
      }
    : { en: "share of the variance, %", zh: "占方差比例，%" };
  const decimals = effects ? shown.decimals + 1 : 0;
  return markRows({ rows, marks: [second, main], told: 1, unit, decimals }, (_, mark) => mark === 0, lang, frame);
}

export default {
  id: "ranking",
  title: ({ outcome }) => ({
    en: `${outcomes[outcome].name.en}: what it depends on`,
    zh: `${outcomes[outcome].name.zh}取决于什么`,
  }),
  caption: ({ of }) =>
    of === "elementary effects"
      ? {
          en: "Filled: how far each moves the outcome over its whole range (Morris' μ*), in figures at the right; hollow: how unequal its effects are (σ), which tells of curvature and interplay; whiskers are 95 % intervals.",
          zh: "实心点：各项取遍全部范围时对结果的影响大小（Morris μ*），右侧为其数值；空心点：效应的离散程度（σ），反映非线性与交互；须线为 95% 区间。",
        }
      : {
          en: "Filled: the share of the variance that each has with everything it takes part in, in figures at the right; hollow: by itself; whiskers are 95 % intervals by bootstrap, and estimates may fall below 0.",
          zh: "实心点：各项含全部交互在内占方差的比例，右侧为其数值；空心点：单独作用；须线为自助法 95% 区间，估计可能小于 0。",
        },
  build,
} as const satisfies StudyChart<"ranking">;
