import { type ParameterId, parameters } from "../../model/parameters.ts";
import { sourceText } from "../../model/source.ts";
import type { Dimension, Space } from "../space.ts";
import type { Aligned } from "./align.ts";
import { drawnIn } from "./rivals.ts";

/** What the file says of itself, and what stands in it. */
export interface InUse {
  readonly study: string;
  readonly seed: string;
  readonly simulations: number;
  readonly replicates: number;
  readonly targets: number;
  readonly inside: number;
  readonly distance: number;
  readonly values: readonly number[];
  readonly aligned: readonly Aligned[];
}

const isParameter = (id: string): id is ParameterId => id in parameters;

/** A line for a parameter, with all that its declaration says of it. */
function parameterLine(id: string, value: number): string {
  if (!isParameter(id)) throw new Error(`${id} is no parameter`);
  const { name, unit, default: usual, range, source } = parameters[id];
  return `  ${id}: ${value} # ${name.en} (${unit}; default ${usual}, range ${range[0]} to ${range[1]}): ${sourceText(source, "en")}`;
}

interface Drawn {
  readonly dimension: Dimension;
  readonly group: string;
  readonly id: string;
  readonly place: string | undefined;
  readonly value: number;
}

/** Lines of a term: one value, or one for each type of place. */
const termLines = (all: readonly Drawn[], id: string): string[] => {
  const own = all.filter((each) => each.id === id);
  const [first] = own;
  if (first !== undefined && first.place === undefined) return [`  ${id}: ${first.value} # ${first.dimension.name.en}`];
  return [`  ${id}:`, ...own.map(({ place, value, dimension }) => `    ${place}: ${value} # ${dimension.name.en}`)];
};

const block = (key: string, lines: readonly string[]): readonly string[] =>
  lines.length === 0 ? [] : [`${key}:`, ...lines];

/** The set in use as a layer that scenarios extend; the shipped `parameters.yaml` is one. Written by a study, never by hand. */
export function parametersFile(space: Space, inUse: InUse): string {
  const drawn = drawnIn(space).map((d, k): Drawn => {
    const dimension = space.dimensions[d]!;
    const [group = "", id = "", place] = dimension.path.split(".");
    return { dimension, group, id, place, value: inUse.values[k]! };
  });
  const of = (group: string): Drawn[] => drawn.filter((each) => each.group === group);
  const aligned = inUse.aligned.flatMap(({ rival, at }) =>
    [rival.intention, rival.inertia].map((d, k) =>
      parameterLine(space.dimensions[d]!.path.split(".")[1] ?? "", at[k]!),
    ),
  );
  const terms = of("terms");
  return [
    `# Written by the study ${inUse.study}; edits would be lost with the next run.`,
    `# Seed ${JSON.stringify(inUse.seed)}, ${inUse.simulations} simulations and ${inUse.replicates} replicates of each set that competed;`,
    `# ${inUse.inside} of ${inUse.targets} target figures inside their tolerance on fresh luck, distance ${inUse.distance.toFixed(3)}.`,
    "schemaVersion: 1",
    ...block("parameters", [
      ...of("parameters").map(({ id, value }) => parameterLine(id, value)),
      ...(aligned.length === 0
        ? []
        : ["  # Fitted afterwards, for scenarios under these rules of choice alone.", ...aligned]),
    ]),
    ...block(
      "factors",
      of("factors").map(({ id, value, dimension }) => `  ${id}: { beta: ${value} } # ${dimension.name.en}`),
    ),
    ...block(
      "terms",
      [...new Set(terms.map(({ id }) => id))].flatMap((id) => termLines(terms, id)),
    ),
    "",
  ].join("\n");
}
