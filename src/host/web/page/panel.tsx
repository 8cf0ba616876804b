import type { ComponentChildren } from "preact";
import type { Text } from "../../../base/text.ts";
import type { AnalysisId } from "../questions.ts";
import { stop, tasks } from "./asking.ts";
import { asOf } from "./drafts.ts";
import { lang } from "./language.ts";
import { type Word, words } from "./words.ts";

const say = (word: Word): string => words[word][lang.value];

interface PanelProps {
  readonly id: AnalysisId;
  readonly title: Text;
  readonly explains: Text;
  readonly start: (() => void) | null;
  /** Why it cannot be started. */
  readonly needs: Text;
  readonly children: ComponentChildren;
}

/** An analysis with its button, its progress, and whether it is still of the packages as they are. */
export const Panel = ({ id, title, explains, start, needs, children }: PanelProps) => {
  const task = tasks.value[id];
  const stale = task !== undefined && !task.running && task.result !== null && task.of !== asOf.value;
  return (
    <section
      class="panel"
      data-analysis={id}
      data-state={task?.running ? "running" : (task?.result ?? null) ? "done" : "idle"}
    >
      <h3>{title[lang.value]}</h3>
      <p class="quiet">{explains[lang.value]}</p>
      {start === null && <p class="hint">{needs[lang.value]}</p>}
      <p class="actions">
        {task?.running ? (
          <>
            <button type="button" onClick={() => stop(id)}>
              {say("stop")}
            </button>
            <progress max={Math.max(1, task.total)} value={task.done} aria-label={title[lang.value]} />
            <span class="quiet">
              {task.done}/{task.total}
            </span>
          </>
        ) : (
          start !== null && (
            <button type="button" class="primary" onClick={start}>
              {say(task?.result ? "again" : "start")}
            </button>
          )
        )}
      </p>
      {stale && <p class="hint">{say("stale")}</p>}
      {task?.faults.map((fault) => (
        <p class="conflict" key={fault.en}>
          {fault[lang.value]}
        </p>
      ))}
      {children}
    </section>
  );
};
