import { computed, signal } from "@preact/signals";
import { type Fault, Faults } from "../../../base/fail.ts";
import type { Text } from "../../../base/text.ts";
import type { LeverSetting } from "../../../levers/lever.ts";
import { Kept } from "../../../sim/kept.ts";
import { parseScenario } from "../../../sim/parse-scenario.ts";
import type { Scenario } from "../../../sim/scenario.ts";
import { statusQuoOf } from "../../../sim/status-quo.ts";
import { writeScenario } from "../../../sim/write-scenario.ts";
import { calibrated, filesWith, shippedPackages, textOf } from "../files.ts";
import { ownFiles, ownHash, region, seed, years } from "./basis.ts";

/** A package under the user's hands: the head of its file, and its levers as the forms show them. */
export interface Draft {
  /** Its file is called by this letter. */
  readonly key: string;
  /** Text of the file whose levers are replaced. */
  readonly head: string;
  /** Levers that the bases of the head bring. */
  readonly inherited: readonly string[];
  readonly name: Text;
  readonly levers: readonly LeverSetting[];
  /** The shipped file that the forms were filled from. */
  readonly from: string | null;
}

export const KEYS = ["a", "b", "c", "d"] as const;
const HEAD = "schemaVersion: 1\n";

const letters = (key: string): string => key.toUpperCase();
export const blank = (key: string): Draft => ({
  key,
  head: HEAD,
  inherited: [],
  name: { en: `Package ${letters(key)}`, zh: `组合 ${letters(key)}` },
  levers: [],
  from: null,
});
export const drafts = signal<readonly Draft[]>([blank("a")]);
export const active = signal(0);
export const activeDraft = computed(() => drafts.value[active.value] ?? (drafts.value[0] as Draft));

/** Changes one package, the one in front unless said. */
export const change = (part: Partial<Draft>, at = active.value): void => {
  drafts.value = drafts.value.map((draft, k) => (k === at ? { ...draft, ...part } : draft));
};

const textFor = ({ head, inherited, name, levers }: Pick<Draft, "head" | "inherited" | "name" | "levers">): string =>
  writeScenario(head, levers, inherited, calibrated, { name, extends: region.value, months: years.value * 12 });

/** The file of each package, as it is run, saved and linked. */
export const texts = computed(() => drafts.value.map((draft) => ({ path: `${draft.key}.yaml`, text: textFor(draft) })));

export type Read = { readonly scenario: Scenario } | { readonly faults: readonly Fault[] };
const bare = new Kept<Read>(24);

/** Reads the text of a file; what is wrong with it is told, never thrown. */
const read = (path: string, text: string): Read => {
  try {
    const files = filesWith(new Map([...ownFiles.value, [path, text]]));
    return { scenario: parseScenario(path, files, calibrated) };
  } catch (error) {
    if (error instanceof Faults) return { faults: error.faults };
    throw error;
  }
};

const byId = new Map(calibrated.levers.map((lever) => [lever.id, lever]));
/** Levers in force that a lever excludes, whichever of the two declares it. */
export const excludedBy = (id: string, levers: readonly LeverSetting[]): readonly string[] =>
  levers.flatMap(({ lever: other }) =>
    other !== id && (byId.get(id)?.conflicts?.includes(other) || byId.get(other)?.conflicts?.includes(id))
      ? [other]
      : [],
  );

/** A package without its levers, written and read once for as long as nothing but its levers changes. */
const bareOf = ({ key, head, inherited, name }: Draft): Read =>
  bare.of(JSON.stringify([ownHash.value, region.value, years.value, key, head, inherited, name]), () =>
    read(`${key}.yaml`, textFor({ head, inherited, name, levers: [] })),
  );

/**
 * Each package as a scenario. Settings come from forms that hold them to their ranges. Only where levers exclude each other
 * is the whole file parsed, for the parser's words.
 */
export const scenarios = computed((): readonly Read[] =>
  drafts.value.map((draft): Read => {
    const { key, levers } = draft;
    if (levers.some(({ lever }) => excludedBy(lever, levers).length > 0)) return read(`${key}.yaml`, textFor(draft));
    const known = bareOf(draft);
    return "faults" in known ? known : { scenario: { ...known.scenario, levers } };
  }),
);

/** Fills the forms of a package from the text of a scenario file. Returns what is wrong with it, if anything. */
export const fill = (text: string, from: string | null, at = active.value): readonly Fault[] => {
  const key = drafts.value[at]?.key ?? "a";
  const path = from ?? `${key}.yaml`;
  const whole = read(path, text);
  if ("faults" in whole) return whole.faults;
  const bare = read(path, writeScenario(text, [], [], calibrated));
  const inherited = "scenario" in bare ? bare.scenario.levers.map(({ lever }) => lever) : [];
  const { name, levers } = whole.scenario;
  change({ head: text, inherited, name, levers, from }, at);
  return [];
};

export const fillFromShipped = (path: string): void => {
  if (path === "") {
    const { key } = activeDraft.value;
    change({ ...blank(key), from: null });
  } else if (shippedPackages.some((each) => each.path === path)) fill(textOf(path), path);
};

export const addDraft = (): void => {
  const key = KEYS.find((letter) => !drafts.value.some((draft) => draft.key === letter));
  if (key === undefined) return;
  drafts.value = [...drafts.value, blank(key)];
  active.value = drafts.value.length - 1;
};

export const removeDraft = (): void => {
  if (drafts.value.length < 2) return;
  drafts.value = drafts.value.filter((_, at) => at !== active.value);
  active.value = Math.min(active.value, drafts.value.length - 1);
};

/** What packages are at the moment, to tell whether an analysis is still of these. */
export const asOf = computed(() => JSON.stringify([texts.value, region.value, seed.value, ownHash.value]));

/** Packages that can be run and do anything. */
export const packagesInForce = (): readonly Scenario[] =>
  scenarios.value.flatMap((read) => ("scenario" in read && read.scenario.levers.length > 0 ? [read.scenario] : []));

/** The one of them that is in front. */
export const frontPackage = (): Scenario | null => {
  const read = scenarios.value[active.value];
  return read !== undefined && "scenario" in read && read.scenario.levers.length > 0 ? read.scenario : null;
};

/** The status quo of the region, which every package is held against. */
export const baselineOf = (scenario: Scenario): Scenario => ({
  ...statusQuoOf(scenario),
  name: { en: "Status quo", zh: "维持现状" },
});
