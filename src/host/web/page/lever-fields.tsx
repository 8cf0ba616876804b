import type { Text } from "../../../base/text.ts";
import type { Lever, LeverParameter, LeverSetting } from "../../../levers/lever.ts";
import { unitText } from "../../../sim/unit-text.ts";
import { lang } from "./language.ts";
import { set } from "./lever-settings.ts";
import { type Word, words } from "./words.ts";

const say = (word: Word): string => words[word][lang.value];
const t = (text: Text): string => text[lang.value];

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
export const inForm = (parameter: LeverParameter, value: number): number =>
  Number((value * scaleOf(parameter)).toFixed(6));
const unitOf = ({ kind, unit }: LeverParameter): string => {
  const name = t(unitText(unit));
  if (kind !== "share") return name;
  if (unit === "share") return "%";
  return lang.value === "zh" ? `%（${name}）` : `% (${name})`;
};

export const Parameter = ({ lever, name, setting }: { lever: Lever; name: string; setting: LeverSetting }) => {
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

export const When = ({ lever, setting }: { lever: Lever; setting: LeverSetting }) => {
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
