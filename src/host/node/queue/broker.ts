import type { PostgresConnection, Processor, Queue, RedisOptions, WorkerOptions } from "bullmq";
import type { ClientConfig } from "pg";
import type { Faults } from "../../../base/fail.ts";
import { refuse } from "../store.ts";
import type { QueueAddress } from "./address.ts";

/** What both backends of BullMQ can do with a list of jobs and we need. */
const actions = [
  ...(["add", "addBulk", "getJob", "getJobs", "getJobState"] as const),
  ...(["getJobLogs", "remove", "obliterate", "getJobCounts"] as const),
];

/** A list of jobs on a server. */
export type JobList<Data> = Pick<Queue<Data>, (typeof actions)[number]>;

/** One that takes jobs and does them. Closed while the server is away it does not answer. */
export interface Taker {
  close(): Promise<void>;
  /** Stops keeping what it has taken from others, which would keep this process too. */
  letGo(): Promise<void>;
}

interface TakerOptions extends Omit<WorkerOptions, "connection"> {
  /** Called with the id of a job whose taker has fallen silent. */
  readonly stalled: (id: string) => void;
}

export interface Broker {
  readonly address: QueueAddress;
  list<Data>(name: string): JobList<Data>;
  /** Resolves when it takes jobs; throws `Faults` when the server does not answer. */
  taker<Data>(name: string, process: Processor<Data, string>, options: TakerOptions): Promise<Taker>;
  /**
   * Milliseconds by which this machine's clock is ahead of the one that locks are held by, at the least: what the way of the
   * question may explain is not counted. 0 where locks are held by the server's own.
   */
  clockAhead(): Promise<number>;
  close(): Promise<void>;
}

/** Seconds that a server has to answer the first time, and after it has refused us. */
const PATIENCE_SECONDS = 10;
const AFTER_REFUSAL_SECONDS = 2;

/** Seconds that connections have to close in good order: to a server that is away they never do. */
const CLOSING_SECONDS = 5;

/** Names start with this on the server, to live beside those of others. */
const PREFIX = "medtide";

/** A name of ours on the server. */
export const listName = (...parts: readonly string[]): string => [PREFIX, ...parts].join("-");

/**
 * How far ahead our clock must be at the least when a server, asked at one time and answered for at another of ours, says
 * this time of its own: 0 where its time lies between, below 0 when we are behind.
 */
export const clockLead = (asked: number, said: number, answered: number): number =>
  Math.max(asked - said, 0) + Math.min(answered - said, 0);

interface Closable {
  on(event: "error", listener: (error: Error) => void): unknown;
  close(): Promise<void>;
}

/** Waits for something, but no longer than this. */
export const within = async (seconds: number, something: Promise<unknown>): Promise<void> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, seconds * 1000);
  });
  await Promise.race([something, late]).finally(() => clearTimeout(timer));
};

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
  const pg = await import("pg");
  let trouble = "";
  let refused = (): void => {};
  let isClosing = false;
  const opened = new Set<Closable>();
  const keep = <Opened extends Closable>(one: Opened): Opened => {
    one.on("error", (error) => {
      trouble = address.redact(wordsOf(error));
      refused();
    });
    opened.add(one);
    return one;
  };
  const redis = {
    url: address.url,
    retryStrategy: (attempt: number): number | null => (isClosing ? null : Math.min(100 * attempt, 2000)),
    connectTimeout: PATIENCE_SECONDS * 1000,
  };
  /** A pool does not listen to a client while it is in use: an outage just then would end the process. */
  class HeardClient extends pg.default.Client {
    constructor(config?: string | ClientConfig) {
      super(config);
      this.on("error", (error) => {
        trouble = address.redact(wordsOf(error));
      });
    }
  }
  const postgres = {
    Client: HeardClient,
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
  const list = <Data>(name: string): JobList<Data> => {
    let current = queue<Data>(name);
    const act =
      (action: (typeof actions)[number]) =>
      async (...args: readonly unknown[]): Promise<unknown> => {
        const asked = current;
        try {
          await asked.waitUntilReady();
        } catch (error) {
          // One that found no server when it was opened never finds one: the next attempt needs another.
          if (asked === current) {
            current = queue(name);
            opened.delete(asked);
            void asked.close().catch(() => {});
          }
          throw error;
        }
        const does = asked as unknown as Readonly<Record<typeof action, (...given: typeof args) => Promise<unknown>>>;
        return does[action](...args);
      };
    return Object.fromEntries(actions.map((action) => [action, act(action)])) as unknown as JobList<Data>;
  };
  /** What the server answers, or `Faults` when it does not. */
  const answered = async <Answer>(answer: Promise<Answer>): Promise<Answer> => {
    const timers: NodeJS.Timeout[] = [];
    try {
      return await Promise.race([
        answer,
        new Promise<never>((_, failed) => {
          const failIn = (seconds: number): void => {
            timers.push(setTimeout(() => failed(new Error(trouble)), seconds * 1000));
          };
          failIn(PATIENCE_SECONDS);
          refused = () => failIn(AFTER_REFUSAL_SECONDS);
        }),
      ]);
    } catch (error) {
      throw unreachable(address, trouble || address.redact(wordsOf(error)));
    } finally {
      refused = () => {};
      for (const timer of timers) clearTimeout(timer);
    }
  };
  let clock: PostgresConnection | null = null;
  const broker: Broker = {
    address,
    list,
    taker: async <Data>(name: string, process: Processor<Data, string>, { stalled, ...options }: TakerOptions) => {
      const connection = connect({ maxRetriesPerRequest: null });
      class LockTaker extends bullmq.Worker<Data, string> {
        letGo(): Promise<void> {
          return this.lockManager.close();
        }
      }
      const taker = keep(new LockTaker(name, process, { ...options, connection }, backend));
      taker.on("stalled", stalled);
      // One that is closed while it still connects would leave a connection open, and this process with it.
      await answered(taker.waitUntilReady());
      return taker;
    },
    clockAhead: async () => {
      if (isRedis) return 0;
      clock ??= keep(new bullmq.PostgresConnection(postgres));
      const asked = Date.now();
      const { rows } = await clock.pool.query<{ now: string }>(
        "select extract(epoch from clock_timestamp()) * 1000 as now",
      );
      return clockLead(asked, Number(rows[0]?.now ?? asked), Date.now());
    },
    close: async () => {
      isClosing = true;
      await within(CLOSING_SECONDS, Promise.all([...opened].map((one) => one.close().catch(() => {}))));
    },
  };
  const first = queue(listName("studies"));
  try {
    await answered(first.waitUntilReady().then(() => first.getJobCounts("waiting")));
  } catch (error) {
    void broker.close();
    throw error;
  }
  return broker;
}

const unreachable = ({ shown }: QueueAddress, why: string): Faults =>
  refuse(shown, {
    en: `the queue's server cannot be used: ${why || "no answer"}`,
    zh: `队列服务器无法使用：${why || "无应答"}`,
  });
