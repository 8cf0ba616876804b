// The worker that reads the user's own data: large files must not stop the page, and none of them leaves the browser.

import { type Fault, Faults } from "../../base/fail.ts";
import { sha256Text } from "../../base/hash.ts";
import { Draw } from "../../base/rng.ts";
import { runKey } from "../../base/seed.ts";
import { expandFacilities } from "../../sim/facilities.ts";
import { FaultList } from "../../sim/parse-fault-list.ts";
import { parseScenario } from "../../sim/parse-scenario.ts";
import { type FitRow, populationFit } from "../../sim/population-fit.ts";
import { populate } from "../../sim/roster/populate.ts";
import { type RosterFile, readRosterFiles } from "../../sim/roster/read-file.ts";
import { ownMargins, regionTables, startingFolder } from "../../sim/roster/region-files.ts";
import type { Decode } from "../../sim/roster/text-table.ts";
import { calibrated, filesWith } from "./files.ts";

export interface Given {
  readonly turn: number;
  readonly files: readonly RosterFile[];
  /** The region that gives what the user's data does not say. */
  readonly base: string;
  readonly seed: string;
}

/** A region of the user's own, ready to run. */
export interface OwnData {
  /** Texts by path. */
  readonly files: ReadonlyMap<string, string>;
  /** SHA-256 of all of them that a run depends on. */
  readonly hash: string;
  readonly name: string;
  /** Names of the files it was read from. */
  readonly from: readonly string[];
  /** Whether these are margins, and no roster. */
  readonly isMargins: boolean;
  readonly facilities: number;
  readonly doctors: number;
  readonly added: readonly { readonly en: string; readonly zh: string }[];
  /** The rows of the margins that the doctors meet least, worst first. */
  readonly fit: readonly FitRow[];
}
export interface Told {
  readonly turn: number;
  /** Null while there are faults. */
  readonly own: OwnData | null;
  readonly faults: readonly Fault[];
  readonly notices: readonly Fault[];
}

const decode: Decode = (bytes, encoding) => {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
};

/** Rows of the fit that are shown. */
const WORST = 8;

/** A table of margins by its head; everything else is taken for a roster. */
const marginsText = (given: readonly RosterFile[]): string | null => {
  const [only] = given;
  if (only === undefined || given.length > 1) return null;
  const text = decode(only.bytes, "utf-8");
  const [head = ""] = (text ?? "").split(/\r?\n/, 1);
  return text !== null && ["type", "attribute", "category", "share"].every((name) => head.includes(name)) ? text : null;
};

const nameOf = (files: readonly RosterFile[]): string =>
  (files[0]?.name ?? "").replace(/\.\w+$/, "").slice(0, 60) || "own";

async function read({ turn, files, base, seed }: Given): Promise<Told> {
  const faults = new FaultList();
  const margins = marginsText(files);
  const withMargins = filesWith(new Map(margins === null ? [] : [["margins.csv", margins]]));
  const tables = regionTables(base, withMargins, calibrated, faults);
  const own = margins === null ? null : ownMargins("margins.csv", withMargins, faults);
  const reading = margins === null ? await readRosterFiles(files, decode) : null;
  const notices = reading?.notices ?? [];
  const wrong = [...faults.all(), ...(reading?.faults ?? [])];
  if (wrong.length > 0 || tables === null || (reading !== null && reading.roster === null))
    return { turn, own: null, faults: wrong, notices };
  const name = nameOf(files);
  const start = startingFolder(name, own === null ? tables : { ...tables, margins: own }, reading?.roster ?? null);
  const placed = new Map(
    [...start.files]
      .filter(([path]) => /^(region\.yaml|data\/)/.test(path))
      .map(([path, text]) => [`own/${path}`, text]),
  );
  const { region } = parseScenario("own/region.yaml", filesWith(placed), calibrated);
  const facilities = expandFacilities(region);
  const population = populate(region, facilities, new Draw(...runKey(seed, 0)));
  const fit = [...populationFit(region, facilities, population)].sort(
    (a, b) => Math.abs(b.difference) - Math.abs(a.difference),
  );
  return {
    turn,
    own: {
      files: placed,
      hash: sha256Text(JSON.stringify([...placed].filter(([path]) => path.startsWith("own/data/")))),
      name,
      from: files.map((file) => file.name),
      isMargins: margins !== null,
      facilities: facilities.count,
      doctors: population.count,
      added: start.added.map((row) => row.name),
      fit: fit.slice(0, WORST),
    },
    faults: [],
    notices,
  };
}

addEventListener("message", ({ data }: MessageEvent<Given>) => {
  read(data)
    .catch((error: unknown): Told => {
      const message = error instanceof Error ? error.message : String(error);
      const faults =
        error instanceof Faults ? error.faults : [{ file: "", line: null, key: null, en: message, zh: message }];
      return { turn: data.turn, own: null, faults, notices: [] };
    })
    .then((told) => postMessage(told));
});
