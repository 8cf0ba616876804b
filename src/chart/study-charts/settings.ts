import { comma, type Language } from "../../base/text.ts";
import { outcomes, shownIn } from "../../sim/outcomes.ts";
import type { SettingEffect, SettingEffects } from "../../sim/pictures.ts";
import { type Drawing, type Frame, vegaLite, widths } from "../chart.ts";
import { differenceUnit } from "../format.ts";
import { axisTitle, besides, settingAxis } from "../setting-axis.ts";
import type { StudyChart } from "../study-chart.ts";
import { wrap } from "../text-width.ts";
import { niceBounds, short, ticks, type View } from "../view.ts";

const columns: Readonly<Record<Frame, number>> = { narrow: 2, medium: 3, wide: 4 };
/** More pictures than this are no longer seen at a glance. */
const MOST = 12;
const HEIGHT = 150;
const LEFT = 34;
const GAP = 18;

function panel(
  effect: SettingEffect,
  {
    scale,
    bounds,
    width,
    first,
    lang,
  }: {
    scale: number;
    bounds: readonly [number, number];
    width: number;
    first: boolean;
    lang: Language;
  },
): View {
  const { axis, levels } = effect;
  const points = effect.points.map((point, at) => ({ x: besides(axis, point.x, at), y: short(point.y * scale, 3) }));
  const marks = levels.map(({ x, mean }) => ({
    x: short(x, 4),
    y: mean.value === null ? null : short(mean.value * scale, 3),
    l: short((mean.low ?? mean.value ?? 0) * scale, 3),
    h: short((mean.high ?? mean.value ?? 0) * scale, 3),
  }));
  const { domain, axis: shown } = settingAxis(
    axis,
    effect.points.map(({ x }) => x),
    lang,
    width,
  );
  const x = {
    field: "x",
    type: "quantitative" as const,
    title: null,
    scale: { domain: [...domain], nice: false },
    axis: shown,
  };
  const y = {
    field: "y",
    type: "quantitative" as const,
    title: null,
    scale: { domain: [...bounds], nice: false },
    axis: { values: ticks(...bounds, 5), labels: first, grid: true },
  };
  return {
    width,
    height: HEIGHT,
    title: { text: wrap(axisTitle(axis, lang), width - 4, 13), frame: "group", fontSize: 12, offset: 8 },
    layer: [
      {
        data: { values: points },
        mark: { type: "point", filled: true, size: 12, opacity: 0.3, style: "quiet" },
        encoding: { x, y },
      },
      ...(bounds[0] < 0 && bounds[1] > 0
        ? [
            {
              mark: { type: "rule" as const, strokeWidth: 1.25 },
              encoding: { y: { ...y, datum: 0, field: undefined } },
            },
          ]
        : []),
      {
        data: { values: marks },
        layer: [
          ...(axis.words === null
            ? [{ mark: { type: "line" as const, strokeWidth: 1.5, style: "accent" }, encoding: { x, y } }]
            : []),
          {
            mark: { type: "rule", strokeWidth: 2, style: "accent" },
            encoding: { x, y: { ...y, field: "l" }, y2: { field: "h" } },
          },
          { mark: { type: "point", filled: true, size: 60, opacity: 1, style: "accent" }, encoding: { x, y } },
        ],
      },
    ],
  } as View;
}

function build({ outcome, show, effects: all }: SettingEffects, lang: Language, frame: Frame): Drawing | null {
  const effects = all.filter(({ levels }) => levels.length > 0).slice(0, MOST);
  if (effects.length === 0) return null;
  const { scale, unit } = shownIn(outcome, lang);
  const values = effects.flatMap(({ points, levels }) => [
    ...points.map(({ y }) => y * scale),
    ...levels.flatMap(({ mean }) => [mean.low, mean.high].flatMap((v) => (v === null ? [] : [v * scale]))),
  ]);
  const bounds = niceBounds(show === "difference" ? [0, ...values] : values, 1e-3);
  const across = Math.min(columns[frame], effects.length);
  const width = (widths[frame] - LEFT - 12 - (across - 1) * GAP) / across;
  const rows = Array.from({ length: Math.ceil(effects.length / across) }, (_, row) =>
    effects.slice(row * across, (row + 1) * across),
  );
  const shown = show === "difference" ? differenceUnit(outcome, lang) : unit;
  return vegaLite({
    title: {
      text: wrap(`${outcomes[outcome].name[lang]}${comma[lang]}${shown}`, widths[frame] - 24, 12),
      fontWeight: "normal",
      fontSize: 12,
    },
    spacing: 20,
    vconcat: rows.map((row) => ({
      spacing: GAP,
      hconcat: row.map((effect, at) => panel(effect, { scale, bounds, width, first: at === 0, lang })),
    })),
  });
}

export default {
  id: "settings",
  title: ({ outcome, show }) => ({
    en: `${outcomes[outcome].name.en}: what each setting does${show === "difference" ? ", against the status quo" : ""}`,
    zh: `各项设定对“${outcomes[outcome].name.zh}”的影响${show === "difference" ? "（较现状）" : ""}`,
  }),
  caption: () => ({
    en: "Small dots are the points of the design, all on one scale; large dots their means at each setting or stretch of settings, everything else that varies averaged, with 95 % intervals of these means; what moves it most comes first.",
    zh: "小点为各试算点，纵轴同一尺度；大点为各取值（或取值段）上的均值，其余变动内容已平均，须线为该均值的 95% 区间；影响大者在前。",
  }),
  build,
} as const satisfies StudyChart<"settings">;
