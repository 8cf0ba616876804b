import type { Text } from "../base/text.ts";
import type { Catalogue } from "../sim/catalogue.ts";
import type { Chapter } from "../sim/findings.ts";
import type { Scenario } from "../sim/scenario.ts";
import type { Runner } from "../study/runner.ts";

/** What an analysis is asked about. */
export interface Asked {
  /** The status quo that packages are held against. */
  readonly baseline: Scenario;
  readonly packages: readonly Scenario[];
  /** The one of them that is in front. */
  readonly front: Scenario;
  readonly seed: string;
  readonly replicates: number;
}

/**
 * What can be found out about packages beyond their comparison: a plain object in a file of its own in `kinds/`, which the
 * command line, the lab, the report and the brief all take it from.
 */
export interface Analysis<Result = unknown> {
  /** Of its option in the command line, of its file in a result folder, and of its panel in the lab. */
  readonly id: string;
  /** The question that it answers, and how it goes about it. */
  readonly question: Text;
  readonly explains: Text;
  /** What it needs, told where it does not fit. */
  readonly needs: Text;
  /** Whether it can be run of this. */
  fits(asked: Asked): boolean;
  run(
    asked: Asked,
    catalogue: Catalogue,
    runner: Runner,
    onProgress: (done: number, total: number) => void,
  ): Promise<Result>;
  /** What it has found, to be read; `nameOf` names a scenario by its id. */
  chapter(result: Result, nameOf: (id: string) => Text): Chapter;
}
