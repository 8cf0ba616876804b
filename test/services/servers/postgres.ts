import { execFileSync } from "node:child_process";
import { chownSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { userInfo } from "node:os";
import { dirname, join } from "node:path";
import pg from "pg";
import { find } from "../../../src/tools/need.ts";
import {
  eventually,
  freePort,
  isAlive,
  killHard,
  removeFolder,
  type Server,
  ServerProcess,
  serverFolder,
} from "./server.ts";

interface User {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

/** PostgreSQL refuses to be root: then it runs as the user that its package made. */
const serverUser = (): User => {
  const { uid, gid, username } = userInfo();
  if (uid !== 0) return { name: username, uid, gid };
  const id = (flag: string): number => Number(execFileSync("id", [flag, "postgres"], { encoding: "utf8" }));
  return { name: "postgres", uid: id("-u"), gid: id("-g") };
};

/** Processes that a process has begun. */
const childrenOf = (pid: number): number[] =>
  readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").split(" ").filter(Boolean).map(Number);

export interface PostgresServer extends Server {
  /** Ends it in good order, cutting its clients off. */
  end(): Promise<void>;
}

/** A PostgreSQL with one database, `medtide`, that asks for a password. */
export async function startPostgres(password = "tide"): Promise<PostgresServer> {
  const folder = serverFolder("postgres");
  const programs = dirname(find("postgres")!);
  const user = serverUser();
  const port = await freePort();
  const data = join(folder, "data");
  const secret = join(folder, "secret");
  mkdirSync(data, { mode: 0o700 });
  writeFileSync(secret, password, { mode: 0o600 });
  for (const path of [folder, data, secret]) chownSync(path, user.uid, user.gid);
  const as = { uid: user.uid, gid: user.gid, cwd: folder };
  execFileSync(
    join(programs, "initdb"),
    ["-D", data, "-U", "medtide", "--auth=scram-sha-256", `--pwfile=${secret}`, "-E", "UTF8", "--no-locale", "-N"],
    { ...as, stdio: ["ignore", "ignore", "pipe"] },
  );
  const server = new ServerProcess(
    join(programs, "postgres"),
    [
      "-D",
      data,
      "-p",
      String(port),
      "-c",
      "listen_addresses=127.0.0.1",
      "-c",
      `unix_socket_directories=${folder}`,
      "-c",
      "fsync=off",
    ],
    join(folder, "log"),
    as,
  );
  const url = (database: string): string =>
    `postgres://medtide:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}`;
  const ask = async (database: string, sql: string): Promise<boolean> => {
    const client = new pg.Client(url(database));
    client.on("error", () => {});
    try {
      await client.connect();
      await client.query(sql);
      return true;
    } catch {
      return false;
    } finally {
      await client.end().catch(() => {});
    }
  };
  const start = (): Promise<void> => server.start(() => ask("postgres", "select 1"));
  /** A power cut spares no process; one that is left keeps the server from starting again. */
  const kill = async (): Promise<void> => {
    const { pid } = server;
    if (pid === undefined) return;
    process.kill(pid, "SIGSTOP");
    const children = childrenOf(pid);
    await server.end("SIGKILL");
    for (const child of children) killHard(child);
    await eventually("the end of PostgreSQL's processes", () => !children.some(isAlive));
  };
  await start();
  await ask("postgres", "create database medtide");
  return {
    url: url("medtide"),
    start,
    kill,
    end: () => server.end("SIGINT"),
    stop: async () => {
      await server.end("SIGINT");
      removeFolder(folder);
    },
  };
}
