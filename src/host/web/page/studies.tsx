import { signal } from "@preact/signals";
import { type Fault, Faults, formatFault } from "../../../base/fail.ts";
import { parseStudy } from "../../../study/parse-study.ts";
import type { StudyEnd } from "../../../study/run-waves.ts";
import type { Study } from "../../../study/study.ts";
import { calibrated, filesWith, shippedStudies, textOf } from "../files.ts";
import { ask, tasks } from "./asking.ts";
import { ownFiles, region, TYPICAL } from "./basis.ts";
import { texts } from "./drafts.ts";
import { FindingsView } from "./findings.tsx";
import { Frontier } from "./frontier.tsx";
import { lang } from "./language.ts";
import { Panel } from "./panel.tsx";
import { type Word, words } from "./words.ts";

const say = (word: Word): string => words[word][lang.value];

const studyText = signal("");
const faults = signal<readonly Fault[]>([]);
const studied = signal<Study | null>(null);
const PATH = "study.yaml";

const start = (): void => {
  faults.value = [];
  const own = new Map([...ownFiles.value, ...texts.value.map(({ path, text }) => [path, text] as const)]);
  try {
    const study = parseStudy(PATH, filesWith(new Map([...own, [PATH, studyText.value]])), calibrated);
    studied.value = study;
    ask({ id: "study", study });
  } catch (error) {
    if (!(error instanceof Faults)) throw error;
    faults.value = error.faults;
  }
};

/** The text of a shipped study, of the region that is looked at where it is of a region. */
const shippedStudy = (path: string): string =>
  textOf(path)
    .replace(/^scenario:\s*\.?\.?\/?(regions|packages)/m, "scenario: $1")
    .replace(`scenario: ${TYPICAL}`, `scenario: ${region.value}`);

const BUDGET = /\bbudget: (\d+(?:\.\d+)?)/;

/** The sum that a search of packages may spend, in the unit that readers of the language count in. */
const StudyBudget = () => {
  const rmb = Number(BUDGET.exec(studyText.value)?.[1] ?? 0);
  if (!(rmb > 0)) return null;
  const unit = lang.value === "zh" ? 1e4 : 1e6;
  return (
    <div class="field">
      <label for="study-budget">{say("studyBudget")}</label>
      <input
        id="study-budget"
        type="number"
        min={0}
        step="any"
        value={rmb / unit}
        onChange={(event) => {
          const wanted = Math.round(Number(event.currentTarget.value) * unit);
          if (wanted >= 1e4 && wanted <= 1e12) studyText.value = studyText.value.replace(BUDGET, `budget: ${wanted}`);
          else event.currentTarget.value = String(rmb / unit);
        }}
      />
    </div>
  );
};

/** A study file, run in the page's own workers; what is finished is kept by the browser and not run again. */
export const Studies = () => {
  const result = tasks.value.study?.result;
  const found: StudyEnd | null = result?.id === "study" ? result.found : null;
  return (
    <Panel
      id="study"
      title={words.study}
      explains={words.studyExplains}
      needs={words.studyNeeds}
      start={studyText.value.trim() === "" ? null : start}
    >
      <div class="field">
        <label for="study-from">{say("fillFrom")}</label>
        <select
          id="study-from"
          onChange={(event) => {
            studyText.value = shippedStudy(event.currentTarget.value);
          }}
        >
          <option value="">–</option>
          {shippedStudies.map(({ path, name }) => (
            <option key={path} value={path}>
              {name[lang.value]}
            </option>
          ))}
        </select>
      </div>
      <StudyBudget />
      <div class="field">
        <label for="study-text">{say("studyFile")}</label>
        <textarea
          id="study-text"
          rows={12}
          spellcheck={false}
          value={studyText.value}
          onInput={(event) => {
            studyText.value = event.currentTarget.value;
          }}
        />
      </div>
      {faults.value.length > 0 && (
        <ul class="conflict" role="alert">
          {faults.value.map((fault) => (
            <li key={formatFault(fault, "en")}>{formatFault(fault, lang.value)}</li>
          ))}
        </ul>
      )}
      {found !== null && <Frontier of={found.findings} />}
      {found !== null && <FindingsView end={found} />}
    </Panel>
  );
};
