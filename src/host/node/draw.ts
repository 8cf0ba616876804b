import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { Resvg } from "@resvg/resvg-js";
import * as vega from "vega";
import { compile } from "vega-lite";
import type { Language } from "../../base/text.ts";
import type { Drawing } from "../../chart/chart.ts";
import { escapeText } from "../../chart/report/html.ts";
import { textWidth, wrap } from "../../chart/text-width.ts";
import { config, fonts, plainConfig, tokens } from "../../chart/theme.ts";

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
  /** Words above the picture, for files that leave their report. */
  readonly heading?: { readonly title: string; readonly caption: string };
}

/** A drawing as SVG text on its own ground. */
export const toSvg = async (drawing: Drawing, { lang, dark, heading }: Look): Promise<string> => {
  const background = tokens(dark).ground;
  const runtime =
    drawing.kind === "vega"
      ? vega.parse(drawing.spec, { ...plainConfig(lang, dark), background })
      : vega.parse(compile(drawing.spec, { config: { ...config(lang, dark), background } }).spec);
  const view = new vega.View(runtime, { renderer: "none" });
  const svg = await view.toSVG();
  view.finalize();
  return heading === undefined ? svg : headed(svg, heading, lang, dark);
};

/** Sets title and caption above a finished picture. */
const headed = (
  svg: string,
  { title, caption }: { title: string; caption: string },
  lang: Language,
  dark: boolean,
): string => {
  const size = (name: "width" | "height"): number => Number(new RegExp(`${name}="([\\d.]+)"`).exec(svg)?.[1]);
  const [width, height] = [Math.max(size("width"), 360), size("height")];
  const { ground, ink, quiet } = tokens(dark);
  const lines = wrap(caption, width - 16, 13);
  const top = 36 + lines.length * 19;
  const family = fonts[lang].replaceAll('"', "'");
  const text = (words: string, y: number, fontSize: number, weight: number, fill: string): string =>
    `<text x="6" y="${y}" font-family="${family}" font-size="${fontSize}px" font-weight="${weight}" fill="${fill}">${escapeText(words)}</text>`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${top + height}" viewBox="0 0 ${width} ${top + height}">`,
    `<rect width="100%" height="100%" fill="${ground}"/>`,
    text(title, 22, 17, 600, ink),
    ...lines.map((line, at) => text(line, 44 + at * 19, 13, 400, quiet)),
    svg.replace("<svg ", `<svg y="${top}" `),
    "</svg>",
  ].join("");
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
