import type { Lever, LeverSetting } from "../../../levers/lever.ts";
import type { Findings } from "../../../sim/findings.ts";
import { catalogue } from "../../../sim/full-catalogue.ts";
import { activeDraft, blank, change } from "./drafts.ts";
import { lang } from "./language.ts";
import { usualSetting } from "./lever-settings.ts";
import { words } from "./words.ts";

type Settings = Readonly<Record<string, number | string | boolean | null>>;

const isFrontier = (value: unknown): value is readonly { readonly settings: Settings }[] =>
  Array.isArray(value) && value.every((each) => typeof each === "object" && each !== null && "settings" in each);

/** A lever with what a point says of its parameters; null where it does not hold the lever. */
const leverAt = (lever: Lever, settings: Settings): LeverSetting | null => {
  const own = Object.entries(settings).filter(([path]) => path.split(".")[1] === lever.id);
  if (own.length === 0 || own.some(([path, value]) => path === `levers.${lever.id}` && value !== true)) return null;
  const usual = usualSetting(lever);
  const params = own.flatMap(([path, value]): [string, number][] => {
    const name = path.split(".")[2] ?? "";
    const parameter = lever.params[name];
    if (parameter === undefined || value === null) return [];
    const choice = parameter.choices?.findIndex(({ id }) => id === value) ?? -1;
    return [[name, choice >= 0 ? choice : Number(value)]];
  });
  return { ...usual, params: { ...usual.params, ...Object.fromEntries(params) } };
};

/** Whether the forms can hold all that is varied: levers, and what only one lever has. */
const fits = (settings: Settings): boolean =>
  Object.keys(settings).every((path) => {
    const [group, id, name, more] = path.split(".");
    const lever = catalogue.levers.find((each) => each.id === id);
    return (
      group === "levers" && lever !== undefined && more === undefined && (name === undefined || name in lever.params)
    );
  });

const take = (settings: Settings, number: number): void => {
  const levers = catalogue.levers.flatMap((lever) => leverAt(lever, settings) ?? []);
  const name = { en: `Frontier ${number}`, zh: `前沿组合 ${number}` };
  change({ ...blank(activeDraft.value.key), name, levers });
};

/** The packages of a frontier, each to be put into the forms of the package in front. */
export const Frontier = ({ of }: { of: Findings }) => {
  const found = of.data["frontier"];
  if (!isFrontier(found) || found.length === 0 || !found.every(({ settings }) => fits(settings))) return null;
  return (
    <p class="actions">
      {words.takeOver[lang.value]}
      {found.map(({ settings }, at) => (
        <button type="button" key={at} data-frontier={at + 1} onClick={() => take(settings, at + 1)}>
          {at + 1}
        </button>
      ))}
    </p>
  );
};
