import type { Text } from "../../../base/text.ts";
import type { Lever, LeverSetting, Target } from "../../../levers/lever.ts";
import { axesOfLever, targetWords } from "../../../sim/parse-target.ts";
import { targetName } from "../../../sim/target-words.ts";
import { lang } from "./language.ts";
import { type Word, words } from "./words.ts";

const t = (text: Text): string => text[lang.value];

const lists = {
  types: "targetTypes",
  posts: "targetPosts",
  titles: "targetTitles",
  specialties: "targetSpecialties",
} as const;
type ListAxis = keyof typeof lists;

interface Props {
  readonly lever: Lever;
  readonly setting: LeverSetting;
  readonly onTarget: (target: Target) => void;
}

/** Ticks for each word of a closed list; all of them is no restriction. */
const ListField = ({ lever, setting, onTarget, axis }: Props & { readonly axis: ListAxis }) => {
  const all: readonly string[] = targetWords[axis].list;
  const ticked: readonly string[] = setting.target[axis] ?? all;
  const tick = (word: string, on: boolean): void => {
    const next = all.filter((each) => (each === word ? on : ticked.includes(each)));
    // A list in full is written only where the lever itself is narrower.
    const { [axis]: _, ...rest } = setting.target;
    onTarget(next.length === all.length && lever.target[axis] === undefined ? rest : { ...rest, [axis]: next });
  };
  return (
    <fieldset class="ticks">
      <legend>{t(words[lists[axis] as Word])}</legend>
      {all.map((word) => (
        <label key={word}>
          <input
            type="checkbox"
            checked={ticked.includes(word)}
            onChange={(event) => tick(word, event.currentTarget.checked)}
          />
          {t(targetName(axis, word))}
        </label>
      ))}
    </fieldset>
  );
};

const RemotenessField = ({ lever, setting, onTarget }: Props) => {
  const [low, high] = setting.target.remoteness ?? [0, 1];
  const id = `${lever.id}-remoteness`;
  const bound = (end: 0 | 1, value: number) => (
    <input
      type="number"
      id={end === 0 ? id : `${id}-to`}
      aria-label={`${t(words.targetRemoteness)} ${end === 0 ? "≥" : "≤"}`}
      min={0}
      max={1}
      step={0.05}
      value={value}
      onChange={(event) => {
        const next = Number(event.currentTarget.value);
        const band: readonly [number, number] = end === 0 ? [next, high] : [low, next];
        if (next >= 0 && next <= 1 && band[0] <= band[1]) onTarget({ ...setting.target, remoteness: band });
        else event.currentTarget.value = String(value);
      }}
    />
  );
  return (
    <div class="field">
      <label for={id}>{t(words.targetRemoteness)}</label>
      <div class="band">
        {bound(0, low)} – {bound(1, high)}
      </div>
    </div>
  );
};

/** Who a lever reaches, along the axes that what it moves can be told apart by. */
export const TargetForm = (props: Props) => {
  const axes = axesOfLever(props.lever);
  return (
    <>
      {(Object.keys(lists) as ListAxis[])
        .filter((axis) => axes.includes(axis))
        .map((axis) => (
          <ListField key={axis} {...props} axis={axis} />
        ))}
      {axes.includes("remoteness") && <RemotenessField {...props} />}
    </>
  );
};
