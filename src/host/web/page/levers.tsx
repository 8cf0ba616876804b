import { signal } from "@preact/signals";
import { listComma, type Text } from "../../../base/text.ts";
import { beyondGrade, gradeNames } from "../../../chart/grades.ts";
import { payerNames } from "../../../chart/words.ts";
import type { Lever, LeverParameter, LeverSetting } from "../../../levers/lever.ts";
import { leverGroups } from "../../../levers/lever.ts";
import { catalogue } from "../../../sim/full-catalogue.ts";
import { unitText } from "../../../sim/unit-text.ts";
import { activeDraft, change, excludedBy } from "./drafts.ts";
import { evidenceText } from "./evidence.ts";
import { lang } from "./language.ts";
import { TargetForm } from "./target.tsx";
import { groupNames, type Word, words } from "./words.ts";

const say = (word: Word): string => words[word][lang.value];
const t = (text: Text): string => text[lang.value];

/** Settings of levers that were switched off, so that switching on again brings them back. */
const put = new Map<string, LeverSetting>();
/** A lever as it is when it is switched on. */
export const usualSetting = (lever: Lever): LeverSetting => ({
  lever: lever.id,
  params: Object.fromEntries(Object.entries(lever.params).map(([name, parameter]) => [name, parameter.default])),
  from: 1,
  until: null,
  phaseIn: 0,
  target: lever.target,
  intensity: 1,
  compliance: 1,
});

const order = new Map(catalogue.levers.map(({ id }, at) => [id, at]));
const set = (setting: LeverSetting): void => {
  const others = activeDraft.value.levers.filter(({ lever }) => lever !== setting.lever);
  const levers = [...others, setting].sort((a, b) => (order.get(a.lever) ?? 0) - (order.get(b.lever) ?? 0));
  change({ levers });
};
const turn = (lever: Lever, on: boolean): void => {
  const name = `${activeDraft.value.key} ${lever.id}`;
  if (on) {
    set(put.get(name) ?? usualSetting(lever));
    return;
  }
  const setting = activeDraft.value.levers.find((each) => each.lever === lever.id);
  if (setting !== undefined) put.set(name, setting);
  change({ levers: activeDraft.value.levers.filter((each) => each.lever !== lever.id) });
};

/** Steps of a slider: about a hundred, round, and whole where the parameter is. */
const stepOf = ({ kind, range: [low, high] }: LeverParameter): number => {
  if (kind === "months" || kind === "count") return high - low < 1 ? 0.01 : 1;
  let step = 1e-4;
  for (let turn = 0; (high - low) / step > 120; turn++) step *= turn % 3 === 1 ? 2.5 : 2;
  return Number(step.toPrecision(6));
};

interface NumberProps {
  readonly id: string;
  readonly label: string;
  readonly value: number;
  readonly low: number;
  readonly high: number;
  readonly step: number;
  readonly unit: string;
  readonly onValue: (value: number) => void;
}
/** A slider and a box for the same number; what lies outside the range is not taken. */
const NumberField = ({ id, label, value, low, high, step, unit, onValue }: NumberProps) => {
  const take = (text: string): void => {
    const number = Number(text);
    if (text.trim() !== "" && number >= low && number <= high) onValue(number);
  };
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <div class="number">
        <input
          type="range"
          id={`${id}-slider`}
          aria-label={label}
          min={low}
          max={high}
          step={step}
          value={value}
          onInput={(event) => take(event.currentTarget.value)}
        />
        <input
          type="number"
          id={id}
          min={low}
          max={high}
          step="any"
          value={value}
          onChange={(event) => {
            take(event.currentTarget.value);
            event.currentTarget.value = String(value);
          }}
        />
        <span class="unit">{unit}</span>
      </div>
    </div>
  );
};

/** Shares are typed and read in per cent. */
const scaleOf = ({ kind }: LeverParameter): number => (kind === "share" ? 100 : 1);
const inForm = (parameter: LeverParameter, value: number): number => Number((value * scaleOf(parameter)).toFixed(6));
const unitOf = ({ kind, unit }: LeverParameter): string => {
  const name = t(unitText(unit));
  if (kind !== "share") return name;
  if (unit === "share") return "%";
  return lang.value === "zh" ? `%（${name}）` : `% (${name})`;
};

const Parameter = ({ lever, name, setting }: { lever: Lever; name: string; setting: LeverSetting }) => {
  const parameter = lever.params[name] as LeverParameter;
  const value = setting.params[name] ?? parameter.default;
  const id = `${lever.id}-${name}`;
  const onValue = (next: number): void => set({ ...setting, params: { ...setting.params, [name]: next } });
  if (parameter.choices !== undefined) {
    return (
      <div class="field">
        <label for={id}>{t(parameter.name)}</label>
        <select id={id} value={String(value)} onChange={(event) => onValue(Number(event.currentTarget.value))}>
          {parameter.choices.map((choice, at) => (
            <option key={choice.id} value={String(at)}>
              {t(choice.name)}
            </option>
          ))}
        </select>
      </div>
    );
  }
  if (parameter.kind === "switch") {
    return (
      <label class="check">
        <input
          type="checkbox"
          checked={value === 1}
          onChange={(event) => onValue(event.currentTarget.checked ? 1 : 0)}
        />
        {t(parameter.name)}
      </label>
    );
  }
  const [low, high] = parameter.range;
  const shown = (number: number): number => inForm(parameter, number);
  return (
    <NumberField
      id={id}
      label={t(parameter.name)}
      value={shown(value)}
      low={shown(low)}
      high={shown(high)}
      step={shown(stepOf(parameter))}
      unit={unitOf(parameter)}
      onValue={(next) => onValue(Number((next / scaleOf(parameter)).toFixed(8)))}
    />
  );
};

const When = ({ lever, setting }: { lever: Lever; setting: LeverSetting }) => {
  const field = (
    key: "from" | "phaseIn" | "intensity" | "compliance",
    word: Word,
    [low, high]: readonly [number, number],
    scale = 1,
  ) => (
    <NumberField
      id={`${lever.id}-${key}`}
      label={say(word)}
      value={Number((setting[key] * scale).toFixed(4))}
      low={low}
      high={high}
      step={1}
      unit=""
      onValue={(value) => set({ ...setting, [key]: value / scale })}
    />
  );
  return (
    <>
      {field("from", "from", [1, 120])}
      {field("phaseIn", "phaseIn", [0, 60])}
      <div class="field">
        <label for={`${lever.id}-until`}>{say("until")}</label>
        <input
          type="number"
          id={`${lever.id}-until`}
          min={setting.from}
          max={480}
          placeholder={say("untilNever")}
          value={setting.until ?? ""}
          onChange={(event) => {
            const { value } = event.currentTarget;
            const month = Math.floor(Number(value));
            if (value === "") set({ ...setting, until: null });
            else if (month >= setting.from && month <= 480) set({ ...setting, until: month });
            else event.currentTarget.value = setting.until === null ? "" : String(setting.until);
          }}
        />
      </div>
      {field("intensity", "intensity", [0, 100], 100)}
      {field("compliance", "compliance", [0, 100], 100)}
    </>
  );
};

const more = (parameter: LeverParameter): string => {
  const rest = beyondGrade(parameter, lang.value);
  return rest === "" ? "" : ` · ${rest}`;
};

const percent = ({ kind }: LeverParameter): string => (kind !== "share" ? "" : lang.value === "zh" ? "%" : " %");

const About = ({ lever }: { lever: Lever }) => (
  <>
    <dl class="facts">
      <dt>{say("payer")}</dt>
      <dd>{t(payerNames[lever.payer])}</dd>
      <dt>{say("cost")}</dt>
      <dd>{t(lever.cost)}</dd>
      {Object.entries(lever.params).map(([name, parameter]) => (
        <>
          <dt key={name}>{t(parameter.name)}</dt>
          <dd>
            {t(gradeNames[parameter.grade])}
            {parameter.choices === undefined && parameter.kind !== "switch"
              ? ` · ${say("usual")} ${inForm(parameter, parameter.default)}${percent(parameter)} · ${say("range")} ${parameter.range.map((end) => inForm(parameter, end)).join("–")}${percent(parameter)}`
              : ""}
            {more(parameter)}
          </dd>
        </>
      ))}
    </dl>
    <ul class="sources">
      {lever.sources.map((id) => (
        <li key={id}>
          <b>{id}</b> {evidenceText(id, lang.value)}
        </li>
      ))}
    </ul>
  </>
);

const LeverForm = ({ lever }: { lever: Lever }) => {
  const setting = activeDraft.value.levers.find((each) => each.lever === lever.id);
  const on = setting !== undefined;
  const rivals = excludedBy(lever.id, activeDraft.value.levers);
  const names = rivals
    .map((id) => t(catalogue.levers.find((each) => each.id === id)?.name ?? { en: id, zh: id }))
    .join(listComma[lang.value]);
  return (
    <li class={on ? "lever on" : "lever"} data-lever={lever.id}>
      <label class="switch">
        <input
          type="checkbox"
          role="switch"
          aria-checked={on}
          checked={on}
          onChange={(event) => turn(lever, event.currentTarget.checked)}
        />
        <span>{t(lever.name)}</span>
      </label>
      {rivals.length > 0 && (
        <p class={on ? "conflict" : "hint"}>
          {say("excludedBy")} {names}
        </p>
      )}
      {setting !== undefined && (
        <div class="settings">
          <p class="why">{t(lever.why)}</p>
          {Object.keys(lever.params).map((name) => (
            <Parameter key={name} lever={lever} name={name} setting={setting} />
          ))}
          <details>
            <summary>{say("more")}</summary>
            <When lever={lever} setting={setting} />
            <TargetForm lever={lever} setting={setting} onTarget={(target) => set({ ...setting, target })} />
          </details>
          <details>
            <summary>{say("about")}</summary>
            <About lever={lever} />
          </details>
        </div>
      )}
    </li>
  );
};

const wanted = signal("");

/** Every lever of the catalogue by group: a new one appears by itself. */
export const Levers = () => {
  const looked = wanted.value.trim().toLowerCase();
  const matches = ({ id, name }: Lever): boolean =>
    looked === "" || `${id} ${name.en} ${name.zh}`.toLowerCase().includes(looked);
  const found = catalogue.levers.filter(matches);
  const inForce = (lever: Lever): boolean => activeDraft.value.levers.some((setting) => setting.lever === lever.id);
  return (
    <section class="levers" aria-label={say("levers")}>
      <label class="find">
        <span class="visually-hidden">{say("find")}</span>
        <input
          type="search"
          placeholder={say("find")}
          value={wanted.value}
          onInput={(event) => {
            wanted.value = event.currentTarget.value;
          }}
        />
      </label>
      {found.length === 0 && <p class="quiet">{say("noneFound")}</p>}
      {leverGroups.map((group) => {
        const own = found.filter((lever) => lever.group === group);
        if (own.length === 0) return null;
        const count = own.filter(inForce).length;
        return (
          <details
            class="group"
            key={`${activeDraft.value.key} ${group} ${looked !== ""}`}
            open={count > 0 || looked !== ""}
          >
            <summary>
              {t(groupNames[group])}
              <span class="count">{count > 0 ? `${count} / ${own.length}` : own.length}</span>
            </summary>
            <ul>
              {own.map((lever) => (
                <LeverForm key={lever.id} lever={lever} />
              ))}
            </ul>
          </details>
        );
      })}
    </section>
  );
};
