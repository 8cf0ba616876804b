import type { Config as VegaConfig } from "vega";
import type { Config } from "vega-lite";
import type { Language } from "../base/text.ts";
import { HAN } from "./han.ts";

/** Every colour of report and charts by its meaning. Packages: Okabe–Ito, then Tol's muted set, each dark or light enough for its ground. */
export interface Tokens {
  readonly ground: string;
  readonly raised: string;
  readonly ink: string;
  readonly quiet: string;
  readonly line: string;
  readonly accent: string;
  readonly baseline: string;
  readonly packages: readonly string[];
  /** Village, community, township, county, tertiary; the last is whoever comes from outside. */
  readonly tiers: readonly string[];
  readonly payers: readonly string[];
  /** From none to much, all of them light (or dark) enough to carry ink. */
  readonly heat: readonly string[];
}

const baseline = "#8a8f98";
export const light: Tokens = {
  ground: "#ffffff",
  raised: "#f6f7f8",
  ink: "#1b1f24",
  quiet: "#555c66",
  line: "#dfe2e6",
  accent: "#0b5cad",
  baseline,
  packages: [
    "#0072b2",
    "#d55e00",
    "#009e73",
    "#cc79a7",
    "#e69f00",
    "#56b4e9",
    "#332288",
    "#882255",
    "#999933",
    "#44aa99",
    "#aa4499",
    "#117733",
  ],
  tiers: ["#b9dcd6", "#8cc3bc", "#5ea69f", "#35807d", "#124f54", "#a9adb4"],
  payers: ["#4a1d5c", "#6d3a80", "#8e5da0", "#ad83bb", "#c8a8d2", "#dfcbe5", "#f0e6f3"],
  heat: ["#f4f1ea", "#fbe3bd", "#f6c98a", "#efae62"],
};
export const dark: Tokens = {
  ground: "#15181c",
  raised: "#1e2227",
  ink: "#e9ebee",
  quiet: "#a9b0ba",
  line: "#343a42",
  accent: "#7db8f2",
  baseline,
  packages: [
    "#3b9fdc",
    "#f0803a",
    "#1fbf92",
    "#dd94bd",
    "#f0b429",
    "#86ccf5",
    "#9d90ea",
    "#d9669a",
    "#bdbd5a",
    "#6fcabb",
    "#d47fc4",
    "#4fae6c",
  ],
  tiers: ["#cfeae5", "#9fd0c9", "#70b3ac", "#46908c", "#2d6c6e", "#7b828c"],
  payers: ["#ead9f0", "#d0b3db", "#b58cc4", "#9a68ac", "#7e4a91", "#623374", "#4a2459"],
  heat: ["#262a30", "#47371d", "#654a1c", "#82601f"],
};
export const tokens = (isDark: boolean): Tokens => (isDark ? dark : light);

/** Names of fonts that hosts have, and the one that pages bring for hosts that have none; headless drawing brings its own. */
export const fonts: Readonly<Record<Language, string>> = {
  en: `-apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, "Noto Sans", "Noto Sans SC", "${HAN}", sans-serif`,
  zh: `"Noto Sans SC", "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", "Source Han Sans SC", "${HAN}", sans-serif`,
};
/** Letters of one width, for commands and hashes. */
export const monospace = `ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", "Noto Sans SC", "${HAN}", monospace`;

/** What both languages of drawing understand: ranges that scales name instead of colours. */
const shared = (t: Tokens) => ({
  background: "transparent",
  range: {
    category: [t.baseline, ...t.packages],
    ordinal: [...t.tiers],
    ramp: [...t.heat],
    heatmap: [...t.payers],
  },
});
const family = (lang: Language): string => fonts[lang].replaceAll('"', "'");

/** Look of all Vega-Lite charts. */
export const config = (lang: Language, isDark: boolean): Config => {
  const t = tokens(isDark);
  return {
    ...shared(t),
    style: {
      ink: { color: t.ink },
      accent: { color: t.accent },
      quiet: { color: t.quiet },
      ground: { color: t.ground },
    },
    font: family(lang),
    padding: 4,
    view: { stroke: null },
    axis: {
      labelColor: t.quiet,
      titleColor: t.quiet,
      labelFontSize: 12,
      titleFontSize: 12,
      titleFontWeight: "normal",
      titlePadding: 8,
      labelPadding: 5,
      labelLimit: 400,
      titleLimit: 800,
      gridColor: t.line,
      tickColor: t.line,
      domain: false,
      ticks: false,
    },
    legend: {
      labelColor: t.ink,
      titleColor: t.quiet,
      labelFontSize: 12,
      titleFontSize: 12,
      titleFontWeight: "normal",
      labelLimit: 400,
      symbolStrokeWidth: 0,
    },
    title: {
      color: t.ink,
      subtitleColor: t.quiet,
      fontSize: 13,
      fontWeight: 600,
      subtitleFontSize: 12,
      anchor: "start",
      frame: "bounds",
      offset: 10,
      limit: 900,
    },
    text: { fontSize: 12, color: t.ink },
    rule: { color: t.quiet },
  };
};

/** The same look for charts that are drawn by Vega itself. */
export const plainConfig = (lang: Language, isDark: boolean): VegaConfig => {
  const t = tokens(isDark);
  const font = family(lang);
  return {
    ...shared(t),
    style: { ink: { fill: t.ink }, quiet: { fill: t.quiet } },
    text: { font, fontSize: 12, fill: t.ink },
    title: { font, fontSize: 13, fontWeight: 600, color: t.ink, anchor: "start", limit: 900 },
  };
};
