import { all as allLevers } from "../levers/all.gen.ts";
import type { Lever } from "../levers/lever.ts";
import { indicators } from "../levers/loop/indicators.ts";
import type { LoopResult } from "../sim/comparison.ts";
import type { RunResult } from "../sim/job.ts";
import type { Table } from "../sim/rows.ts";

const levers = allLevers as readonly unknown[] as readonly Lever[];

const column = (table: Table | undefined, id: string): readonly number[] => [...(table?.[id] ?? [])];
const mean = (values: readonly number[]): number => values.reduce((sum, x) => sum + x, 0) / values.length;

/** The distinct ones, in rising order. */
const distinct = (values: readonly number[]): number[] => [...new Set(values)].sort((a, b) => a - b);

/** What a closed loop saw and did, over all runs; null where no run had one. */
export function loopOf(runs: readonly RunResult[]): LoopResult | null {
  const looped = runs.filter(({ tables }) => tables.strengths !== undefined).map(({ tables }) => tables);
  if (looped.length === 0) return null;
  const first = looped[0];
  const reviewed = distinct(looped.flatMap(({ reviews }) => column(reviews, "month")));
  const reviews = reviewed.flatMap((month) =>
    indicators.map(({ id, name }, k) => {
      const means = (of: string): number =>
        mean(
          looped.flatMap(({ reviews: table }) => {
            const months = column(table, "month");
            const which = column(table, "indicator");
            return column(table, of).filter((_, row) => months[row] === month && which[row] === k);
          }),
        );
      return {
        month,
        indicator: id,
        name,
        actual: means("actual"),
        measured: means("measured"),
        target: means("target"),
      };
    }),
  );
  const begins = Math.min(...column(first?.strengths, "month"));
  const strengths = [begins, ...reviewed].flatMap((month) =>
    distinct(column(first?.strengths, "lever")).map((index) => {
      const lever = levers[index] as Lever;
      // Rows say when a strength changed: the last one up to the month is in force.
      const granted = looped.map(({ strengths: table }) => {
        const months = column(table, "month");
        const which = column(table, "lever");
        return (
          column(table, "granted")
            .filter((_, row) => which[row] === index && (months[row] ?? 0) <= month)
            .at(-1) ?? 0
        );
      });
      return { month, lever: lever.id, name: lever.name, granted: mean(granted) };
    }),
  );
  return { reviews, strengths };
}
