import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { Resvg } from "@resvg/resvg-js";
import * as vega from "vega";
import { compile } from "vega-lite";
import type { Language } from "../../base/text.ts";
import type { Drawing } from "../../chart/chart.ts";
import { textWidth } from "../../chart/text-width.ts";
import { config, plainConfig, tokens } from "../../chart/theme.ts";

// Without a canvas Vega takes every letter for 0.8 em wide, which cuts Chinese off; the charts' own measure knows better.
// The export is missing in Vega's declarations.
const { textMetrics } = vega as unknown as {
  textMetrics: { width: (item: { fontSize?: number; limit?: number }, text: unknown) => number };
};
textMetrics.width = ({ fontSize, limit }, text) => {
  const width = textWidth(String(text ?? ""), fontSize ?? 11);
  return limit !== undefined && limit > 0 ? Math.min(width, limit) : width;
};

export interface Look {
  readonly lang: Language;
  readonly dark: boolean;
}

/** A drawing as SVG text on its own ground. */
export const toSvg = async (drawing: Drawing, { lang, dark }: Look): Promise<string> => {
  const background = tokens(dark).ground;
  const runtime =
    drawing.kind === "vega"
      ? vega.parse(drawing.spec, { ...plainConfig(lang, dark), background })
      : vega.parse(compile(drawing.spec, { config: { ...config(lang, dark), background } }).spec);
  const view = new vega.View(runtime, { renderer: "none" });
  const svg = await view.toSVG();
  view.finalize();
  return svg;
};

/** An SVG as PNG at so many pixels a unit, with the font that comes along instead of those of the host. */
export const toPng = (svg: string, scale = 2): Buffer =>
  new Resvg(svg, {
    fitTo: { mode: "zoom", value: scale },
    font: {
      loadSystemFonts: false,
      fontFiles: [fileURLToPath(import.meta.resolve("#font"))],
      defaultFontFamily: "Noto Sans SC",
    },
  })
    .render()
    .asPng();

/** Scripts that a report carries so that it draws without a network. */
export interface Bundles {
  readonly vega: string;
  readonly vegaLite: string;
}
export const bundles = (): Bundles => {
  const require = createRequire(import.meta.url);
  const read = (name: string, file: string): string => readFileSync(join(dirname(require.resolve(name)), file), "utf8");
  return { vega: read("vega", "vega.min.js"), vegaLite: read("vega-lite", "vega-lite.min.js") };
};
