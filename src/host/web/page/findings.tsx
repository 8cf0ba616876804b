import type { Text } from "../../../base/text.ts";
import { findingsTable } from "../../../chart/report/findings-table.ts";
import { type Html, html } from "../../../chart/report/html.ts";
import { chartsOf } from "../../../chart/study-pictures.ts";
import type { FindingsTable } from "../../../sim/findings.ts";
import type { StudyEnd } from "../../../study/run-waves.ts";
import { lang } from "./language.ts";
import { Picture } from "./picture.tsx";
import { words } from "./words.ts";

const t = (text: Text): string => text[lang.value];

/** Markup of the report, in which every name is escaped. */
export const Markup = ({ of }: { of: Html | null }) =>
  of === null ? null : <div class="markup" dangerouslySetInnerHTML={{ __html: of.markup }} />;

/** Tables as the report sets them. */
export const Tables = ({ of }: { of: readonly FindingsTable[] }) => (
  <>
    {of.map((table) => (
      <Markup key={table.title.en} of={findingsTable(table, lang.value, html`<h4>${t(table.title)}</h4>`)} />
    ))}
  </>
);

/** What a study has found, as its page tells it. */
export const FindingsView = ({ end: { findings, hash, runs, failed } }: { end: StudyEnd }) => (
  <div class="findings">
    <p class="lead">
      <b>{t(findings.headline)}</b>
    </p>
    <ul>
      {findings.lines.map((line) => (
        <li key={line.en}>{t(line)}</li>
      ))}
    </ul>
    {chartsOf(findings.pictures ?? []).map(({ id, title, caption, build }) => (
      <Picture key={id} id={id} title={t(title)} caption={t(caption)} of={findings} build={build} />
    ))}
    <Tables of={findings.tables} />
    <p class="quiet">
      {t(findings.stopped)} · {runs} {t(words.runsDone)}
      {failed > 0 && ` · ${failed} ${t(words.failed)}`} · <code data-study-hash={hash}>{hash.slice(0, 16)}</code>
    </p>
  </div>
);
