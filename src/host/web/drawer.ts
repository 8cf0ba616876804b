// The worker that draws: a picture's description in, SVG text out. Vega's expressions are interpreted, not compiled, since
// the page lets no text become code.

import * as vega from "vega";
import { type Mark, parse, type Spec, View } from "vega";
import { expressionInterpreter } from "vega-interpreter";
import { compile } from "vega-lite";
import type { Language } from "../../base/text.ts";
import type { Drawing } from "../../chart/chart.ts";
import { textWidth } from "../../chart/text-width.ts";
import { config, plainConfig } from "../../chart/theme.ts";
import { TOLD } from "./questions.ts";

export interface Order {
  readonly id: number;
  readonly drawing: Drawing;
  readonly lang: Language;
  readonly dark: boolean;
}
export type Picture = { readonly id: number; readonly svg: string } | { readonly id: number; readonly fault: string };

// Without a canvas Vega takes every letter for 0.8 em wide; the charts' own measure knows better. The export is missing in
// Vega's declarations.
const { textMetrics } = vega as unknown as {
  textMetrics: { width: (item: { fontSize?: number; limit?: number }, text: unknown) => number };
};
textMetrics.width = ({ fontSize, limit }, text) => {
  const width = textWidth(String(text ?? ""), fontSize ?? 11);
  return limit !== undefined && limit > 0 ? Math.min(width, limit) : width;
};

/** SVG text has no tooltips of its own: what they say becomes the label of the mark. */
const withTips = (marks: readonly Mark[]): void => {
  for (const mark of marks) {
    if (mark.type === "group") withTips(mark.marks ?? []);
    for (const encoding of [mark.encode?.enter, mark.encode?.update]) {
      if (encoding?.tooltip === undefined) continue;
      Object.assign(encoding, { description: encoding.tooltip, ariaRoleDescription: { value: TOLD } });
    }
  }
};

const draw = async ({ drawing, lang, dark }: Order): Promise<string> => {
  const spec: Spec =
    drawing.kind === "vega" ? drawing.spec : compile(drawing.spec, { config: config(lang, dark) }).spec;
  withTips(spec.marks ?? []);
  const runtime = parse(spec, drawing.kind === "vega" ? plainConfig(lang, dark) : {}, { ast: true });
  const view = new View(runtime, { renderer: "none", expr: expressionInterpreter });
  const svg = await view.toSVG();
  view.finalize();
  return svg;
};

addEventListener("message", ({ data }: MessageEvent<Order>) => {
  const say = (picture: Picture): void => postMessage(picture);
  draw(data).then(
    (svg) => say({ id: data.id, svg }),
    (error: unknown) => say({ id: data.id, fault: error instanceof Error ? error.message : String(error) }),
  );
});
