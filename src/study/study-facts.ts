import { TableHash } from "../base/hash.ts";
import { canonicalScenario } from "../sim/canonical-scenario.ts";
import type { Study } from "./study.ts";
import { version } from "./version.gen.ts";

/** Everything that decides what a study computes, by the key of the study file that says so; names and threads do not. */
export function studyFacts(study: Study): Readonly<Record<string, string>> {
  const {
    bases,
    space,
    design,
    options,
    kind,
    seed,
    months,
    replicates,
    precision,
    ranking,
    outcomes,
    tables,
    baseline,
  } = study;
  const scenario = new TableHash();
  for (const base of bases) scenario.text(canonicalScenario({ ...base, months: 0 }));
  const flat = (prefix: string, values: Readonly<Record<string, unknown>>): [string, string][] =>
    Object.entries(values).map(([key, value]) => [`${prefix}.${key}`, JSON.stringify(value)]);
  const { table, ...spread } = design;
  return {
    version,
    kind,
    scenario: scenario.digest(),
    months: String(months),
    replicates: String(replicates),
    precision: precision === null ? "none" : String(precision),
    ranking: ranking === null ? "none" : String(ranking),
    seed,
    baseline,
    outcomes: outcomes.join(", "),
    tables: tables.join(", "),
    "design.type": spread.type,
    ...Object.fromEntries(flat("design", spread.options)),
    ...(table === undefined
      ? {}
      : { "design.file": JSON.stringify([table.head.cells, ...table.rows.map((row) => row.cells)]) }),
    ...Object.fromEntries(space.dimensions.map(({ path, values }) => [`vary.${path}`, JSON.stringify(values)])),
    ...Object.fromEntries(flat("options", options)),
  };
}

type Facts = Readonly<Record<string, string>>;

/** SHA-256 of what decides a study's content. */
export const factsHash = (facts: Facts): string => new TableHash().text(JSON.stringify(facts)).digest();

/** A key of which two studies say different things; null where one says nothing. */
export interface Change {
  readonly key: string;
  readonly before: string | null;
  readonly now: string | null;
}

export const changes = (before: Facts, now: Facts): readonly Change[] =>
  [...new Set([...Object.keys(before), ...Object.keys(now)])].flatMap((key) =>
    before[key] === now[key] ? [] : [{ key, before: before[key] ?? null, now: now[key] ?? null }],
  );
