import { all } from "../../../analyses/all.gen.ts";
import type { Asked } from "../../../analyses/analysis.ts";
import { chapterCharts } from "../../../chart/report.ts";
import type { Chapter } from "../../../sim/findings.ts";
import { ask, tasks } from "./asking.ts";
import { seed } from "./basis.ts";
import { baselineOf, frontPackage, packagesInForce } from "./drafts.ts";
import { Tables } from "./findings.tsx";
import { lang } from "./language.ts";
import { Panel } from "./panel.tsx";
import { Picture } from "./picture.tsx";
import { words } from "./words.ts";

/** Enough for an interval; some analyses run hundreds of worlds for each. */
const REPLICATES = 8;

/** Tables that stand open below the pictures. */
const OPEN = 2;

const asked = (): Asked | null => {
  const front = frontPackage();
  if (front === null) return null;
  return {
    baseline: baselineOf(front),
    packages: packagesInForce(),
    front,
    seed: seed.value,
    replicates: REPLICATES,
  };
};

const ChapterView = ({ chapter }: { chapter: Chapter }) => (
  <div class="findings">
    {chapter.lines.map((line) => (
      <p key={line.en}>{line[lang.value]}</p>
    ))}
    {chapterCharts(chapter).map(({ id, title, caption, build }) => (
      <Picture key={id} id={id} title={title[lang.value]} caption={caption[lang.value]} of={chapter} build={build} />
    ))}
    <Tables of={chapter.tables.slice(0, OPEN)} />
    {chapter.tables.length > OPEN && (
      <details>
        <summary>{words.moreTables[lang.value]}</summary>
        <Tables of={chapter.tables.slice(OPEN)} />
      </details>
    )}
  </div>
);

/** A panel for every analysis that is listed. */
export const Chapters = () => {
  const now = asked();
  return (
    <>
      {all.map(({ id, question, explains, needs, fits }) => {
        const result = tasks.value[id]?.result;
        const start = now !== null && fits(now) ? () => ask({ id, asked: now }) : null;
        return (
          <Panel key={id} id={id} title={question} explains={explains} needs={needs} start={start}>
            {result?.id === id && <ChapterView chapter={result.found as Chapter} />}
          </Panel>
        );
      })}
    </>
  );
};
