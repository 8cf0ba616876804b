import { useEffect, useRef, useState } from "preact/hooks";
import type { Language } from "../../../base/text.ts";
import { type Chart, type Drawing, type Frame, widths } from "../../../chart/chart.ts";
import type { Comparison } from "../../../sim/comparison.ts";
import type { Picture as Answer, Order } from "../drawer.ts";
import { lang, night } from "./state.ts";
import { words } from "./words.ts";

const drawer = new Worker(new URL("../drawer.ts", import.meta.url), { type: "module" });
const waiting = new Map<number, (answer: Answer) => void>();
let orders = 0;

drawer.onmessage = ({ data }: MessageEvent<Answer>) => {
  waiting.get(data.id)?.(data);
  waiting.delete(data.id);
};

/** The picture as SVG text, drawn by a worker so that the page stays free. */
const drawn = (drawing: Drawing, language: Language, dark: boolean): Promise<string> =>
  new Promise((resolve, reject) => {
    const order: Order = { id: ++orders, drawing, lang: language, dark };
    waiting.set(order.id, (answer) => ("svg" in answer ? resolve(answer.svg) : reject(new Error(answer.fault))));
    drawer.postMessage(order);
  });

const frameFor = (width: number): Frame =>
  width >= widths.wide ? "wide" : width >= widths.medium ? "medium" : "narrow";

/** SVG text as an element of this page: parsed as data, so nothing in it can run. To a screen reader it is one picture. */
const elementOf = (svg: string, label: string): Element => {
  const element = document.importNode(new DOMParser().parseFromString(svg, "image/svg+xml").documentElement, true);
  for (const part of element.querySelectorAll("[role]")) {
    for (const name of ["role", "aria-roledescription", "aria-label"]) part.removeAttribute(name);
  }
  element.setAttribute("role", "img");
  element.setAttribute("aria-label", label);
  return element;
};

interface Props {
  readonly chart: Chart;
  readonly comparison: Comparison;
}

/** One chart with its caption. It is drawn once it comes near the window, and the picture before stays until the next is there. */
export const Picture = ({ chart, comparison }: Props) => {
  const plot = useRef<HTMLDivElement>(null);
  const [near, setNear] = useState(false);
  const [frame, setFrame] = useState<Frame | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const language = lang.value;
  const dark = night.value;

  useEffect(() => {
    const element = plot.current;
    if (element === null) return;
    const seen = new IntersectionObserver((entries) => setNear(entries.some((entry) => entry.isIntersecting)), {
      rootMargin: "400px",
    });
    const sized = new ResizeObserver(() => setFrame(frameFor(element.clientWidth)));
    seen.observe(element);
    sized.observe(element);
    return () => {
      seen.disconnect();
      sized.disconnect();
    };
  }, []);

  const drawing = near && frame !== null ? chart.build(comparison, language, frame) : undefined;
  useEffect(() => {
    if (!near || frame === null) return;
    let stale = false;
    if (drawing === null || drawing === undefined) {
      plot.current?.replaceChildren();
      return;
    }
    drawn(drawing, language, dark).then(
      (svg) => {
        if (stale || plot.current === null) return;
        plot.current.replaceChildren(elementOf(svg, chart.title[language]));
        plot.current.dataset["drawn"] = `${comparison.hash} ${language}`;
        setFault(null);
      },
      (error: Error) => {
        if (!stale) setFault(error.message);
      },
    );
    return () => {
      stale = true;
    };
  }, [near, frame, comparison, language, dark, chart]);

  return (
    <figure class="picture" data-chart={chart.id}>
      <h3>{chart.title[language]}</h3>
      <figcaption>{drawing === null ? words.nothingToDraw[language] : chart.caption(comparison, language)}</figcaption>
      {fault !== null && (
        <p class="conflict">
          {words.cannotDraw[language]}: {fault}
        </p>
      )}
      <div class="plot" ref={plot} />
    </figure>
  );
};
