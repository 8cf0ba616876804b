import { formatFault } from "../../../base/fail.ts";
import type { Text } from "../../../base/text.ts";
import { differenceOf } from "../../../chart/format.ts";
import { outcomes } from "../../../sim/outcomes.ts";
import { provinces, shippedPackages, shippedRegions } from "../files.ts";
import { comparison } from "./asking.ts";
import { budget, choose, OWN, ownHash, region, replicates, seed, years } from "./basis.ts";
import {
  active,
  activeDraft,
  addDraft,
  blank,
  change,
  drafts,
  fillFromShipped,
  KEYS,
  removeDraft,
  scenarios,
} from "./drafts.ts";
import { lang } from "./language.ts";
import { Levers } from "./levers.tsx";
import { OwnDataForm, ownName } from "./own-data.tsx";
import { type Word, words } from "./words.ts";

const say = (word: Word): string => words[word][lang.value];
const t = (text: Text): string => text[lang.value];

const Tabs = () => (
  <nav class="tabs" aria-label={say("packageTabs")}>
    {drafts.value.map((draft, at) => (
      <button
        type="button"
        key={draft.key}
        aria-pressed={at === active.value}
        onClick={() => {
          active.value = at;
        }}
      >
        <span class="swatch" style={{ background: `var(--p${at + 1})` }} />
        {draft.key.toUpperCase()}
      </button>
    ))}
    {drafts.value.length < KEYS.length && (
      <button type="button" class="add" aria-label={say("addPackage")} title={say("addPackage")} onClick={addDraft}>
        +
      </button>
    )}
  </nav>
);

const Head = () => {
  const draft = activeDraft.value;
  return (
    <div class="draft">
      <div class="field">
        <label for="from">{say("fillFrom")}</label>
        <select id="from" value={draft.from ?? ""} onChange={(event) => fillFromShipped(event.currentTarget.value)}>
          <option value="">{say("ownPackage")}</option>
          {shippedPackages.map(({ path, name }) => (
            <option key={path} value={path}>
              {t(name)}
            </option>
          ))}
        </select>
      </div>
      <div class="field">
        <label for="name">{say("packageName")}</label>
        <input
          id="name"
          type="text"
          maxLength={60}
          value={t(draft.name)}
          onChange={(event) => {
            const text = event.currentTarget.value.trim();
            if (text === "") event.currentTarget.value = t(draft.name);
            else change({ name: { ...draft.name, [lang.value]: text } });
          }}
        />
      </div>
      <p class="tally">
        <b>{draft.levers.length}</b> {say("inForce")}
        {draft.levers.length > 0 && (
          <button type="button" class="plain" onClick={() => change({ ...blank(draft.key), name: draft.name })}>
            {say("clear")}
          </button>
        )}
        {drafts.value.length > 1 && (
          <button type="button" class="plain" onClick={removeDraft}>
            {say("removePackage")}
          </button>
        )}
      </p>
    </div>
  );
};

/** What is wrong with a package, in the words of the parser. */
const Wrong = () => {
  const wrong = scenarios.value.flatMap((read) => ("faults" in read ? read.faults : []));
  if (wrong.length === 0) return null;
  return (
    <div class="wrong" role="alert">
      <b>{say("cannotRun")}</b>
      <ul>
        {wrong.map((fault) => (
          <li key={formatFault(fault, "en")}>{fault[lang.value]}</li>
        ))}
      </ul>
    </div>
  );
};

const Runs = () => (
  <details class="group runs">
    <summary>{say("runs")}</summary>
    <div class="settings">
      <div class="field">
        <label for="years">{say("years")}</label>
        <select
          id="years"
          value={String(years.value)}
          onChange={(e) => {
            years.value = Number(e.currentTarget.value);
          }}
        >
          {[5, 10, 15, 20].map((n) => (
            <option key={n} value={String(n)}>
              {n}
            </option>
          ))}
        </select>
      </div>
      <div class="field">
        <label for="replicates">{say("replicates")}</label>
        <select
          id="replicates"
          value={String(replicates.value)}
          onChange={(e) => {
            replicates.value = Number(e.currentTarget.value);
          }}
        >
          {[8, 16, 30, 40, 100].map((n) => (
            <option key={n} value={String(n)}>
              {n}
            </option>
          ))}
        </select>
      </div>
      <div class="field">
        <label for="seed">{say("seed")}</label>
        <input
          id="seed"
          type="text"
          maxLength={80}
          value={seed.value}
          onChange={(e) => {
            if (e.currentTarget.value === "") e.currentTarget.value = seed.value;
            else seed.value = e.currentTarget.value;
          }}
        />
      </div>
    </div>
  </details>
);

/** A budget in the unit that readers of the language count in: 万 or millions. */
const Budget = () => {
  const unit = lang.value === "zh" ? 1e4 : 1e6;
  const rmb = budget.value;
  return (
    <div class="budget">
      <label class="switch">
        <input
          type="checkbox"
          role="switch"
          aria-checked={rmb !== null}
          checked={rmb !== null}
          onChange={(e) => {
            budget.value = e.currentTarget.checked ? 5e6 : null;
          }}
        />
        <span>{say("equalBudget")}</span>
      </label>
      {rmb !== null && (
        <div class="field">
          <label for="budget">{say("budget")}</label>
          <input
            id="budget"
            type="number"
            min={0}
            step="any"
            value={rmb / unit}
            onChange={(e) => {
              const value = Number(e.currentTarget.value) * unit;
              if (value >= 1e4 && value <= 1e10) budget.value = value;
              else e.currentTarget.value = String(rmb / unit);
            }}
          />
        </div>
      )}
    </div>
  );
};

/** On a phone answers lie below the forms: the package in front and its effect stay in sight, and lead there. */
const Jump = () => {
  const c = comparison.value;
  const front = c?.packages.find(({ id }) => id === activeDraft.value.key);
  const difference = front === undefined ? null : differenceOf("retention3", front.outcomes.retention3, lang.value);
  return (
    <a class="jump" href="#answers">
      <span>{difference === null ? "" : `${t(outcomes.retention3.name)} ${difference.value}`}</span>
      <span>{say("toAnswers")} ↓</span>
    </a>
  );
};

export const Controls = () => (
  <section class="controls" aria-label={say("levers")}>
    <div class="field">
      <label for="region">{say("region")}</label>
      <select
        id="region"
        value={region.value}
        onChange={(e) => {
          choose(e.currentTarget.value);
        }}
      >
        {shippedRegions.map(({ path, name }) => (
          <option key={path} value={path}>
            {t(name)}
          </option>
        ))}
        <optgroup label={say("provinces")}>
          {provinces.map(({ path, name }) => (
            <option key={path} value={path}>
              {t(name)}
            </option>
          ))}
        </optgroup>
        {(ownHash.value !== null || region.value === OWN) && (
          <option value={OWN}>
            {say("ownRegion")}
            {ownName.value === null ? "" : ` · ${ownName.value}`}
          </option>
        )}
      </select>
    </div>
    <OwnDataForm />
    <Tabs />
    <Head />
    <Wrong />
    <Budget />
    <Levers />
    <Runs />
    <Jump />
  </section>
);
