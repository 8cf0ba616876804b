import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { find } from "../../../src/tools/need.ts";
import type { Certificates } from "./certificates.ts";
import { freePort, removeFolder, type Server, ServerProcess, serverFolder } from "./server.ts";

const run = promisify(execFile);

export interface RedisOptions {
  /** Clients must give it. */
  readonly password?: string;
  /** Speak TLS only. */
  readonly certificates?: Certificates;
}

/** Redis as docs/clusters.md sets it up: what it answers outlasts it, nothing is evicted. */
export async function startRedis({ password, certificates }: RedisOptions = {}): Promise<Server> {
  const folder = serverFolder("redis");
  const port = await freePort();
  const listen =
    certificates === undefined
      ? ["--port", String(port)]
      : [
          ...["--port", "0", "--tls-port", String(port), "--tls-auth-clients", "no"],
          ...["--tls-cert-file", certificates.certificate, "--tls-key-file", certificates.key],
          ...["--tls-ca-cert-file", certificates.authority],
        ];
  const server = new ServerProcess(
    find("redis")!,
    [
      ...listen,
      ...["--bind", "127.0.0.1", "--dir", folder, "--daemonize", "no", "--save", ""],
      ...["--appendonly", "yes", "--appendfsync", "everysec", "--maxmemory-policy", "noeviction"],
      ...(password === undefined ? [] : ["--requirepass", password]),
    ],
    join(folder, "log"),
  );
  const cli = [
    ...["-h", "127.0.0.1", "-p", String(port)],
    ...(certificates === undefined ? [] : ["--tls", "--cacert", certificates.authority]),
  ];
  const env = { ...process.env, ...(password === undefined ? {} : { REDISCLI_AUTH: password }) };
  const ready = (): Promise<boolean> =>
    run("redis-cli", [...cli, "ping"], { env }).then(
      ({ stdout }) => stdout.trim() === "PONG",
      () => false,
    );
  const start = (): Promise<void> => server.start(ready);
  await start();
  const user = password === undefined ? "" : `:${encodeURIComponent(password)}@`;
  return {
    url: `${certificates === undefined ? "redis" : "rediss"}://${user}127.0.0.1:${port}`,
    start,
    kill: () => server.end("SIGKILL"),
    stop: async () => {
      await server.end("SIGTERM");
      removeFolder(folder);
    },
  };
}
