import type { Spec as VegaSpec } from "vega";
import type { TopLevelSpec } from "vega-lite";
import type { Language, Text } from "../base/text.ts";
import type { Comparison } from "../sim/comparison.ts";

/** The parts of the report that charts belong to, in reading order. */
export const sections = ["effects", "staying", "leaving", "strain", "flows", "places", "money"] as const;
export type Section = (typeof sections)[number];

/** Widths in pixels that every chart is built for: a phone, a page of print, a screen. */
export const widths = { narrow: 340, medium: 660, wide: 920 } as const;
export type Frame = keyof typeof widths;

export type Drawing =
  | { readonly kind: "vega-lite"; readonly spec: TopLevelSpec }
  | { readonly kind: "vega"; readonly spec: VegaSpec };

/** One picture of a comparison. Colours and fonts come from the config (`theme.ts`), so a spec is the same in light and dark. */
export interface Chart {
  readonly id: string;
  readonly title: Text;
  readonly section: Section;
  /** One sentence: what to see and where it comes from. */
  caption(c: Comparison, lang: Language): string;
  /** Null when the comparison holds nothing that this chart could show. */
  build(c: Comparison, lang: Language, frame: Frame): Drawing | null;
}

export const chart = (declaration: Chart): Chart => declaration;
export const vegaLite = (spec: TopLevelSpec): Drawing => ({ kind: "vega-lite", spec });
export const vega = (spec: VegaSpec): Drawing => ({ kind: "vega", spec });
