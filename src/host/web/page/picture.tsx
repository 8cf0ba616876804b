import { signal } from "@preact/signals";
import { useEffect, useRef, useState } from "preact/hooks";
import { colon, type Language } from "../../../base/text.ts";
import { type Drawing, type Frame, widths } from "../../../chart/chart.ts";
import type { Picture as Answer, Order } from "../drawer.ts";
import { TOLD } from "../questions.ts";
import { carriedFont } from "./han-font.ts";
import { lang } from "./language.ts";
import { save } from "./save.ts";
import { words } from "./words.ts";

const scheme = matchMedia("(prefers-color-scheme: dark)");
/** Whether charts are drawn for a dark ground. */
const night = signal(scheme.matches);
scheme.addEventListener("change", () => {
  night.value = scheme.matches;
});

const drawer = new Worker(new URL("../drawer.ts", import.meta.url), { type: "module" });
const waiting = new Map<number, (answer: Answer) => void>();
let orders = 0;

drawer.onmessage = ({ data }: MessageEvent<Answer>) => {
  waiting.get(data.id)?.(data);
  waiting.delete(data.id);
};

/** The picture as SVG text, drawn by a worker so that the page stays free. */
export const drawn = (drawing: Drawing, language: Language, dark: boolean): Promise<string> =>
  new Promise((resolve, reject) => {
    const order: Order = { id: ++orders, drawing, lang: language, dark };
    waiting.set(order.id, (answer) => ("svg" in answer ? resolve(answer.svg) : reject(new Error(answer.fault))));
    drawer.postMessage(order);
  });

const frameFor = (width: number): Frame =>
  width >= widths.wide ? "wide" : width >= widths.medium ? "medium" : "narrow";

/**
 * SVG text as an element of this page: parsed as data, so nothing in it can run. To a screen reader it is one picture, whose
 * figures stand below; to a pointer each mark tells its own.
 */
const elementOf = (svg: string, label: string): { readonly element: Element; readonly figures: readonly string[] } => {
  const element = document.importNode(new DOMParser().parseFromString(svg, "image/svg+xml").documentElement, true);
  const figures = new Set<string>();
  for (const part of element.querySelectorAll(`[aria-roledescription="${TOLD}"]`)) {
    const title = document.createElementNS("http://www.w3.org/2000/svg", "title");
    title.textContent = part.getAttribute("aria-label");
    part.append(title);
    figures.add(title.textContent ?? "");
  }
  for (const part of element.querySelectorAll("[role]")) {
    for (const name of ["role", "aria-roledescription", "aria-label"]) part.removeAttribute(name);
  }
  element.setAttribute("role", "img");
  element.setAttribute("aria-label", label);
  return { element, figures: [...figures] };
};

/** The picture as a file's text, on the ground of the page. */
const standalone = (
  plot: HTMLElement | null,
): { readonly text: string; readonly width: number; readonly height: number } | null => {
  const svg = plot?.querySelector("svg");
  if (svg === null || svg === undefined || plot === null) return null;
  const copy = svg.cloneNode(true) as SVGSVGElement;
  copy.setAttribute("style", `background:${getComputedStyle(document.body).backgroundColor}`);
  const [, , width = 0, height = 0] = (svg.getAttribute("viewBox") ?? "").split(/[ ,]+/).map(Number);
  return { text: new XMLSerializer().serializeToString(copy), width, height };
};
const keepSvg = (plot: HTMLElement | null, name: string): void => {
  const picture = standalone(plot);
  if (picture !== null) save(`medtide-${name}.svg`, picture.text, "image/svg+xml");
};
const keepPng = async (plot: HTMLElement | null, name: string): Promise<void> => {
  const picture = standalone(plot);
  if (picture === null) return;
  // A picture by itself sees no font of the page.
  const text = picture.text.replace(/<\/svg>$/, `<style>${await carriedFont(picture.text)}</style></svg>`);
  const url = URL.createObjectURL(new Blob([text], { type: "image/svg+xml" }));
  const image = new Image();
  image.onload = () => {
    const canvas = document.createElement("canvas");
    canvas.width = picture.width * 2;
    canvas.height = picture.height * 2;
    canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
    URL.revokeObjectURL(url);
    canvas.toBlob((blob) => {
      if (blob !== null) save(`medtide-${name}.png`, blob, "image/png");
    });
  };
  image.src = url;
};

interface Props {
  /** Names its file. */
  readonly id: string;
  readonly title: string;
  readonly caption: string;
  /** What is drawn: another one is drawn anew. */
  readonly of: unknown;
  /** Null when there is nothing to show. */
  readonly build: (lang: Language, frame: Frame) => Drawing | null;
}

/** One chart with its caption. It is drawn once it comes near the window, and the picture before stays until the next is there. */
export const Picture = ({ id, title, caption, of, build }: Props) => {
  const plot = useRef<HTMLDivElement>(null);
  const [near, setNear] = useState(false);
  const [frame, setFrame] = useState<Frame | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const [figures, setFigures] = useState<readonly string[]>([]);
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

  const drawing = near && frame !== null ? build(language, frame) : undefined;
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
        const picture = elementOf(svg, title);
        plot.current.replaceChildren(picture.element);
        setFigures(picture.figures);
        plot.current.dataset["drawn"] = language;
        plot.current.toggleAttribute("data-dark", dark);
        setFault(null);
      },
      (error: Error) => {
        if (!stale) setFault(error.message);
      },
    );
    return () => {
      stale = true;
    };
  }, [near, frame, of, language, dark, id]);

  return (
    <figure class="picture" data-chart={id}>
      <h3>{title}</h3>
      <figcaption>{drawing === null ? words.nothingToDraw[language] : caption}</figcaption>
      {fault !== null && (
        <p class="conflict">
          {words.cannotDraw[language]}
          {colon[language]}
          {fault}
        </p>
      )}
      <div class="plot" ref={plot} />
      {drawing !== null && figures.length > 0 && (
        <details class="told">
          <summary>{words.figures[language]}</summary>
          <ul>
            {figures.map((figure) => (
              <li key={figure}>{figure}</li>
            ))}
          </ul>
        </details>
      )}
      {drawing !== null && (
        <p class="keep">
          {words.savePicture[language]}{" "}
          <button type="button" class="plain" onClick={() => keepSvg(plot.current, id)}>
            SVG
          </button>{" "}
          <button type="button" class="plain" onClick={() => void keepPng(plot.current, id)}>
            PNG
          </button>
        </p>
      )}
    </figure>
  );
};
