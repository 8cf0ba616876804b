import { signal } from "@preact/signals";
import { type Fault, Faults, formatFault } from "../../../base/fail.ts";
import { parseStudy } from "../../../study/parse-study.ts";
import type { StudyEnd } from "../../../study/run-waves.ts";
import type { Study } from "../../../study/study.ts";
import { calibrated, filesWith, shippedStudies, textOf } from "../files.ts";
import { FindingsView } from "./findings.tsx";
import { Panel } from "./panel.tsx";
import { ask, lang, ownFiles, tasks, texts } from "./state.ts";
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

/** A study file, run in the page's own workers; what is finished is kept by the browser and not run again. */
export const Studies = () => {
  const result = tasks.value.study?.result;
  const found: StudyEnd | null = result?.id === "study" ? result.found : null;
  return (
    <Panel
      id="study"
      title="study"
      explains="studyExplains"
      needs="studyNeeds"
      start={studyText.value.trim() === "" ? null : start}
    >
      <div class="field">
        <label for="study-from">{say("fillFrom")}</label>
        <select
          id="study-from"
          onChange={(event) => {
            studyText.value = textOf(event.currentTarget.value).replace(
              /^scenario:\s*\.?\.?\/?(regions|packages)/m,
              "scenario: $1",
            );
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
      {found !== null && <FindingsView end={found} />}
    </Panel>
  );
};
