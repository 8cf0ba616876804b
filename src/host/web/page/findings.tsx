import type { Text } from "../../../base/text.ts";
import { cellText } from "../../../chart/report/findings-table.ts";
import { chartsOf } from "../../../chart/study-pictures.ts";
import type { FindingsCell, FindingsTable } from "../../../sim/findings.ts";
import type { StudyEnd } from "../../../study/run-waves.ts";
import { Picture } from "./picture.tsx";
import { Scroll } from "./scroll.tsx";
import { lang } from "./state.ts";
import { words } from "./words.ts";

const t = (text: Text): string => text[lang.value];

const Cell = ({ cell }: { cell: FindingsCell }) => {
  const { value, interval } = cellText(cell, lang.value);
  return (
    <>
      {value}
      {interval !== null && <small>({interval})</small>}
    </>
  );
};

const isWords = (cell: FindingsCell | undefined): boolean => typeof cell === "object" && "en" in cell;

const Table = ({ table: { title, columns, rows, note } }: { table: FindingsTable }) => (
  <>
    <h4>{t(title)}</h4>
    <Scroll label={t(title)}>
      <table>
        <thead>
          <tr>
            {columns.map((column, at) => (
              <th scope="col" key={column.en} class={at > 0 && isWords(rows[0]?.[at]) ? "words" : undefined}>
                {t(column)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => (
            <tr key={at}>
              {row.map((cell, column) =>
                column === 0 ? (
                  <th scope="row" key={column}>
                    <Cell cell={cell} />
                  </th>
                ) : (
                  <td key={column} class={isWords(cell) ? "words" : undefined}>
                    <Cell cell={cell} />
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
    {note !== undefined && <p class="quiet">{t(note)}</p>}
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
    {findings.tables.map((table) => (
      <Table key={table.title.en} table={table} />
    ))}
    <p class="quiet">
      {t(findings.stopped)} · {runs} {t(words.runsDone)}
      {failed > 0 && ` · ${failed} ${t(words.failed)}`} · <code data-study-hash={hash}>{hash.slice(0, 16)}</code>
    </p>
  </div>
);
