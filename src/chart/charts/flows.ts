import type { Mark, Spec } from "vega";
import { colon, type Language } from "../../base/text.ts";
import { destinations, facilityTypes } from "../../model/kinds.ts";
import type { Comparison, PackageResult } from "../../sim/comparison.ts";
import { chart, type Frame, vega, widths } from "../chart.ts";
import { number } from "../format.ts";
import { baselineOf, featured } from "../packages.ts";
import { textWidth } from "../text-width.ts";
import { short } from "../view.ts";
import { named, placeNames, shortPlaceNames } from "../words.ts";

interface Flow {
  readonly origin: string;
  readonly destination: string;
  /** Dispatch and training come back; moves do not. */
  readonly temporary: boolean;
  /** Per 100 of the region's doctors a year. */
  readonly rate: number;
}
interface Node {
  readonly id: string;
  readonly top: number;
  readonly height: number;
  readonly rate: number;
}

const origins = [...facilityTypes, "entry"];
const colourOrder = ["village", "community", "township", "county", "tertiary", "entry"];
const NODE = 10;
const GAP = 17;

const flowsOf = (c: Comparison, p: PackageResult): Flow[] => {
  const sums = new Map<string, { origin: string; destination: string; temporary: boolean; rate: number }>();
  for (const { origin, destination, kind, perYear } of p.flows) {
    const temporary = kind !== "move";
    const key = JSON.stringify([origin, destination, temporary]);
    const sum = sums.get(key) ?? { origin, destination, temporary, rate: 0 };
    sum.rate += (perYear / c.region.doctors) * 100;
    sums.set(key, sum);
  }
  return [...sums.values()].filter(({ rate }) => rate >= 0.005);
};

const stack = (
  ids: readonly string[],
  rateOf: (id: string) => number,
  perUnit: number,
): { nodes: Node[]; height: number } => {
  let top = 0;
  const nodes: Node[] = [];
  for (const id of ids) {
    const rate = rateOf(id);
    if (rate === 0) continue;
    const height = Math.max(1, rate * perUnit);
    nodes.push({ id, top, height, rate });
    top += height + GAP;
  }
  return { nodes, height: top - GAP };
};

/** A ribbon between two edges, as an SVG path. */
const ribbon = (x0: number, x1: number, from: number, to: number, thick: number): string => {
  const middle = short((x0 + x1) / 2, 1);
  const [a, b, c, d] = [from, to, from + thick, to + thick].map((y) => short(y, 1));
  return `M${x0},${a}C${middle},${a} ${middle},${b} ${x1},${b}L${x1},${d}C${middle},${d} ${middle},${c} ${x0},${c}Z`;
};

interface Side {
  readonly title: string;
  readonly flows: readonly Flow[];
}

const panel = (
  side: Side,
  at: { x: number; y: number; width: number },
  perUnit: number,
  frame: Frame,
  lang: Language,
) => {
  const labels = frame === "medium" ? placeNames : shortPlaceNames;
  const sum = (key: "origin" | "destination", id: string): number =>
    side.flows.filter((f) => f[key] === id).reduce((total, { rate }) => total + rate, 0);
  const left = stack(origins, (id) => sum("origin", id), perUnit);
  const right = stack(destinations, (id) => sum("destination", id), perUnit);
  const words = (node: Node): string => `${named(labels, node.id, lang)} ${number(node.rate, 1)}`;
  const leftWidth = Math.max(0, ...left.nodes.map((node) => textWidth(words(node), 12))) + 8;
  const rightWidth = Math.max(0, ...right.nodes.map((node) => textWidth(words(node), 12))) + 8;
  const x0 = at.x + leftWidth + NODE;
  const x1 = at.x + at.width - rightWidth - NODE;
  const top = at.y + 26;

  const usedLeft = new Map(left.nodes.map(({ id, top: y }) => [id, y]));
  const usedRight = new Map(right.nodes.map(({ id, top: y }) => [id, y]));
  const rank = (list: readonly string[], id: string): number => list.indexOf(id);
  const ordered = [...side.flows].sort(
    (a, b) =>
      rank(origins, a.origin) - rank(origins, b.origin) ||
      rank(destinations, a.destination) - rank(destinations, b.destination) ||
      Number(a.temporary) - Number(b.temporary),
  );
  const starts = ordered.map((f) => {
    const start = usedLeft.get(f.origin)!;
    usedLeft.set(f.origin, start + f.rate * perUnit);
    return start;
  });
  const links = ordered.map((f, index) => {
    const end = usedRight.get(f.destination)!;
    usedRight.set(f.destination, end + f.rate * perUnit);
    const name = `${named(placeNames, f.origin, lang)} → ${named(placeNames, f.destination, lang)}`;
    const what = f.temporary ? (lang === "zh" ? "（下沉或进修）" : " (dispatch or training)") : "";
    return {
      path: ribbon(x0, x1, top + starts[index]!, top + end, Math.max(0.75, f.rate * perUnit)),
      origin: f.origin,
      temporary: f.temporary,
      tip: `${name}${what}${colon[lang]}${number(f.rate, 2)}`,
    };
  });
  const nodes = [
    ...left.nodes.map((node) => ({
      ...node,
      x: x0 - NODE,
      label: at.x + leftWidth - 6,
      align: "right",
      colour: node.id,
    })),
    ...right.nodes.map((node) => ({ ...node, x: x1, label: x1 + NODE + 6, align: "left", colour: node.id })),
  ].map((node) => ({
    x: short(node.x),
    y: short(top + node.top),
    height: short(node.height),
    label: short(node.label),
    align: node.align,
    colour: colourOrder.includes(node.colour) ? node.colour : "entry",
    text: words(node),
    middle: short(top + node.top + node.height / 2),
  }));
  return {
    links,
    nodes,
    title: { text: side.title, x: at.x, y: at.y + 10 },
    bottom: top + Math.max(left.height, right.height),
  };
};

const build = (c: Comparison, lang: Language, frame: Frame) => {
  const packages = [baselineOf(c), featured(c)].filter((p) => p !== undefined);
  const sides = packages
    .map((p) => ({
      title: p.name[lang] + (frame === "narrow" ? "" : lang === "zh" ? "：每百名医师每年" : ": doctors a year per 100"),
      flows: flowsOf(c, p),
    }))
    .filter(({ flows }) => flows.length > 0);
  if (sides.length === 0) return null;

  const width = widths[frame] - 16;
  const apart = frame === "wide" && sides.length > 1;
  const each = apart ? (width - 36) / 2 : width;
  // One scale for all sides, so that widths may be compared between them.
  const largest = Math.max(...sides.map(({ flows }) => flows.reduce((sum, { rate }) => sum + rate, 0)));
  const perUnit = 250 / largest;
  let y = 0;
  const panels = sides.map((side, index) => {
    const drawn = panel(
      side,
      { x: apart ? index * (each + 36) : 0, y: apart ? 0 : y, width: each },
      perUnit,
      frame,
      lang,
    );
    y = drawn.bottom + 28;
    return drawn;
  });
  const height = Math.max(...panels.map(({ bottom }) => bottom)) + 8;

  const marks: Mark[] = [
    {
      type: "path",
      from: { data: "links" },
      encode: {
        enter: {
          path: { field: "path" },
          fill: { scale: "tier", field: "origin" },
          fillOpacity: [{ test: "datum.temporary", value: 0.25 }, { value: 0.65 }],
          stroke: { scale: "tier", field: "origin" },
          strokeWidth: [{ test: "datum.temporary", value: 1 }, { value: 0 }],
          strokeDash: { value: [3, 2] },
          tooltip: { field: "tip" },
        },
      },
    },
    {
      type: "rect",
      from: { data: "nodes" },
      encode: {
        enter: {
          x: { field: "x" },
          y: { field: "y" },
          width: { value: NODE },
          height: { field: "height" },
          fill: { scale: "tier", field: "colour" },
        },
      },
    },
    {
      type: "text",
      from: { data: "nodes" },
      style: "ink",
      encode: {
        enter: {
          x: { field: "label" },
          y: { field: "middle" },
          text: { field: "text" },
          align: { field: "align" },
          baseline: { value: "middle" },
        },
      },
    },
    {
      type: "text",
      from: { data: "titles" },
      style: "ink",
      encode: {
        enter: {
          x: { field: "x" },
          y: { field: "y" },
          text: { field: "text" },
          fontSize: { value: 13 },
          fontWeight: { value: 600 },
        },
      },
    },
  ];
  const spec: Spec = {
    width,
    height: short(height),
    padding: 6,
    data: [
      { name: "links", values: panels.flatMap(({ links }) => links) },
      { name: "nodes", values: panels.flatMap(({ nodes }) => nodes) },
      { name: "titles", values: panels.map(({ title }) => title) },
    ],
    scales: [{ name: "tier", type: "ordinal", domain: colourOrder, range: "ordinal" }],
    marks,
  };
  return vega(spec);
};

export default chart({
  id: "flows",
  title: { en: "Where doctors come from and go", zh: "医师从哪里来，到哪里去" },
  section: "flows",
  caption: (_, lang) =>
    lang === "zh"
      ? "每年每百名本县医师的流动人次，左为来源、右为去向，两图同一尺度；虚线勾边的浅色带是下沉与进修，期满返回。"
      : "Doctors a year per 100 doctors of the region, from the left to the right and on one scale; pale ribbons with dashed edges are dispatch and training, which come back.",
  build,
});
