import { effect } from "@preact/signals";
import { render } from "preact";
import { style } from "../../chart/report/style.ts";
import lab from "./lab.css?inline";
import { startLinking } from "./page/address.ts";
import { Answers } from "./page/answers.tsx";
import { startAsking } from "./page/asking.ts";
import { Controls } from "./page/controls.tsx";
import { hanFont } from "./page/han-font.ts";
import { lang, speak } from "./page/language.ts";
import { startDropping } from "./page/own-data.tsx";
import { words } from "./page/words.ts";

const sheets = [style(), lab, hanFont()].map((text) => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  return sheet;
});
document.adoptedStyleSheets = sheets;

const Lab = () => (
  <main lang={lang.value} class="lab">
    <a class="skip" href="#answers">
      {words.skip[lang.value]}
    </a>
    <header class="bar">
      <div>
        <h1>
          {lang.value === "zh" ? "医潮" : "medtide"} · {words.title[lang.value]}
        </h1>
        <p>{words.tagline[lang.value]}</p>
      </div>
      <button
        class="toggle"
        type="button"
        lang={lang.value === "zh" ? "en" : "zh"}
        onClick={() => speak(lang.value === "zh" ? "en" : "zh")}
      >
        {lang.value === "zh" ? "English" : "中文"}
      </button>
    </header>
    <div class="columns">
      <Controls />
      <Answers />
    </div>
  </main>
);

effect(() => {
  document.documentElement.lang = lang.value;
  document.title = lang.value === "zh" ? "医潮政策实验室 · medtide" : "medtide policy lab · 医潮";
});
render(<Lab />, document.body);
startDropping();
startLinking();
startAsking();
