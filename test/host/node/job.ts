import { type Column, schemas, type Table, type TableId, type Tables } from "../../../src/sim/rows.ts";
import { runHash } from "../../../src/sim/run-hash.ts";
import type { Scenario } from "../../../src/sim/scenario.ts";
import type { Job, Outcome } from "../../../src/study/runner.ts";

/** A scenario that nothing here looks into. */
const scenario = (id: string): Scenario => ({
  schemaVersion: 1,
  id,
  name: { en: id, zh: id },
  description: null,
  lacks: [],
  months: 2,
  burnIn: 0,
  region: { id: "r", name: { en: "r", zh: "r" }, counties: 1, countiesPerPrefecture: 1, facilities: [], margins: [] },
  levers: [],
  parameters: {},
  betas: {},
  terms: {},
});

export const jobsOf = (replicates: number, scenarios: readonly string[] = ["a", "b"]): Job[] =>
  Array.from({ length: replicates }, (_, replicate) => ({ scenarios: scenarios.map(scenario), seed: "s", replicate }));

/** Tables of two rows each, with a value of every awkward kind; one table is empty, and the first scenario has no loop. */
const tablesOf = (index: number, replicate: number): Tables => {
  const awkward = [0.1 + index, Number.NaN, -0, 1e-310, 2 ** 53 - 1, replicate / 3];
  const table = (columns: readonly Column[]): Table =>
    Object.fromEntries(
      columns.map(({ id, unit }, at) => {
        if (id === "scenario") return [id, Float64Array.of(index, index)];
        if (id === "replicate") return [id, Float64Array.of(replicate, replicate)];
        if (["position", "code", "month", "year"].includes(unit)) return [id, Float64Array.of(0, 1)];
        return [id, Float64Array.of(awkward[at % awkward.length] ?? 0, at)];
      }),
    );
  const empty = Object.fromEntries(schemas.costs.columns.map(({ id }) => [id, new Float64Array()]));
  const filled = Object.fromEntries((Object.keys(schemas) as TableId[]).map((id) => [id, table(schemas[id].columns)]));
  const { reviews: _, strengths: __, ...plain } = filled;
  return { ...(index === 0 ? plain : filled), costs: empty } as Tables;
};

/** What a simulation of the job might answer. */
export const outcomesOf = ({ scenarios, replicate }: Job): Outcome[] =>
  scenarios.map((_, index) => {
    const tables = tablesOf(index, replicate);
    const measures = { retention3: 0.7 + index / 10 + replicate / 1000, costPerDoctorYear: null };
    return { ok: true, run: { scenario: index, replicate, measures, tables, hash: runHash({ tables, measures }) } };
  });

export const failure = (index: number, replicate: number): Outcome => ({
  ok: false,
  scenario: index,
  replicate,
  stage: "month 3",
  message: "posts do not balance",
});

export const collect = async <T>(from: AsyncIterable<T>): Promise<T[]> => {
  const all: T[] = [];
  for await (const item of from) all.push(item);
  return all;
};
