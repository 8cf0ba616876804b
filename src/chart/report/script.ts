/** What the page does by itself: draws the visible language's charts at the width there is, changes language, prepares for print. */
export const script = `
(() => {
  "use strict";
  const read = (id) => JSON.parse(document.getElementById(id).textContent);
  const { widths, configs, charts, pool } = read("drawings");
  const titles = read("titles");
  const root = document.documentElement;
  const night = matchMedia("(prefers-color-scheme: dark)");
  const views = new Map();
  let printing = false;

  const revive = (part) => {
    if (Array.isArray(part)) return part.map(revive);
    if (part === null || typeof part !== "object") return part;
    if (typeof part.pooled === "number") return pool[part.pooled].map((row) => ({ ...row }));
    return Object.fromEntries(Object.entries(part).map(([key, value]) => [key, revive(value)]));
  };
  const frameFor = (width) => {
    if (printing) return "medium";
    return width >= widths.wide ? "wide" : width >= widths.medium ? "medium" : "narrow";
  };
  const drawOne = (plot) => {
    const lang = root.lang;
    const look = night.matches && !printing ? "dark" : "light";
    const frame = frameFor(plot.clientWidth);
    const now = [frame, look].join(" ");
    if (plot.dataset.drawn === now) return;
    const chart = charts[lang][plot.dataset.chart];
    const spec = revive(chart[frame]);
    const config = configs[lang][look][chart.kind];
    const parsed = chart.kind === "vega" ? vega.parse(spec, config) : vega.parse(vegaLite.compile(spec, { config }).spec);
    views.get(plot)?.finalize();
    plot.replaceChildren();
    views.set(plot, new vega.View(parsed, { renderer: "svg" }).initialize(plot).run());
    plot.dataset.drawn = now;
    const svg = plot.querySelector("svg");
    svg.setAttribute("role", "img");
    svg.setAttribute("aria-label", plot.dataset.label);
  };
  const plots = () => [...document.querySelectorAll("main:lang(" + root.lang + ") .plot")];
  let turn = 0;
  const draw = () => {
    const mine = ++turn;
    delete root.dataset.drawn;
    const left = plots();
    const next = () => {
      if (mine !== turn) return;
      const plot = left.shift();
      if (plot === undefined) {
        root.dataset.drawn = root.lang;
        return;
      }
      drawOne(plot);
      setTimeout(next, 0);
    };
    next();
  };
  const speak = (lang) => {
    root.lang = lang;
    document.title = titles[lang];
    draw();
  };
  const asked = () => {
    const lang = location.hash.slice(1, 3);
    if ((lang === "en" || lang === "zh") && lang !== root.lang) speak(lang);
  };
  for (const button of document.querySelectorAll(".toggle")) {
    button.addEventListener("click", () => {
      speak(button.dataset.to);
      document.querySelector("main:lang(" + root.lang + ") .toggle").focus({ preventScroll: true });
    });
  }
  let waiting = 0;
  addEventListener("resize", () => {
    clearTimeout(waiting);
    waiting = setTimeout(draw, 120);
  });
  addEventListener("hashchange", asked);
  night.addEventListener("change", draw);
  addEventListener("beforeprint", () => {
    printing = true;
    turn++;
    for (const details of document.querySelectorAll("details:not([open])")) {
      details.open = true;
      details.dataset.opened = "";
    }
    plots().forEach(drawOne);
  });
  addEventListener("afterprint", () => {
    printing = false;
    for (const details of document.querySelectorAll("details[data-opened]")) {
      details.open = false;
      delete details.dataset.opened;
    }
    draw();
  });
  document.fonts.ready.then(() => {
    asked();
    draw();
  });
})();
`;
