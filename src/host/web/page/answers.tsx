import { computed, signal } from "@preact/signals";
import type { JSX } from "preact";
import { colon, type Text } from "../../../base/text.ts";
import { all } from "../../../chart/all.gen.ts";
import type { Chart, Section } from "../../../chart/chart.ts";
import { differenceOf, duration, type Figure, figureOf, isClear, money, noClearEffect } from "../../../chart/format.ts";
import { baselineOf, colourDomain, othersOf } from "../../../chart/packages.ts";
import { effectScorecard, scorecard } from "../../../chart/report/scorecard.ts";
import { headlineTable, outcomeTable, senderTable, townshipTable } from "../../../chart/report/tables.ts";
import type { Comparison, PackageResult } from "../../../sim/comparison.ts";
import { type OutcomeId, outcomes } from "../../../sim/outcomes.ts";
import { linkFaults } from "./address.ts";
import { HowSurePanel, OneLife } from "./analyses.tsx";
import { comparison, progress, runFaults, soonest } from "./asking.ts";
import { Chapters } from "./chapters.tsx";
import { Markup } from "./findings.tsx";
import { lang } from "./language.ts";
import { Picture } from "./picture.tsx";
import { Studies } from "./studies.tsx";
import { TakeAway } from "./take-away.tsx";
import { type Word, words } from "./words.ts";

const say = (word: Word): string => words[word][lang.value];
const t = (text: Text): string => text[lang.value];

const headline = ["retention3", "townshipVacancy", "leavingPrimary", "costPerDoctorYear"] as const;

const Swatch = ({ c, id }: { c: Comparison; id: string }) => (
  <span class="swatch" style={{ background: `var(--p${Math.max(0, colourDomain(c).indexOf(id)) % 13})` }} />
);

const horizon = (id: OutcomeId, c: Comparison): string =>
  id === "retention3"
    ? lang.value === "zh"
      ? "乡镇医师"
      : "township doctors"
    : lang.value === "zh"
      ? `${duration(c.months, "zh")}平均`
      : `mean of ${duration(c.months, "en")}`;

const Told = ({ figure }: { figure: Figure }) => (
  <>
    <b>{figure.value}</b>
    {figure.interval !== null && <span class="interval"> ({figure.interval})</span>}
  </>
);

/** One package within a card: the value, and the difference with its interval. */
const Row = ({ c, p, id }: { c: Comparison; p: PackageResult; id: OutcomeId }) => {
  const e = p.outcomes[id];
  const value = figureOf(id, e, lang.value);
  const difference = differenceOf(id, e, lang.value);
  return (
    <div class="row" data-package={p.id}>
      <span class="who">
        <Swatch c={c} id={p.id} />
        {t(p.name)}
      </span>
      {difference === null ? (
        <span class="main">
          <Told figure={value} />
        </span>
      ) : (
        <>
          <span class="aside">
            {value.value}
            {isClear(e) === false && ` · ${t(noClearEffect)}`}
          </span>
          <span class="main change">
            <Told figure={difference} />
          </span>
        </>
      )}
    </div>
  );
};

const Card = ({ c, id }: { c: Comparison; id: OutcomeId }) => {
  const base = baselineOf(c);
  return (
    <section class="headline" data-outcome={id}>
      <h3 title={t(outcomes[id].meaning)}>
        {t(outcomes[id].name)} <small>{horizon(id, c)}</small>
      </h3>
      {base !== undefined && id !== "costPerDoctorYear" && (
        <div class="row base" data-package={base.id}>
          <span class="who">
            <Swatch c={c} id={base.id} />
            {say("statusQuo")}
          </span>
          <span class="aside">
            <Told figure={figureOf(id, base.outcomes[id], lang.value)} />
          </span>
        </div>
      )}
      {othersOf(c).map((p) => (
        <Row key={p.id} c={c} p={p} id={id} />
      ))}
    </section>
  );
};

/** Before the first replicate has ended nobody knows how far it is: the mark moves instead of standing at nothing. */
const howFar = (done: number, total: number, last: boolean): { readonly value?: number } =>
  last ? { value: Math.max(1, total) } : done > 0 ? { value: done } : {};

/** How far the answer is: never alone by colour. */
const Progress = () => {
  const { done, total, last } = progress.value;
  const word = last ? "done" : comparison.value === null || done < soonest.value ? "computing" : "refining";
  return (
    <p class="progress" role="status" data-state={word}>
      <progress max={Math.max(1, total)} {...howFar(done, total, last)} aria-label={say(word)} />
      <span>
        {say(word)} · {done}/{total} {say("ofReplicates")}
      </span>
    </p>
  );
};

const Charts = ({ c, of }: { c: Comparison; of: readonly Section[] }) => (
  <>
    {(all as readonly Chart[])
      .filter(({ section }) => of.includes(section))
      .map((chart) => (
        <Picture
          key={chart.id}
          id={chart.id}
          title={t(chart.title)}
          caption={chart.caption(c, lang.value)}
          of={c}
          build={(language, frame) => chart.build(c, language, frame)}
        />
      ))}
  </>
);

/** The views of the answer, one at a time: what is not looked at is not drawn. */
const views = {
  viewStaying: (c) => <Charts c={c} of={["staying"]} />,
  viewMoving: (c) => (
    <>
      <Charts c={c} of={["flows", "leaving"]} />
      <Markup of={senderTable(c, lang.value)} />
    </>
  ),
  viewPlaces: (c) => (
    <>
      <Charts c={c} of={["places"]} />
      <Markup of={townshipTable(c, lang.value)} />
    </>
  ),
  viewStrain: (c) => <Charts c={c} of={["strain"]} />,
  viewMoney: (c) => <Charts c={c} of={["money", "effects"]} />,
  viewWhy: () => (
    <>
      <Chapters />
      <HowSurePanel />
      <OneLife />
    </>
  ),
  viewModel: (c) => (
    <>
      <Markup of={scorecard(c, lang.value)} />
      <Markup of={effectScorecard(c, lang.value)} />
    </>
  ),
  viewTables: (c) => (
    <>
      <Markup of={headlineTable(c, lang.value)} />
      <Markup of={outcomeTable(c, lang.value)} />
    </>
  ),
  viewStudies: () => <Studies />,
} as const satisfies Partial<Record<Word, (c: Comparison) => JSX.Element>>;
type View = keyof typeof views;
const view = signal<View>("viewStaying");

const Views = ({ c }: { c: Comparison }) => (
  <>
    <nav class="views" aria-label={say("views")}>
      {(Object.keys(views) as View[]).map((each) => (
        <button
          type="button"
          key={each}
          data-view={each}
          aria-pressed={each === view.value}
          onClick={() => {
            view.value = each;
          }}
        >
          {say(each)}
        </button>
      ))}
    </nav>
    <div class="view" key={view.value}>
      {views[view.value](c)}
    </div>
  </>
);

/** How good the model is, in one line that opens the whole. */
const Trust = ({ c }: { c: Comparison }) => {
  const judged = c.scorecard.filter(({ inside }) => inside !== null);
  const inside = judged.filter((row) => row.inside === true).length;
  if (judged.length === 0) return null;
  return (
    <p class="trust">
      {say("scorecards")}{" "}
      <button
        type="button"
        class="plain"
        onClick={() => {
          view.value = "viewModel";
        }}
      >
        {lang.value === "zh"
          ? `证据对照表：${judged.length} 项中 ${inside} 项达标`
          : `${inside} of ${judged.length} targets from the evidence are met`}
      </button>
    </p>
  );
};

/** Whether the answer is of the packages as they were. Progress that does not change this draws nothing anew. */
const isStale = computed(() => !progress.value.last && progress.value.done < soonest.value);

export const Answers = () => {
  const c = comparison.value;
  return (
    <section class="answers" id="answers" aria-label={say("answers")} tabIndex={-1} data-stale={isStale.value}>
      <div class="answers-head">
        <h2>{say("answers")}</h2>
        <Progress />
      </div>
      {[...linkFaults.value, ...runFaults.value].map((fault) => (
        <p class="conflict" role="alert" key={fault.en}>
          {t(fault)}
        </p>
      ))}
      {c !== null && (
        <>
          {othersOf(c).length === 0 && <p class="hint">{say("nothingYet")}</p>}
          <div class="headlines">
            {headline.map((id) => (
              <Card key={id} c={c} id={id} />
            ))}
          </div>
          <p class="quiet">{say("againstStatusQuo")}</p>
          {c.packages.map(({ id, name, belowBudget }) =>
            belowBudget === null ? null : (
              <p class="hint" key={id}>
                {lang.value === "zh"
                  ? `“${name.zh}”即使全力实施，年成本也只有 ${money(belowBudget, "zh")}，未用足预算。`
                  : `${name.en} costs no more than ${money(belowBudget, "en")} a year even in full, less than the budget.`}
              </p>
            ),
          )}
          {c.failed.length > 0 && (
            <p class="conflict">
              {c.failed.length} {say("failed")}
            </p>
          )}
          <Trust c={c} />
          <Views c={c} />
        </>
      )}
      <TakeAway />
      {c !== null && (
        <p class="quiet hash">
          {say("hash")}
          {colon[lang.value]}
          <code data-hash={c.hash}>{c.hash}</code>
        </p>
      )}
    </section>
  );
};
