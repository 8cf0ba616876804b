import { expect, it } from "vitest";
import effects from "../../src/chart/charts/effects.ts";
import { bundles, toPng, toSvg } from "../../src/host/node/draw.ts";
import { fixture, hostile } from "./fixture.ts";

const heading = (c = fixture()) => ({ title: c.packages[1]!.name.en, caption: effects.caption(c, "en") });

it("draws a picture with its title and caption, whatever they say", async () => {
  const svg = await toSvg(effects.build(hostile(), "zh", "wide")!, {
    lang: "zh",
    dark: false,
    heading: heading(hostile()),
  });
  expect(svg).toContain("&lt;img src=x");
  expect(svg).not.toContain("<img");
});

it("writes Chinese into a PNG with the font that comes along", async () => {
  const drawing = effects.build(fixture(), "zh", "narrow")!;
  const svg = await toSvg(drawing, { lang: "zh", dark: false });
  const png = toPng(svg, 1);
  expect([...png.subarray(1, 4)]).toEqual([..."PNG"].map((letter) => letter.charCodeAt(0)));
  const without = toPng(svg.replace(/\p{Script=Han}/gu, " "), 1);
  expect(png.length).toBeGreaterThan(without.length + 5000);
});

it("finds the browser builds of the drawing libraries", () => {
  const { vega, vegaLite } = bundles();
  expect(vega.length).toBeGreaterThan(400_000);
  expect(vegaLite.length).toBeGreaterThan(200_000);
});
