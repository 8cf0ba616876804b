import type { PostgresConnection, Processor, Queue, RedisOptions, Worker, WorkerOptions } from "bullmq";
import type { Faults } from "../../../base/fail.ts";
import { refuse } from "../store.ts";
import type { QueueAddress } from "./address.ts";

/** A list of jobs on a server: what both backends of BullMQ can do and we need. */
export type JobList<Data> = Pick<
  Queue<Data>,
  "add" | "addBulk" | "getJob" | "getJobs" | "getJobState" | "getJobLogs" | "remove" | "obliterate" | "getJobCounts"
>;

/** One that takes jobs and does them. */
export type Taker = Pick<Worker, "on" | "close" | "waitUntilReady">;

type TakerOptions = Omit<WorkerOptions, "connection">;

export interface Broker {
  readonly address: QueueAddress;
  list<Data>(name: string): JobList<Data>;
  taker<Data>(name: string, process: Processor<Data, string>, options: TakerOptions): Taker;
  /** Milliseconds by which this machine's clock is ahead of the one that locks are held by; 0 where they are the server's own. */
  clockAhead(): Promise<number>;
  close(): Promise<void>;
}

/** Seconds that a server has to answer the first time, and after it has refused us. */
const PATIENCE_SECONDS = 10;
const AFTER_REFUSAL_SECONDS = 2;

/** Names start with this on the server, to live beside those of others. */
const PREFIX = "medtide";

/** A name of ours on the server. */
export const listName = (...parts: readonly string[]): string => [PREFIX, ...parts].join("-");

interface Closable {
  on(event: "error", listener: (error: Error) => void): unknown;
  close(): Promise<void>;
}

/** Words of an error, also of one that gathers those of several addresses of a host. */
const wordsOf = (error: unknown): string => {
  if (error instanceof AggregateError) return error.errors.map(wordsOf).join("; ");
  return error instanceof Error ? error.message : String(error);
};

/**
 * Connects to Redis or PostgreSQL. Throws `Faults` when the server does not answer or does not let us in; once it has,
 * connections come back by themselves whenever it does.
 */
export async function openBroker(address: QueueAddress): Promise<Broker> {
  // Loaded here so that commands without a queue need not wait for it.
  const bullmq = await import("bullmq");
  let trouble = "";
  let refused = (): void => {};
  const opened: Closable[] = [];
  const keep = <Opened extends Closable>(one: Opened): Opened => {
    one.on("error", (error) => {
      trouble = address.redact(wordsOf(error));
      refused();
    });
    opened.push(one);
    return one;
  };
  const redis = {
    url: address.url,
    retryStrategy: (attempt: number): number => Math.min(100 * attempt, 2000),
    connectTimeout: PATIENCE_SECONDS * 1000,
  };
  const postgres = {
    connectionString: address.url,
    migrate: true,
    max: 4,
    connectionTimeoutMillis: PATIENCE_SECONDS * 1000,
    keepAlive: true,
  };
  // BullMQ's types tie a queue to the kind of its server; what we use of it is the same with both.
  const isRedis = address.kind === "redis";
  const backend = (isRedis ? undefined : bullmq.createPostgresBackend) as unknown as undefined;
  const connect = (own: RedisOptions): RedisOptions => (isRedis ? { ...redis, ...own } : postgres);
  const queue = <Data>(name: string): Queue<Data> =>
    keep(new bullmq.Queue<Data>(name, { connection: connect({ maxRetriesPerRequest: 2 }) }, backend));
  let clock: PostgresConnection | null = null;
  const broker: Broker = {
    address,
    list: <Data>(name: string) => queue<Data>(name) as unknown as JobList<Data>,
    taker: <Data>(name: string, process: Processor<Data, string>, options: TakerOptions) =>
      keep(
        new bullmq.Worker<Data, string>(
          name,
          process,
          { ...options, connection: connect({ maxRetriesPerRequest: null }) },
          backend,
        ),
      ),
    clockAhead: async () => {
      if (isRedis) return 0;
      clock ??= keep(new bullmq.PostgresConnection(postgres));
      const before = Date.now();
      const { rows } = await clock.pool.query<{ now: string }>(
        "select extract(epoch from clock_timestamp()) * 1000 as now",
      );
      return (before + Date.now()) / 2 - Number(rows[0]?.now ?? before);
    },
    close: async () => {
      await Promise.all(opened.map((one) => one.close().catch(() => {})));
    },
  };
  const first = queue(listName("studies"));
  const timers: NodeJS.Timeout[] = [];
  try {
    await Promise.race([
      first.waitUntilReady().then(() => first.getJobCounts("waiting")),
      new Promise((_, failed) => {
        const failIn = (seconds: number): void => {
          timers.push(setTimeout(() => failed(new Error(trouble)), seconds * 1000));
        };
        failIn(PATIENCE_SECONDS);
        refused = () => failIn(AFTER_REFUSAL_SECONDS);
      }),
    ]);
  } catch (error) {
    void broker.close();
    throw unreachable(address, trouble || address.redact(wordsOf(error)));
  } finally {
    refused = () => {};
    for (const timer of timers) clearTimeout(timer);
  }
  return broker;
}

const unreachable = ({ shown }: QueueAddress, why: string): Faults =>
  refuse(shown, {
    en: `the queue's server cannot be used: ${why || "no answer"}`,
    zh: `队列服务器无法使用：${why || "无应答"}`,
  });
