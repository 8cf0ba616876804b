// What lies on the queue's server. Studies announce themselves in one list and put their plan into another; chunks of all
// studies of a version wait in a third, from which workers take them; results come back by a list of each study.
import { refuse } from "../store.ts";
import type { Broker, JobList } from "./broker.ts";
import { listName } from "./broker.ts";
import type { Parcel } from "./parcel.ts";

/** A study that wants to be computed: small, for every worker reads all of them. */
export interface Announcement {
  readonly hash: string;
  readonly version: string;
}

/** The plan of a study, as the file says it. */
export interface PlanText {
  readonly text: string;
}

/** A chunk to be computed. */
export interface ChunkJob {
  readonly plan: string;
  readonly index: number;
}

/** A chunk that has been computed. */
export interface ChunkResult {
  readonly index: number;
  readonly parcel: Parcel;
}

/** How often the server is looked at, and how workers are held to what they have taken. */
export interface QueueTiming {
  /** Milliseconds after which the chunk of a worker that has fallen silent is given to another. */
  readonly lock: number;
  /** Milliseconds between looks at the server. */
  readonly look: number;
}

/** Seconds after which a worker is taken for silent; a slow line may need more. */
const lockVariable = "MEDTIDE_QUEUE_LOCK";
const LOCK_SECONDS = 15;
const lockRange = [2, 600] as const;

/** Throws `Faults` for a number of seconds that makes no sense. */
export function queueTiming(env: Readonly<Record<string, string | undefined>>): QueueTiming {
  const written = env[lockVariable] ?? String(LOCK_SECONDS);
  const seconds = Number(written);
  const [low, high] = lockRange;
  if (!(seconds >= low && seconds <= high)) {
    throw refuse(lockVariable, {
      en: `must be a number of seconds from ${low} to ${high}, not "${written}"`,
      zh: `应为 ${low} 至 ${high} 之间的秒数，而不是“${written}”`,
    });
  }
  return { lock: seconds * 1000, look: 500 };
}

/** Times that a chunk is begun again by itself: after an error, and after its worker fell silent. */
export const ATTEMPTS = 3;

/** Days after which what nobody fetched is thrown away. */
const DAYS_KEPT = 7;
const kept = { age: DAYS_KEPT * 24 * 3600 };

/** How jobs wait, and how long what is left of them stays. */
export const chunkOptions = {
  attempts: ATTEMPTS,
  backoff: { type: "fixed", delay: 1000 },
  removeOnComplete: kept,
  removeOnFail: kept,
} as const;

/** Chunks of another version are never seen by a worker. */
export const chunkList = (version: string): string => listName("chunks", version);

export interface Lists {
  readonly studies: JobList<Announcement>;
  readonly plans: JobList<PlanText>;
  results(plan: string): JobList<ChunkResult>;
}

/** The server's lists that both sides read. */
export function openLists(broker: Broker): Lists {
  const results = new Map<string, JobList<ChunkResult>>();
  return {
    studies: broker.list(listName("studies")),
    plans: broker.list(listName("plans")),
    results: (plan) => {
      const known = results.get(plan) ?? broker.list<ChunkResult>(listName("results", plan));
      results.set(plan, known);
      return known;
    },
  };
}

/** Ids of jobs: a thing that is already there is not put there twice. Whole numbers are not allowed. */
export const planId = (plan: string): string => `plan-${plan}`;
export const chunkId = (plan: string, index: number): string => `chunk-${plan}-${index}`;

/** What a worker of another version leaves with a study that it may not serve. */
export interface Refusal {
  readonly version: string;
  readonly host: string;
}
