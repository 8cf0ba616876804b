import { facilityTypes, TERTIARY } from "../model/kinds.ts";
import { type Account, addAccount } from "./account.ts";
import { countiesOf, stretchOf } from "./country/counties.ts";
import type { Job, Outcome, RunResult } from "./job.ts";
import { measuresOf } from "./measures.ts";
import type { MusterRoll } from "./muster.ts";
import type { Tables } from "./rows.ts";
import { runHash } from "./run-hash.ts";
import type { Region, Scenario } from "./scenario.ts";
import { Statistics } from "./statistics.ts";

/** The lever that steers all others by what it sees of the whole region. */
export const LOOP = "review-loop";

/**
 * A region is run prefecture by prefecture: no doctor, post or patient crosses their borders except to and from outside.
 * So a country takes no more memory than a prefecture for each thread, and threads have no need to wait for each other.
 */
export const partsOf = (job: Job, scenario: number): number =>
  runsWhole(job, scenario) ? 1 : prefectures(job.scenarios[scenario].region);

/** Parts that the scenario with the most has. */
export const partsIn = (job: Job): number => Math.max(1, ...job.scenarios.map((_, k) => partsOf(job, k)));

/** What steers by the state of the whole region, or follows doctors through it, cannot be had in parts. */
const runsWhole = ({ scenarios, muster, probe }: Job, k: number): boolean =>
  muster === true || probe === true || scenarios[k].levers.some(({ lever }) => lever === LOOP);

const prefectures = ({ counties, countiesPerPrefecture, country }: Region): number =>
  country === undefined ? Math.ceil(counties / countiesPerPrefecture) : countiesOf(country).prefectures;

/** A scenario over one prefecture of its region. */
export function partOf(scenario: Scenario, part: number, parts: number): Scenario {
  return parts === 1 ? scenario : { ...scenario, region: prefectureOf(scenario.region, part) };
}

const known = new WeakMap<Region, Map<number, Region>>();

/** The same region for the same prefecture: what is worked out once for a region is remembered by it. */
function prefectureOf(region: Region, part: number): Region {
  const ofRegion = known.get(region) ?? new Map<number, Region>();
  known.set(region, ofRegion);
  const found = ofRegion.get(part) ?? cut(region, part);
  ofRegion.set(part, found);
  return found;
}

function cut(region: Region, part: number): Region {
  const { counties, countiesPerPrefecture, facilities, country } = region;
  if (country !== undefined) return { ...region, ...stretchOf(country, part) };
  const first = part * countiesPerPrefecture;
  let ofCounty = 0;
  let ofPrefecture = 0;
  for (const { type, copies } of facilities)
    if (facilityTypes.indexOf(type) === TERTIARY) ofPrefecture += copies;
    else ofCounty += copies;
  return {
    ...region,
    counties: Math.min(countiesPerPrefecture, counties - first),
    stretch: { county: first, facility: first * ofCounty + part * ofPrefecture, of: counties },
  };
}

/** What one part of one run came to. */
export type Piece =
  | {
      readonly ok: true;
      readonly account: Account;
      /** Tables of the loop, figures and roll of a run that is not cut into parts. */
      readonly whole?: {
        readonly tables: Partial<Tables>;
        readonly probes?: Readonly<Record<string, number | null>>;
        readonly muster?: MusterRoll;
      };
    }
  | { readonly ok: false; readonly stage: string; readonly message: string };

/** Puts the parts of a job's runs together, in whatever order they come: they are added up in their own. */
export class Assembly {
  private readonly job: Job;
  private readonly sums: (Piece | undefined)[] = [];
  /** Parts that wait for one before them. */
  private readonly early = new Map<number, readonly (Piece | null)[]>();
  private next = 0;

  constructor(job: Job) {
    this.job = job;
  }

  /** Takes a part: by scenario what it came to, null for a run that has no such part. */
  add(part: number, pieces: readonly (Piece | null)[]): void {
    this.early.set(part, pieces);
    for (let now = this.early.get(this.next); now !== undefined; now = this.early.get(this.next)) {
      this.early.delete(this.next++);
      now.forEach((piece, scenario) => {
        if (piece !== null) this.sums[scenario] = sum(this.sums[scenario], piece);
      });
    }
  }

  /** Whether all parts are there. */
  get complete(): boolean {
    return this.next === partsIn(this.job);
  }

  outcomes(): Outcome[] {
    const { scenarios, replicate } = this.job;
    return scenarios.map(({ months, region }, scenario): Outcome => {
      const piece = this.sums[scenario] as Piece;
      if (!piece.ok) return { scenario, replicate, ...piece };
      try {
        return { ok: true, run: resultOf(piece, scenario, replicate, months, region) };
      } catch (error) {
        const message = error instanceof Error ? error.message : String(error);
        return { ok: false, scenario, replicate, stage: "record", message };
      }
    });
  }
}

/** A run of which a part has failed has failed, as its first part that did. */
function sum(all: Piece | undefined, piece: Piece): Piece {
  if (all === undefined || !piece.ok) return all?.ok === false ? all : piece;
  if (all.ok) addAccount(all.account, piece.account);
  return all;
}

function resultOf(
  piece: Extract<Piece, { ok: true }>,
  scenario: number,
  replicate: number,
  months: number,
  { country }: Region,
): RunResult {
  const statistics = new Statistics(piece.account);
  const measures = measuresOf(statistics, months, country !== undefined);
  const { tables: more, probes, muster } = piece.whole ?? {};
  const tables = { ...statistics.tables(scenario, replicate), ...more };
  return {
    scenario,
    replicate,
    measures,
    tables,
    hash: runHash({ measures, tables }),
    ...(probes === undefined ? {} : { probes }),
    ...(muster === undefined ? {} : { muster }),
  };
}
