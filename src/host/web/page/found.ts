import { all } from "../../../analyses/all.gen.ts";
import { rivalNote } from "../../../analyses/rival-note.ts";
import type { BriefNote, Chapter } from "../../../sim/findings.ts";
import type { HowSure } from "../../../study/how-sure.ts";
import type { AnalysisId } from "../questions.ts";
import { tasks } from "./asking.ts";
import { asOf } from "./drafts.ts";

/** What an analysis found, where it is of the packages as they are. */
const current = (id: AnalysisId): unknown => {
  const task = tasks.value[id];
  return task?.of === asOf.value && task.result?.id === id ? task.result.found : null;
};

/** What the analyses of the page have found about its packages, for briefs; nothing where they have not been run. */
export const foundNotes = (): readonly BriefNote[] => {
  const chapters = all.flatMap(({ id }) => (current(id) as Chapter | null)?.notes ?? []);
  // How sure it is tells of rules and parameters, so it comes before the rules alone.
  const sure = current("sure") as HowSure | null;
  const doubts = (sure?.packages ?? []).map(({ id, rules, parameters }) =>
    rivalNote(id, sure?.replicates ?? 0, rules, parameters),
  );
  return [...doubts, ...chapters];
};
