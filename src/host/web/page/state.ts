import { batch, computed, effect, signal } from "@preact/signals";
import { type Fault, Faults } from "../../../base/fail.ts";
import type { Language, Text } from "../../../base/text.ts";
import type { LeverSetting } from "../../../levers/lever.ts";
import type { Comparison } from "../../../sim/comparison.ts";
import { Kept } from "../../../sim/kept.ts";
import { parseScenario } from "../../../sim/parse-scenario.ts";
import type { Scenario } from "../../../sim/scenario.ts";
import { STATUS_QUO, statusQuoOf } from "../../../sim/status-quo.ts";
import { writeScenario } from "../../../sim/write-scenario.ts";
import { calibrated, filesWith, provinces, shippedPackages, shippedRegions, textOf } from "../files.ts";
import { fromFragment, type Linked, toFragment } from "../link.ts";
import { Packer } from "../parcel.ts";
import type { Analysis, AnalysisId, AnalysisResult, Question, Reply } from "../questions.ts";

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

/** The region that is made of the user's own data. */
export const OWN = "own/region.yaml";
export const TYPICAL = "regions/typical-county.yaml";
export const KEYS = ["a", "b", "c", "d"] as const;
const HEAD = "schemaVersion: 1\n";

/** Survives the page where the browser keeps anything at all. */
const remembered = (): Language | null => {
  try {
    const kept = localStorage.getItem("medtide-language");
    return kept === "en" || kept === "zh" ? kept : null;
  } catch {
    return null;
  }
};
export const lang = signal<Language>(remembered() ?? (navigator.language.startsWith("zh") ? "zh" : "en"));
export const speak = (language: Language): void => {
  lang.value = language;
  try {
    localStorage.setItem("medtide-language", language);
  } catch {
    // A browser that keeps nothing forgets the language too.
  }
};

const scheme = matchMedia("(prefers-color-scheme: dark)");
/** Whether charts are drawn for a dark ground. */
export const night = signal(scheme.matches);
scheme.addEventListener("change", () => {
  night.value = scheme.matches;
});
export const region = signal(TYPICAL);
/** Files of the user's own, by the path that scenarios name them by. They stay in this browser. */
export const ownFiles = signal<ReadonlyMap<string, string>>(new Map());
/** SHA-256 of these, or null where there are none: what a link holds of them. */
export const ownHash = signal<string | null>(null);
export const seed = signal("medtide");

const isProvince = (path: string): boolean => provinces.some((province) => province.path === path);
/** Replicates unless somebody says otherwise: a province is hundreds of counties, and luck evens out in it. */
const usualReplicates = (path: string): number => (isProvince(path) ? 8 : 30);
export const replicates = signal(usualReplicates(TYPICAL));
/** Looks at another region. */
export const choose = (path: string): void => {
  batch(() => {
    if (replicates.value === usualReplicates(region.value)) replicates.value = usualReplicates(path);
    region.value = path;
  });
};
export const years = signal(10);
/** RMB a year that every package is scaled to, or null. */
export const budget = signal<number | null>(null);

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

/** The latest answer, and how far the next one is. */
export const comparison = signal<Comparison | null>(null);
export const progress = signal<{ readonly done: number; readonly total: number; readonly last: boolean }>({
  done: 0,
  total: 0,
  last: true,
});
export const runFaults = signal<readonly Fault[]>([]);

/** Replicates after which there is an answer; a province gives a first one sooner, since each of its replicates takes long. */
export const soonest = computed(() => Math.min(replicates.value, isProvince(region.value) ? 3 : 8));
/** Replicates after which an answer is shown: few soon, all in the end. */
const rounds = computed(() =>
  [...new Set([soonest.value, 8, 16, replicates.value])].filter((n) => n <= replicates.value).sort((a, b) => a - b),
);

const director = new Worker(new URL("../director.ts", import.meta.url), { type: "module" });
let turn = 0;
const packer = new Packer();

/** How an analysis stands: nothing, under way, found, or why not. */
export interface Task {
  readonly turn: number;
  readonly done: number;
  readonly total: number;
  readonly result: AnalysisResult | null;
  readonly faults: readonly Fault[];
  readonly running: boolean;
  /** Packages as they were when it was asked for. */
  readonly of: string;
}
export const tasks = signal<Readonly<Partial<Record<AnalysisId, Task>>>>({});
const setTask = (id: AnalysisId, part: Partial<Task>): void => {
  const task = tasks.value[id];
  if (task !== undefined) tasks.value = { ...tasks.value, [id]: { ...task, ...part } };
};

/** What packages are at the moment, to tell whether an analysis is still of these. */
export const asOf = computed(() => JSON.stringify([texts.value, region.value, seed.value, ownHash.value]));

let analyses = 0;
type Unturned<T> = T extends unknown ? Omit<T, "turn"> : never;
/** Asks for an analysis; one of the same kind that is under way is called off. */
export const ask = (analysis: Unturned<Analysis>): void => {
  const task: Task = { turn: ++analyses, done: 0, total: 0, result: null, faults: [], running: true, of: asOf.value };
  tasks.value = { ...tasks.value, [analysis.id]: task };
  director.postMessage({ ...analysis, turn: task.turn });
};
export const stop = (id: AnalysisId): void => {
  director.postMessage({ stop: id });
  setTask(id, { running: false });
};
const onAnalysis = (id: AnalysisId, reply: Reply): void => {
  if (tasks.value[id]?.turn !== reply.turn || tasks.value[id]?.running !== true) return;
  if ("result" in reply) setTask(id, { result: reply.result, running: false });
  else if ("faults" in reply) setTask(id, { faults: reply.faults, running: false });
  else if ("done" in reply) setTask(id, { done: reply.done, total: reply.total });
};

director.onmessage = ({ data }: MessageEvent<Reply>) => {
  const id = "result" in data ? data.result.id : "id" in data ? data.id : undefined;
  if (id !== undefined) {
    onAnalysis(id, data);
    return;
  }
  if (data.turn !== turn || "result" in data) return;
  if ("faults" in data) {
    runFaults.value = data.faults;
    progress.value = { ...progress.value, last: true };
  } else if ("comparison" in data) {
    comparison.value = data.comparison;
    progress.value = { done: data.comparison.replicates, total: progress.value.total, last: data.last };
  } else progress.value = { done: Math.max(progress.value.done, data.done), total: data.total, last: false };
};

const linked = (): Linked => ({
  region: region.value,
  seed: seed.value,
  replicates: replicates.value,
  years: years.value,
  budget: budget.value,
  packages: texts.value.map(({ path, text }) => [path.replace(".yaml", ""), text]),
  ...(region.value === OWN && ownHash.value !== null ? { own: ownHash.value } : {}),
});

/** The address of this page as it stands: the whole of it is in the part that no server sees. */
export const address = computed(() => `${location.href.replace(/#.*$/, "")}#${toFragment(linked())}`);

/** What was wrong with the link that the page was opened by. */
export const linkFaults = signal<readonly Text[]>([]);

/** SHA-256 of the own data that a link is of. */
export const wantedHash = signal<string | null>(null);
/** A link that waits for the data it is of. */
const waiting = signal<Linked | null>(null);

/** Takes over what a link holds, each file by way of the parser. */
const restore = (link: Linked): void => {
  if (link.region === OWN && link.own !== undefined && ownHash.value === null) {
    wantedHash.value = link.own;
    waiting.value = link;
    return;
  }
  const faults: Text[] = [];
  if ([...shippedRegions, ...provinces].some(({ path }) => path === link.region)) region.value = link.region;
  else if (link.region === OWN && link.own !== undefined) {
    region.value = OWN;
  } else
    faults.push({
      en: `The link names a region that is not here: ${link.region}`,
      zh: `链接所指区域不在此处：${link.region}`,
    });
  seed.value = link.seed;
  replicates.value = link.replicates;
  years.value = link.years;
  budget.value = link.budget;
  drafts.value = link.packages.map(([key]) => blank(key));
  link.packages.forEach(([, text], at) => {
    for (const { en, zh } of fill(text, null, at)) faults.push({ en, zh });
  });
  linkFaults.value = faults;
};

/** Takes the user's own data for the region, and over from the link that has waited for it. */
export const settleOwn = (files: ReadonlyMap<string, string>, hash: string): void => {
  const link = waiting.value;
  batch(() => {
    ownFiles.value = files;
    ownHash.value = hash;
    region.value = OWN;
    if (link !== null) restore(link);
    waiting.value = null;
  });
};

/** Opens what the address says, and keeps the address true from then on. */
export const startLinking = (): void => {
  const open = (): void => {
    const link = fromFragment(location.hash);
    if (link === "damaged")
      linkFaults.value = [
        {
          en: "This link is cut short or damaged, so nothing of it was taken over. Ask for it again, whole.",
          zh: "该链接不完整或已损坏，未载入任何内容。请重新获取完整链接。",
        },
      ];
    else if (link !== null) restore(link);
  };
  open();
  addEventListener("hashchange", open);
  let later: ReturnType<typeof setTimeout> | undefined;
  effect(() => {
    const next = address.value;
    clearTimeout(later);
    if (waiting.value !== null) return;
    later = setTimeout(() => history.replaceState(null, "", next), 600);
  });
};

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

/** Asks anew whenever something that the answer follows from has changed; the question before is called off at once. */
export const startAsking = (): void => {
  effect(() => {
    const packages = scenarios.value.flatMap((each) => ("scenario" in each ? [each.scenario] : []));
    const [first] = packages;
    if (first === undefined) return;
    const question: Question = {
      turn: ++turn,
      parcel: packer.pack([baselineOf(first), ...packages.filter(({ levers }) => levers.length > 0)]),
      baseline: STATUS_QUO,
      seed: seed.value,
      budget: budget.value,
      rounds: rounds.value,
    };
    runFaults.value = [];
    progress.value = { done: 0, total: replicates.value, last: false };
    director.postMessage(question);
  });
};
